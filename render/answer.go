package render

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// answerBlocks is one answer: cause, proof, fix, check.
func answerBlocks(a *report.Answer, g group, lim limits, several bool) []block {
	doc := []block{causeHeading(a, several)}
	if l := callOf(g); l != nil && !several {
		doc = append(doc, line(l...))
	}
	if lim.summary && a.Summary != "" {
		doc = append(doc, line(prose(a.Summary)))
	}
	doc = append(doc, evidenceBlocks(&a.Evidence, lim)...)
	doc = append(doc, fixBlocks(a.Fixes, lim)...)
	if strings.HasPrefix(a.URL, "https://") {
		doc = append(doc, labelled("More", span{text: a.URL, url: a.URL}))
	}
	return doc
}

// causeHeading is the headline of an answer; below the heading of its calls a line.
func causeHeading(a *report.Answer, several bool) block {
	if several {
		return line(causeLine(a)...)
	}
	return heading{level: 1, spans: causeLine(a)}
}

// causeLine is "Confirmed: The token has expired [auth0, AUTH-0012]".
func causeLine(a *report.Answer) []span {
	band := bandSpan(a.Band)
	s := []span{band, styled(strong, ": "), styled(strong, prose(title(a)).text)}
	where := strings.Trim(a.Provider+", "+a.Article, ", ")
	if where != "" {
		s = append(s, styled(faint, " ["+cut(oneLine(where), 80)+"]"))
	}
	return s
}

func title(a *report.Answer) string {
	if a.Title == "" {
		return a.Cause
	}
	return a.Title
}

// bandSpan is a band in words.
func bandSpan(b report.Band) span {
	switch b {
	case report.Confirmed:
		return styled(good, "Confirmed")
	case report.Likely:
		return styled(fair, "Likely")
	}
	return styled(strong, "Possible")
}

// candidate is a cause in three lines: its name, the best sign of it, its fix.
func candidate(a *report.Answer, lim limits) []block {
	doc := []block{para{spans: causeLine(a), apart: true}}
	var l list
	if len(a.Evidence.For) > 0 && !lim.tight {
		l.items = append(l.items, proofBlocks(&a.Evidence.For[0], lim))
	}
	if len(a.Fixes) > 0 {
		l.items = append(l.items, []block{line(styled(strong, "Fix: "), prose(a.Fixes[0].Title))})
	}
	if len(l.items) > 0 {
		doc = append(doc, l)
	}
	return doc
}

// briefly is a candidate with its fix in one line.
func briefly(a *report.Answer) []span {
	spans := []span{prose(title(a))}
	if len(a.Fixes) > 0 {
		spans = append(spans, text(": ")[0], prose(a.Fixes[0].Title))
	}
	return spans
}

// evidenceBlocks is what was seen, in the ticket's own words.
func evidenceBlocks(e *report.Evidence, lim limits) []block {
	var doc []block
	doc = append(doc, proofList("What we saw", e.For, lim.proofs, lim)...)
	if lim.tight && len(e.Against) > 0 {
		doc = append(doc, line(append([]span{styled(strong, "Against it: ")}, sentence(&e.Against[0])...)...))
	} else {
		doc = append(doc, proofList("What speaks against it", e.Against, max(lim.proofs-2, 1), lim)...)
	}
	if lim.all && len(e.Missing) > 0 {
		var l list
		for _, n := range e.Missing {
			l.items = append(l.items, []block{line(prose(n.Text), styled(faint, " ("+cut(n.Fact, 60)+")"))})
		}
		doc = append(doc, part("Not known"), l)
	}
	return doc
}

func proofList(title string, proofs []report.Proof, n int, lim limits) []block {
	proofs = distinct(proofs)
	if len(proofs) == 0 {
		return nil
	}
	var l list
	shown, left := first(proofs, n)
	for i := range shown {
		l.items = append(l.items, proofBlocks(&shown[i], lim))
	}
	if left > 0 {
		l.items = append(l.items, []block{line(more(left, ""))})
	}
	return []block{part(title), l}
}

// distinct drops proofs that say the same of the same place: two rules may look
// at one fact.
func distinct(proofs []report.Proof) []report.Proof {
	type said struct {
		text string
		at   report.Span
	}
	seen := map[said]bool{}
	var out []report.Proof
	for _, p := range proofs {
		k := said{text: p.Text}
		if p.At != nil {
			k.at = *p.At
		}
		if !seen[k] {
			seen[k] = true
			out = append(out, p)
		}
	}
	return out
}

// proofBlocks is a sentence and below it the words that it rests on.
func proofBlocks(p *report.Proof, lim limits) []block {
	doc := []block{line(sentence(p)...)}
	if p.At == nil || strings.TrimSpace(p.At.Quote) == "" {
		return doc
	}
	from := place(p.At.Field)
	if p.Visibility == report.Internal {
		from += ", internal"
	}
	if p.At.Quote == p.Saw && strings.Contains(p.Text, p.Saw) { // the sentence has the words
		return []block{line(append(sentence(p), styled(faint, " ("+from+")"))...)}
	}
	return append(doc, quote{from: from, words: cut(strings.TrimSpace(oneLine(p.At.Quote)), lim.quote)})
}

// sentence is the text of a proof; values of the ticket in it are marked as such.
func sentence(p *report.Proof) []span {
	s := p.Text
	if s == "" {
		s = p.Check
	}
	before, after, ok := strings.Cut(s, p.Saw)
	if !ok || len(p.Saw) < 2 {
		return []span{prose(s)}
	}
	return []span{prose(before), ticket(p.Saw), prose(after)}
}

// place is a field of a ticket in words: messages[0] is its description.
func place(field string) string {
	n, ok := strings.CutPrefix(field, "messages[")
	n = strings.TrimSuffix(n, "]")
	switch {
	case !ok:
		return cut(oneLine(field), 40)
	case n == "0":
		return "description"
	}
	return cut("comment "+oneLine(n), 40)
}
