package kb

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
)

// errFormat means that a compact form was not written by this version.
var errFormat = errors.New("the compact form of the knowledge base is not of this version: run go generate ./kb")

// open makes a catalog of its compact form, without copying it.
func open(packed string) (*Catalog, error) {
	rest, ok := strings.CutPrefix(packed, magic+format)
	if !ok || !records(rest).whole(numberOfSections) {
		return nil, errFormat
	}
	sections := records(rest)
	section := func(n int) records { return records(sections.at(n)) }
	all := section(textSection).texts()
	c := &Catalog{packed: packed}
	c.lexicon.ix, c.patterns = section(lexiconSection).index(), section(anchorSection).index()
	c.topics = section(topicSection).table()
	h := head{Catalog: c}
	h.form(&wire{reading: true, texts: all, in: section(headSection).at(0)})
	c.stored = stored{
		names:    section(codeNameSection).table(),
		articles: newShelf(all, section(articleSection), (*Article).form),
		patterns: newShelf(all, section(patternSection), (*Pattern).form),
		codes:    newShelf(all, section(codeSection), (*Code).form),
	}
	c.file(h.entries)
	return c, nil
}

// whole tells whether r has n items and ends where the last of them ends.
func (r records) whole(n int) bool {
	first := 4 + 4*n
	return len(r) >= first && r.len() == n && len(r) == first+int(u32(string(r), first-4))
}

// stored is what an opened catalog decodes when it is asked for.
type stored struct {
	articles shelf[Article]
	patterns shelf[Pattern]
	codes    shelf[Code]

	entries         []articleEntry
	articleNumber   map[string]int   // by id and alias
	articlesByCause map[string][]int // active ones
	names           table            // of codes, by the hash of their id or name

	allArticles func() []*Article
	allPatterns func() []Pattern
	allCodes    func() []Code
}

// file makes the maps of an opened catalog.
func (c *Catalog) file(entries []articleEntry) {
	c.factByName, c.causeByID, c.providerByID = map[string]int{}, map[string]int{}, map[string]int{}
	for i := range c.facts {
		c.factByName[c.facts[i].Name] = i
	}
	for i := range c.causes {
		c.causeByID[c.causes[i].ID] = i
	}
	for i := range c.providers {
		c.providerByID[c.providers[i].ID] = i
	}
	s := &c.stored
	s.entries, s.articleNumber, s.articlesByCause = entries, map[string]int{}, map[string][]int{}
	for i, e := range entries {
		s.articleNumber[e.id] = i
		for _, alias := range e.aliases {
			s.articleNumber[alias] = i
		}
		for _, cause := range e.causes {
			if e.active {
				s.articlesByCause[cause] = append(s.articlesByCause[cause], i)
			}
		}
	}
	s.allArticles = sync.OnceValue(s.articles.all)
	s.allPatterns = sync.OnceValue(func() []Pattern { return values(s.patterns.all()) })
	s.allCodes = sync.OnceValue(func() []Code { return values(s.codes.all()) })
}

// shelf decodes the items of a list, each at most once to keep.
type shelf[T any] struct {
	texts texts
	items records
	slots []atomic.Pointer[T]
	form  func(*T, *wire)
}

func newShelf[T any](t texts, items records, form func(*T, *wire)) shelf[T] {
	return shelf[T]{texts: t, items: items, slots: make([]atomic.Pointer[T], items.len()), form: form}
}

// get returns item i, always at the same address.
func (s *shelf[T]) get(i int) *T {
	if v := s.slots[i].Load(); v != nil {
		return v
	}
	v := new(T)
	s.form(v, &wire{reading: true, texts: s.texts, in: s.items.at(i)})
	if !s.slots[i].CompareAndSwap(nil, v) {
		return s.slots[i].Load()
	}
	return v
}

func (s *shelf[T]) all() []*T {
	out := make([]*T, len(s.slots))
	for i := range out {
		out[i] = s.get(i)
	}
	return out
}

func values[T any](list []*T) []T {
	out := make([]T, len(list))
	for i, v := range list {
		out[i] = *v
	}
	return out
}
