package facts_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/facts"
	"github.com/triagekb/triage/triage/intake"
	"github.com/triagekb/triage/triage/redact"
	"github.com/triagekb/triage/triage/report"
)

var update = flag.Bool("update", false, "rewrite the facts in testdata")

// TestExtract reads testdata/*.txt: a ticket (plain text, or JSON), a line of
// dashes, and the facts that it has to give: "name = value | the words that show it".
func TestExtract(t *testing.T) {
	c, err := kb.Default()
	require.NoError(t, err)
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			require.NoError(t, err)
			in, want, ok := strings.Cut(string(b), "\n--------\n")
			require.True(t, ok || *update, "no line of 8 dashes")
			got := describe(extract(t, in, c))
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(in+"\n--------\n"+got), 0o644))
				return
			}
			require.Equal(t, want, got)
		})
	}
}

func extract(t testing.TB, in string, c *kb.Catalog) *report.Report {
	ticket, err := intake.Parse([]byte(in))
	require.NoError(t, err)
	return facts.Extract(redact.Ticket(ticket), c)
}

// boring facts are in every report, are covered by other tests, or are learned from the
// knowledge base (topics), so that each article would change them.
var boring = map[string]bool{"token.claims": true, "topic": true, "main_topic": true}

func describe(rep *report.Report) string {
	var b strings.Builder
	for _, x := range rep.Exchanges {
		if len(rep.Exchanges) > 1 {
			fmt.Fprintf(&b, "exchange %d\n", x.N)
		}
		for _, f := range x.Facts {
			if boring[f.Name] {
				continue
			}
			v := f.Value
			if n, ok := v.(int64); ok && n > 1e9 {
				v = time.Unix(n, 0).UTC().Format(time.RFC3339)
			}
			fmt.Fprintf(&b, "%s = %v", f.Name, v)
			for _, p := range f.At {
				if p.End > p.Start {
					fmt.Fprintf(&b, " | %s", strings.ReplaceAll(rep.Text.Span(p.Start, p.End).Quote, "\n", "⏎"))
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// TestFactsAreInTheVocabulary holds over all tickets of testdata: every fact has
// a name and a value that facts.yaml knows, and its places lie inside the text.
func TestFactsAreInTheVocabulary(t *testing.T) {
	c, err := kb.Default()
	require.NoError(t, err)
	files, err := filepath.Glob("../../testdata/tickets/*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		if strings.Contains(file, ".want.") || strings.Contains(file, ".golden.") {
			continue
		}
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		checkReport(t, file, extract(t, string(b), c), c)
	}
}

func checkReport(t testing.TB, name string, rep *report.Report, c *kb.Catalog) {
	require.NotEmpty(t, rep.Exchanges)
	for _, x := range rep.Exchanges {
		require.True(t, 0 <= x.Start && x.Start <= x.End && x.End <= len(rep.Text.S), name)
		for i, f := range x.Facts {
			def, ok := c.Fact(f.Name)
			require.True(t, ok, "%s: fact %q", name, f.Name)
			require.True(t, i == 0 || x.Facts[i-1].Name < f.Name, "%s: facts are not sorted at %q", name, f.Name)
			switch v := f.Value.(type) {
			case string:
				require.Contains(t, []string{"enum", "string"}, def.Type, "%s: %s", name, f.Name)
				if def.Type == "enum" {
					require.Contains(t, def.Values, v, "%s: %s", name, f.Name)
				}
			case int64:
				require.Equal(t, "int", def.Type, "%s: %s", name, f.Name)
			case []string:
				require.Equal(t, "set", def.Type, "%s: %s", name, f.Name)
				require.Len(t, f.At, len(v), "%s: %s", name, f.Name)
				for _, m := range v {
					require.True(t, def.Open || contains(def.Values, m), "%s: %s has no member %q", name, f.Name, m)
				}
			default:
				t.Fatalf("%s: %s has a value of type %T", name, f.Name, v)
			}
			for _, p := range f.At {
				require.True(t, 0 <= p.Start && p.Start <= p.End && p.End <= len(rep.Text.S), "%s: %s", name, f.Name)
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func FuzzExtract(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil {
			in, _, _ := strings.Cut(string(b), "\n--------\n")
			f.Add(in)
		}
	}
	c, err := kb.Default()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text string) {
		ticket := &report.Ticket{Subject: "401", Messages: []report.Message{{Text: text}, {Text: text}}}
		checkReport(t, "fuzz", facts.Extract(redact.Ticket(ticket), c), c)
	})
}

func BenchmarkExtract(b *testing.B) {
	c, err := kb.Default()
	require.NoError(b, err)
	in, err := os.ReadFile("../../testdata/tickets/auth0-management-401.json")
	require.NoError(b, err)
	ticket, err := intake.Parse(in)
	require.NoError(b, err)
	r := redact.Ticket(ticket)
	b.ReportAllocs()
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		facts.Extract(r, c)
	}
}
