package triage

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// ticketFiles are the labelled tickets of testdata, by name.
func ticketFiles(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	labels, err := filepath.Glob("../testdata/tickets/*.want.json")
	require.NoError(t, err)
	for _, label := range labels {
		name := strings.TrimSuffix(filepath.Base(label), ".want.json")
		if data := readTicket(t, name); data != nil {
			out[name] = data
		}
	}
	require.Greater(t, len(out), 300)
	return out
}

// TestEvidenceLiesInTheTicket: every place that a result names is inside the redacted
// ticket, and the quote is what stands there.
func TestEvidenceLiesInTheTicket(t *testing.T) {
	e, ctx := newEngine(t), context.Background()
	for name, data := range ticketFiles(t) {
		rep, err := Analyze(data, e.Catalog())
		require.NoError(t, err, name)
		res, err := e.Triage(ctx, rep)
		require.NoError(t, err, name)
		for _, a := range res.Answers {
			for _, p := range append(a.Evidence.For, a.Evidence.Against...) {
				if p.At == nil {
					continue
				}
				require.LessOrEqual(t, len(p.At.Quote), 200, name)
				require.LessOrEqual(t, p.At.Start, p.At.End, name)
				require.Contains(t, rep.Text.S, strings.TrimSuffix(p.At.Quote, "…"), "%s: %s quotes what is not in the ticket", name, p.Check)
			}
		}
	}
}

// TestConfirmedAnswersAskNothing: a proof leaves nothing to ask.
func TestConfirmedAnswersAskNothing(t *testing.T) {
	e, confirmed := newEngine(t), 0
	for name, data := range ticketFiles(t) {
		rep, err := Analyze(data, e.Catalog())
		require.NoError(t, err, name)
		res, err := e.Triage(context.Background(), rep)
		require.NoError(t, err, name)
		if len(res.Answers) > 0 && res.Answers[0].Band == "confirmed" {
			confirmed++
			require.Empty(t, res.Questions, name)
		}
	}
	require.Greater(t, confirmed, 50)
}

// TestLookDoesNotChangeTheAnswer: what a mail program or a form does to a ticket changes
// nothing about its cause.
func TestLookDoesNotChangeTheAnswer(t *testing.T) {
	e := newEngine(t)
	changes := map[string]func(string) string{
		"line endings":   func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"trailing lines": func(s string) string { return s + "\n\n\n" },
		"header case": func(s string) string {
			return strings.NewReplacer("WWW-Authenticate:", "www-authenticate:", "Content-Type:", "content-type:").Replace(s)
		},
		"a regards line": func(s string) string { return s + "\n\nBest regards\nAlex\n" },
	}
	changed := map[string]int{}
	tickets := ticketFiles(t)
	for name, data := range tickets {
		want := firstCause(t, e, data)
		for what, change := range changes {
			if got := firstCause(t, e, rewrite(t, data, change)); got != want {
				changed[what]++
				t.Logf("%s: %s: %q, not %q", what, name, got, want)
			}
		}
	}
	for what, n := range changed {
		require.Zero(t, n, what)
	}
}

func firstCause(t *testing.T, e *Engine, data []byte) string {
	t.Helper()
	rep, err := Analyze(data, e.Catalog())
	require.NoError(t, err)
	res, err := e.Triage(context.Background(), rep)
	require.NoError(t, err)
	if len(res.Answers) == 0 {
		return ""
	}
	return res.Answers[0].Cause
}

// rewrite changes the description of a JSON ticket, or the text of another.
func rewrite(t *testing.T, data []byte, change func(string) string) []byte {
	t.Helper()
	var ticket map[string]any
	if json.Unmarshal(data, &ticket) != nil {
		return []byte(change(string(data)))
	}
	text, ok := ticket["description"].(string)
	if !ok {
		return data
	}
	ticket["description"] = change(text)
	var b bytes.Buffer
	require.NoError(t, json.NewEncoder(&b).Encode(ticket))
	return b.Bytes()
}

func readTicket(t *testing.T, name string) []byte {
	t.Helper()
	files, err := filepath.Glob("../testdata/tickets/" + name + ".*")
	require.NoError(t, err)
	for _, f := range files {
		if !strings.Contains(f, ".want.") && !strings.Contains(f, ".golden.") {
			return readFile(t, f)
		}
	}
	return nil
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	return data
}
