package kb

import (
	"strings"

	"github.com/triagekb/triage/kb/doc"
)

// examples takes the fenced blocks that are tests out of the body: their info
// string holds triage=CAUSE or near-miss=CAUSE after the language.
func (l *loader) examples(d *draft, blocks []doc.Block) {
	hits, misses := 0, 0
	for b := range doc.All(blocks) {
		code, ok := b.(doc.Code)
		if !ok {
			continue
		}
		e, ok := l.example(d, code)
		if !ok {
			continue
		}
		if d.Examples = append(d.Examples, e); e.Miss {
			misses++
		} else {
			hits++
		}
	}
	if d.Status != "active" {
		return
	}
	if hits == 0 {
		d.s.at(d.bodyLine, 0, "kb-no-example", "add a fenced block ```http triage=CAUSE with a ticket that it answers", "the article has no example")
	}
	if misses == 0 {
		d.s.at(d.bodyLine, 0, "kb-no-near-miss", "add a fenced block ```text near-miss=CAUSE with a ticket that it must not answer", "the article has no near miss")
	}
}

func (l *loader) example(d *draft, code doc.Code) (Example, bool) {
	words := strings.Fields(code.Info)
	if len(words) < 2 {
		if len(words) == 1 && strings.Contains(words[0], "=") {
			d.s.at(code.Line, 1, "kb-fence", "write a language first: ```text triage=CAUSE", "the block has no language")
		}
		return Example{}, false
	}
	key, id, _ := strings.Cut(words[1], "=")
	e := Example{Cause: id, Miss: key == "near-miss", Lang: words[0], Text: code.Text, Line: code.Line}
	switch {
	case len(words) > 2 || key != "triage" && key != "near-miss":
		d.s.at(code.Line, 1, "kb-fence", "a block is ```LANGUAGE, or with triage=CAUSE or near-miss=CAUSE after it", "the block has unknown words after its language: %q", clip(code.Info))
		return e, false
	case id == "":
		d.s.at(code.Line, 1, "kb-fence", "write "+key+"=CAUSE", "the block names no cause")
		return e, false
	}
	if _, ok := d.Cause(id); !ok {
		d.s.at(code.Line, 1, "kb-unlisted-cause", didYouMean(id, causeIDs(d.Causes)), "the article's causes do not list %s", clip(id))
		return e, false
	}
	if strings.TrimSpace(code.Text) == "" {
		d.s.at(code.Line, 1, "kb-empty", "", "the example is empty")
		return e, false
	}
	return e, true
}
