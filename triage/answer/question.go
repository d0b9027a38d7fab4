package answer

import (
	"cmp"
	"slices"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// Bounds on what a customer is asked at once.
const (
	maxQuestions       = 5 // when nothing is likely
	maxQuestionsLikely = 2 // when there is an answer to act on already
	maxCost            = 3 // of a question, see kb/facts.yaml
)

// needs are the facts that decide about f and are not known.
func (b *builder) needs(f *finding) []report.Need {
	out := []report.Need{}
	x := &b.rep.Exchanges[f.first()]
	for _, name := range f.cause.DecidedBy {
		if def, ok := b.cat.Fact(name); ok && unknown(x, def) {
			out = append(out, report.Need{Fact: name, Text: capital(def.Meaning)})
		}
	}
	return out
}

// unknown tells whether the exchange says nothing about a fact.
func unknown(x *report.Exchange, def kb.Fact) bool {
	f := x.Fact(def.Name)
	if f == nil {
		return true
	}
	if list, ok := f.Value.([]string); ok {
		return len(list) == 0
	}
	return def.Type == "enum" && f.Value == def.Zero
}

// questions picks what to ask next: of the facts that would decide about the
// causes that remain, first those about the best of them, and of these the one
// that splits the rest most evenly for the least effort. A
// confirmed first answer leaves nothing to ask.
func (b *builder) questions() []report.Question {
	out := []report.Question{}
	limit := maxQuestions
	switch b.cases[0].Band {
	case report.Confirmed:
		return out
	case report.Likely:
		limit = maxQuestionsLikely
	}
	for list := b.rankedQuestions(); len(list) > 0 && len(out) < limit; list = afterAsking(list) {
		q := list[0]
		out = append(out, report.Question{ID: q.fact.Name, Text: q.fact.Ask, Why: q.fact.Why, Separates: q.separates})
	}
	return out
}

// afterAsking orders what is left once the first question of list is asked: those
// first that decide about causes which no question asked so far does.
func afterAsking(list []candidate) []candidate {
	asked, rest := list[0], list[1:]
	for i := range rest {
		fresh := 0
		for _, c := range rest[i].open {
			if !slices.Contains(asked.separates, c) {
				rest[i].open[fresh] = c
				fresh++
			}
		}
		rest[i].open = rest[i].open[:fresh]
	}
	slices.SortStableFunc(rest, func(x, y candidate) int { return cmp.Compare(min(len(y.open), 1), min(len(x.open), 1)) })
	return rest
}

type candidate struct {
	fact      kb.Fact
	separates []string // causes that the fact decides about, in the order of the answers
	open      []string // those of them that no question asked so far decides about
	value     int      // how evenly it splits the weight of the causes, for its cost
	order     int      // first come, first asked
}

func (b *builder) rankedQuestions() []candidate {
	remaining := b.remaining()
	total := 0
	for _, f := range remaining {
		total += weight(f)
	}
	var list []candidate
	for _, f := range remaining {
		for _, name := range f.cause.DecidedBy {
			if def, ok := b.cat.Fact(name); ok && def.Ask != "" && unknown(&b.rep.Exchanges[f.first()], def) {
				list = addCandidate(list, def, f)
			}
		}
	}
	for i := range list {
		list[i].value = splitValue(list[i], remaining, total)
		list[i].open = slices.Clone(list[i].separates)
	}
	best := remaining[0].Cause
	about := func(q candidate) int {
		if len(q.separates) < len(remaining) && slices.Contains(q.separates, best) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(list, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(about(x), about(y)), cmp.Compare(y.value, x.value), cmp.Compare(x.order, y.order))
	})
	return list
}

// maxRemaining bounds the causes that questions are asked about: a few more than
// are answered, since a bare status leaves many.
const maxRemaining = 9

// remaining is the first case of each cause, best first.
func (b *builder) remaining() []*finding {
	var out []*finding
	for i := range b.all {
		f := &b.all[i]
		if len(out) == maxRemaining {
			break
		}
		if !slices.ContainsFunc(out, func(g *finding) bool { return g.Cause == f.Cause }) {
			b.choose(f)
			out = append(out, f)
		}
	}
	return out
}

func addCandidate(list []candidate, def kb.Fact, f *finding) []candidate {
	for i := range list {
		if list[i].fact.Name == def.Name {
			list[i].separates = append(list[i].separates, f.Cause)
			return list
		}
	}
	return append(list, candidate{fact: def, separates: []string{f.Cause}, order: len(list)})
}

// weight makes a question about likely causes worth more than one about possible ones.
func weight(f *finding) int { return 3 - rank(f.Band) }

// splitValue is the smaller side of the split, in thousandths of the whole, for
// the cost of the question.
func splitValue(q candidate, remaining []*finding, total int) int {
	inside := 0
	for _, f := range remaining {
		if slices.Contains(q.separates, f.Cause) {
			inside += weight(f)
		}
	}
	side := min(inside, total-inside)
	if side == 0 {
		return maxCost - q.fact.Cost // it tells none apart, but it may settle them
	}
	return 1000 * side / total / max(q.fact.Cost, 1)
}
