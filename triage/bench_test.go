package triage

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb"
)

// BenchmarkTriage takes every ticket of testdata/tickets from its bytes to its result,
// redaction included. ns/ticket is the median over the tickets of the best of all
// rounds: the first round, which fills what is made once, and a busy machine do not count.
//
//	go test ./triage -run '^$' -bench 'Triage$' -benchtime 10x
func BenchmarkTriage(b *testing.B) {
	e, ctx, tickets := newEngine(b), context.Background(), readTickets(b)
	best := make([]time.Duration, len(tickets))
	b.ReportAllocs()
	for b.Loop() {
		for i, data := range tickets {
			start := time.Now()
			rep, err := Analyze(data, e.Catalog())
			require.NoError(b, err)
			_, err = e.Triage(ctx, rep)
			require.NoError(b, err)
			if d := time.Since(start); best[i] == 0 || d < best[i] {
				best[i] = d
			}
		}
	}
	slices.Sort(best)
	b.ReportMetric(float64(best[len(best)/2]), "ns/ticket")
	b.ReportMetric(float64(best[len(best)*9/10]), "ns/ticket@p90")
}

// readTickets returns the bytes of the labelled tickets, in the order of their names.
func readTickets(b *testing.B) [][]byte {
	b.Helper()
	labels, err := filepath.Glob("../testdata/tickets/*.want.json")
	require.NoError(b, err)
	var out [][]byte
	for _, label := range labels {
		files, err := filepath.Glob(strings.TrimSuffix(label, ".want.json") + ".*")
		require.NoError(b, err)
		for _, f := range files {
			if f == label || strings.Contains(filepath.Base(f), ".golden.") {
				continue
			}
			data, err := os.ReadFile(f)
			require.NoError(b, err)
			out = append(out, data)
		}
	}
	require.Greater(b, len(out), 200)
	return out
}

// BenchmarkTicket is one ticket of a few lines, from its bytes and from its report.
func BenchmarkTicket(b *testing.B) {
	e, ctx := newEngine(b), context.Background()
	for name, ticket := range map[string]string{"clear": scopeTicket, "prose": "Since yesterday our integration gets Unauthorized from your API although nothing was changed."} {
		rep := analyze(b, e, ticket)
		b.Run(name+"/bytes", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rep, err := Analyze([]byte(ticket), e.Catalog())
				require.NoError(b, err)
				_, err = e.Triage(ctx, rep)
				require.NoError(b, err)
			}
		})
		b.Run(name+"/findings", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := e.Findings(ctx, rep)
				require.NoError(b, err)
			}
		})
		b.Run(name+"/input", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := e.encode.exchange(&rep.Exchanges[0])
				require.NoError(b, err)
			}
		})
	}
}

// BenchmarkNew is what a start costs beside loading the catalog.
func BenchmarkNew(b *testing.B) {
	c, err := kb.Default()
	require.NoError(b, err)
	for b.Loop() {
		_, err := New(context.Background(), Options{Catalog: c})
		require.NoError(b, err)
	}
}

// synthetic makes a catalog of n articles of about 3.7 symptoms each (a phrase, a phrase
// with a gap, a phrase with a status, an error code with a status), in words of a Zipf-shaped
// vocabulary that grows with the square root of n, and a ticket for each of them: one of
// its symptoms among 80 other words.
func synthetic(b *testing.B, n int) (*kb.Catalog, []string) {
	b.Helper()
	r := rand.New(rand.NewPCG(uint64(n), 7))
	zipf := rand.NewZipf(r, 1.1, 8, uint64(400*(1+intSqrt(n))))
	words := func(k int) string {
		out := make([]string, k)
		for i := range out {
			out[i] = fmt.Sprintf("w%d", zipf.Uint64())
		}
		return strings.Join(out, " ")
	}
	causes := []string{"token-expired", "scope-missing", "audience-mismatch", "permission-denied", "signature-invalid", "rate-limited"}
	fsys, tickets := fstest.MapFS{}, make([]string, n)
	for i := range n {
		var symptoms, texts []string
		for j := range 3 + r.IntN(10)/3 {
			when, text := syntheticSymptom(r, words, i, j)
			symptoms, texts = append(symptoms, when), append(texts, text)
		}
		fsys[fmt.Sprintf("articles/generic/a%05d.md", i)] = &fstest.MapFile{Data: []byte(syntheticArticle(i, causes[i%len(causes)], symptoms, texts[0]))}
		tickets[i] = "HTTP/1.1 401 Unauthorized\n" + words(40) + ".\n" + texts[r.IntN(len(texts))] + "\n. " + words(40)
	}
	c, err := kb.Load(fsys)
	require.NoError(b, err)
	return c, tickets
}

