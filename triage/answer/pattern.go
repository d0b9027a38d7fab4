package answer

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// matchedPattern returns the form of a pattern that holds in the exchange, or nil.
func (b *builder) matchedPattern(exchange int, id string) *kb.Pattern {
	if !strings.Contains(id, "/") {
		return nil
	}
	x := &b.rep.Exchanges[exchange]
	var other *kb.Pattern
	for _, n := range x.Held {
		p, ok := b.cat.Pattern(n)
		if !ok || p.ID != id {
			continue
		}
		if _, all := b.phrases(x, &p); all && holds(x, &p) {
			return &p
		}
		other = &p
	}
	return other
}

// holds tells whether the facts that p asks for are those of x.
func holds(x *report.Exchange, p *kb.Pattern) bool {
	for name, want := range p.Is {
		f := x.Fact(name)
		if f == nil {
			return false
		}
		list, set := f.Value.([]string)
		member, _ := want.(string)
		if set && !slices.Contains(list, member) || !set && show(f.Value) != show(want) {
			return false
		}
	}
	return true
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
	c, _ := b.cat.Code(id)
	return c.Meaning
}
