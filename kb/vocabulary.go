package kb

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

var (
	idPattern   = regexp.MustCompile(`^[a-z0-9]+([-_][a-z0-9]+)*$`)
	factPattern = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$`)
)

// items returns the entries of a file that is a list.
func (s *source) items(root *yaml.Node) []*yaml.Node {
	if root == nil {
		return nil
	}
	if root.Kind != yaml.SequenceNode {
		s.problem(root, "kb-type", "begin each entry with \"- \"", "%s has to be a list, not %s", s.name, kindOf(root))
		return nil
	}
	if len(root.Content) == 0 {
		s.problem(root, "kb-empty", "leave the file out to use the embedded one", "%s has no entry", s.name)
	}
	return root.Content
}

// readFacts reads facts.yaml.
func (l *loader) readFacts(s *source, root *yaml.Node) {
	c := l.cat
	c.factByName = map[string]int{}
	for _, n := range s.items(root) {
		o := s.object(n, "a fact", "name! type! values open meaning! show! ask why cost")
		f := Fact{
			Name: o.match("name", factPattern, "lower-case words, at most one dot: token.kind"), Type: o.oneOf("type", "", "enum", "set", "string", "int", "bool"),
			Values: o.strs("values"), Open: o.boolean("open"), Meaning: o.str("meaning"), Show: o.boolean("show"),
			Ask: o.str("ask"), Why: o.str("why"), Cost: o.integer("cost", 1, 3),
		}
		if f.Name == "" || f.Type == "" {
			continue
		}
		if _, dup := c.factByName[f.Name]; dup {
			s.problem(o.get("name"), "kb-duplicate-id", "", "fact %s is defined twice", f.Name)
			continue
		}
		l.checkFact(s, o, &f)
		c.factByName[f.Name] = len(c.facts)
		c.facts = append(c.facts, f)
	}
	l.checkFactTree(s)
}

func (l *loader) checkFact(s *source, o *object, f *Fact) {
	switch {
	case f.Type == "enum" && len(f.Values) == 0, f.Type == "set" && len(f.Values) == 0 && !f.Open:
		s.problem(o.n, "kb-missing", "list the values", "fact %s lacks values", f.Name)
	case f.Type != "enum" && f.Type != "set" && (o.get("values") != nil || f.Open):
		s.problem(o.n, "kb-type", "only enum and set have values", "fact %s of type %s has values", f.Name, f.Type)
	}
	if (f.Ask == "") != (f.Why == "") || (f.Ask == "") != (f.Cost == 0) {
		s.problem(o.n, "kb-missing", "a question needs ask, why and cost", "the question of fact %s is incomplete", f.Name)
	}
	for i, v := range f.Values {
		if slices.Contains(f.Values[:i], v) {
			s.problem(o.get("values"), "kb-duplicate-id", "", "value %s of fact %s stands twice", v, f.Name)
		}
	}
	if f.Type != "enum" || len(f.Values) == 0 {
		return
	}
	f.Zero = f.Values[0]
	for _, zero := range []string{"none", "unknown"} {
		if slices.Contains(f.Values, zero) {
			f.Zero = zero
		}
	}
}

// checkFactTree reports a fact that is also the first part of another: the
// rules' input nests by dots and could hold only one of them.
func (l *loader) checkFactTree(s *source) {
	for _, f := range l.cat.facts {
		if group, _, dotted := strings.Cut(f.Name, "."); dotted {
			if _, both := l.cat.factByName[group]; both {
				s.at(1, 0, "kb-fact-name", "", "fact %s cannot stand beside fact %s", f.Name, group)
			}
		}
	}
}

// readCauses reads causes.yaml.
func (l *loader) readCauses(s *source, root *yaml.Node) {
	c := l.cat
	c.causeByID = map[string]int{}
	type later struct {
		n       *yaml.Node
		symptom string
	}
	var explains []later
	for _, n := range s.items(root) {
		o := s.object(n, "a cause", "id! title! means! not explains")
		x := Cause{
			ID: o.match("id", idPattern, "lower-case words with hyphens"), Title: o.str("title"), Means: o.str("means"),
			Not: o.str("not"), Explains: o.strs("explains"), Order: len(c.causes),
		}
		if _, dup := c.causeByID[x.ID]; dup {
			s.problem(o.get("id"), "kb-duplicate-id", "", "cause %s is defined twice", x.ID)
			continue
		}
		for _, e := range o.list("explains") {
			explains = append(explains, later{e, e.Value})
		}
		c.causeByID[x.ID] = len(c.causes)
		c.causes = append(c.causes, x)
	}
	for _, e := range explains {
		l.cause(s, e.n, e.symptom)
	}
}

// cause reports an unknown cause id at n.
func (l *loader) cause(s *source, n *yaml.Node, id string) bool {
	if _, ok := l.cat.causeByID[id]; ok {
		return true
	}
	ids := make([]string, len(l.cat.causes))
	for i, c := range l.cat.causes {
		ids[i] = c.ID
	}
	s.problem(n, "kb-unknown-cause", didYouMean(id, ids), "there is no cause %q in causes.yaml", clip(id))
	return false
}

// readProviders reads providers.yaml.
func (l *loader) readProviders(s *source, root *yaml.Node) {
	c := l.cat
	c.providerByID = map[string]int{}
	for _, n := range s.items(root) {
		o := s.object(n, "a provider", "id! title! kind hosts words")
		p := Provider{
			ID: o.match("id", idPattern, "lower-case words with hyphens"), Title: o.str("title"),
			Kind: o.oneOf("kind", "service", "service", "server", "library"), Hosts: o.strs("hosts"), Words: o.strs("words"),
		}
		if _, dup := c.providerByID[p.ID]; dup {
			s.problem(o.get("id"), "kb-duplicate-id", "", "provider %s is defined twice", p.ID)
			continue
		}
		if p.ID == "generic" {
			s.problem(o.get("id"), "kb-form", "leave provider out for a generic article", "generic is no provider's id")
			continue
		}
		c.providerByID[p.ID] = len(c.providers)
		c.providers = append(c.providers, p)
	}
}

// provider reports an unknown provider id at n.
func (l *loader) provider(s *source, n *yaml.Node, id string) bool {
	if _, ok := l.cat.providerByID[id]; ok {
		return true
	}
	ids := make([]string, len(l.cat.providers))
	for i, p := range l.cat.providers {
		ids[i] = p.ID
	}
	s.problem(n, "kb-unknown-provider", didYouMean(id, ids), "there is no provider %q in providers.yaml", clip(id))
	return false
}
