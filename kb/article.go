package kb

import "github.com/triagekb/triage/kb/doc"

// Article is one Markdown file: how a failure looks, what causes it and how to
// mend it. It does not change after loading.
type Article struct {
	ID         string // AUTH-0204; permanent
	Title      string
	Summary    string // at most 200 bytes
	Provider   string // id of a provider; "" for a generic article
	Status     string // active, draft or retired; only an active one answers tickets
	Owner      string
	Reviewed   string // the day a person last checked it, 2026-11-24
	Aliases    []string
	ReplacedBy string // id of the article that took a retired one's place
	Sources    []Source
	Causes     []ArticleCause // in order of likelihood
	Fixes      []Fix
	Scopes     []ScopeRow
	Sections   []Section // the six, in order
	Examples   []Example
	Path       string // file, slash-separated, relative to the knowledge base

	patterns []symptom
}

// Source is where a claim stands, and the day a person read it there.
type Source struct {
	URL  string
	Read string // 2026-11-24
}

// ArticleCause is one cause that an article covers.
type ArticleCause struct {
	ID        string
	Usual     string // common, occasional or rare
	For       []string
	Against   []string
	DecidedBy []string // facts whose questions are asked when they are missing
	Fixes     []string // ids of the article's fixes
	Title     string   // heading of its section
	Body      []doc.Block
}

// Fix is one way to mend a cause. Texts may hold {{fact|fallback}}.
type Fix struct {
	ID         string
	Title      string
	Who        string // developer, admin, user, operator or provider
	Risk       string // low, medium or high
	Disclosure string // public, support or operator
	Intro      []doc.Block
	Steps      []string // Markdown, one step each
	Confirm    string   // how to see that it worked
}

// ScopeRow says which scope an endpoint takes: one of Any is enough.
type ScopeRow struct {
	Method string
	Path   string
	Any    []string
}

// Section is one of the six sections of an article. Those of causes and fixes
// hold only what stands before the first of them.
type Section struct {
	Title  string
	Blocks []doc.Block
}

// Example is a ticket in an article that the answer is tested with.
type Example struct {
	Cause string
	Miss  bool // a near miss: Cause from this article must not come first
	Lang  string
	Text  string
	Line  int // of the opening fence in the file
}

// Article returns the article with that id or former id, and whether there is one.
func (c *Catalog) Article(id string) (*Article, bool) {
	n, ok := c.stored.articleNumber[id]
	if !ok {
		return nil, false
	}
	return c.stored.articles.get(n), true
}

// Articles returns all articles, drafts and retired ones too, by id. The caller
// must not change them.
func (c *Catalog) Articles() []*Article { return c.stored.allArticles() }

// ArticlesFor returns the active articles that cover cause and belong to provider
// or to none: the provider's own first, then by id.
func (c *Catalog) ArticlesFor(cause, provider string) []*Article {
	var own, generic []*Article
	for _, n := range c.stored.articlesByCause[cause] {
		switch c.stored.entries[n].provider {
		case "":
			generic = append(generic, c.stored.articles.get(n))
		case provider:
			own = append(own, c.stored.articles.get(n))
		}
	}
	return append(own, generic...)
}

// Cause returns what a says about a cause, and whether it covers it.
func (a *Article) Cause(id string) (ArticleCause, bool) {
	for _, c := range a.Causes {
		if c.ID == id {
			return c, true
		}
	}
	return ArticleCause{}, false
}

// Fix returns the fix with that id, and whether there is one.
func (a *Article) Fix(id string) (Fix, bool) {
	for _, f := range a.Fixes {
		if f.ID == id {
			return f, true
		}
	}
	return Fix{}, false
}
