package kb

import (
	"maps"
	"slices"
	"strings"
)

// Pattern is one compiled check document: all it names has to hold. A pattern
// with alternatives is several of them with the same ID.
type Pattern struct {
	N        int
	ID       string         // AUTH-0204/bad-header-format, or code/entra/AADSTS50011
	Is       map[string]any // fact = string, int or bool; for a set the member it has to hold
	Segs     [][]string     // phrases as segments of normalised words
	Not      []Unless       // none of these holds
	Says     []Say          // best first
	Proves   bool
	Article  string // id; "" for a code without one
	Provider string // "" for generic
	Anchor   string // the rarest key required: words, or fact=value
}

// Unless is a condition that takes a pattern back: either a fact or a phrase.
type Unless struct {
	Is   map[string]any
	Segs []string
}

// Pattern returns the compiled pattern of that number, and whether there is one.
func (c *Catalog) Pattern(n int) (Pattern, bool) {
	if n < 0 || n >= c.stored.patterns.items.len() {
		return Pattern{}, false
	}
	return *c.stored.patterns.get(n), true
}

// Patterns returns all compiled patterns by number.
func (c *Catalog) Patterns() []Pattern { return c.stored.allPatterns() }

// maxAlternatives bounds how many check documents one pattern becomes.
const maxAlternatives = 1024

// origin is where a compiled pattern was written.
type origin struct {
	file      string
	line, col int
}

// compile makes the check documents of all active articles, then of all codes.
func (l *loader) compile() {
	l.compileLexicon()
	l.cat.fileScopes()
	l.cat.fileUsual()
	for _, d := range l.parsed {
		if d.Status != "active" {
			continue
		}
		for _, y := range d.patterns {
			base := Pattern{ID: d.ID + "/" + y.id, Says: y.says, Article: d.ID, Provider: d.Provider, Not: y.unless.alternatives()}
			l.expand(base, y.when, origin{d.Path, y.line, y.col})
		}
	}
	for _, code := range l.cat.codes {
		if code.file != "" {
			l.compileCode(code)
		}
	}
	l.anchor()
	l.learn()
}

func (l *loader) compileCode(code Code) {
	base := Pattern{ID: code.ID, Proves: code.Proves, Article: code.Article, Provider: code.Provider}
	if base.Provider == "generic" {
		base.Provider = ""
	}
	strength := "weak"
	if len(code.Causes) == 1 {
		strength = "strong"
	}
	for _, id := range code.Causes {
		base.Says = append(base.Says, Say{id, strength})
	}
	t := test{facts: code.with}
	for _, text := range []string{code.Code, code.Message} {
		if segs := Segments(text); len(segs) > 0 {
			t.text = append(t.text, segs)
		}
	}
	l.expand(base, t, origin{code.file, code.line, code.col})
}

// expand adds one check document for each choice of values and phrases.
func (l *loader) expand(base Pattern, t test, from origin) {
	n := max(1, len(t.any))
	for _, c := range t.facts {
		if n *= len(c.values); n > maxAlternatives {
			l.at(from, "kb-too-many", "make several symptoms of it", "the alternatives of %s multiply to more than %d", base.ID, maxAlternatives)
			return
		}
	}
	for k := range n {
		p := base
		p.Segs = append(p.Segs, t.text...)
		if len(t.any) > 0 {
			p.Segs = append(p.Segs, t.any[k%len(t.any)])
			k /= len(t.any)
		}
		p.Is = map[string]any{}
		for _, c := range t.facts {
			p.Is[c.fact.Name] = c.values[k%len(c.values)]
			k /= len(c.values)
		}
		p.N = len(l.cat.compiled)
		l.cat.compiled = append(l.cat.compiled, p)
		l.origins = append(l.origins, from)
	}
}

// alternatives returns one condition for each fact value and each phrase.
func (t test) alternatives() []Unless {
	var out []Unless
	for _, c := range t.facts {
		for _, v := range c.values {
			out = append(out, Unless{Is: map[string]any{c.fact.Name: v}})
		}
	}
	for _, segs := range slices.Concat(t.text, t.any) {
		out = append(out, Unless{Segs: segs})
	}
	return out
}

func (l *loader) at(from origin, code, hint, format string, args ...any) {
	s := source{name: from.file, problems: &l.problems}
	s.at(from.line, from.col, code, hint, format, args...)
}

// unselective facts hold for a large part of all tickets.
var unselective = map[string]bool{"status": true, "status_class": true, "method": true, "auth_sign": true, "side": true, "endpoint": true}

// rareValues of these facts are selective all the same.
var rareValues = map[string]bool{"method=OPTIONS": true, "method=HEAD": true, "endpoint=webhook": true, "endpoint=registry": true, "endpoint=device": true,
	"endpoint=token": true, "endpoint=authorize": true, "endpoint=userinfo": true, "endpoint=jwks": true, "endpoint=introspection": true, "endpoint=revocation": true}

// anchor files every compiled pattern under its rarest key and reports those
// that have none.
func (l *loader) anchor() {
	c := l.cat
	entries := make([]entry, len(c.compiled))
	for i, p := range c.compiled {
		entries[i] = entry{phrases: p.Segs, facts: l.selective(p.Is)}
	}
	ix, anchors := buildIndex(entries)
	c.patterns = ix
	for i, a := range anchors {
		p := &c.compiled[i]
		p.Anchor = a
		switch {
		case a == "":
			l.at(l.origins[i], "kb-not-selective", "add a phrase with two neighbouring words, or a fact other than status, method, endpoint, side",
				"%s holds nothing rare enough to be found by", p.ID)
		case len(entries[i].facts) == 0 && p.strong() && allVague(p.Segs):
			l.at(l.origins[i], "kb-not-selective", "say it weakly, or add what tells this cause apart",
				"%s speaks strongly on words that many causes have in common: %q", p.ID, strings.TrimSpace(p.Segs[0][0]))
		}
	}
}

// selective returns the facts of a pattern that an index can file it under.
func (l *loader) selective(is map[string]any) []string {
	var keys []string
	for _, name := range slices.Sorted(maps.Keys(is)) {
		v, ok := is[name].(string)
		key := name + "=" + v
		if ok && v != l.cat.facts[l.cat.factByName[name]].Zero && (!unselective[name] || rareValues[key]) {
			keys = append(keys, key)
		}
	}
	return keys
}

func (p *Pattern) strong() bool {
	for _, s := range p.Says {
		if s.Strength == "strong" {
			return true
		}
	}
	return false
}
