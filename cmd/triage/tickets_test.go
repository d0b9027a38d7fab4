package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/cmd/triage/internal/eval"
	"github.com/triagekb/triage/triage"
)

var updateTickets = flag.Bool("update-tickets", false, "rewrite the golden answers of testdata/tickets")

const ticketDir = "../../testdata/tickets"

// Floors of the accuracy on testdata/tickets, in percent. They only rise.
const (
	floorTop1   = 95.0
	floorTop3   = 97.0
	floorProven = 25.0
)

// TestTicketsAccuracy measures the embedded knowledge on the labelled tickets: the
// floors hold, no negative gets an answer, and no proof is wrong.
func TestTicketsAccuracy(t *testing.T) {
	cases, err := eval.ReadDir(os.DirFS(ticketDir))
	require.NoError(t, err)
	require.Greater(t, len(cases), 200)
	engine, err := triage.New(context.Background(), triage.Options{})
	require.NoError(t, err)
	s, err := eval.Run(context.Background(), engine, cases)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, s.Print(&b, true))
	t.Log("\n" + b.String())
	percent := func(x eval.Share) float64 { return 100 * float64(x.Count) / float64(x.Of) }
	require.GreaterOrEqual(t, percent(s.Top1), floorTop1, "first answers right")
	require.GreaterOrEqual(t, percent(s.Top3), floorTop3, "right among the first three")
	require.GreaterOrEqual(t, percent(s.Proven), floorProven, "decidable tickets with a proof")
	require.Equal(t, s.Silent.Of, s.Silent.Count, "a negative got an answer")
	require.Equal(t, s.Confirmed.Of, s.Confirmed.Count, "a proof was wrong")
	require.Len(t, s.ByCause, 40, "every cause has a ticket")
}

// TestTicketsGolden holds the answers that are kept to the letter: every
// NAME.golden.txt and NAME.golden.json beside a ticket.
func TestTicketsGolden(t *testing.T) {
	for ext, format := range map[string]string{"txt": "text", "json": "json"} {
		files, err := filepath.Glob(ticketDir + "/*.golden." + ext)
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for _, golden := range files {
			t.Run(filepath.Base(golden), func(t *testing.T) {
				var out, errs bytes.Buffer
				run([]string{"--format", format, ticketOf(t, golden)}, strings.NewReader(""), &out, &errs, func(string) string { return "" })
				require.Empty(t, errs.String())
				got := out.Bytes()
				if ext == "json" {
					got = withoutVersions(t, got)
				}
				if *updateTickets {
					require.NoError(t, os.WriteFile(golden, got, 0o644))
					return
				}
				want, err := os.ReadFile(golden)
				require.NoError(t, err)
				require.Equal(t, string(want), string(got), "run go test ./cmd/triage -run TicketsGolden -update-tickets, and read the difference")
			})
		}
	}
}

func ticketOf(t *testing.T, golden string) string {
	base, _, _ := strings.Cut(golden, ".golden.")
	for _, ext := range []string{".json", ".txt"} {
		if _, err := os.Stat(base + ext); err == nil {
			return base + ext
		}
	}
	t.Fatalf("no ticket for %s", golden)
	return ""
}

// withoutVersions takes out what changes with every edit of an article or rule.
func withoutVersions(t *testing.T, b []byte) []byte {
	var r triage.Result
	require.NoError(t, json.Unmarshal(b, &r))
	r.MadeBy.Program, r.MadeBy.Catalog, r.MadeBy.Rules = "", "", ""
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	require.NoError(t, enc.Encode(r))
	return out.Bytes()
}
