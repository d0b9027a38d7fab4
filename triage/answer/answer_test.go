package answer

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage/report"
)

func TestNothingFoundIsUnknownAndSilent(t *testing.T) {
	c := catalog(t)
	res := build(ticket(c, "hello"), c)
	require.Equal(t, report.Unknown, res.Outcome)
	require.Empty(t, res.Answers)
	require.Empty(t, res.Questions)
	require.NotNil(t, res.Answers)
	require.NotNil(t, res.Redaction)
	require.Equal(t, report.Input{Format: "text", Used: 1, Ignored: []string{}}, res.Input)
}

func TestOutcomeFollowsTheBestBand(t *testing.T) {
	c := catalog(t)
	for band, want := range map[report.Band]report.Outcome{
		report.Confirmed: report.Answered, report.Likely: report.Answered, report.Possible: report.Ambiguous,
	} {
		require.Equal(t, want, build(ticket(c, "x"), c, found("token-expired", band, 6)).Outcome, band)
	}
}

func TestArticleIsTheMostSpecificOne(t *testing.T) {
	c := catalog(t)
	auth0 := report.Fact{Name: "provider", Value: "auth0"}
	okta := report.Fact{Name: "provider", Value: "okta"}
	for name, tc := range map[string]struct {
		facts []report.Fact
		text  string
		match string
		want  string
	}{
		"no provider: the generic one":                {nil, "x", "token-expired.exp", "AUTH-9001"},
		"the provider's own before a generic one":     {[]report.Fact{auth0}, "the jwt expired", "AUTH-9001/says", "AUTH-9004"},
		"the own one that matched before its sibling": {[]report.Fact{auth0}, "a stale bearer token", "AUTH-9005/says", "AUTH-9005"},
		"words of a provider stand for its name":      {nil, "a stale bearer token", "AUTH-9005/says", "AUTH-9005"},
		"another provider's article is no answer":     {[]report.Fact{okta}, "a stale bearer token", "AUTH-9005/says", "AUTH-9001"},
	} {
		t.Run(name, func(t *testing.T) {
			res := build(ticket(c, tc.text, tc.facts...), c, found("token-expired", report.Likely, 20, pattern(tc.match)))
			require.Equal(t, tc.want, res.Answers[0].Article)
			require.Equal(t, "Title of "+tc.want, res.Answers[0].Heading)
		})
	}
}

func TestACauseWithoutArticleStillHasItsTitle(t *testing.T) {
	c := catalog(t)
	a := build(ticket(c, "x"), c, found("rate-limited", report.Confirmed, 100)).Answers[0]
	require.Empty(t, a.Article)
	require.Equal(t, "The caller is rate limited", a.Title)
	require.Empty(t, a.Fixes)
}

func TestTextsAreFilledWithSafeValuesOnly(t *testing.T) {
	c := catalog(t)
	for name, tc := range map[string]struct{ host, want string }{
		"a host":         {"api.acme.test", "Call `api.acme.test`."},
		"markup":         {"x`](javascript:alert(1))", "Call `api.example.com`."},
		"html":           {"<script>", "Call `api.example.com`."},
		"a new line":     {"a\nb", "Call `api.example.com`."},
		"a bidi mark":    {"a\u202eb", "Call `api.example.com`."},
		"a secret's {n}": {"{jwt:1}", "Call `api.example.com`."},
	} {
		t.Run(name, func(t *testing.T) {
			rep := ticket(c, "x", report.Fact{Name: "url.host", Value: tc.host})
			fix := build(rep, c, found("token-expired", report.Likely, 20)).Answers[0].Fixes[0]
			require.Equal(t, []string{tc.want, "Send your issuer."}, fix.Steps)
		})
	}
}

