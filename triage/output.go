package triage

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/triagekb/triage/triage/report"
)

// decodeFindings reads the document data.triage.answer without a detour through
// JSON text. Fields that are missing stay empty; one of another type is an error.
func decodeFindings(t *ast.Term) (report.Findings, error) {
	r := &reader{}
	out := report.Findings{
		Findings: list(r, r.get(t, "findings"), r.finding),
		RuledOut: list(r, r.get(t, "ruled_out"), r.ruledOut),
		Missing:  list(r, r.get(t, "missing"), r.missing),
	}
	return out, r.err
}

// decodeChecks reads data.triage.explained[cause] as matches without strength.
func decodeChecks(t *ast.Term, cause string) ([]report.Match, error) {
	r := &reader{}
	out := []report.Match{}
	r.each(r.get(t, cause), func(name string, checks *ast.Term) {
		out = append(out, report.Match{ID: cause + "." + name, Checks: list(r, checks, r.check)})
	})
	return out, r.err
}

// reader turns AST values into Go values and keeps the first error.
type reader struct{ err error }

func (r *reader) fail(t *ast.Term, want string) {
	if r.err == nil {
		r.err = fmt.Errorf("%s where %s was expected", ast.ValueName(t.Value), want)
	}
}

func (r *reader) get(t *ast.Term, key string) *ast.Term {
	if t == nil {
		return nil
	}
	obj, ok := t.Value.(ast.Object)
	if !ok {
		r.fail(t, "an object")
		return nil
	}
	return obj.Get(ast.InternedTerm(key))
}

// each reads the members of an object; nil has none.
func (r *reader) each(t *ast.Term, read func(key string, value *ast.Term)) {
	if t == nil {
		return
	}
	obj, ok := t.Value.(ast.Object)
	if !ok {
		r.fail(t, "an object")
		return
	}
	obj.Foreach(func(k, v *ast.Term) { read(r.str(k), v) })
}

func (r *reader) str(t *ast.Term) string {
	if t == nil {
		return ""
	}
	s, ok := t.Value.(ast.String)
	if !ok {
		r.fail(t, "a string")
	}
	return string(s)
}

func (r *reader) integer(t *ast.Term) int {
	if t == nil {
		return 0
	}
	n, ok := t.Value.(ast.Number)
	if !ok {
		r.fail(t, "a number")
		return 0
	}
	i, ok := n.Int()
	if !ok {
		r.fail(t, "an integer")
	}
	return i
}

// list reads an array; nil gives an empty list.
func list[T any](r *reader, t *ast.Term, read func(*ast.Term) T) []T {
	if t == nil {
		return []T{}
	}
	arr, ok := t.Value.(*ast.Array)
	if !ok {
		r.fail(t, "an array")
		return []T{}
	}
	out := make([]T, 0, arr.Len())
	arr.Foreach(func(x *ast.Term) { out = append(out, read(x)) })
	return out
}

func (r *reader) finding(t *ast.Term) report.Finding {
	votes := r.get(t, "for")
	out := report.Finding{
		Cause:   r.str(r.get(t, "cause")),
		Band:    report.Band(r.str(r.get(t, "band"))),
		Score:   r.integer(r.get(t, "score")),
		For:     []report.Match{},
		Against: r.matches("against", r.get(t, "against")),
	}
	for _, strength := range []string{"proof", "strong", "weak", "prior"} {
		out.For = append(out.For, r.matches(strength, r.get(votes, strength))...)
	}
	return out
}

// matches reads {id: checks}, in the order of the ids.
func (r *reader) matches(strength string, t *ast.Term) []report.Match {
	out := []report.Match{}
	r.each(t, func(id string, checks *ast.Term) {
		out = append(out, report.Match{ID: id, Strength: strength, Checks: list(r, checks, r.check)})
	})
	slices.SortFunc(out, func(a, b report.Match) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// check reads the row [fact, saw, wanted]; its state follows from it.
func (r *reader) check(t *ast.Term) report.Check {
	row, ok := t.Value.(*ast.Array)
	if !ok || row.Len() != 3 {
		r.fail(t, "a check [fact, saw, wanted]")
		return report.Check{}
	}
	out := report.Check{Fact: r.str(row.Elem(0)), State: "false", Saw: r.any(row.Elem(1)), Wanted: r.any(row.Elem(2))}
	wanted, ok := row.Elem(2).Value.(*ast.Array)
	if !ok {
		r.fail(row.Elem(2), "an array of what is wanted")
		return out
	}
	if wanted.Until(func(x *ast.Term) bool { return x.Equal(row.Elem(1)) }) {
		out.State = "true"
	} else if out.Saw == "unknown" {
		out.State = "unknown"
	}
	return out
}

func (r *reader) ruledOut(t *ast.Term) report.RuledOut {
	out := report.RuledOut{Cause: r.str(r.get(t, "cause"))}
	if by := r.get(t, "by"); by != nil {
		out.By = r.check(by)
	}
	return out
}

func (r *reader) missing(t *ast.Term) report.Missing {
	return report.Missing{
		Cause: r.str(r.get(t, "cause")),
		Rule:  r.str(r.get(t, "rule")),
		Facts: list(r, r.get(t, "facts"), r.str),
	}
}

// any returns what encoding/json would: string, json.Number, bool, []any, map[string]any.
func (r *reader) any(t *ast.Term) any {
	if t == nil {
		return nil
	}
	switch v := t.Value.(type) {
	case ast.String:
		return string(v)
	case ast.Number:
		return json.Number(v)
	}
	v, err := ast.JSON(t.Value)
	if err != nil && r.err == nil {
		r.err = err
	}
	return v
}
