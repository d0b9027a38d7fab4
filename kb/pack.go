package kb

import (
	"strings"
)

// The compact form of a catalog: magic, number of the format, then [records]
// with the sections below. It is what an opened catalog reads while it is used:
// opening decodes the vocabularies, the lexicon and the entries of articles; an
// article, a pattern or a code is decoded when it is asked for.
const (
	magic  = "triagekb"
	format = "\x02\x00\x00\x00" // to be raised with every change of a form or section
)

const (
	textSection      = iota // every string
	headSection             // what opening decodes, see head.form
	articleSection          // one record an article
	patternSection          // one record a pattern
	codeSection             // one record a code
	codeNameSection         // table: hash of a code's id or name to numbers of codes
	lexiconSection          // two tables: anchors of the lexicon
	anchorSection           // two tables: anchors of the patterns
	topicSection            // table: hash of a word or pair to causes and weights, see topics.go
	numberOfSections        // has to be the last
)

// head is what opening decodes.
type head struct {
	*Catalog
	entries []articleEntry
}

// articleEntry is what has to be known of an article to find it.
type articleEntry struct {
	id       string
	aliases  []string
	provider string
	active   bool
	causes   []string
}

func (h *head) form(x *wire) {
	x.str(&h.version)
	items(x, &h.facts, func(x *wire, f *Fact) { f.form(x) })
	items(x, &h.causes, func(x *wire, c *Cause) { c.form(x) })
	items(x, &h.providers, func(x *wire, p *Provider) { p.form(x) })
	dict(x, &h.scopes, func(x *wire, rows *[]ScopeRow) {
		items(x, rows, func(x *wire, r *ScopeRow) { r.form(x) })
	})
	dict(x, &h.usual, (*wire).int)
	items(x, &h.lexicon.phrases, func(x *wire, p *lexiconPhrase) { p.form(x) })
	dict(x, &h.lexicon.hosts, (*wire).str)
	x.strs(&h.lexicon.ix.names)
	x.strs(&h.patterns.names)
	items(x, &h.entries, func(x *wire, e *articleEntry) { e.form(x) })
}

// pack returns the compact form of a catalog that was read from sources. Equal
// sources give equal bytes.
func (c *Catalog) pack() string {
	p := &pool{numbers: map[string]uint64{}}
	h := head{Catalog: c}
	for _, a := range c.articles {
		e := articleEntry{id: a.ID, aliases: a.Aliases, provider: a.Provider, active: a.Status == "active"}
		for _, x := range a.Causes {
			e.causes = append(e.causes, x.ID)
		}
		h.entries = append(h.entries, e)
	}
	sections := make([]records, numberOfSections)
	sections[headSection] = makeRecords([][]byte{p.write(h.form)})
	sections[articleSection] = packAll(p, len(c.articles), func(i int, x *wire) { c.articles[i].form(x) })
	sections[patternSection] = packAll(p, len(c.compiled), func(i int, x *wire) { c.compiled[i].form(x) })
	sections[codeSection] = packAll(p, len(c.codes), func(i int, x *wire) { c.codes[i].form(x) })
	names := codeNames(c.codes)
	sections[codeNameSection] = names.records()
	sections[lexiconSection] = c.lexicon.ix.records()
	sections[anchorSection] = c.patterns.records()
	sections[topicSection] = c.topics.records()
	sections[textSection] = makeRecords(p.list) // last: it has the strings of all others
	return magic + format + string(makeRecords(asStrings(sections)))
}

func (p *pool) write(form func(*wire)) []byte {
	x := &wire{pool: p}
	form(x)
	return x.out
}

func packAll(p *pool, n int, form func(int, *wire)) records {
	list := make([][]byte, n)
	for i := range list {
		list[i] = p.write(func(x *wire) { form(i, x) })
	}
	return makeRecords(list)
}

func asStrings(list []records) []string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = string(r)
	}
	return out
}

// codeNames files codes under their id and their name: the code in lower case, or
// the normalised message of one without.
func codeNames(codes []Code) table {
	m := map[uint64][]int32{}
	for i := range codes {
		id := hashWord(codes[i].ID)
		m[id] = append(m[id], int32(i))
		if name := codes[i].name(); name != "" {
			m[hashWord(name)] = append(m[hashWord(name)], int32(i))
		}
	}
	return makeTable(m)
}

// name is what a code is looked up by; "" if it holds no word.
func (c *Code) name() string {
	if c.Code != "" {
		return strings.ToLower(c.Code)
	}
	if n := Normalise(c.Message); n != " " {
		return n
	}
	return ""
}

// MarshalBinary returns the compact form of c, which [Default] reads from the
// file compiled/catalog.bin. Equal sources give equal bytes.
func (c *Catalog) MarshalBinary() ([]byte, error) { return []byte(c.packed), nil }
