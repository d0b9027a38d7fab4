package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// Lookup returns what c says about a term: the id of an article (former ids
// too) or of a cause, an error code in any case, or an error message. A code of
// several providers gives several topics, that of the standards first; an unknown term gives none.
func Lookup(c *kb.Catalog, term string) []Topic {
	term = strings.TrimSpace(term)
	if a, ok := c.Article(strings.ToUpper(term)); ok {
		return []Topic{articleTopic(c, a)}
	}
	if cause, ok := c.Cause(strings.ToLower(term)); ok {
		return []Topic{causeTopic(c, cause)}
	}
	if term == "" {
		return nil
	}
	var general, own []Topic
	for _, code := range c.Codes(term) {
		if t := codeTopic(c, code); code.Provider == "generic" {
			general = append(general, t)
		} else {
			own = append(own, t)
		}
	}
	return append(general, own...)
}

func articleTopic(c *kb.Catalog, a *kb.Article) Topic {
	t := Topic{
		Kind: "article", ID: a.ID, Title: a.Title, Meaning: fallbacks(a.Summary),
		Where: join(a.ID, a.Provider, "reviewed "+a.Reviewed), Sources: sourcesOf(a.Sources), Causes: []topicCause{}, Fixes: []report.Fix{},
	}
	if a.Status != "active" {
		t.Note = "This article is " + a.Status + "."
		if a.ReplacedBy != "" {
			t.Note = "This article is retired; see " + a.ReplacedBy + "."
		}
	}
	for _, ac := range a.Causes {
		tc := aboutCause(c, ac.ID)
		tc.Usual, tc.For, tc.Against = ac.Usual, filled(ac.For), filled(ac.Against)
		t.Causes = append(t.Causes, tc)
	}
	for _, f := range a.Fixes {
		t.Fixes = append(t.Fixes, fixOf(f))
	}
	return t
}

// causeTopic shows signs and fixes of the generic article, and names the others.
func causeTopic(c *kb.Catalog, cause kb.Cause) Topic {
	t := Topic{Kind: "cause", ID: cause.ID, Title: cause.Title, Meaning: cause.Means, Note: cause.Not, Where: "cause", Causes: []topicCause{}, Fixes: []report.Fix{}, Sources: []source{}}
	if cause.Not != "" {
		t.Note = "Not to be confused: " + cause.Not
	}
	tc := aboutCause(c, cause.ID)
	tc.Articles = nil
	for _, a := range c.Articles() {
		if _, ok := a.Cause(cause.ID); ok && a.Status == "active" {
			tc.Articles = append(tc.Articles, a.ID)
		}
	}
	if a := best(c, cause.ID, ""); a != nil {
		ac, _ := a.Cause(cause.ID)
		tc.For, tc.Against = filled(ac.For), filled(ac.Against)
		t.Fixes = fixesOf(a, cause.ID)
		t.Sources = sourcesOf(a.Sources)
	}
	t.Causes = append(t.Causes, tc)
	return t
}

// codeTopic shows steps only if the code has one cause: else the causes are what
// there is to say.
func codeTopic(c *kb.Catalog, code kb.Code) Topic {
	title := code.Code
	if title == "" {
		title = code.Message
	}
	t := Topic{
		Kind: "code", ID: title, Title: title, Meaning: code.Meaning, Where: code.Provider,
		Causes: []topicCause{}, Fixes: []report.Fix{}, Sources: sourcesOf([]kb.Source{code.Source}),
	}
	if code.Code != "" && code.Message != "" {
		t.Title = code.Message
	}
	if code.Status != 0 {
		t.Where += fmt.Sprintf(", HTTP %d", code.Status)
	}
	if len(code.Causes) > 1 {
		t.Note = "It has several causes; the ticket has to decide which one."
	}
	for _, id := range code.Causes {
		tc := aboutCause(c, id)
		tc.Articles = nil
		for _, a := range c.ArticlesFor(id, code.Provider) {
			tc.Articles = append(tc.Articles, a.ID)
		}
		t.Causes = append(t.Causes, tc)
	}
	if len(code.Causes) != 1 {
		return t
	}
	if a := articleOf(c, code); a != nil {
		t.Fixes = fixesOf(a, code.Causes[0])
		t.Sources = sourcesOf(append([]kb.Source{code.Source}, a.Sources...))
	}
	return t
}

// articleOf is the article that a code names, or the best for its first cause.
func articleOf(c *kb.Catalog, code kb.Code) *kb.Article {
	if a, ok := c.Article(code.Article); ok {
		return a
	}
	return best(c, code.Causes[0], code.Provider)
}

// best returns the first article for a cause and a provider, or nil.
func best(c *kb.Catalog, cause, provider string) *kb.Article {
	all := c.ArticlesFor(cause, provider)
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

func aboutCause(c *kb.Catalog, id string) topicCause {
	cause, _ := c.Cause(id)
	return topicCause{ID: id, Title: cause.Title, Means: cause.Means, For: []string{}, Against: []string{}, Articles: []string{}}
}

// fixesOf returns the fixes that an article gives for one cause.
func fixesOf(a *kb.Article, cause string) []report.Fix {
	fixes := []report.Fix{}
	ac, _ := a.Cause(cause)
	for _, f := range a.Fixes {
		if slices.Contains(ac.Fixes, f.ID) {
			fixes = append(fixes, fixOf(f))
		}
	}
	return fixes
}

// sourcesOf drops what stands twice: a code and its article may share a source.
func sourcesOf(all []kb.Source) []source {
	out := []source{}
	for _, s := range all {
		if !slices.Contains(out, source(s)) {
			out = append(out, source(s))
		}
	}
	return out
}

func fixOf(f kb.Fix) report.Fix {
	return report.Fix{
		ID: f.ID, Title: fallbacks(f.Title), Who: f.Who, Risk: f.Risk, Disclosure: f.Disclosure,
		Steps: filled(f.Steps), Confirm: fallbacks(f.Confirm),
	}
}

// join joins what is not empty with commas.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" || s == "reviewed " }), ", ")
}
