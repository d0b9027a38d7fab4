package render

import (
	"fmt"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// explained is the JSON form of an [Explanation] for one exchange.
type explained struct {
	Exchange int             `json:"exchange"`
	Patterns int             `json:"patterns"` // how many of the catalog's hold
	Facts    []explainedFact `json:"facts"`
	Findings report.Findings `json:"findings"`
}

type explainedFact struct {
	Name  string        `json:"name"`
	Value any           `json:"value"`
	At    []report.Span `json:"at"`
	From  []string      `json:"from"`
}

func explain(e *Explanation) []explained {
	all := []explained{}
	if e.Report == nil {
		return all
	}
	for i, x := range e.Report.Exchanges {
		one := explained{Exchange: x.N, Patterns: len(x.Held), Facts: []explainedFact{}}
		for _, f := range x.Facts {
			ef := explainedFact{Name: f.Name, Value: f.Value, At: []report.Span{}, From: append([]string{}, f.From...)}
			for _, p := range f.At {
				ef.At = append(ef.At, e.Report.Text.Span(p.Start, p.End))
			}
			one.Facts = append(one.Facts, ef)
		}
		if i < len(e.Findings) {
			one.Findings = e.Findings[i]
		}
		all = append(all, one)
	}
	return all
}

// explainBlocks shows what the rules saw: every fact with its place, every
// check of every finding, what was ruled out and what is missing.
func explainBlocks(res *report.Result, e *Explanation) []block {
	var doc []block
	for _, x := range explain(e) {
		title := fmt.Sprintf("Facts of call %d", x.Exchange+1)
		doc = append(doc, part(title), factTable(x.Facts))
		doc = append(doc, line(styled(faint, fmt.Sprintf("%d patterns of the catalog hold", x.Patterns))))
		if len(x.Findings.Findings) > 0 {
			doc = append(doc, part("Findings"), findingList(x.Findings.Findings))
		}
		doc = append(doc, ruledOutBlocks(x.Findings.RuledOut)...)
		doc = append(doc, missingBlocks(x.Findings.Missing)...)
	}
	return append(doc, madeBlocks(res)...)
}

func factTable(facts []explainedFact) block {
	if len(facts) == 0 {
		return line(text("none")...)
	}
	t := table{rows: [][][]span{{text("fact"), text("value"), text("where")}}}
	for _, f := range facts {
		t.rows = append(t.rows, [][]span{{ident(f.Name)}, {styled(words, cut(value(f.Value), 40))}, where(f)})
	}
	return t
}

// where is the first place of a fact with its words, or what it was made from.
func where(f explainedFact) []span {
	if len(f.At) == 0 {
		if len(f.From) == 0 {
			return nil
		}
		return []span{styled(faint, "from "+cut(oneLine(strings.Join(f.From, ", ")), maxWords))}
	}
	s := f.At[0]
	at := fmt.Sprintf("%s:%d-%d", cut(oneLine(s.Field), 40), s.Start, s.End)
	if n := len(f.At) - 1; n > 0 {
		at += fmt.Sprintf(" and %d more", n)
	}
	return []span{styled(faint, at+" "), styled(words, cut(oneLine(s.Quote), 40))}
}

func findingList(found []report.Finding) block {
	var l list
	for _, f := range found {
		item := []block{line(bandSpan(f.Band), styled(plain, ": "), ident(f.Cause), styled(faint, fmt.Sprintf(" (score %d)", f.Score)))}
		var matches list
		for _, m := range append(append([]report.Match{}, f.For...), f.Against...) {
			matches.items = append(matches.items, matchBlocks(m))
		}
		if len(matches.items) > 0 {
			item = append(item, matches)
		}
		l.items = append(l.items, item)
	}
	return l
}

func matchBlocks(m report.Match) []block {
	doc := []block{line(ident(m.ID), styled(faint, " ("+cut(oneLine(m.Strength), 20)+")"))}
	var l list
	for _, c := range m.Checks {
		l.items = append(l.items, []block{line(checkSpans(c)...)})
	}
	if len(l.items) == 0 {
		return doc
	}
	return append(doc, l)
}

// checkSpans is "true: token.time saw expired, wanted expired".
func checkSpans(c report.Check) []span {
	return []span{
		styled(plain, cut(oneLine(c.State), 20)+": "), ident(c.Fact), styled(plain, " saw "), ticket(value(c.Saw)),
		styled(plain, ", wanted "), ticket(value(c.Wanted)),
	}
}

func ruledOutBlocks(out []report.RuledOut) []block {
	if len(out) == 0 {
		return nil
	}
	var l list
	for _, r := range out {
		l.items = append(l.items, []block{line(append([]span{ident(r.Cause), styled(plain, ": ")}, checkSpans(r.By)...)...)})
	}
	return []block{part("Ruled out by rules"), l}
}

func missingBlocks(missing []report.Missing) []block {
	if len(missing) == 0 {
		return nil
	}
	var l list
	for _, m := range missing {
		l.items = append(l.items, []block{line(ident(m.Rule), styled(plain, " needs "), ident(strings.Join(m.Facts, ", ")))})
	}
	return []block{part("Rules that would match if more were known"), l}
}

func madeBlocks(res *report.Result) []block {
	return []block{part("Made by"), table{rows: [][][]span{
		{text("program"), []span{prose(res.MadeBy.Program)}},
		{text("catalog"), []span{prose(res.MadeBy.Catalog)}},
		{text("rules"), []span{prose(res.MadeBy.Rules)}},
		{text("input"), []span{prose(res.Input.Format)}},
	}}}
}

// value is a fact's value on one line; a set as its members.
func value(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case string:
		return oneLine(v)
	case []string:
		return oneLine(strings.Join(v, ", "))
	case []any:
		var s []string
		for _, m := range v {
			s = append(s, value(m))
		}
		return strings.Join(s, ", ")
	}
	return oneLine(fmt.Sprint(v))
}
