package triage

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// encoder makes the rules' input document of an exchange by hand: a conversion
// through JSON or reflection would cost as much as the evaluation. Everything
// that does not change from ticket to ticket is made once. It does not change
// after newEncoder; OPA never changes an input.
type encoder struct {
	root                        *node
	slots                       map[string]*slot // by name of the fact
	nodes                       int
	catalog                     *kb.Catalog
	keyN, keyNorm, keyHeld, yes *ast.Term
}

// node is an object of the document: facts that share a prefix.
type node struct {
	n     int // number, for encoder.nodes
	up    *node
	key   *ast.Term
	slots []*slot
	below []*node
	base  *ast.Term // the object when nothing was seen
}

// slot is the place of one fact.
type slot struct {
	n     int // number among all slots
	of    *node
	key   *ast.Term
	empty *ast.Term            // what stands there when the fact was not seen; nil: nothing
	terms map[string]*ast.Term // enum values, made once
}

func newEncoder(c *kb.Catalog) *encoder {
	e := &encoder{
		catalog: c, root: &node{}, nodes: 1, slots: map[string]*slot{}, yes: ast.BooleanTerm(true),
		keyN: ast.StringTerm("n"), keyNorm: ast.StringTerm("norm"), keyHeld: ast.StringTerm("held"),
	}
	for _, f := range c.Facts() {
		e.addFact(f)
	}
	e.root.makeBase()
	return e
}

func (e *encoder) addFact(f kb.Fact) {
	at, name := e.root, f.Name
	for {
		head, rest, nested := strings.Cut(name, ".")
		if !nested {
			break
		}
		at, name = e.child(at, head), rest
	}
	s := &slot{n: len(e.slots), of: at, key: ast.StringTerm(name)}
	switch f.Type {
	case "enum":
		s.terms = make(map[string]*ast.Term, len(f.Values))
		for _, v := range f.Values {
			s.terms[v] = ast.StringTerm(v)
		}
		s.empty = s.terms[f.Zero]
	case "set":
		s.empty = ast.ObjectTerm()
	}
	at.slots = append(at.slots, s)
	e.slots[f.Name] = s
}

func (e *encoder) child(at *node, name string) *node {
	key := ast.StringTerm(name)
	for _, b := range at.below {
		if b.key.Equal(key) {
			return b
		}
	}
	b := &node{n: e.nodes, up: at, key: key}
	e.nodes++
	at.below = append(at.below, b)
	return b
}

func (d *node) makeBase() {
	for _, b := range d.below {
		b.makeBase()
	}
	d.base = ast.NewTerm(d.object(func(s *slot) *ast.Term { return s.empty }, func(b *node) *ast.Term { return b.base }))
}

// object makes the object of d; extra items are added at the end.
func (d *node) object(value func(*slot) *ast.Term, below func(*node) *ast.Term, extra ...[2]*ast.Term) ast.Object {
	items := make([][2]*ast.Term, 0, len(d.slots)+len(d.below)+len(extra))
	for _, s := range d.slots {
		if v := value(s); v != nil {
			items = append(items, [2]*ast.Term{s.key, v})
		}
	}
	for _, b := range d.below {
		items = append(items, [2]*ast.Term{b.key, below(b)})
	}
	return ast.NewObject(append(items, extra...)...)
}

// exchange returns the input document of x. It fails for a fact that is not in
// the vocabulary or has a value of another type.
func (e *encoder) exchange(x *report.Exchange) (ast.Value, error) {
	seen := make([]*ast.Term, len(e.slots))
	dirty := make([]bool, e.nodes)
	for i := range x.Facts {
		f := &x.Facts[i]
		s := e.slots[f.Name]
		if s == nil {
			return nil, fmt.Errorf("fact %q is not in the vocabulary: add it to facts.yaml", f.Name)
		}
		t, err := e.term(s, f.Value)
		if err != nil {
			return nil, fmt.Errorf("fact %q: %w", f.Name, err)
		}
		seen[s.n] = t
		for d := s.of; d != nil; d = d.up {
			dirty[d.n] = true
		}
	}
	value := func(s *slot) *ast.Term {
		if t := seen[s.n]; t != nil {
			return t
		}
		return s.empty
	}
	var below func(b *node) *ast.Term
	below = func(b *node) *ast.Term {
		if !dirty[b.n] {
			return b.base
		}
		return ast.NewTerm(b.object(value, below))
	}
	held, err := e.patterns(x.Held)
	if err != nil {
		return nil, err
	}
	return e.root.object(value, below,
		[2]*ast.Term{e.keyN, ast.IntNumberTerm(x.N)},
		[2]*ast.Term{e.keyNorm, ast.StringTerm(x.Norm)},
		[2]*ast.Term{e.keyHeld, held}), nil
}

func (e *encoder) patterns(numbers []int) (*ast.Term, error) {
	terms := make([]*ast.Term, len(numbers))
	for i, n := range numbers {
		if _, ok := e.catalog.Pattern(n); !ok {
			return nil, fmt.Errorf("pattern %d is not in this catalog: make the report with the engine's own catalog", n)
		}
		terms[i] = ast.StringTerm(strconv.Itoa(n))
	}
	return ast.ArrayTerm(terms...), nil
}

func (e *encoder) term(s *slot, value any) (*ast.Term, error) {
	switch v := value.(type) {
	case string:
		if s.terms == nil {
			return ast.StringTerm(v), nil
		}
		if t := s.terms[v]; t != nil {
			return t, nil
		}
		return nil, fmt.Errorf("value %q is not one of its values", v)
	case []string:
		items := make([][2]*ast.Term, len(v))
		for i, m := range v {
			items[i] = [2]*ast.Term{ast.StringTerm(m), e.yes}
		}
		return ast.ObjectTerm(items...), nil
	case bool:
		return ast.BooleanTerm(v), nil
	case int64:
		return ast.NewTerm(ast.Number(fmt.Sprint(v))), nil
	case int:
		return ast.IntNumberTerm(v), nil
	}
	return nil, fmt.Errorf("value of type %T: want string, int64, bool or []string", value)
}
