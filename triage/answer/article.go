package answer

import (
	"cmp"
	"strings"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// choose finds the article that answers a case: one of the ticket's provider
// before a generic one, one whose own pattern matched before another. Where the
// ticket names no provider, the words of a provider's article that matched stand
// for it. Among equals, the one of which more patterns matched, then the smaller id.
func (b *builder) choose(f *finding) {
	provider := str(b.rep.Exchanges[f.first()].Fact("provider"))
	ids := b.matchedArticles(f)
	matched := func(id string) int { return count(ids, id) }
	var best *kb.Article
	bestRank := 99
	consider := func(a *kb.Article) {
		r := articleRank(a, provider, matched(a.ID) > 0)
		tie := 0
		if best != nil {
			tie = cmp.Or(cmp.Compare(matched(best.ID), matched(a.ID)), cmp.Compare(a.ID, best.ID))
		}
		if r < bestRank || r == bestRank && tie < 0 {
			best, bestRank = a, r
		}
	}
	for _, a := range b.cat.ArticlesFor(f.Cause, provider) {
		consider(a)
	}
	for _, id := range ids {
		a, ok := b.cat.Article(id)
		if !ok || a.Status != "active" {
			continue
		}
		if _, covers := a.Cause(f.Cause); covers {
			consider(a)
		}
	}
	if best == nil {
		return
	}
	f.article = best
	f.cause, _ = best.Cause(f.Cause)
}

// articleRank orders articles for a ticket, best first.
func articleRank(a *kb.Article, provider string, matched bool) int {
	switch {
	case a.Provider != "" && a.Provider == provider && matched:
		return 0
	case a.Provider != "" && a.Provider == provider:
		return 1
	case a.Provider != "" && provider == "" && matched:
		return 2
	case a.Provider == "" && matched:
		return 3
	case a.Provider == "":
		return 4
	}
	return 5
}

// matchedArticles returns the ids of the articles whose patterns or codes speak
// for f, one for each of them.
func (b *builder) matchedArticles(f *finding) []string {
	var ids []string
	for _, m := range f.For {
		if p := b.pattern(f.first(), m.ID); p != nil && p.Article != "" {
			ids = append(ids, p.Article)
		}
	}
	return ids
}

func count(list []string, s string) int {
	n := 0
	for _, x := range list {
		if x == s {
			n++
		}
	}
	return n
}

// pattern returns a candidate of the exchange with that id, or nil: rules have none.
func (b *builder) pattern(exchange int, id string) *kb.Pattern {
	if !strings.Contains(id, "/") {
		return nil
	}
	for _, n := range b.rep.Exchanges[exchange].Held {
		if p, ok := b.cat.Pattern(n); ok && p.ID == id {
			return &p
		}
	}
	return nil
}

// fixes returns what the article says to do about the cause, with the values of x.
func (b *builder) fixes(f *finding, x *report.Exchange) []report.Fix {
	out := []report.Fix{}
	for _, id := range f.cause.Fixes {
		fix, ok := f.article.Fix(id)
		if !ok {
			continue
		}
		steps := make([]string, len(fix.Steps))
		for i, s := range fix.Steps {
			steps[i] = b.fill(x, s)
		}
		out = append(out, report.Fix{
			ID: fix.ID, Title: b.fill(x, fix.Title), Who: fix.Who, Risk: fix.Risk, Disclosure: fix.Disclosure,
			Steps: steps, Confirm: b.fill(x, fix.Confirm),
		})
	}
	return out
}
