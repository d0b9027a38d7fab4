// Package doc is the small document tree that articles are made of, and its
// reader. Whatever shows an article walks this tree; nobody else parses Markdown.
package doc

import "iter"

// Block is a part of a document: one of [Heading], [Para], [List], [Code],
// [Quote] or [Table].
type Block interface{ block() }

// Heading is a title of level 1 to 6. ID is its anchor, "" if it has none.
type Heading struct {
	Line  int // in the file, from 1
	Level int
	ID    string
	Spans []Span
}

// Para is a paragraph.
type Para struct{ Spans []Span }

// List is a list; Start is the first number of an ordered one.
type List struct {
	Line    int
	Ordered bool
	Start   int
	Items   [][]Block
}

// Code is a block of text that is kept as it is. Info is what follows the
// opening fence, Lang its first word; Line is that of the fence.
type Code struct {
	Line       int
	Lang, Info string
	Text       string // ends with a newline unless empty
}

// Quote is a quotation, or an alert if Alert is note, tip, important, warning or
// caution (written "> [!WARNING]").
type Quote struct {
	Alert  string
	Blocks []Block
}

// Table is a table. Align has left, right, center or "" for each column.
type Table struct {
	Align []string
	Head  [][]Span
	Rows  [][][]Span
}

func (Heading) block() {}
func (Para) block()    {}
func (List) block()    {}
func (Code) block()    {}
func (Quote) block()   {}
func (Table) block()   {}

// Span is a run of text in one style. A line break that the author forced is a
// "\n" in Text; any other is a blank.
type Span struct {
	Text   string
	Code   bool
	Bold   bool
	Italic bool
	Link   string // address, or article:ID, or cause:ID; "" if none
	Line   int    // in the file, from 1
}

// Text returns the words of spans without their style.
func Text(spans []Span) string {
	n := 0
	for _, s := range spans {
		n += len(s.Text)
	}
	b := make([]byte, 0, n)
	for _, s := range spans {
		b = append(b, s.Text...)
	}
	return string(b)
}

// All yields every block of the tree in order, a container before what it holds.
func All(blocks []Block) iter.Seq[Block] {
	return func(yield func(Block) bool) { walk(blocks, yield) }
}

func walk(blocks []Block, yield func(Block) bool) bool {
	for _, b := range blocks {
		if !yield(b) {
			return false
		}
		switch b := b.(type) {
		case List:
			for _, item := range b.Items {
				if !walk(item, yield) {
					return false
				}
			}
		case Quote:
			if !walk(b.Blocks, yield) {
				return false
			}
		}
	}
	return true
}

// Spans yields every span of the tree in order.
func Spans(blocks []Block) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for b := range All(blocks) {
			for _, run := range runs(b) {
				for _, s := range run {
					if !yield(s) {
						return
					}
				}
			}
		}
	}
}

// runs returns the runs of spans that a block holds itself.
func runs(b Block) [][]Span {
	switch b := b.(type) {
	case Heading:
		return [][]Span{b.Spans}
	case Para:
		return [][]Span{b.Spans}
	case Table:
		out := append([][]Span(nil), b.Head...)
		for _, row := range b.Rows {
			out = append(out, row...)
		}
		return out
	}
	return nil
}
