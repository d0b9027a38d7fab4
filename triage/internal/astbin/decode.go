package astbin

import (
	"crypto/sha256"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Stamp returns the stamp of a blob, or "" if it is none.
func Stamp(blob string) string {
	body, ok := bodyOf(blob)
	if !ok {
		return ""
	}
	d := &decoder{rest: body}
	return d.bytes(d.count())
}

// bodyOf returns what stands behind the magic and the checksum. OPA's constructors take
// nonsense badly, so a blob is read only if it is whole to the last bit.
func bodyOf(blob string) (string, bool) {
	rest, ok := strings.CutPrefix(blob, magic)
	if !ok || len(rest) < sha256.Size {
		return "", false
	}
	sum := sha256.Sum256([]byte(rest[sha256.Size:]))
	return rest[sha256.Size:], rest[:sha256.Size] == string(sum[:])
}

// Decode returns the modules of a blob, by file. A blob that is not what Encode wrote,
// to the last bit, is an error.
func Decode(blob string) (map[string]*ast.Module, error) {
	body, ok := bodyOf(blob)
	if !ok {
		return nil, errDamaged
	}
	d := &decoder{rest: body}
	d.bytes(d.count())
	d.strings = make([]string, d.count())
	for i := range d.strings {
		d.strings[i] = d.bytes(d.count())
	}
	out := make(map[string]*ast.Module)
	for range d.count() {
		d.file = d.str()
		m := &ast.Module{Package: &ast.Package{Path: d.terms()}}
		m.Rules = make([]*ast.Rule, d.count())
		for i := range m.Rules {
			m.Rules[i] = d.rule(m)
		}
		out[d.file] = m
	}
	if d.damaged || d.rest != "" {
		return nil, errDamaged
	}
	return out, nil
}

// decoder reads what an encoder wrote; after the first fault everything is empty.
type decoder struct {
	rest    string
	strings []string
	file    string
	damaged bool
}

func (d *decoder) fail() {
	d.damaged, d.rest = true, ""
}

// count reads a number that cannot be larger than what is left to read: each counted
// thing takes a byte at least.
func (d *decoder) count() int {
	n := d.uint()
	if n > uint64(len(d.rest)) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) uint() uint64 {
	var n uint64
	for shift := 0; shift < 35; shift += 7 {
		b := d.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	d.fail()
	return 0
}

func (d *decoder) byte() byte {
	if d.rest == "" {
		d.fail()
		return 0
	}
	b := d.rest[0]
	d.rest = d.rest[1:]
	return b
}

func (d *decoder) bytes(n int) string {
	if n > len(d.rest) {
		d.fail()
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) str() string {
	n := d.uint()
	if n >= uint64(len(d.strings)) {
		d.fail()
		return ""
	}
	return d.strings[n]
}

func (d *decoder) place() *ast.Location {
	return &ast.Location{File: d.file, Row: int(d.uint())}
}

func (d *decoder) rule(m *ast.Module) *ast.Rule {
	flags := d.byte()
	r := &ast.Rule{Module: m, Default: flags&1 != 0, Location: d.place()}
	r.Head = &ast.Head{Assign: flags&2 != 0, Name: ast.Var(d.str()), Reference: d.terms(), Args: d.terms(), Location: r.Location}
	if flags&4 != 0 {
		r.Head.Key = d.term()
	}
	if flags&8 != 0 {
		r.Head.Value = d.term()
	}
	r.Body = d.body()
	if flags&16 != 0 {
		r.Else = d.rule(m)
	}
	return r
}

func (d *decoder) body() ast.Body {
	b := make(ast.Body, d.count())
	for i := range b {
		b[i] = d.expr()
		b[i].Index = i
	}
	return b
}

func (d *decoder) expr() *ast.Expr {
	flags := d.byte()
	x := &ast.Expr{Generated: flags&1 != 0, Negated: flags&2 != 0, Location: d.place()}
	if flags&4 != 0 {
		x.Terms = d.term()
	} else {
		x.Terms = d.terms()
	}
	return x
}

func (d *decoder) terms() []*ast.Term {
	n := d.count()
	if n == 0 {
		return nil
	}
	list := make([]*ast.Term, n)
	for i := range list {
		list[i] = d.term()
	}
	return list
}

func (d *decoder) term() *ast.Term {
	switch k := kind(d.byte()); k {
	case null:
		return ast.NullTerm()
	case yes, no:
		return ast.BooleanTerm(k == yes)
	case number:
		return ast.NewTerm(ast.Number(d.str()))
	case text:
		return ast.StringTerm(d.str())
	case variable:
		return ast.VarTerm(d.str())
	case ref:
		return ast.NewTerm(ast.Ref(d.terms()))
	case call:
		return ast.NewTerm(ast.Call(d.terms()))
	default:
		return d.collection(k)
	}
}

func (d *decoder) collection(k kind) *ast.Term {
	switch k {
	case array:
		return ast.ArrayTerm(d.terms()...)
	case set:
		return ast.SetTerm(d.terms()...)
	case object:
		items := make([][2]*ast.Term, d.count())
		for i := range items {
			items[i] = [2]*ast.Term{d.term(), d.term()}
		}
		return ast.ObjectTerm(items...)
	case arrayComprehension:
		return ast.ArrayComprehensionTerm(d.term(), d.body())
	case setComprehension:
		return ast.SetComprehensionTerm(d.term(), d.body())
	case objectComprehension:
		return ast.ObjectComprehensionTerm(d.term(), d.term(), d.body())
	}
	d.fail()
	return ast.NullTerm()
}
