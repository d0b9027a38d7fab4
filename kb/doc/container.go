package doc

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// alerts are the kinds of notice that "> [!KIND]" can be.
var alerts = [...]string{"note", "tip", "important", "warning", "caution"}

// quote reads a quotation; a first line of just "[!WARNING]" makes it an alert.
func (p *reader) quote(n *ast.Blockquote, depth int) Block {
	q := Quote{Blocks: p.blocks(n, depth+1)}
	if len(q.Blocks) == 0 {
		return q
	}
	first, ok := q.Blocks[0].(Para)
	if !ok || len(first.Spans) == 0 || first.Spans[0].Code {
		return q
	}
	text := first.Spans[0].Text
	for _, a := range alerts {
		mark := "[!" + strings.ToUpper(a) + "]"
		if rest, ok := strings.CutPrefix(text, mark); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\n') {
			q.Alert = a
			first.Spans[0].Text = strings.TrimLeft(rest, " \n")
			if first.Spans = join(first.Spans); len(first.Spans) == 0 {
				q.Blocks = q.Blocks[1:]
			} else {
				q.Blocks[0] = first
			}
			break
		}
	}
	return q
}

func isTable(n ast.Node) bool { return n.Kind() == east.KindTable }

func (p *reader) table(n ast.Node) Block {
	t := Table{}
	for _, a := range n.(*east.Table).Alignments {
		s := a.String()
		if s == "none" {
			s = ""
		}
		t.Align = append(t.Align, s)
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]Span
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, p.spans(cell))
		}
		if row.Kind() == east.KindTableHeader {
			t.Head = cells
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}