func TestProofQuotesTheTicket(t *testing.T) {
	c := catalog(t)
	rep := ticket(c, "Hi, it says: The JWT  EXPIRED!", report.Fact{Name: "token.time", Value: "expired", From: []string{"token.lifetime"}},
		report.Fact{Name: "token.lifetime", Value: int64(60), At: []report.Place{{Start: 0, End: 2}}})
	rule := report.Match{ID: "token-expired.exp", Strength: "proof", Checks: []report.Check{
		{Fact: "token.time", State: "true", Saw: "expired", Wanted: "expired"},
	}}
	e := build(rep, c, found("token-expired", report.Confirmed, 120, rule, pattern("AUTH-9001/says"))).Answers[0].Evidence
	require.Len(t, e.For, 2)
	require.Equal(t, report.Proof{
		Check: "token-expired.exp", Text: "Validity of the token at the time of the call: expired", Saw: "expired", Wanted: "expired",
		Strength: "proof", Visibility: report.Public, At: &report.Span{Field: "messages[0]", Start: 0, End: 2, Quote: "Hi"},
	}, e.For[0], "a derived fact points at what it comes from")
	require.Equal(t, "The JWT  EXPIRED", e.For[1].At.Quote)
	require.Empty(t, e.Missing, "a confirmed answer misses nothing")
}

func TestACodeIsExplainedInOurWords(t *testing.T) {
	c := catalog(t)
	e := build(ticket(c, "error: TOK_EXPIRED_X"), c, found("token-expired", report.Likely, 20, pattern("code/generic/tok_expired_x"))).Answers[0].Evidence
	require.Equal(t, "The token is past its end.", e.For[0].Text)
	require.Equal(t, "TOK_EXPIRED_X", e.For[0].Saw)
}

func TestTheSameWordsAreQuotedOnce(t *testing.T) {
	c := catalog(t)
	rep := ticket(c, "the jwt expired")
	e := build(rep, c, found("token-expired", report.Likely, 40, pattern("AUTH-9001/says"), pattern("AUTH-9001/says"))).Answers[0].Evidence
	require.Len(t, e.For, 1)
}

func TestInternalWordsStayInternal(t *testing.T) {
	c := catalog(t)
	rep := ticket(c, "the jwt expired")
	rep.Ticket.Messages[0].Visibility = report.Internal
	e := build(rep, c, found("token-expired", report.Likely, 20, pattern("AUTH-9001/says"))).Answers[0].Evidence
	require.Equal(t, report.Internal, e.For[0].Visibility)
}

// calls makes a report of several failing calls in one text.
func calls(t *testing.T, fixedLater ...bool) *report.Report {
	t.Helper()
	rep := ticket(catalog(t), "one two three")
	x := rep.Exchanges[0]
	rep.Exchanges = nil
	for i, fixed := range fixedLater {
		y := x
		y.N, y.FixedLater = i, fixed
		rep.Exchanges = append(rep.Exchanges, y)
	}
	return rep
}

func TestCallsAreMergedByTheirProof(t *testing.T) {
	c := catalog(t)
	one := found("token-expired", report.Likely, 20, pattern("x/1"))
	other := found("token-expired", report.Likely, 20, pattern("x/2"))
	res := Build(calls(t, false, false, false), []report.Findings{
		{Findings: []report.Finding{one}}, {Findings: []report.Finding{other}}, {Findings: []report.Finding{one}},
	}, c, report.MadeBy{})
	require.Len(t, res.Answers, 2)
	require.Equal(t, []int{0, 2}, res.Answers[0].Exchanges)
	require.Equal(t, []int{1}, res.Answers[1].Exchanges)
}

func TestWhatIsSolvedComesLast(t *testing.T) {
	c := catalog(t)
	res := Build(calls(t, true, false), []report.Findings{
		{Findings: []report.Finding{found("token-expired", report.Confirmed, 120)}},
		{Findings: []report.Finding{found("scope-missing", report.Possible, 6)}},
	}, c, report.MadeBy{})
	require.Equal(t, "scope-missing", res.Answers[0].Cause)
	require.True(t, res.Exchanges[0].FixedLater)
}

