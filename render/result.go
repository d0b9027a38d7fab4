package render

import (
	"fmt"

	"github.com/triagekb/triage/triage/report"
)

// resultBlocks is the document of a result: for each failing call its answer,
// then what was ruled out and what to ask.
func resultBlocks(res *report.Result, lim limits) []block {
	if len(res.Answers) == 0 {
		return []block{line(text("Nothing in this ticket was recognised as an authentication or authorization failure.")...)}
	}
	found, silent := groups(res)
	several := len(found)+len(silent) > 1
	var doc []block
	shown, left := first(found, lim.calls)
	for i, g := range shown {
		doc = append(doc, groupBlocks(res, g, lim, several, i == 0)...)
	}
	if left > 0 {
		doc = append(doc, para{apart: true, spans: []span{more(left, " calls with another cause")}})
	}
	doc = append(doc, silentBlocks(silent, lim)...)
	doc = append(doc, excludedBlocks(res.RuledOut, lim)...)
	if !undecided(res) {
		doc = append(doc, askBlocks(res.Questions, lim)...)
	}
	return doc
}

// undecided tells whether the question is worth more than any answer.
func undecided(res *report.Result) bool {
	return res.Outcome == report.Ambiguous && len(res.Answers) > 1
}

// groupBlocks is the answer for some calls. A heading of its own is needed only
// when there are several. What goes for all groups stands in the first.
func groupBlocks(res *report.Result, g group, lim limits, several, first bool) []block {
	var doc []block
	if several {
		doc = append(doc, heading{level: 1, spans: callHeading(g.calls)})
	}
	switch {
	case undecided(res):
		doc = append(doc, undecidedBlocks(res, g, lim, several, first)...)
	case lim.all:
		for _, a := range g.answers {
			doc = append(doc, answerBlocks(&a, g, lim, several)...)
		}
	default:
		doc = append(doc, answerBlocks(&g.answers[0], g, lim, several)...)
		doc = append(doc, otherBlocks(g.answers[1:], lim)...)
	}
	return doc
}

// silentBlocks names the calls that nothing is said about.
func silentBlocks(silent []report.ExchangeSummary, lim limits) []block {
	var doc []block
	shown, left := first(silent, lim.calls)
	for i, x := range shown {
		spans := append(callHeading([]report.ExchangeSummary{x}), text(" – not recognised as an authentication or authorization failure")...)
		doc = append(doc, para{spans: spans, apart: i == 0})
	}
	if left > 0 {
		doc = append(doc, line(more(left, " calls that were not recognised")))
	}
	return doc
}

// otherBlocks lists further causes, one line each.
func otherBlocks(others []report.Answer, lim limits) []block {
	if len(others) == 0 {
		return nil
	}
	if lim.tight {
		return []block{otherLine(others)}
	}
	var l list
	shown, left := first(others, lim.others)
	for _, a := range shown {
		l.items = append(l.items, []block{line(causeLine(&a)...)})
	}
	if left > 0 {
		l.items = append(l.items, []block{line(more(left, ""))})
	}
	return []block{part("Other possible causes"), l}
}

// otherLine names the next two causes where each cannot have a line.
func otherLine(others []report.Answer) block {
	shown, left := first(others, 2)
	spans := []span{styled(strong, "Also possible: ")}
	for i, a := range shown {
		if i > 0 {
			spans = append(spans, text("; ")...)
		}
		spans = append(spans, prose(title(&a)))
		if a.Band == report.Likely || a.Band == report.Confirmed {
			spans = append(spans, styled(faint, " ("+string(a.Band)+")"))
		}
	}
	if left > 0 {
		spans = append(spans, text("; ")[0], more(left, ""))
	}
	return line(spans...)
}

// excludedBlocks lists the causes that were looked at and ruled out.
func excludedBlocks(out []report.Excluded, lim limits) []block {
	if len(out) == 0 || lim.excluded == 0 {
		return nil
	}
	var l list
	shown, left := first(out, lim.excluded)
	for _, x := range shown {
		l.items = append(l.items, []block{line(ident(x.Cause), styled(plain, ": "), prose(x.By))})
	}
	if left > 0 {
		l.items = append(l.items, []block{line(more(left, ""))})
	}
	return []block{part("Ruled out"), l}
}

// askBlocks is what to ask the customer next.
func askBlocks(ask []report.Question, lim limits) []block {
	var doc []block
	shown, left := first(ask, lim.asks)
	if !lim.why && len(shown) > 1 {
		l := list{ordered: true}
		for _, q := range shown {
			l.items = append(l.items, []block{line(prose(q.Text))})
		}
		return []block{part("Ask next"), l}
	}
	for i, q := range shown {
		label := "Ask next"
		if i > 0 {
			label = "Then ask"
		}
		doc = append(doc, labelled(label, prose(q.Text)))
		if q.Why != "" && lim.why {
			doc = append(doc, line(styled(strong, "Why: "), prose(q.Why)))
		}
	}
	if left > 0 && lim.all {
		doc = append(doc, line(more(left, "")))
	}
	return doc
}

// seen is the best sign of the first cause; the others share it in most cases.
func seen(a *report.Answer, lim limits) []block {
	if len(a.Evidence.For) == 0 {
		return nil
	}
	return []block{list{items: [][]block{proofBlocks(&a.Evidence.For[0], lim)}}}
}

// callOf is the line of the only call of a group.
func callOf(g group) []span {
	if len(g.calls) != 1 {
		return nil
	}
	return callLine(g.calls[0])
}

// undecidedBlocks puts the question first, then each candidate in three lines.
// The question is asked once, whatever the number of calls.
func undecidedBlocks(res *report.Result, g group, lim limits, several, ask bool) []block {
	head := fmt.Sprintf("Not decided: %d causes are possible", len(g.answers))
	if len(g.answers) == 1 {
		head = "Not decided: one cause is possible"
	}
	doc := []block{heading{level: 1, spans: []span{styled(strong, head)}}}
	if l := callOf(g); l != nil && !several {
		doc = append(doc, line(l...))
	}
	if lim.tight {
		doc = append(doc, seen(&g.answers[0], lim)...)
	}
	if ask {
		doc = append(doc, askBlocks(res.Questions, lim)...)
	}
	if lim.all {
		for _, a := range g.answers {
			doc = append(doc, answerBlocks(&a, g, lim, true)...)
		}
		return doc
	}
	shown, left := first(g.answers, lim.candidates)
	var l list
	for _, a := range shown {
		if lim.brief {
			l.items = append(l.items, []block{line(briefly(&a)...)})
			continue
		}
		doc = append(doc, candidate(&a, lim)...)
	}
	if lim.brief {
		doc = append(doc, part("Possible causes"), l)
	}
	if left > 0 {
		doc = append(doc, line(more(left, "")))
	}
	return doc
}
