package triage

import (
	"context"
	"os"
	"sync"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/rules"
	"github.com/triagekb/triage/triage/report"
)

func newEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := New(context.Background(), Options{Program: "test"})
	require.NoError(t, err)
	return e
}

func analyze(t testing.TB, e *Engine, ticket string) *Report {
	t.Helper()
	rep, err := Analyze([]byte(ticket), e.Catalog())
	require.NoError(t, err)
	return rep
}

const scopeTicket = "GET https://api.example.com/orders\nHTTP/1.1 403 Forbidden\n" +
	"WWW-Authenticate: Bearer error=\"insufficient_scope\", scope=\"orders:write\"\n\nWhat does the API want from me?"

func TestTriageAnswersWithCauseProofAndVersions(t *testing.T) {
	e := newEngine(t)
	res, err := e.Triage(context.Background(), analyze(t, e, scopeTicket))
	require.NoError(t, err)
	require.Equal(t, report.Answered, res.Outcome)
	require.Equal(t, "scope-missing", res.Answers[0].Cause)
	require.Equal(t, report.Confirmed, res.Answers[0].Band)
	require.NotEmpty(t, res.Answers[0].Fixes)
	require.Empty(t, res.Questions, "a confirmed answer asks nothing")
	proof := res.Answers[0].Evidence.For[0]
	require.Equal(t, "proof", proof.Strength)
	require.Contains(t, proof.At.Quote, "insufficient_scope")
	require.Equal(t, "test", res.MadeBy.Program)
	require.Regexp(t, "^sha256:[0-9a-f]{64}$", res.MadeBy.Rules)
	require.Equal(t, e.Catalog().Version(), res.MadeBy.Catalog)
}

func TestOtherFailuresGetSilence(t *testing.T) {
	e := newEngine(t)
	for _, ticket := range []string{
		"The build fails: cannot find module providing package example.com/x",
		"How do I sort a list by two keys?",
		"GET https://api.example.com/orders/7 answers HTTP/1.1 404 Not Found since this morning",
	} {
		res, err := e.Triage(context.Background(), analyze(t, e, ticket))
		require.NoError(t, err)
		require.Equal(t, report.Unknown, res.Outcome, ticket)
		require.Empty(t, res.Answers)
		require.Empty(t, res.Questions)
	}
}

func TestSameResultFromManyGoroutines(t *testing.T) {
	e := newEngine(t)
	rep := analyze(t, e, scopeTicket)
	want, err := e.Triage(context.Background(), rep)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var wg sync.WaitGroup
	results := make([]*Result, 16)
	errs := make([]error, len(results))
	for i := range results {
		wg.Go(func() { results[i], errs[i] = e.Triage(ctx, rep) })
	}
	wg.Wait()
	for i := range results {
		require.NoError(t, errs[i])
		require.Equal(t, want, results[i])
	}
}

func TestEndedContextIsItsOwnError(t *testing.T) {
	e := newEngine(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := e.Triage(ctx, analyze(t, e, scopeTicket))
	require.ErrorIs(t, err, context.Canceled)
}

func TestReportsThatDoNotFitAreRefused(t *testing.T) {
	e := newEngine(t)
	for name, tc := range map[string]struct {
		x    Exchange
		want string
	}{
		"unknown fact":    {Exchange{Facts: []report.Fact{{Name: "colour", Value: "red"}}}, `fact "colour" is not in the vocabulary`},
		"unknown value":   {Exchange{Facts: []report.Fact{{Name: "token.kind", Value: "paper"}}}, `fact "token.kind": value "paper" is not one of its values`},
		"unknown type":    {Exchange{Facts: []report.Fact{{Name: "status", Value: 4.01}}}, `fact "status": value of type float64`},
		"foreign pattern": {Exchange{Held: []int{1 << 30}}, "make the report with the engine's own catalog"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := e.Findings(context.Background(), &Report{Exchanges: []Exchange{tc.x}})
			require.ErrorContains(t, err, tc.want)
		})
	}
}

func TestWhyNotShowsEveryCheckOfACause(t *testing.T) {
	e := newEngine(t)
	rep := analyze(t, e, scopeTicket)
	got, err := e.WhyNot(context.Background(), rep, "rate-limited")
	require.NoError(t, err)
	require.Len(t, got, len(rep.Exchanges))
	require.Equal(t, []Match{{ID: "rate-limited.status", Checks: []report.Check{
		{Fact: "status_class", State: "false", Saw: "403", Wanted: []any{"429"}},
	}}}, got[0])
	_, err = e.WhyNot(context.Background(), rep, "bad-weather")
	require.ErrorContains(t, err, `no cause "bad-weather"`)
}

// TestIndexMissesNothing: the rules find the same without the index, looking at
// every pattern, as a stock OPA does. The examples of the articles are the tickets:
// every twelfth, with TRIAGE_FULL=1 all of them.
func TestIndexMissesNothing(t *testing.T) {
	e, ctx := newEngine(t), context.Background()
	whole, err := New(ctx, Options{Catalog: e.Catalog(), Rules: rules.FS()}) // rules given from outside see all patterns
	require.NoError(t, err)
	all, tickets := 0, 0
	for _, a := range e.Catalog().Articles() {
		for _, x := range a.Examples {
			if all++; all%12 != 0 && os.Getenv("TRIAGE_FULL") == "" {
				continue
			}
			tickets++
			rep := analyze(t, e, x.Text)
			with, err := e.Findings(ctx, rep)
			require.NoError(t, err)
			for n := range rep.Exchanges {
				require.Equal(t, with[n], withoutIndex(t, whole, &rep.Exchanges[n]), "%s line %d", a.Path, x.Line)
			}
		}
	}
	require.NotZero(t, tickets)
}

func withoutIndex(t *testing.T, e *Engine, x *Exchange) Findings {
	t.Helper()
	input, err := e.encode.exchange(x)
	require.NoError(t, err)
	var items [][2]*ast.Term
	input.(ast.Object).Foreach(func(k, v *ast.Term) {
		if !k.Equal(e.encode.keyHeld) {
			items = append(items, [2]*ast.Term{k, v})
		}
	})
	found, err := e.answer.eval(context.Background(), ast.NewObject(items...), &reading{}, e.never)
	require.NoError(t, err)
	got, err := decodeFindings(found)
	require.NoError(t, err)
	return got
}

// TestInputOfAnEmptyExchange: what was not seen stands as unknown, none or empty.
func TestInputOfAnEmptyExchange(t *testing.T) {
	c, err := kb.Default()
	require.NoError(t, err)
	v, err := newEncoder(c).exchange(&Exchange{N: 3, Norm: " a "})
	require.NoError(t, err)
	got, err := ast.JSON(v)
	require.NoError(t, err)
	input := got.(map[string]any)
	require.Equal(t, "unknown", input["token"].(map[string]any)["kind"])
	require.Equal(t, "none", input["auth_sign"])
	require.Equal(t, map[string]any{}, input["works"])
	require.NotContains(t, input, "status")
	require.Equal(t, " a ", input["norm"])
	require.Equal(t, []any{}, input["held"])
}