func TestABetterBandComesBeforeAnEarlierCall(t *testing.T) {
	c := catalog(t)
	res := Build(calls(t, false, false), []report.Findings{
		{Findings: []report.Finding{found("scope-missing", report.Possible, 30), found("token-expired", report.Likely, 20)}},
		{Findings: []report.Finding{found("audience-mismatch", report.Likely, 40)}},
	}, c, report.MadeBy{})
	var got []string
	for _, a := range res.Answers {
		got = append(got, a.Cause)
	}
	require.Equal(t, []string{"token-expired", "audience-mismatch", "scope-missing"}, got)
}

func TestAtMostFiveAnswers(t *testing.T) {
	c := catalog(t)
	var list []report.Finding
	for _, cause := range c.Causes()[:8] {
		list = append(list, found(cause.ID, report.Possible, 6))
	}
	require.Len(t, build(ticket(c, "x"), c, list...).Answers, 5)
}

func TestQuestionsSplitWhatRemains(t *testing.T) {
	c := catalog(t)
	expired, audience := found("token-expired", report.Possible, 6), found("audience-mismatch", report.Possible, 6)
	scope := found("scope-missing", report.Possible, 6)
	ids := func(res *report.Result) []string {
		out := []string{}
		for _, q := range res.Questions {
			require.NotEmpty(t, q.Text)
			require.NotEmpty(t, q.Why)
			require.NotEmpty(t, q.Separates)
			out = append(out, q.ID)
		}
		return out
	}
	// Three causes: each single fact splits 1:2, token.kind 2:1; the first named comes first.
	require.Equal(t, []string{"token.time", "token.kind", "scopes.compare", "token.audience"}, ids(build(ticket(c, "x"), c, expired, audience, scope)))
	// Of two causes token.kind concerns both: it does not tell them apart.
	require.Equal(t, []string{"token.time", "token.audience", "token.kind"}, ids(build(ticket(c, "x"), c, expired, audience)))
	// What is known is not asked.
	require.Equal(t, []string{"token.audience", "token.kind"}, ids(build(ticket(c, "x", report.Fact{Name: "token.time", Value: "valid"}), c, expired, audience)))
	expired.Band = report.Likely
	require.Len(t, ids(build(ticket(c, "x"), c, expired, audience, scope)), 2)
	expired.Band = report.Confirmed
	require.Empty(t, ids(build(ticket(c, "x"), c, expired, audience, scope)))
}

func TestRuledOutIsSaidInASentence(t *testing.T) {
	c := catalog(t)
	check := report.Check{Fact: "token.audience", State: "false", Saw: "matches", Wanted: "differs"}
	out := []report.RuledOut{{Cause: "audience-mismatch", By: check}, {Cause: "token-expired", By: check}, {Cause: "audience-mismatch", By: check}}
	res := Build(ticket(c, "x"), []report.Findings{{Findings: []report.Finding{found("token-expired", report.Likely, 20)}, RuledOut: out}}, c, report.MadeBy{})
	require.Equal(t, []report.Excluded{{Cause: "audience-mismatch", By: "Audience of the token against the API that was called: matches"}}, res.RuledOut)
}

func TestExchangeSummary(t *testing.T) {
	c := catalog(t)
	rep := ticket(c, "GET it", report.Fact{Name: "method", Value: "GET"}, report.Fact{Name: "now.from", Value: int64(1700000000)},
		report.Fact{Name: "now.source", Value: "exchange"}, report.Fact{Name: "now.to", Value: int64(1700000001)}, report.Fact{Name: "status", Value: int64(401)},
		report.Fact{Name: "url.host", Value: "h.test"}, report.Fact{Name: "url.path", Value: "/p"}, report.Fact{Name: "url.scheme", Value: "https"})
	x := build(rep, c).Exchanges[0]
	require.Equal(t, "GET", x.Method)
	require.Equal(t, "https://h.test/p", x.URL)
	require.Equal(t, 401, x.Status)
	require.Equal(t, "2023-11-14T22:13:20Z", x.At.From.Format("2006-01-02T15:04:05Z07:00"))
	require.Equal(t, "exchange", x.At.Source)
	require.Equal(t, "GET it", x.Span.Quote)
}
