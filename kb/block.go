package kb

import "github.com/triagekb/triage/kb/doc"

func (x *wire) blocks(list *[]doc.Block) { items(x, list, (*wire).block) }

// block writes or reads one block after the number of its type.
func (x *wire) block(b *doc.Block) {
	kind := blockKind(*b)
	switch x.int(&kind); kind {
	case 1:
		v, _ := (*b).(doc.Heading)
		x.int(&v.Line)
		x.int(&v.Level)
		x.str(&v.ID)
		x.spans(&v.Spans)
		*b = v
	case 2:
		v, _ := (*b).(doc.Para)
		x.spans(&v.Spans)
		*b = v
	case 3:
		v, _ := (*b).(doc.List)
		x.int(&v.Line)
		x.bool(&v.Ordered)
		x.int(&v.Start)
		items(x, &v.Items, (*wire).blocks)
		*b = v
	case 4:
		v, _ := (*b).(doc.Code)
		x.int(&v.Line)
		x.str(&v.Lang)
		x.str(&v.Info)
		x.str(&v.Text)
		*b = v
	case 5:
		v, _ := (*b).(doc.Quote)
		x.str(&v.Alert)
		x.blocks(&v.Blocks)
		*b = v
	default:
		v, _ := (*b).(doc.Table)
		x.strs(&v.Align)
		items(x, &v.Head, (*wire).spans)
		items(x, &v.Rows, func(x *wire, row *[][]doc.Span) { items(x, row, (*wire).spans) })
		*b = v
	}
}

func blockKind(b doc.Block) int {
	switch b.(type) {
	case doc.Heading:
		return 1
	case doc.Para:
		return 2
	case doc.List:
		return 3
	case doc.Code:
		return 4
	case doc.Quote:
		return 5
	}
	return 6
}

func (x *wire) spans(list *[]doc.Span) {
	items(x, list, func(x *wire, s *doc.Span) {
		x.str(&s.Text)
		x.bool(&s.Code)
		x.bool(&s.Bold)
		x.bool(&s.Italic)
		x.str(&s.Link)
		x.int(&s.Line)
	})
}
