package render

import (
	"strings"

	"github.com/triagekb/triage/kb/doc"
)

// maxStep bounds a step in bytes; no article has one as long.
const maxStep = 8 << 10

// stepBlocks is a step, or any other Markdown of an article, as blocks.
func stepBlocks(markdown string) []block {
	parsed, _ := doc.Parse("", []byte(cut(markdown, maxStep)), 1) // lint has shown its problems; what does not parse is text
	if out := fromDoc(parsed); len(out) > 0 {
		return out
	}
	return []block{line(prose(markdown))}
}

// inline is Markdown of one paragraph as spans.
func inline(markdown string) []span { return spansOf(stepBlocks(markdown), markdown) }

func spansOf(b []block, markdown string) []span {
	if p, ok := b[0].(para); ok && len(b) == 1 {
		return p.spans
	}
	return []span{prose(markdown)}
}

// fromDoc turns blocks of an article into blocks of a document.
func fromDoc(blocks []doc.Block) []block {
	var out []block
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Heading:
			out = append(out, line(bold(fromSpans(b.Spans))...))
		case doc.Para:
			out = append(out, line(fromSpans(b.Spans)...))
		case doc.List:
			out = append(out, fromList(b))
		case doc.Code:
			out = append(out, code{lang: b.Lang, text: b.Text})
		case doc.Quote:
			out = append(out, fromQuote(b)...)
		case doc.Table:
			out = append(out, fromTable(b))
		}
	}
	return out
}

func fromList(l doc.List) block {
	out := list{ordered: l.Ordered}
	for _, item := range l.Items {
		out.items = append(out.items, fromDoc(item))
	}
	return out
}

// fromQuote writes an alert as a paragraph that starts with its kind.
func fromQuote(q doc.Quote) []block {
	out := fromDoc(q.Blocks)
	if q.Alert == "" || len(out) == 0 {
		return out
	}
	label := styled(strong, strings.ToUpper(q.Alert[:1])+q.Alert[1:]+": ")
	if p, ok := out[0].(para); ok {
		out[0] = line(append([]span{label}, p.spans...)...)
	}
	return out
}

func fromTable(t doc.Table) block {
	out := table{}
	for _, row := range append([][][]doc.Span{t.Head}, t.Rows...) {
		var cells [][]span
		for _, c := range row {
			cells = append(cells, fromSpans(c))
		}
		out.rows = append(out.rows, cells)
	}
	return out
}

// fromSpans keeps https links only: an article: or cause: link is its text.
func fromSpans(spans []doc.Span) []span {
	var out []span
	for _, s := range spans {
		o := span{text: oneLine(s.Text)}
		if !s.Code {
			o.text = strings.ReplaceAll(o.text, "article:AUTH-", "AUTH-") // the id is for triage explain
		}
		switch {
		case s.Code:
			o.style = mono
		case s.Bold:
			o.style = strong
		}
		if strings.HasPrefix(s.Link, "https://") {
			o.url = s.Link
		}
		out = append(out, o)
	}
	return out
}

func bold(spans []span) []span {
	for i := range spans {
		if spans[i].style == plain {
			spans[i].style = strong
		}
	}
	return spans
}