// syntheticSymptom returns a condition and a text that meets it. The first symptom of an
// article is a phrase, so that its example can be one.
func syntheticSymptom(r *rand.Rand, words func(int) string, article, number int) (when, text string) {
	first, second := words(3+r.IntN(4)), words(2)
	switch kind := r.IntN(4); {
	case number == 0 || kind == 0:
		return fmt.Sprintf("{text: %q}", first), first
	case kind == 1:
		return fmt.Sprintf("{text: %q}", first+" * "+second), first + " w1 w2 " + second
	case kind == 2:
		return fmt.Sprintf("{status_class: %q, text: %q}", "401", first), first
	default:
		code := fmt.Sprintf("e%d_failed", article/3)
		return fmt.Sprintf("{status_class: %q, errors: %s}", "401", code), fmt.Sprintf("{%q: %q}", "error", code)
	}
}

func intSqrt(n int) int {
	i := 0
	for i*i < n {
		i++
	}
	return i
}

func syntheticArticle(n int, cause string, conditions []string, example string) string {
	var s strings.Builder
	for i, when := range conditions {
		fmt.Fprintf(&s, "  - {id: s%d, when: %s, says: {%s: strong}}\n", i, when, cause)
	}
	return strings.NewReplacer("ID", fmt.Sprintf("AUTH-%04d", n), "CAUSE", cause, "SYMPTOMS", s.String(), "PHRASE", example, "@@@", "```").Replace(
		"---\nid: ID\ntitle: Title of ID\nsummary: A summary.\nstatus: active\nowner: test\nreviewed: 2026-11-24\nsources:\n  - {url: \"https://example.com/\", read: 2026-11-24}\n" +
			"symptoms:\nSYMPTOMScauses:\n  - {id: CAUSE, usual: common, for: [a], against: [b], decided_by: [token.time], fixes: [mend]}\n" +
			"fixes:\n  - {id: mend, who: developer, risk: low, disclosure: public, confirm: It works.}\n---\n\n## Symptoms\nIt fails.\n\n" +
			"@@@text triage=CAUSE\nPHRASE\n@@@\n\n@@@text near-miss=CAUSE\nIt works.\n@@@\n\n## Environment\nAny.\n\n## Root causes\n### The cause {#CAUSE}\nSo.\n\n" +
			"## Resolution steps\n### Mend it {#mend}\n1. Do it.\n\n## Verification\nCall it.\n\n## Prevention\nCare.\n")
}

// BenchmarkEngineGrowth measures what a ticket costs with 100, 1,000 and 10,000
// synthetic articles, each of which one ticket hits. The sizes take turns for ten
// rounds; the smallest round of each counts, as a ratio to that of 100 articles. A round
// of the smaller sizes takes their tickets several times, so that rounds last alike.
//
//	go test ./triage -run '^$' -bench EngineGrowth -benchtime 1x
func BenchmarkEngineGrowth(b *testing.B) {
	sizes := []int{100, 1000, 10000}
	ctx := context.Background()
	engines, reports := make([]*Engine, len(sizes)), make([][]*Report, len(sizes))
	for i, n := range sizes {
		c, tickets := synthetic(b, n)
		e, err := New(ctx, Options{Catalog: c})
		require.NoError(b, err)
		engines[i] = e
		for _, t := range tickets {
			rep, err := Analyze([]byte(t), c)
			require.NoError(b, err)
			reports[i] = append(reports[i], rep)
		}
		requireHits(b, e, reports[i])
	}
	for b.Loop() {
		best := make([]time.Duration, len(sizes))
		for range 10 {
			for i, e := range engines {
				start, times := time.Now(), 2000/min(2000, sizes[i])
				for range times {
					for _, rep := range reports[i] {
						_, err := e.Findings(ctx, rep)
						require.NoError(b, err)
					}
				}
				if d := time.Since(start) / time.Duration(times*sizes[i]); best[i] == 0 || d < best[i] {
					best[i] = d
				}
			}
		}
		for i, n := range sizes {
			b.ReportMetric(float64(best[i].Microseconds()), fmt.Sprintf("us/ticket@%d", n))
			b.ReportMetric(float64(best[i])/float64(best[0]), fmt.Sprintf("ratio@%d", n))
		}
	}
}

// requireHits holds the benchmark honest: every ticket finds the article that it
// was made from.
func requireHits(b *testing.B, e *Engine, reports []*Report) {
	b.Helper()
	held := 0
	for n, rep := range reports {
		held += len(rep.Exchanges[0].Held)
		list, err := e.Findings(context.Background(), rep)
		require.NoError(b, err)
		own, hit := fmt.Sprintf("AUTH-%04d/", n), false
		for _, f := range list[0].Findings {
			hit = hit || slices.ContainsFunc(f.For, func(m Match) bool { return strings.HasPrefix(m.ID, own) })
		}
		require.True(b, hit, "%d articles: the ticket of %s does not find it", len(reports), own)
	}
	b.Logf("%d articles: %.1f patterns a ticket hold", len(reports), float64(held)/float64(len(reports)))
}
