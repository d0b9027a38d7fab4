package kb

import (
	"strconv"

	"go.yaml.in/yaml/v4"
)

// condition is a fact that has to have one of some values (string, int or bool;
// for a set: a member).
type condition struct {
	fact   *Fact
	values []any
}

// test is what "when" or "unless" of a pattern says.
type test struct {
	facts []condition
	text  [][]string // phrases as segments; all of them occur
	any   [][]string // one of them occurs
}

// maxSegments bounds how many parts a phrase has between its "*".
const maxSegments = 3

// test reads a mapping of facts, text and any.
func (l *loader) test(s *source, n *yaml.Node, what string) test {
	var t test
	if n == nil {
		return t
	}
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		s.problem(n, "kb-type", "write facts, text or any", "%s has to be a mapping with at least one entry, not %s", what, kindOf(n))
		return t
	}
	seen := map[string]bool{}
	for key, val := range pairs(n) {
		if seen[key.Value] {
			s.problem(key, "kb-duplicate-key", "write the values as one list", "key %q stands twice in %s", key.Value, what)
			continue
		}
		seen[key.Value] = true
		switch key.Value {
		case "text":
			t.text = s.phrases(val, key.Value)
		case "any":
			t.any = s.phrases(val, key.Value)
		default:
			if c, ok := l.condition(s, key, val); ok {
				t.facts = append(t.facts, c)
			}
		}
	}
	return t
}

func (l *loader) condition(s *source, key, val *yaml.Node) (condition, bool) {
	i, ok := l.cat.factByName[key.Value]
	if !ok {
		names := append(l.factNames(), "text", "any")
		s.problem(key, "kb-unknown-fact", didYouMean(key.Value, names), "there is no fact %q in facts.yaml", clip(key.Value))
		return condition{}, false
	}
	c := condition{fact: &l.cat.facts[i]}
	items := []*yaml.Node{val}
	if val.Kind == yaml.SequenceNode {
		items = val.Content
	}
	for _, n := range items {
		if v := s.factValue(c.fact, n); v != nil {
			c.values = append(c.values, v)
		}
	}
	if len(items) == 0 {
		s.problem(val, "kb-empty", "name at least one value", "fact %s has no value", key.Value)
	}
	return c, len(c.values) > 0
}

// factValue reads one value of a fact, or reports it and returns nil.
func (s *source) factValue(f *Fact, n *yaml.Node) any {
	v := s.text(n, "fact "+f.Name)
	if v == "" {
		return nil
	}
	switch f.Type {
	case "int":
		if i, err := strconv.Atoi(v); err == nil {
			return i
		}
		s.problem(n, "kb-fact-value", "", "fact %s is a number, not %q", f.Name, clip(v))
		return nil
	case "bool":
		if v == "true" || v == "false" {
			return v == "true"
		}
		s.problem(n, "kb-fact-value", "one of: true, false", "fact %s is true or false, not %q", f.Name, clip(v))
		return nil
	case "enum", "set":
		if !f.Open && !s.known(n, "kb-fact-value", "value of fact "+f.Name+":", v, f.Values) {
			return nil
		}
	}
	return v
}

// phrases reads a phrase or a list of phrases into segments.
func (s *source) phrases(n *yaml.Node, what string) [][]string {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	if len(items) == 0 {
		s.problem(n, "kb-empty", "write a phrase, or leave the key out", "%s has no phrase", what)
	}
	var out [][]string
	for _, item := range items {
		if segs := s.phrase(item, what); segs != nil {
			out = append(out, segs)
		}
	}
	return out
}

func (s *source) phrase(n *yaml.Node, what string) []string {
	v := s.text(n, what)
	if v == "" {
		return nil
	}
	segs := Segments(v)
	switch {
	case len(segs) == 0:
		s.problem(n, "kb-phrase", "a phrase is compared as words of letters, digits and _", "phrase %q holds no word", clip(v))
		return nil
	case len(segs) > maxSegments:
		s.problem(n, "kb-phrase", "leave parts out; fewer words find more tickets", "phrase has %d parts between *, at most %d are allowed", len(segs), maxSegments)
		return nil
	}
	return segs
}

func (l *loader) factNames() []string {
	names := make([]string, len(l.cat.facts))
	for i, f := range l.cat.facts {
		names[i] = f.Name
	}
	return names
}
