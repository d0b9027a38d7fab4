// Package answer makes the result of a ticket from what the rules found in each
// of its exchanges: it merges them, chooses articles, fills their texts with the
// ticket's values, quotes the proof and picks the questions that would decide.
// It decides no cause and holds no prose about one: every sentence comes from
// the catalog.
package answer

import (
	"cmp"
	"slices"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// maxAnswers bounds the answers of a result: nobody acts on the sixth guess.
const maxAnswers = 5

// Build makes the result. found[i] belongs to rep.Exchanges[i]. It depends on its
// arguments alone, changes none of them, and is safe for concurrent use.
func Build(rep *report.Report, found []report.Findings, c *kb.Catalog, made report.MadeBy) *report.Result {
	b := &builder{rep: rep, found: found, cat: c}
	b.merge()
	b.order()
	res := &report.Result{
		Schema: report.ResultSchema, MadeBy: made,
		Exchanges: b.exchanges(), Answers: []report.Answer{}, RuledOut: []report.Excluded{}, Questions: []report.Question{},
		Redaction: rep.Redaction, Input: input(rep),
	}
	if res.Redaction == nil {
		res.Redaction = map[string]int{}
	}
	if len(b.cases) == 0 {
		res.Outcome = report.Unknown
		return res
	}
	b.answers(res)
	res.RuledOut = b.ruledOut()
	res.Questions = b.questions()
	return res
}

// answers adds the best cases to the result, and what they amount to.
func (b *builder) answers(res *report.Result) {
	b.shorten()
	for i := range b.cases {
		b.choose(&b.cases[i])
		res.Answers = append(res.Answers, b.answer(&b.cases[i]))
	}
	res.Outcome = report.Ambiguous
	if b.cases[0].Band != report.Possible {
		res.Outcome = report.Answered
	}
}

// shorten keeps the best cases, and the best one of every call even if it comes
// later: each call of a ticket gets its answer.
func (b *builder) shorten() {
	answered := map[int]bool{}
	b.all = b.cases
	var kept []finding
	for i, f := range b.cases {
		news := false
		for _, n := range f.exchanges {
			news = news || !answered[n]
			answered[n] = true
		}
		if i < maxAnswers || news {
			kept = append(kept, f)
		}
	}
	b.cases = kept
}

type builder struct {
	rep   *report.Report
	found []report.Findings
	cat   *kb.Catalog
	cases []finding // those that are answered
	all   []finding // all of them, best first
	words *kb.Words // of the whole text; made when first needed
}

// finding is one cause with the exchanges in which the same things speak for it.
type finding struct {
	report.Finding
	exchanges []int
	article   *kb.Article     // nil: no article covers the cause
	cause     kb.ArticleCause // zero without an article
}

// first is the exchange whose values fill the texts.
func (f *finding) first() int { return f.exchanges[0] }

// merge joins findings of one cause that rest on the same rules and patterns.
func (b *builder) merge() {
	for n := range min(len(b.found), len(b.rep.Exchanges)) {
		for _, f := range b.found[n].Findings {
			same := func(g finding) bool { return g.Cause == f.Cause && sameMatches(g.For, f.For) }
			if i := slices.IndexFunc(b.cases, same); i >= 0 {
				b.cases[i].exchanges = append(b.cases[i].exchanges, n)
				b.better(&b.cases[i], f, n)
				continue
			}
			b.cases = append(b.cases, finding{Finding: f, exchanges: []int{n}})
		}
	}
}

// better lets a case show what speaks for it in exchange n if that is more.
func (b *builder) better(c *finding, f report.Finding, n int) {
	if cmp.Or(cmp.Compare(rank(f.Band), rank(c.Band)), cmp.Compare(c.Score, f.Score)) >= 0 {
		return
	}
	c.Finding = f
	last := len(c.exchanges) - 1
	c.exchanges[0], c.exchanges[last] = n, c.exchanges[0]
	slices.Sort(c.exchanges[1:])
}

func sameMatches(a, b []report.Match) bool {
	return slices.EqualFunc(a, b, func(x, y report.Match) bool { return x.ID == y.ID })
}

// order puts the best first: calls that still fail before those that a later
// message shows solved, then by band, by the order of the calls, by score.
func (b *builder) order() {
	slices.SortStableFunc(b.cases, func(x, y finding) int {
		return cmp.Or(
			cmp.Compare(b.solved(x), b.solved(y)),
			cmp.Compare(rank(x.Band), rank(y.Band)),
			cmp.Compare(slices.Min(x.exchanges), slices.Min(y.exchanges)),
			cmp.Compare(y.Score, x.Score),
			cmp.Compare(b.place(x.Cause), b.place(y.Cause)),
		)
	})
}

func (b *builder) solved(f finding) int {
	for _, n := range f.exchanges {
		if !b.rep.Exchanges[n].FixedLater {
			return 0
		}
	}
	return 1
}

// place is the order of a cause in causes.yaml; unknown ones come last.
func (b *builder) place(cause string) int {
	if c, ok := b.cat.Cause(cause); ok {
		return c.Order
	}
	return len(b.cat.Causes())
}

func rank(b report.Band) int {
	switch b {
	case report.Confirmed:
		return 0
	case report.Likely:
		return 1
	}
	return 2
}

// answer makes the text of a case.
func (b *builder) answer(f *finding) report.Answer {
	cause, _ := b.cat.Cause(f.Cause)
	a := report.Answer{
		Cause: f.Cause, Exchanges: slices.Sorted(slices.Values(f.exchanges)), Band: f.Band,
		Title: cause.Title, Heading: cause.Title, Summary: cause.Means,
		Evidence: b.evidence(f), Fixes: []report.Fix{},
	}
	if f.article == nil {
		return a
	}
	x := &b.rep.Exchanges[f.first()]
	a.Article, a.Provider = f.article.ID, f.article.Provider
	a.Heading, a.Summary = f.article.Title, b.fill(x, f.article.Summary)
	a.Fixes = b.fixes(f, x)
	return a
}
