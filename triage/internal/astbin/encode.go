package astbin

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Encode returns the binary form of compiled modules: of [ast.Compiler.Modules], after
// all stages. stamp says what they were made from. It fails for a construct that no
// compiled module holds or that the rules do not use, such as with.
func Encode(modules map[string]*ast.Module, stamp string) ([]byte, error) {
	e := &encoder{numbers: map[string]uint64{}}
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		m := modules[name]
		e.str(name)
		e.ref(m.Package.Path)
		e.count(len(m.Rules))
		for _, r := range m.Rules {
			e.rule(r)
		}
	}
	if e.err != nil {
		return nil, e.err
	}
	out := binary.AppendUvarint(nil, uint64(len(stamp)))
	out = append(out, stamp...)
	out = binary.AppendUvarint(out, uint64(len(e.strings)))
	for _, s := range e.strings {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	out = binary.AppendUvarint(out, uint64(len(modules)))
	out = append(out, e.out...)
	sum := sha256.Sum256(out)
	return append(append([]byte(magic), sum[:]...), out...), nil
}

// encoder writes everything but strings, which it numbers.
type encoder struct {
	out     []byte
	strings []string
	numbers map[string]uint64
	err     error
}

func (e *encoder) fail(format string, args ...any) {
	if e.err == nil {
		e.err = fmt.Errorf("compiled rules cannot hold "+format, args...)
	}
}

func (e *encoder) uint(n uint64) { e.out = binary.AppendUvarint(e.out, n) }
func (e *encoder) count(n int)   { e.uint(uint64(n)) }
func (e *encoder) kind(k kind)   { e.out = append(e.out, byte(k)) }
func (e *encoder) flags(b ...bool) {
	var n byte
	for i, set := range b {
		if set {
			n |= 1 << i
		}
	}
	e.out = append(e.out, n)
}

func (e *encoder) str(s string) {
	n, ok := e.numbers[s]
	if !ok {
		n = uint64(len(e.strings))
		e.numbers[s] = n
		e.strings = append(e.strings, s)
	}
	e.uint(n)
}

func (e *encoder) rule(r *ast.Rule) {
	h := r.Head
	e.flags(r.Default, h.Assign, h.Key != nil, h.Value != nil, r.Else != nil)
	row := 0
	if r.Location != nil {
		row = r.Location.Row
	}
	e.count(row)
	e.str(string(h.Name))
	e.ref(h.Reference)
	e.terms(h.Args)
	if h.Key != nil {
		e.term(h.Key)
	}
	if h.Value != nil {
		e.term(h.Value)
	}
	e.body(r.Body)
	if r.Else != nil {
		e.rule(r.Else)
	}
}

func (e *encoder) body(b ast.Body) {
	e.count(len(b))
	for _, x := range b {
		e.expr(x)
	}
}

func (e *encoder) expr(x *ast.Expr) {
	if len(x.With) > 0 {
		e.fail("with (%s)", x.Location)
		return
	}
	single, isTerm := x.Terms.(*ast.Term)
	e.flags(x.Generated, x.Negated, isTerm)
	row := 0
	if x.Location != nil {
		row = x.Location.Row
	}
	e.count(row)
	switch t := x.Terms.(type) {
	case *ast.Term:
		e.term(single)
	case []*ast.Term:
		e.terms(t)
	default:
		e.fail("an expression of %T (%s)", x.Terms, x.Location)
	}
}

func (e *encoder) terms(list []*ast.Term) {
	e.count(len(list))
	for _, t := range list {
		e.term(t)
	}
}

func (e *encoder) ref(r ast.Ref) { e.terms(r) }

func (e *encoder) term(t *ast.Term) {
	switch v := t.Value.(type) {
	case ast.Null:
		e.kind(null)
	case ast.Boolean:
		e.kind(map[bool]kind{true: yes, false: no}[bool(v)])
	case ast.Number:
		e.kind(number)
		e.str(string(v))
	case ast.String:
		e.kind(text)
		e.str(string(v))
	case ast.Var:
		e.kind(variable)
		e.str(string(v))
	case ast.Ref:
		e.kind(ref)
		e.terms(v)
	case ast.Call:
		e.kind(call)
		e.terms(v)
	default:
		e.collection(t)
	}
}

func (e *encoder) collection(t *ast.Term) {
	switch v := t.Value.(type) {
	case *ast.Array:
		e.kind(array)
		e.count(v.Len())
		v.Foreach(e.term)
	case ast.Object:
		e.kind(object)
		e.count(v.Len())
		v.Foreach(func(k, x *ast.Term) {
			e.term(k)
			e.term(x)
		})
	case ast.Set:
		e.kind(set)
		e.count(v.Len())
		v.Foreach(e.term)
	case *ast.ArrayComprehension:
		e.kind(arrayComprehension)
		e.term(v.Term)
		e.body(v.Body)
	case *ast.SetComprehension:
		e.kind(setComprehension)
		e.term(v.Term)
		e.body(v.Body)
	case *ast.ObjectComprehension:
		e.kind(objectComprehension)
		e.term(v.Key)
		e.term(v.Value)
		e.body(v.Body)
	default:
		e.fail("a term of %T (%s)", t.Value, t.Location)
	}
}
