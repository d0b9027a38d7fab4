package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb/doc"
	"github.com/triagekb/triage/triage/report"
)

// hostileOptions are the ways to write that the contract holds for.
func hostileOptions() []Options {
	return []Options{{}, {Width: 1}, {Width: 5000}, {Explain: hostileExplanation()}, {Explain: &Explanation{}}}
}

func TestNothingActsOnADisplay(t *testing.T) {
	for _, format := range Formats() {
		for _, opt := range hostileOptions() {
			for name, res := range results(t) {
				got := rendered(t, format, res, opt)
				require.True(t, utf8.ValidString(got), "%s %s", format, name)
				require.False(t, strings.ContainsFunc(got, hidden), "%s %s: %q", format, name, got)
				require.NotEmpty(t, strings.TrimSpace(got), "%s %s", format, name)
			}
		}
	}
}

func TestColorAddsOnlyItsOwnEscapes(t *testing.T) {
	own := regexp.MustCompile("\x1b\\[(0|1|2|36|1;32|1;33)m")
	for name, res := range results(t) {
		got := own.ReplaceAllString(rendered(t, "text", res, Options{Color: true}), "")
		require.False(t, strings.ContainsFunc(got, hidden), "%s: %q", name, got)
	}
}

func TestEqualInputWritesEqualBytes(t *testing.T) {
	for _, format := range Formats() {
		for name, res := range results(t) {
			require.Equal(t, rendered(t, format, res, Options{}), rendered(t, format, res, Options{}), name)
		}
	}
}

func TestMarkdownOfATicketNeverActs(t *testing.T) {
	res := results(t)["hostile"]
	for _, opt := range hostileOptions() {
		got := withoutCode(rendered(t, "markdown", res, opt))
		for _, bad := range []string{"](javascript:", "](https://evil", "<script", "</script", "<https://evil", "https://evil", "www.evil", "<!--", "![i]("} {
			require.NotContains(t, got, bad)
		}
	}
}

// TestMarkdownReadsAsMeant: another reader of Markdown finds no HTML, no image
// and no link of the ticket in it.
func TestMarkdownReadsAsMeant(t *testing.T) {
	for name, res := range results(t) {
		for _, opt := range hostileOptions() {
			blocks, problems := doc.Parse(name, []byte(rendered(t, "markdown", res, opt)), 1)
			require.Empty(t, problems, name)
			for s := range doc.Spans(blocks) {
				require.NotContains(t, s.Link, "evil", name)
			}
		}
	}
}

func TestLongWordsOfATicketAreCut(t *testing.T) {
	for _, format := range []string{"text", "markdown"} {
		got := rendered(t, format, results(t)["hostile"], Options{})
		require.NotContains(t, got, strings.Repeat("A", 9000), format)
	}
}

func TestJSONIsTheResult(t *testing.T) {
	for name, res := range results(t) {
		var back report.Result
		got := rendered(t, "json", res, Options{})
		require.NoError(t, json.Unmarshal([]byte(got), &back), name)
		require.Equal(t, res, &back, name)
		require.NotContains(t, got, `\u003c`, "no escapes for HTML")
	}
}

func TestUsualAnswersFitOnAScreen(t *testing.T) {
	for _, name := range []string{"short", "long", "ambiguous", "one", "unknown", "empty"} {
		got := rendered(t, "text", results(t)[name], Options{})
		require.Less(t, strings.Count(got, "\n"), screenHeight, name)
		for l := range strings.Lines(got) {
			require.LessOrEqual(t, cells(strings.TrimRight(l, "\n")), screenWidth, "%s: %s", name, l)
		}
	}
}

func TestUnknownSaysOneSentence(t *testing.T) {
	for _, format := range []string{"text", "markdown"} {
		require.Len(t, resultBlocks(results(t)["unknown"], document), 1, format)
	}
}

func TestUnknownFormatNamesTheOthers(t *testing.T) {
	err := Render(io.Discard, "pdf", &report.Result{}, Options{})
	require.EqualError(t, err, `unknown format "pdf": want text, markdown, json`)
}

func TestWritesOnceOrNotAtAll(t *testing.T) {
	w := &failing{}
	require.ErrorIs(t, Render(w, "text", results(t)["long"], Options{}), errFull)
	require.Equal(t, 1, w.calls)
}

var errFull = errors.New("full")

type failing struct{ calls int }

func (f *failing) Write([]byte) (int, error) { f.calls++; return 0, errFull }

// hostileExplanation carries the hostile text of the case in facts and findings.
func hostileExplanation() *Explanation {
	bad := "\x1b[2J\u202e\x9b\xff </script> `` ](javascript:x) https://evil.example |\n# h " + strings.Repeat("A", 10000)
	check := report.Check{Fact: bad, State: bad, Saw: []any{bad, int64(1), map[string]any{bad: bad}}, Wanted: bad}
	seen := report.NewText(&report.Ticket{Subject: bad})
	return &Explanation{
		Report: &report.Report{Text: seen, Exchanges: []report.Exchange{
			{N: 0, Facts: []report.Fact{{Name: bad, Value: bad, At: []report.Place{{Start: 0, End: 90}}}, {Name: "x", Value: []string{bad}, From: []string{bad}}}},
			{N: 1},
		}},
		Findings: []report.Findings{{
			Findings: []report.Finding{{Cause: bad, Band: report.Band(bad), For: []report.Match{{ID: bad, Strength: bad, Checks: []report.Check{check}}}}},
			RuledOut: []report.RuledOut{{Cause: bad, By: check}},
			Missing:  []report.Missing{{Cause: bad, Rule: bad, Facts: []string{bad}}},
		}},
	}
}

// withoutCode takes out fences and code spans as CommonMark sections 4.5 and 6.1
// find them, so that what is left is what a reader of Markdown acts on.
func withoutCode(s string) string {
	var out strings.Builder
	fence := ""
	for l := range strings.Lines(s) {
		mark := strings.TrimLeft(l, " 0123456789.-")
		run := mark[:len(mark)-len(strings.TrimLeft(mark, "`"))]
		switch {
		case fence != "" && len(run) >= len(fence) && strings.TrimSpace(mark) == run:
			fence = ""
		case fence != "":
		case len(run) >= 3 && !strings.Contains(mark[len(run):], "`"):
			fence = run
		default:
			out.WriteString(withoutSpans(l))
		}
	}
	return out.String()
}

func withoutSpans(l string) string {
	var out strings.Builder
	for l != "" {
		at := strings.IndexAny(l, "`\\")
		if at < 0 {
			break
		}
		out.WriteString(l[:at])
		l = l[at:]
		if l[0] == '\\' && len(l) > 1 {
			l = l[2:] // an escape is text
			continue
		}
		n := len(l) - len(strings.TrimLeft(l, "`"))
		end := closing(l[n:], n)
		if end < 0 {
			end = 0
		}
		l = l[n+end:]
	}
	return out.String() + l
}

// closing returns the end of the run of exactly n backticks in s, or -1.
func closing(s string, n int) int {
	for i := 0; i < len(s); {
		if s[i] != '`' {
			i++
			continue
		}
		run := len(s[i:]) - len(bytes.TrimLeft([]byte(s[i:]), "`"))
		if i += run; run == n {
			return i
		}
	}
	return -1
}
