package render

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// fixBlocks is the first fix in full and the others by title, or all in full.
func fixBlocks(fixes []report.Fix, lim limits) []block {
	if len(fixes) == 0 {
		return nil
	}
	if lim.all {
		var doc []block
		for i := range fixes {
			doc = append(doc, oneFix(&fixes[i], lim)...)
		}
		return doc
	}
	doc := oneFix(&fixes[0], lim)
	shown, left := first(fixes[1:], lim.fixes)
	for _, f := range shown {
		doc = append(doc, line(styled(strong, "Or: "), prose(f.Title), styled(faint, terms(&f))))
	}
	if left > 0 && !lim.tight {
		doc = append(doc, line(more(left, "")))
	}
	return doc
}

func oneFix(f *report.Fix, lim limits) []block {
	doc := []block{heading{level: 2, spans: []span{styled(plain, "Fix: "), prose(f.Title), styled(faint, terms(f))}}}
	l := list{ordered: true}
	shown, left := first(f.Steps, lim.steps)
	for _, s := range shown {
		l.items = append(l.items, shortCode(lim.parsed.blocks(s), lim.code))
	}
	if len(l.items) > 0 {
		doc = append(doc, l)
	}
	if left > 0 {
		doc = append(doc, line(more(left, "")))
	}
	if f.Confirm != "" {
		doc = append(doc, line(append([]span{styled(strong, "Check: ")}, spansOf(lim.parsed.blocks(f.Confirm), f.Confirm)...)...))
	}
	return doc
}

// shortCode keeps the first n lines of each block of code.
func shortCode(step []block, n int) []block {
	step = slices.Clone(step)
	for i, b := range step {
		c, ok := b.(code)
		if !ok {
			continue
		}
		if lines := strings.SplitAfter(strings.TrimRight(c.text, "\n"), "\n"); len(lines) > n {
			step[i] = code{lang: c.lang, text: strings.Join(lines[:n], "") + "…\n"}
		}
	}
	return step
}

// terms says who does a fix, what it risks, and whether a customer may read it.
func terms(f *report.Fix) string {
	var s []string
	if f.Who != "" {
		s = append(s, f.Who)
	}
	if f.Risk != "" {
		s = append(s, f.Risk+" risk")
	}
	if f.Disclosure != "" && f.Disclosure != "public" {
		s = append(s, "not for the customer")
	}
	if len(s) == 0 {
		return ""
	}
	return " (" + cut(oneLine(strings.Join(s, ", ")), 80) + ")"
}
