package kb

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// lexiconPlace is where a phrase of the lexicon stands, for problems that show
// only once all phrases are known.
type lexiconPlace struct {
	s *source
	n *yaml.Node
}

// readLexicon reads one file of lexicon/.
func (l *loader) readLexicon(s *source, root *yaml.Node) {
	o := s.object(root, "a lexicon", "fact! values!")
	i, ok := l.cat.factByName[o.str("fact")]
	if !ok {
		if n := o.get("fact"); n != nil {
			s.problem(n, "kb-unknown-fact", didYouMean(n.Value, l.factNames()), "there is no fact %q in facts.yaml", clip(n.Value))
		}
		return
	}
	f := &l.cat.facts[i]
	if f.Type == "int" || f.Type == "bool" {
		s.problem(o.get("fact"), "kb-type", "", "fact %s of type %s cannot have phrases", f.Name, f.Type)
		return
	}
	values := o.get("values")
	if values != nil && values.Kind != yaml.MappingNode {
		s.problem(values, "kb-type", "write value: [phrases]", "values has to be a mapping, not %s", kindOf(values))
	}
	seen := map[string]bool{}
	for key, val := range pairs(values) {
		if seen[key.Value] {
			s.problem(key, "kb-duplicate-key", "keep one of them", "value %s stands twice", clip(key.Value))
		}
		seen[key.Value] = true
		if v, _ := s.factValue(f, key).(string); v != "" {
			l.lexiconPhrases(s, f.Name, v, val)
		}
	}
}

func (l *loader) lexiconPhrases(s *source, fact, value string, list *yaml.Node) {
	if list.Kind != yaml.SequenceNode {
		s.problem(list, "kb-type", "", "phrases have to be a list, not %s", kindOf(list))
		return
	}
	for _, n := range list.Content {
		if segs := s.phrase(n, "phrase"); segs != nil {
			l.cat.lexicon.phrases = append(l.cat.lexicon.phrases, lexiconPhrase{segs: segs, fact: fact, value: value})
			l.phrases = append(l.phrases, lexiconPlace{s, n})
		}
	}
}

// compileLexicon files the phrases and reports those that cannot be found or
// stand twice.
func (l *loader) compileLexicon() {
	lex := &l.cat.lexicon
	own := len(lex.phrases)
	lex.addProviders(l.cat.providers)
	entries := make([]entry, len(lex.phrases))
	first := map[string]int{}
	for i, p := range lex.phrases {
		entries[i] = entry{phrases: [][]string{p.segs}}
		if i >= own {
			continue // a word of a provider
		}
		key := p.fact + "\x00" + strings.Join(p.segs, "*")
		j, dup := first[key]
		if !dup {
			first[key] = i
			continue
		}
		at := l.phrases[i]
		at.s.problem(at.n, "kb-duplicate-phrase", "phrases are compared as words, without case and signs",
			"the phrase stands already for %s: %s", p.fact, lex.phrases[j].value)
	}
	var anchors []string
	lex.ix, anchors = buildIndex(entries)
	for i, a := range anchors[:own] {
		if a == "" {
			at := l.phrases[i]
			at.s.problem(at.n, "kb-not-selective", "add a neighbouring word", "the phrase is one word that stands in most tickets")
		}
	}
}
