package render

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

const (
	screenWidth  = 80
	screenHeight = 24
	widest       = 100 // longer lines are hard to read
	narrowest    = 20
)

// textResult writes an answer for a terminal: as much of it as fits on a screen.
func textResult(w *bytes.Buffer, res *report.Result, opt Options) error {
	if opt.Explain != nil {
		doc := append(resultBlocks(res, everything), explainBlocks(res, opt.Explain)...)
		writeText(w, doc, opt)
		return nil
	}
	lim := fitting(res, opt)
	writeText(w, resultBlocks(res, lim), opt)
	return nil
}

// columns is the width to write for.
func (o Options) columns() int {
	if o.Width <= 0 {
		return screenWidth
	}
	return max(min(o.Width, widest), narrowest)
}

func writeText(w *bytes.Buffer, doc []block, opt Options) {
	t := textWriter{w: w, width: opt.columns(), color: opt.Color}
	t.blocks(doc, "", "")
}

// textWriter writes blocks as lines. It is the only place that writes escape
// sequences, after all text has gone through visible.
type textWriter struct {
	w     *bytes.Buffer
	width int
	color bool
}

// blocks writes doc; head is what stands before its first line, indent before
// all others.
func (t *textWriter) blocks(doc []block, head, indent string) {
	for _, b := range doc {
		switch b := b.(type) {
		case heading:
			t.gap(true)
			t.lines(emphasised(b.spans), head, indent)
		case para:
			t.gap(b.apart)
			t.lines(b.spans, head, indent)
		case list:
			t.list(b, indent)
		case code:
			for l := range strings.Lines(b.text) {
				fmt.Fprintf(t.w, "%s    %s\n", indent, visible(strings.TrimRight(l, "\r\n")))
			}
		case quote:
			t.lines([]span{styled(faint, b.from+": "), styled(words, "“"+b.words+"”")}, head, indent)
		case table:
			t.table(b, indent)
		}
		head = indent
	}
}

// gap writes a blank line before a part, but not at the top.
func (t *textWriter) gap(apart bool) {
	if apart && t.w.Len() > 0 {
		t.w.WriteByte('\n')
	}
}

func (t *textWriter) list(l list, indent string) {
	for i, item := range l.items {
		mark := "- "
		if l.ordered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		t.blocks(item, indent+"  "+mark, indent+"  "+strings.Repeat(" ", len(mark)))
	}
}

func (t *textWriter) lines(spans []span, head, indent string) {
	for _, l := range wrap(splitWords(t.marked(spans)), t.width-len(indent)) {
		t.w.WriteString(head)
		for i, w := range l {
			if i > 0 {
				t.w.WriteByte(' ')
			}
			for _, p := range w.pieces {
				t.w.WriteString(t.paint(p.style, p.text))
			}
		}
		t.w.WriteByte('\n')
		head = indent
	}
}

// marked spells out what has no look of its own: the address of a link, and
// without colour the ends of a command.
func (t *textWriter) marked(spans []span) []span {
	out := make([]span, 0, len(spans))
	for _, s := range spans {
		if s.style == mono && !t.color {
			s.text = "`" + s.text + "`"
		}
		if s.url != "" && s.url != s.text {
			s.text += " (" + s.url + ")"
		}
		out = append(out, s)
	}
	return out
}

// table writes columns as wide as their widest cell. Cells do not wrap.
func (t *textWriter) table(b table, indent string) {
	var wide []int
	for _, row := range b.rows {
		for i, c := range row {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = max(wide[i], cells(flat(c)))
		}
	}
	for _, row := range b.rows {
		t.w.WriteString(indent + " ")
		for i, c := range row {
			t.w.WriteString(" ")
			for _, s := range c {
				t.w.WriteString(t.paint(s.style, visible(oneLine(s.text))))
			}
			if i < len(row)-1 {
				t.w.WriteString(strings.Repeat(" ", wide[i]-cells(flat(c))+1))
			}
		}
		t.w.WriteByte('\n')
	}
}

// flat is the visible text of a cell.
func flat(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(visible(oneLine(s.text)))
	}
	return b.String()
}

// emphasised makes the plain spans of a heading strong.
func emphasised(spans []span) []span {
	out := make([]span, len(spans))
	for i, s := range spans {
		if s.style == plain {
			s.style = strong
		}
		out[i] = s
	}
	return out
}

// paint puts s in the colour of its style (ECMA-48 SGR).
func (t *textWriter) paint(style style, s string) string {
	if !t.color {
		return s
	}
	sgr := ""
	switch style {
	case strong:
		sgr = "1"
	case faint:
		sgr = "2"
	case good:
		sgr = "1;32"
	case fair:
		sgr = "1;33"
	case mono, name:
		sgr = "36"
	default:
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[0m"
}
