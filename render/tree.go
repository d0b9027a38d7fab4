package render

// block is a part of a document. The set is small on purpose: what a target
// such as a chat cannot show does not belong here.
type block interface{ block() }

type (
	// heading is level 1 for the headline of an answer, 2 for its parts.
	heading struct {
		level int
		spans []span
	}
	// para is a paragraph. Apart asks for a blank line before it.
	para struct {
		spans []span
		apart bool
	}
	// list holds items of blocks. Ordered lists count from 1.
	list struct {
		ordered bool
		items   [][]block
	}
	// code is text that stands as it is, line by line.
	code struct{ lang, text string }
	// quote is the ticket's words, and the place that they come from.
	quote struct{ from, words string }
	// table is rows of cells, all of the same length; the first row is the head.
	table struct{ rows [][][]span }
)

func (heading) block() {}
func (para) block()    {}
func (list) block()    {}
func (code) block()    {}
func (quote) block()   {}
func (table) block()   {}

// span is a run of text. Which style it has decides how far it is trusted:
// words of a ticket are always styled words, and no format lets them act.
type span struct {
	text  string
	style style
	url   string // https address of a link of ours; empty for all others
}

type style int

const (
	plain  style = iota // prose of ours, or made by us
	strong              // what the eye looks for
	faint               // what may be skipped
	good                // confirmed
	fair                // likely
	mono                // values and commands in an article's prose
	name                // ids of ours: facts, rules, causes
	words               // anything of the ticket
)

func text(s string) []span              { return []span{{text: s}} }
func styled(style style, s string) span { return span{text: s, style: style} }
func line(spans ...span) para           { return para{spans: spans} }
func part(title string, more ...span) block {
	return heading{level: 2, spans: append(text(title), more...)}
}
func labelled(label string, more ...span) para {
	return para{apart: true, spans: append([]span{styled(strong, label+": ")}, more...)}
}
