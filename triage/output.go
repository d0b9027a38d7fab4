package triage

import (
	"encoding/json"
	"fmt"

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
	named := r.get(t, cause)
	if named == nil {
		return out, nil
	}
	obj, ok := named.Value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("explained[%q] is not an object of lists", cause)
	}
	obj.Foreach(func(name, checks *ast.Term) {
		out = append(out, report.Match{ID: cause + "." + r.str(name), Checks: list(r, checks, r.check)})
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
	return report.Finding{
		Cause:   r.str(r.get(t, "cause")),
		Band:    report.Band(r.str(r.get(t, "band"))),
		Score:   r.integer(r.get(t, "score")),
		For:     list(r, r.get(t, "for"), r.match),
		Against: list(r, r.get(t, "against"), r.match),
	}
}

func (r *reader) match(t *ast.Term) report.Match {
	return report.Match{
		ID:       r.str(r.get(t, "id")),
		Strength: r.str(r.get(t, "strength")),
		Checks:   list(r, r.get(t, "checks"), r.check),
	}
}

func (r *reader) check(t *ast.Term) report.Check {
	return report.Check{
		Fact:   r.str(r.get(t, "fact")),
		State:  r.str(r.get(t, "state")),
		Saw:    r.any(r.get(t, "saw")),
		Wanted: r.any(r.get(t, "wanted")),
	}
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
