// Package intake turns bytes into a [report.Ticket]. It recognises a format by
// its structure, never by a file name. What it cannot place is a ticket of plain
// text, so that every readable input gives one.
//
// A format is one file with a reader and one line in the table of formats.go.
// Functions are safe for concurrent use. Time and memory are linear in the input.
package intake

import (
	"errors"
	"io"
	"io/fs"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// The limits of one ticket.
const (
	MaxBytes    = 5 << 20 // of input; HTTP traces have readers of their own
	MaxDepth    = 64      // nesting of JSON; real tickets stay below 15
	MaxComments = 10_000  // later ones are left out and named in Ticket.Ignored
)

// Read reads one ticket from r, at most [MaxBytes]. Errors are of type [*Error].
func Read(r io.Reader) (*report.Ticket, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, readError(err)
	}
	return Parse(data)
}

// readError explains a failed read. Of the reader's own words only those of the
// operating system are shown: others might quote what was read.
func readError(err error) *Error {
	e := &Error{Msg: "the input cannot be read", err: err}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		e.Msg += ": " + p.Err.Error()
		e.Hint = "give a file or standard input"
	}
	return e
}

// Parse reads one ticket from data, which it does not keep or change. Errors are
// of type [*Error].
func Parse(data []byte) (*report.Ticket, error) {
	if len(data) > MaxBytes {
		return nil, &Error{Msg: "the input is larger than 5 MiB", Hint: "cut it down to the failing call"}
	}
	text := decodeText(data)
	if strings.TrimSpace(text) == "" {
		return nil, &Error{Msg: "the input is empty", Hint: "give a ticket as JSON or plain text"}
	}
	root, isJSON, err := parseJSON(text)
	if err != nil {
		return nil, err
	}
	if !isJSON {
		return readText(text), nil
	}
	top := root.object("")
	for _, f := range formats {
		if !f.is(top) {
			continue
		}
		t, err := f.read(top)
		if err != nil {
			return nil, err
		}
		t.Format = f.name
		return t, nil
	}
	return &report.Ticket{Format: "json", Messages: describe(text, report.Moment{})}, nil
}

// readText makes a ticket of plain text.
func readText(text string) *report.Ticket {
	return &report.Ticket{Format: "text", Messages: describe(text, report.Moment{})}
}

// describe returns the description as the first message of a ticket.
func describe(text string, at report.Moment) []report.Message {
	return []report.Message{{Author: report.Requester, Visibility: report.Public, At: at, Text: plainLines(text)}}
}

// plainLines gives every line the same end, so that no later scanner has to know
// of carriage returns.
func plainLines(s string) string {
	if !strings.Contains(s, "\r\n") {
		return s
	}
	return strings.ReplaceAll(s, "\r\n", "\n")
}
