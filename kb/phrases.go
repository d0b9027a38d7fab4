package kb

import (
	"slices"
	"strings"
)

// lexicon maps phrases of customers to facts, and names and hosts to providers.
type lexicon struct {
	ix      *index
	phrases []lexiconPhrase
	hosts   map[string]string // host suffix → provider id
}

type lexiconPhrase struct {
	segs        []string
	fact, value string
}

// providerFact is the name under which the lexicon reports that a provider's
// word stands in a text. triage/facts weighs it against hosts and settings.
const providerFact = "provider"

// addProviders adds the words and hosts of the providers.
func (l *lexicon) addProviders(providers []Provider) {
	l.hosts = map[string]string{}
	for _, p := range providers {
		for _, w := range p.Words {
			l.phrases = append(l.phrases, lexiconPhrase{Segments(w), providerFact, p.ID})
		}
		for _, h := range p.Hosts {
			l.hosts[strings.ToLower(h)] = p.ID
		}
	}
}

// Hit is a phrase of the lexicon that a text holds.
type Hit struct {
	Fact, Value string
	Start, End  int // bytes of the source text
}

// topicFact is the fact whose phrases are counted: Lexicon returns every one of
// them, not each value once.
const topicFact = "topic"

// Lexicon returns the phrases of the lexicon that stand in w, in the order of
// their place, each fact and value once (its first place).
func (c *Catalog) Lexicon(w *Words) []Hit {
	var hits []Hit
	var buf [64]int
	for _, n := range c.lexicon.ix.candidates(buf[:0], w, nil) {
		p := &c.lexicon.phrases[n]
		start, end, ok := w.Match(p.segs)
		if !ok {
			continue
		}
		same := func(h Hit) bool { return h.Fact == p.fact && h.Value == p.value }
		if i := slices.IndexFunc(hits, same); i < 0 || p.fact == topicFact {
			hits = append(hits, Hit{p.fact, p.value, start, end})
		} else if start < hits[i].Start {
			hits[i].Start, hits[i].End = start, end
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return strings.Compare(a.Fact+a.Value, b.Fact+b.Value)
	})
	return hits
}

// ProviderByHost returns the provider whose host suffix fits best, and whether
// there is one.
func (c *Catalog) ProviderByHost(host string) (Provider, bool) {
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	for host != "" {
		if id, ok := c.lexicon.hosts[host]; ok {
			return c.Provider(id)
		}
		_, rest, found := strings.Cut(host, ".")
		if !found {
			break
		}
		host = rest
	}
	return Provider{}, false
}

// ScopesOf returns the scope tables of a provider's active articles, in the order
// of their ids; those of the generic ones for "".
func (c *Catalog) ScopesOf(provider string) []ScopeRow { return c.scopes[provider] }

// fileScopes collects the scope tables of the articles.
func (c *Catalog) fileScopes() {
	c.scopes = map[string][]ScopeRow{}
	for _, a := range c.articles {
		if a.Status == "active" {
			c.scopes[a.Provider] = append(c.scopes[a.Provider], a.Scopes...)
		}
	}
}
