package kb

import (
	"go.yaml.in/yaml/v4"
)

// Say is what a pattern says: a cause, and how strongly it speaks for it.
type Say struct {
	Cause    string
	Strength string // strong or weak
}

func (l *loader) frontSymptoms(d *draft) {
	s := d.s
	seen := map[string]bool{}
	for _, n := range d.front.list("symptoms") {
		before := len(l.problems)
		e := s.object(n, "a symptom", "id! when! unless says!")
		y := symptom{
			id: e.match("id", idPattern, "lower-case words with hyphens"), when: l.test(s, e.get("when"), "when"),
			unless: l.test(s, e.get("unless"), "unless"), says: l.says(d, e.get("says")),
		}
		y.line, y.col = s.place(n)
		if y.id == "" {
			continue
		}
		if seen[y.id] {
			s.problem(e.get("id"), "kb-duplicate-id", "", "symptom %s stands twice in the article", y.id)
			continue
		}
		seen[y.id] = true
		if len(l.problems) == before {
			d.patterns = append(d.patterns, y)
		}
	}
}

// says reads a mapping of causes to strengths, in the order written. A pattern
// may hint weakly at a neighbouring cause that the article does not cover.
func (l *loader) says(d *draft, n *yaml.Node) []Say {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		d.s.problem(n, "kb-type", "write {token-expired: strong}", "says has to be a mapping of causes to strong or weak, not %s", kindOf(n))
		return nil
	}
	var out []Say
	seen := map[string]bool{}
	for key, val := range pairs(n) {
		if !l.cause(d.s, key, key.Value) {
			continue
		}
		strength := d.s.text(val, "strength")
		if _, ok := d.Cause(key.Value); !ok && strength == "strong" {
			d.s.problem(key, "kb-unlisted-cause", "add it to causes, with a section, or say it weakly", "the article's causes do not list %s", key.Value)
		}
		if seen[key.Value] {
			d.s.problem(key, "kb-duplicate-key", "keep one of them", "key %q stands twice in says", key.Value)
			continue
		}
		seen[key.Value] = true
		if strength != "" && d.s.known(val, "kb-value", "strength", strength, []string{"strong", "weak"}) {
			out = append(out, Say{Cause: key.Value, Strength: strength})
		}
	}
	return out
}
