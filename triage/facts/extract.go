// Package facts reads a redacted ticket as it comes (prose, half JSON, logs,
// code) and makes the report that rules judge: the failing calls in it, each
// with typed facts and the places that prove them.
//
// The text is scanned once for structure (scan.go) and once as words (kb.Split);
// everything else works on the few things that were found. Nothing here decides
// a cause. Extract never fails: a ticket that says nothing gives a report with
// one exchange and no facts.
package facts

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// Extract makes the report of a redacted ticket. It is safe for concurrent use
// and depends on its arguments alone.
func Extract(r *report.Redacted, c *kb.Catalog) *report.Report {
	s := &seen{text: r.Text.S, red: r, cat: c, words: kb.Split(r.Text.S)}
	s.scan()
	s.hits = c.Lexicon(s.words)
	s.literals = codeLiterals.find(s.text)
	s.scanArguments()
	s.findProviders()
	rep := &report.Report{Ticket: r.Ticket, Text: r.Text, Redaction: r.Counts}
	for n, p := range s.split() {
		rep.Exchanges = append(rep.Exchanges, s.exchange(n, p))
	}
	return rep
}

// seen is everything that the scanners found, in the order of the text.
type seen struct {
	text  string
	red   *report.Redacted
	cat   *kb.Catalog
	words *kb.Words

	pairs      []pair      // key: value, key=value, key => value
	statuses   []statusAt  // HTTP status codes
	urls       []urlAt     // absolute URLs
	requests   []requestAt // "POST /path", "GET https://…"
	challenges []challenge // WWW-Authenticate
	codes      []codeAt    // words that are standard error codes
	hits       []kb.Hit    // phrases of the lexicon
	literals   []literalAt // code words

	providers []providerAt
	single    bool // one exchange only: what is outside its part is about it, too
}

// extractors fill the facts of one exchange. Order matters only where a later
// one reads what an earlier one found (comparisons come last).
var extractors = []func(*exchange){
	(*exchange).callFacts,
	(*exchange).errorFacts,
	(*exchange).challengeFacts,
	(*exchange).providerFacts,
	(*exchange).timeFacts,
	(*exchange).sideFacts,
	(*exchange).authFacts,
	(*exchange).tokenFacts,
	(*exchange).audienceFacts,
	(*exchange).scopeFacts,
	(*exchange).clientFacts,
	(*exchange).bodyFacts,
	(*exchange).redirectFacts,
	(*exchange).modeFacts,
	(*exchange).codeFacts,
	(*exchange).issuerFacts,
	(*exchange).regionFacts,
	(*exchange).lexiconFacts,
	(*exchange).differenceFacts,
	(*exchange).natureFacts,
	(*exchange).exactFacts,
	(*exchange).topicFacts,
}

// exchange collects the facts of one failing call.
type exchange struct {
	*seen
	start, end int
	facts      map[string]*report.Fact
	token      *sentToken
}

func (s *seen) exchange(n int, p part) report.Exchange {
	x := &exchange{seen: s, start: p.start, end: p.end, facts: make(map[string]*report.Fact, 32)}
	for _, extract := range extractors {
		extract(x)
	}
	out := report.Exchange{N: n, Start: p.start, End: p.end, FixedLater: p.fixedLater}
	out.Facts = make([]report.Fact, 0, len(x.facts))
	for _, f := range x.facts {
		out.Facts = append(out.Facts, *f)
	}
	slices.SortFunc(out.Facts, func(a, b report.Fact) int { return strings.Compare(a.Name, b.Name) })
	words := x.mineWords()
	out.Norm = words.Norm
	out.Held = x.holding(s.cat.Candidates(nil, words, x.value), words)
	return out
}

// holding keeps the patterns whose phrases and facts hold. It is what rules/match.rego
// does where nobody tells it: a test holds both to the same.
func (x *exchange) holding(candidates []int, words *kb.Words) []int {
	kept := candidates[:0]
	for _, n := range candidates {
		if p, ok := x.cat.Pattern(n); ok && x.holds(&p, words) {
			kept = append(kept, n)
		}
	}
	return kept
}

func (x *exchange) holds(p *kb.Pattern, words *kb.Words) bool {
	for name, want := range p.Is {
		if !x.is(name, want) {
			return false
		}
	}
	for _, segs := range p.Segs {
		if _, _, ok := words.Match(segs); !ok {
			return false
		}
	}
	return !slices.ContainsFunc(p.Not, func(u kb.Unless) bool { return x.unless(u, words) })
}

// unless tells whether a condition that takes a pattern back holds.
func (x *exchange) unless(u kb.Unless, words *kb.Words) bool {
	for name, want := range u.Is {
		if !x.is(name, want) {
			return false
		}
	}
	if len(u.Segs) == 0 {
		return len(u.Is) > 0
	}
	_, _, ok := words.Match(u.Segs)
	return ok
}

// is tells whether a fact has a value, or holds it as a member.
func (x *exchange) is(name string, want any) bool {
	switch v := x.value(name).(type) {
	case nil: // what was not seen has the value that the rules' input gives it
		def, ok := x.cat.Fact(name)
		return ok && def.Type == "enum" && def.Zero == want
	case []string:
		member, _ := want.(string)
		return x.has(name, member)
	case int64:
		n, ok := want.(int)
		return ok && int64(n) == v
	default:
		return v == want
	}
}

// mineWords returns the words of this exchange.
func (x *exchange) mineWords() *kb.Words {
	if x.single {
		return x.words
	}
	return x.words.Slice(x.start, x.end)
}

// value returns the value of a fact, or nil; what kb.Catalog.Candidates asks for.
func (x *exchange) value(name string) any {
	if f := x.facts[name]; f != nil {
		return f.Value
	}
	return nil
}

// str returns a string fact, or "" if it is not known.
func (x *exchange) str(name string) string {
	v, _ := x.value(name).(string)
	return v
}

// set records a scalar fact with the place that shows it. The first value wins:
// extractors look at the best source first.
func (x *exchange) set(name string, value any, at ...report.Place) {
	if x.facts[name] == nil {
		x.facts[name] = &report.Fact{Name: name, Value: value, At: at}
	}
}

// derive records a fact that was computed from others.
func (x *exchange) derive(name string, value any, from ...string) {
	if x.facts[name] == nil {
		x.facts[name] = &report.Fact{Name: name, Value: value, From: from}
	}
}

// add records a member of a set fact. Members stay sorted, each once.
func (x *exchange) add(name, member string, at report.Place) {
	f := x.facts[name]
	if f == nil {
		x.facts[name] = &report.Fact{Name: name, Value: []string{member}, At: []report.Place{at}}
		return
	}
	list := f.Value.([]string)
	i, found := slices.BinarySearch(list, member)
	if found {
		return
	}
	f.Value = slices.Insert(list, i, member)
	f.At = slices.Insert(f.At, i, at)
}

// has tells whether a set fact holds a member.
func (x *exchange) has(name, member string) bool {
	list, _ := x.value(name).([]string)
	_, found := slices.BinarySearch(list, member)
	return found
}

// mine tells whether the byte offset belongs to this exchange.
func (x *exchange) mine(at int) bool {
	return x.single || x.start <= at && at < x.end
}
