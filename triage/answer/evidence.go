package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/triagekb/triage/triage/report"
)

// evidence makes the proofs of a case from the exchange that shows it best.
func (b *builder) evidence(f *finding) report.Evidence {
	e := report.Evidence{For: []report.Proof{}, Against: []report.Proof{}, Missing: []report.Need{}}
	for i, m := range f.For {
		if i > 0 && m.Strength == "prior" {
			break // a mere hint is shown only where there is nothing else
		}
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
	if def.Type == "enum" || def.Type == "set" && !def.Open {
		value = strings.ReplaceAll(value, "_", " ") // values of ours, not the ticket's
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

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
