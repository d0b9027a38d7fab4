package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// extensions of the golden files by format. JSON is compared with the case itself.
func extensions() map[string]string { return map[string]string{"text": ".txt", "markdown": ".md"} }

func results(t *testing.T) map[string]*report.Result {
	t.Helper()
	files, err := filepath.Glob("testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	all := map[string]*report.Result{}
	for _, f := range files {
		all[strings.TrimSuffix(filepath.Base(f), ".json")] = readResult(t, f)
	}
	return all
}

func readResult(t *testing.T, file string) *report.Result {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	data = bytes.ReplaceAll(data, []byte("@long@"), bytes.Repeat([]byte("A"), 10000))
	var res report.Result
	require.NoError(t, json.Unmarshal(data, &res), file)
	return &res
}

func rendered(t *testing.T, format string, res *report.Result, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Render(&b, format, res, opt))
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run go test ./render -update, and read the diff")
	require.Equal(t, string(want), got)
}

func TestRender(t *testing.T) {
	for name, res := range results(t) {
		for format, ext := range extensions() {
			t.Run(name+"/"+format, func(t *testing.T) {
				golden(t, "testdata/"+name+ext, rendered(t, format, res, Options{}))
			})
		}
	}
}

func TestExplain(t *testing.T) {
	res, why := results(t)["short"], explanation()
	for format, ext := range extensions() {
		golden(t, "testdata/explain"+ext, rendered(t, format, res, Options{Explain: why}))
	}
	golden(t, "testdata/explain.json.golden", rendered(t, "json", res, Options{Explain: why}))
}

func TestColor(t *testing.T) {
	got := rendered(t, "text", results(t)["short"], Options{Color: true})
	golden(t, "testdata/color.golden", strings.ReplaceAll(got, "\x1b", `\x1b`))
}

// explanation is what the rules saw of the case "short".
func explanation() *Explanation {
	ticket := &report.Ticket{Subject: "401", Messages: []report.Message{{Text: `the token has "exp": 1763629200`}}}
	seen := report.NewText(ticket)
	check := report.Check{Fact: "token.time", State: "true", Saw: "expired", Wanted: "expired"}
	return &Explanation{
		Report: &report.Report{Text: seen, Exchanges: []report.Exchange{{
			Held: []int{4, 7},
			Facts: []report.Fact{
				{Name: "status", Value: int64(401), At: []report.Place{{Start: 0, End: 3}}},
				{Name: "token.aud", Value: []string{"https://api.acme.example", "x"}, At: []report.Place{{Start: 0, End: 3}, {Start: 5, End: 8}}},
				{Name: "token.time", Value: "expired", From: []string{"now.from", "now.to"}},
				{Name: "method", Value: "GET"},
			},
		}}},
		Findings: []report.Findings{{
			Findings: []report.Finding{{
				Cause: "token-expired", Band: report.Confirmed, Score: 123,
				For:     []report.Match{{ID: "token-expired.exp", Strength: "proof", Checks: []report.Check{check}}, {ID: "AUTH-0012/expired", Strength: "weak"}},
				Against: []report.Match{{ID: "token-expired.fresh", Strength: "against", Checks: []report.Check{{Fact: "works", State: "unknown", Saw: nil, Wanted: []any{"new_token"}}}}},
			}},
			RuledOut: []report.RuledOut{{Cause: "audience-mismatch", By: report.Check{Fact: "token.audience", State: "false", Saw: "matches", Wanted: "differs"}}},
			Missing:  []report.Missing{{Cause: "clock-skew", Rule: "clock-skew.state", Facts: []string{"clock.state"}}},
		}},
	}
}
