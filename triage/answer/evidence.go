package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// evidence makes the proofs of a case from the exchange that shows it best.
func (b *builder) evidence(f *finding) report.Evidence {
	e := report.Evidence{For: []report.Proof{}, Against: []report.Proof{}, Missing: []report.Need{}}
	for _, m := range f.For {
		e.For = addNew(e.For, b.proofs(f.first(), m))
	}
	for _, m := range f.Against {
		e.Against = addNew(e.Against, b.proofs(f.first(), m))
	}
	if f.Band != report.Confirmed {
		e.Missing = b.needs(f)
	}
	return e
}

// addNew appends the proofs that say something new: many patterns rest on the same
// words, and the strongest of them comes first.
func addNew(list, proofs []report.Proof) []report.Proof {
	for _, p := range proofs {
		same := func(q report.Proof) bool { return q.Text == p.Text || p.At != nil && q.At != nil && *q.At == *p.At }
		if !slices.ContainsFunc(list, same) {
			list = append(list, p)
		}
	}
	return list
}

// proofs turns a match into what people can read: one for each check of a rule,
// one for a pattern.
func (b *builder) proofs(exchange int, m report.Match) []report.Proof {
	x := &b.rep.Exchanges[exchange]
	if p := b.matchedPattern(exchange, m.ID); p != nil {
		return []report.Proof{b.patternProof(x, m, p)}
	}
	var out []report.Proof
	for _, c := range m.Checks {
		if !telling(c) {
			continue
		}
		p := b.factProof(x, c.Fact, show(c.Saw))
		p.Check, p.Strength, p.Wanted = m.ID, m.Strength, wanted(c.Wanted)
		out = append(out, p)
	}
	return out
}

// telling leaves out a check that only says that something was not seen.
func telling(c report.Check) bool {
	_, negative := c.Wanted.(map[string]any)
	return !negative || show(c.Saw) != "unknown" && c.State == "false"
}

// wanted writes what a check wanted to see: a value, or one of several.
func wanted(v any) string {
	switch v := v.(type) {
	case map[string]any:
		return "not " + show(v["not"])
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = show(x)
		}
		return strings.Join(parts, " or ")
	}
	return show(v)
}

// factProof says what a fact showed, and where.
func (b *builder) factProof(x *report.Exchange, name, saw string) report.Proof {
	p := report.Proof{Text: b.sentence(name, saw), Saw: saw, Visibility: report.UnknownVisibility}
	if place, ok := placeOf(x, name, saw, 0); ok {
		p.At, p.Visibility = b.span(place)
	}
	if def, ok := b.cat.Fact(name); ok && !def.Show {
		p.Visibility = report.Internal
	}
	return p
}

// sentence is "Meaning: value", the only form that fits every fact.
func (b *builder) sentence(name, value string) string {
	def, ok := b.cat.Fact(name)
	if !ok {
		return name + ": " + value
	}
	return capital(def.Meaning) + ": " + value
}

// placeOf returns where a fact was seen; for one that was derived, where the
// first fact was that it comes from. Four steps are more than facts ever take.
func placeOf(x *report.Exchange, name, member string, depth int) (report.Place, bool) {
	f := x.Fact(name)
	if f == nil || depth > 4 {
		return report.Place{}, false
	}
	if list, ok := f.Value.([]string); ok {
		first, _, _ := strings.Cut(member, ", ")
		if i := slices.Index(list, first); i >= 0 && i < len(f.At) {
			return f.At[i], true
		}
	}
	if len(f.At) > 0 {
		return f.At[0], true
	}
	for _, from := range f.From {
		if p, ok := placeOf(x, from, "", depth+1); ok {
			return p, true
		}
	}
	return report.Place{}, false
}

// span returns a place as a quote, and who may see it.
func (b *builder) span(p report.Place) (*report.Span, report.Visibility) {
	s := b.rep.Text.Span(p.Start, p.End)
	if s.Quote == "" {
		return nil, report.UnknownVisibility
	}
	msg := b.rep.Text.FieldAt(p.Start).Message
	if b.rep.Ticket == nil || msg < 0 || msg >= len(b.rep.Ticket.Messages) {
		return &s, report.Public // the subject is the customer's
	}
	v := b.rep.Ticket.Messages[msg].Visibility
	if v == "" {
		v = report.UnknownVisibility
	}
	return &s, v
}

// matchedPattern returns the form of a pattern that holds in the exchange, or nil.
func (b *builder) matchedPattern(exchange int, id string) *kb.Pattern {
	if !strings.Contains(id, "/") {
		return nil
	}
	x := &b.rep.Exchanges[exchange]
	var any *kb.Pattern
	for _, n := range x.Candidates {
		p, ok := b.cat.Pattern(n)
		if !ok || p.ID != id {
			continue
		}
		if _, all := b.phrases(x, &p); all {
			return &p
		}
		any = &p
	}
	return any
}

// patternProof quotes the words of a pattern; one without words, its facts.
func (b *builder) patternProof(x *report.Exchange, m report.Match, p *kb.Pattern) report.Proof {
	proof := report.Proof{Check: m.ID, Strength: m.Strength, Visibility: report.UnknownVisibility}
	places, _ := b.phrases(x, p)
	if len(places) > 0 {
		proof.At, proof.Visibility = b.span(places[0])
		proof.Saw = b.rep.Text.Span(places[0].Start, places[0].End).Quote
	}
	if proof.Saw == "" {
		proof = b.patternFacts(x, m, p)
	}
	if meaning := b.codeMeaning(m.ID); meaning != "" {
		proof.Text = meaning
	}
	if proof.Text == "" {
		proof.Text = "The ticket says: " + proof.Saw
	}
	return proof
}

// patternFacts is the proof of a pattern that asks for facts only: the first of
// them that has a place, in the order of their names.
func (b *builder) patternFacts(x *report.Exchange, m report.Match, p *kb.Pattern) report.Proof {
	var best report.Proof
	for _, f := range x.Facts {
		want, ok := p.Is[f.Name]
		if !ok {
			continue
		}
		proof := b.factProof(x, f.Name, show(want))
		if best.Text == "" || best.At == nil && proof.At != nil {
			best = proof
		}
	}
	best.Check, best.Strength = m.ID, m.Strength
	if best.Visibility == "" {
		best.Visibility = report.UnknownVisibility
	}
	return best
}

// phrases returns where the phrases of p stand in x, and whether all do.
func (b *builder) phrases(x *report.Exchange, p *kb.Pattern) ([]report.Place, bool) {
	if len(p.Segs) == 0 {
		return nil, true
	}
	if b.words == nil {
		b.words = kb.Split(b.rep.Text.S)
	}
	words, all := b.words, true
	if len(b.rep.Exchanges) > 1 {
		words = b.words.Slice(x.Start, x.End)
	}
	var out []report.Place
	for _, segs := range p.Segs {
		start, end, ok := words.Match(segs)
		if !ok {
			all = false
			continue
		}
		out = append(out, report.Place{Start: start, End: end})
	}
	return out, all
}

// codeMeaning returns what a code table says about the code of a pattern, or "".
func (b *builder) codeMeaning(id string) string {
	if !strings.HasPrefix(id, "code/") {
		return ""
	}
	for _, c := range b.cat.AllCodes() {
		if c.ID == id {
			return c.Meaning
		}
	}
	return ""
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
