package render

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage/report"
)

// FuzzRender puts one string into every field of a result: nothing in the output
// acts on a display, and nothing panics.
func FuzzRender(f *testing.F) {
	f.Add("a\x1b[0m\u202e\x9b\xff\n", 80)
	f.Add("`` ``` [x](https://evil.example) 1. - # |", 20)
	f.Add("{{a|b}}\n\n```\ncode\n", 0)
	f.Fuzz(func(t *testing.T, s string, width int) {
		for _, format := range Formats() {
			var b bytes.Buffer
			require.NoError(t, Render(&b, format, everywhere(s), Options{Width: width}))
			require.True(t, utf8.ValidString(b.String()), "%s: %q", format, b.String())
			require.False(t, strings.ContainsFunc(b.String(), hidden), "%s: %q", format, b.String())
		}
	})
}

// everywhere is a result of which each text is s.
func everywhere(s string) *report.Result {
	proof := report.Proof{Check: s, Text: s, Saw: s, Wanted: s, Strength: s, Visibility: report.Internal, At: &report.Span{Field: s, Quote: s}}
	fix := report.Fix{ID: s, Title: s, Who: s, Risk: s, Disclosure: s, Steps: []string{s, "run `" + s + "`"}, Confirm: s}
	a := report.Answer{
		Cause: s, Exchanges: []int{0}, Article: s, Provider: s, Band: report.Band(s), Title: s, Heading: s, Summary: s, URL: "https://" + s,
		Evidence: report.Evidence{For: []report.Proof{proof}, Against: []report.Proof{proof}, Missing: []report.Need{{Fact: s, Text: s}}},
		Fixes:    []report.Fix{fix, fix}, Disclosure: s,
	}
	return &report.Result{
		Outcome: report.Ambiguous, Answers: []report.Answer{a, a},
		Exchanges: []report.ExchangeSummary{{Method: s, URL: s, Status: 401}, {N: 1, URL: s}},
		RuledOut:  []report.Excluded{{Cause: s, By: s}}, Questions: []report.Question{{ID: s, Text: s, Why: s, Separates: []string{s}}},
	}
}
