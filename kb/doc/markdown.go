package doc

import (
	"strconv"
	"strings"
)

// Markdown writes blocks as Markdown that [Parse] reads back to the same tree
// (but for lines). Blocks are separated by a blank line; the result has no final
// newline. Template values such as {{url.host|example.com}} stay as they are.
func Markdown(blocks []Block) string {
	parts := make([]string, 0, len(blocks))
	for _, b := range blocks {
		parts = append(parts, blockMarkdown(b))
	}
	return strings.Join(parts, "\n\n")
}

func blockMarkdown(b Block) string {
	switch b := b.(type) {
	case Heading:
		s := strings.Repeat("#", b.Level) + " " + strings.ReplaceAll(spansMarkdown(b.Spans), "\n", " ")
		if b.ID != "" {
			s += " {#" + b.ID + "}"
		}
		return s
	case Para:
		return lineSafe(spansMarkdown(b.Spans))
	case List:
		return listMarkdown(b)
	case Code:
		fence := strings.Repeat("`", max(3, longestRun(b.Text)+1))
		return fence + b.Info + "\n" + b.Text + fence
	case Quote:
		text := Markdown(b.Blocks)
		if b.Alert != "" {
			text = strings.TrimSuffix("[!"+strings.ToUpper(b.Alert)+"]\n"+text, "\n")
		}
		return indent(text, "> ", "> ")
	case Table:
		return tableMarkdown(b)
	}
	return ""
}

func listMarkdown(l List) string {
	items := make([]string, 0, len(l.Items))
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = strconv.Itoa(l.Start+i) + ". "
		}
		items = append(items, indent(Markdown(item), mark, strings.Repeat(" ", len(mark))))
	}
	return strings.Join(items, "\n")
}

func tableMarkdown(t Table) string {
	var b strings.Builder
	row := func(cells [][]Span) {
		for _, c := range cells {
			// A bar ends a cell even inside code (GFM 4.10).
			text := strings.ReplaceAll(spansMarkdown(c), "|", `\|`)
			b.WriteString("| " + strings.ReplaceAll(text, "\n", " ") + " ")
		}
		b.WriteString("|\n")
	}
	row(t.Head)
	for _, a := range t.Align {
		b.WriteString("| " + map[string]string{"left": ":--", "right": "--:", "center": ":-:"}[a])
		if a == "" {
			b.WriteString("---")
		}
		b.WriteByte(' ')
	}
	b.WriteString("|\n")
	for _, r := range t.Rows {
		row(r)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// indent puts first before the first line of s and rest before every other that
// is not empty.
func indent(s, first, rest string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		switch {
		case i == 0:
			lines[i] = first + l
		case l != "" || strings.TrimSpace(rest) != "":
			lines[i] = strings.TrimRight(rest+l, " ")
		}
	}
	return strings.Join(lines, "\n")
}
