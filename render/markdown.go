package render

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// markdownResult writes an answer as GitHub Flavored Markdown.
func markdownResult(w *bytes.Buffer, res *report.Result, opt Options) error {
	if opt.Explain == nil {
		writeMarkdown(w, resultBlocks(res, document))
		return nil
	}
	writeMarkdown(w, append(resultBlocks(res, everything), explainBlocks(res, opt.Explain)...))
	return nil
}

func writeMarkdown(w *bytes.Buffer, doc []block) {
	m := markdownWriter{w: w}
	for i, b := range doc {
		if i > 0 {
			w.WriteByte('\n')
		}
		m.block(b, "", "")
	}
}

// markdownWriter writes blocks. Words of a ticket stand in code spans and
// fences only, everything else is escaped.
type markdownWriter struct{ w *bytes.Buffer }

// block writes b; head stands before its first line, indent before all others.
func (m *markdownWriter) block(b block, head, indent string) {
	switch b := b.(type) {
	case heading:
		m.put(head, strings.Repeat("#", b.level+1)+" "+inlineMarkdown(b.spans, false))
	case para:
		m.put(head, guardStart(inlineMarkdown(b.spans, true)))
	case quote:
		m.put(head, inlineMarkdown([]span{styled(faint, b.from+": "), styled(words, b.words)}, true))
	case code:
		m.fence(b, head, indent)
	case list:
		m.list(b, head, indent)
	case table:
		m.table(b, head, indent)
	}
}

func (m *markdownWriter) put(head, s string) { fmt.Fprintf(m.w, "%s%s\n", head, s) }

func (m *markdownWriter) list(l list, head, indent string) {
	for i, item := range l.items {
		mark := "- "
		if l.ordered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		m.item(item, head+mark, indent+strings.Repeat(" ", len(mark)))
		head = indent
	}
}

// item writes the blocks of an item. A quote goes on a line of its own below
// its sentence (a hard line break, CommonMark section 6.7).
func (m *markdownWriter) item(item []block, head, indent string) {
	for i, b := range item {
		_, isQuote := b.(quote)
		switch {
		case i == 0:
		case isQuote:
			m.w.Truncate(m.w.Len() - 1)
			m.w.WriteString("\\\n")
		default:
			if _, nested := b.(list); !nested {
				m.w.WriteByte('\n')
			}
		}
		m.block(b, head, indent)
		head = indent
	}
}

// fence writes code between fences longer than any run of backticks in it.
func (m *markdownWriter) fence(c code, head, indent string) {
	fence := strings.Repeat("`", max(3, longestRun(c.text)+1))
	m.put(head, fence+plainName(c.lang))
	for l := range strings.Lines(c.text) {
		m.put(indent, visible(strings.TrimRight(l, "\r\n")))
	}
	m.put(indent, fence)
}

// plainName keeps a fence's language only if it cannot be anything else.
func plainName(s string) string {
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-') {
			return ""
		}
	}
	return s
}

func (m *markdownWriter) table(t table, head, indent string) {
	for i, row := range t.rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, strings.ReplaceAll(inlineMarkdown(c, true), "|", `\|`))
		}
		m.put(head, "| "+strings.Join(cells, " | ")+" |")
		head = indent
		if i == 0 {
			m.put(head, "|"+strings.Repeat(" --- |", len(row)))
		}
	}
}
