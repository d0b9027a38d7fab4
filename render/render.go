// Package render writes a [report.Result], or what the catalog says about an
// article, a cause or an error code, in the format that a reader wants.
//
// A result becomes one small document tree (result.go, explain.go, topic.go);
// each format writes that tree (text.go, markdown.go). JSON is the result
// itself. Every string of a result is taken as hostile: a stored result may
// come from anywhere, and even a fix holds values of the ticket.
//
// To add a format: one file with a writer, one line in formats.
package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// Options says how to write. The zero value is a plain, short answer for a
// screen of 80 columns and 24 lines.
type Options struct {
	Color   bool         // ANSI colours; only the format text has them
	Width   int          // columns of the screen; 0 means 80
	Explain *Explanation // if set, nothing is left out, and what the rules saw is added
}

// Explanation is what led to a result: the facts and findings of each exchange,
// at equal indexes.
type Explanation struct {
	Report   *report.Report
	Findings []report.Findings
}

// format is one way to write.
type format struct {
	name   string
	result func(w *bytes.Buffer, res *report.Result, opt Options) error
	topics func(w *bytes.Buffer, topics []Topic, opt Options) error
}

// formats is the list of what can be written; the first is the default.
func formats() []format {
	return []format{
		{"text", textResult, textTopics},
		{"markdown", markdownResult, markdownTopics},
		{"json", jsonResult, jsonTopics},
	}
}

// Formats returns the names that [Render] takes, the default first.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// Render writes res to w. It writes all of it in one call of Write, or nothing.
// The errors are those of w, and an unknown format. Equal arguments write equal
// bytes. Safe for concurrent use as long as nobody changes res.
func Render(w io.Writer, name string, res *report.Result, opt Options) error {
	f, err := find(name)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.result(&b, res, opt); err != nil {
		return fmt.Errorf("writing %s: %w", f.name, err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

func find(name string) (format, error) {
	for _, f := range formats() {
		if f.name == name {
			return f, nil
		}
	}
	return format{}, fmt.Errorf("unknown format %q: want %s", name, strings.Join(Formats(), ", "))
}
