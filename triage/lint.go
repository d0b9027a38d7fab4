package triage

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/kb/diag"
)

// checkRules refuses rules that would compile but stay silent or lie: METADATA
// that is incomplete or names an unknown cause, a rule without its checks, a
// check that names another fact than it looks at.
func checkRules(modules map[string]*ast.Module, c *kb.Catalog) error {
	l := &ruleLint{catalog: c, checks: map[string]*ast.Location{}, rules: map[string]bool{}}
	sorted := make([]*ast.Module, 0, len(modules))
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		sorted = append(sorted, modules[name])
	}
	notes, errs := ast.BuildAnnotationSet(sorted)
	if len(errs) > 0 {
		return problemsOf("", errs).Err()
	}
	each(sorted, "checks", l.collectChecks)
	each(sorted, "findings", func(r *ast.Rule) { l.rule(r, notes.GetRuleScope(r)) })
	for _, id := range slices.Sorted(maps.Keys(l.checks)) {
		if !l.rules[id] {
			l.problem(l.checks[id], "write the finding that reads them, or delete them", "no finding has the checks of %s", id)
		}
	}
	return l.problems.Err()
}

// each calls f for every rule of that name, in the order of files and lines.
func each(modules []*ast.Module, name string, f func(*ast.Rule)) {
	for _, m := range modules {
		for _, r := range m.Rules {
			if ref := r.Head.Ref(); len(ref) > 0 && ref[0].Value.Compare(ast.Var(name)) == 0 {
				f(r)
			}
		}
	}
}

type ruleLint struct {
	catalog  *kb.Catalog
	checks   map[string]*ast.Location // by "cause.name"
	rules    map[string]bool          // ids seen
	problems diag.List
}

func (l *ruleLint) problem(at *ast.Location, hint, format string, args ...any) {
	p := diag.Problem{Code: "rule-metadata", Msg: fmt.Sprintf(format, args...), Hint: hint}
	if at != nil {
		p.File, p.Line, p.Col = at.File, at.Row, at.Col
	}
	l.problems = append(l.problems, p)
}

// collectChecks reads checks["cause"].name := [["fact", input.fact, [wanted]], …].
func (l *ruleLint) collectChecks(r *ast.Rule) {
	ref := r.Head.Ref()
	if len(ref) != 3 || r.Head.Value == nil {
		l.problem(r.Loc(), `write checks["cause-id"].name := [...]`, "checks need a cause and a name")
		return
	}
	l.checks[stringOf(ref[1])+"."+stringOf(ref[2])] = r.Loc()
	list, ok := r.Head.Value.Value.(*ast.Array)
	if !ok || list.Len() == 0 {
		l.problem(r.Loc(), "write a list of rows [fact, saw, wanted]", "checks have to be a list")
		return
	}
	list.Foreach(l.check)
}

// check holds a row's name of a fact and its reference into the input together.
func (l *ruleLint) check(row *ast.Term) {
	var parts []*ast.Term
	switch v := row.Value.(type) {
	case *ast.Array:
		v.Foreach(func(t *ast.Term) { parts = append(parts, t) })
	case ast.Call: // seen(fact, set, members), said(…)
		parts = v[1:]
	}
	if len(parts) != 3 {
		l.problem(row.Location, "write [fact, saw, wanted], seen(fact, set, members) or said(fact, set, members)", "this is no check")
		return
	}
	fact := stringOf(parts[0])
	if _, ok := l.catalog.Fact(fact); !ok {
		l.problem(row.Location, "facts are defined in kb/facts.yaml", "there is no fact %q", fact)
		return
	}
	ref, ok := parts[1].Value.(ast.Ref)
	if !ok || !ref.HasPrefix(ast.InputRootRef) {
		return
	}
	if got := strings.TrimPrefix(ref.String(), "input."); got != fact {
		l.problem(row.Location, "name the fact that the check looks at", "the check says %s and looks at input.%s", fact, got)
	}
}

var (
	strengths   = []string{"proof", "strong", "weak", "prior", "against"}
	customNames = []string{"cause", "strength", "rules_out"}
)

const findingForm = `write findings contains {"rule": rego.metadata.rule(), "id": "cause.name", "checks": checks["cause"].name} if { guard }`

// rule checks one finding and its METADATA.
func (l *ruleLint) rule(r *ast.Rule, notes []*ast.Annotations) {
	id, checks, ok := findingOf(r)
	if !ok {
		l.problem(r.Loc(), findingForm, "a finding has to be an object of rule, id and checks")
		return
	}
	if len(notes) != 1 {
		l.problem(r.Loc(), "write METADATA with title, custom.cause and custom.strength above the rule", "the rule %s has no METADATA", id)
		return
	}
	l.metadata(id, notes[0])
	switch {
	case l.rules[id]:
		l.problem(r.Loc(), "give each finding a name of its own", "the rule %s stands twice", id)
	case checks != id:
		l.problem(r.Loc(), findingForm, "the rule %s reads the checks of %s", id, checks)
	case l.checks[id] == nil:
		l.problem(r.Loc(), findingForm, "the rule %s has no checks", id)
	}
	l.rules[id] = true
}

func (l *ruleLint) metadata(id string, n *ast.Annotations) {
	if n.Title == "" {
		l.problem(n.Location, "say in one line what the rule sees", "METADATA has no title")
	}
	for _, key := range slices.Sorted(maps.Keys(n.Custom)) {
		if !slices.Contains(customNames, key) {
			l.problem(n.Location, "want "+strings.Join(customNames, ", "), "custom.%s is unknown", key)
		}
	}
	cause, _ := n.Custom["cause"].(string)
	if _, ok := l.catalog.Cause(cause); !ok {
		l.problem(n.Location, "causes are listed in kb/causes.yaml", "there is no cause %q", cause)
	} else if !strings.HasPrefix(id, cause+".") {
		l.problem(n.Location, "begin the id with the cause", "the rule %s says that its cause is %s", id, cause)
	}
	if s, _ := n.Custom["strength"].(string); !slices.Contains(strengths, s) {
		l.problem(n.Location, "want one of "+strings.Join(strengths, ", "), "custom.strength is %q", s)
	}
	if fact, ok := n.Custom["rules_out"]; ok {
		if _, known := l.catalog.Fact(fmt.Sprint(fact)); !known {
			l.problem(n.Location, "name the fact whose false check excludes the cause", "custom.rules_out names no fact: %v", fact)
		}
	}
}

// findingOf reads {"rule": rego.metadata.rule(), "id": …, "checks": checks[…].…}.
func findingOf(r *ast.Rule) (id, checks string, ok bool) {
	if r.Head.Key == nil {
		return "", "", false
	}
	obj, ok := r.Head.Key.Value.(ast.Object)
	if !ok || obj.Len() != 3 || obj.Get(ast.StringTerm("rule")) == nil {
		return "", "", false
	}
	if t := obj.Get(ast.StringTerm("id")); t != nil {
		id = stringOf(t)
	}
	if t := obj.Get(ast.StringTerm("checks")); t != nil {
		if ref, isRef := t.Value.(ast.Ref); isRef && len(ref) == 3 {
			checks = stringOf(ref[1]) + "." + stringOf(ref[2])
		}
	}
	return id, checks, id != "" && checks != ""
}

// stringOf returns the value of a string term, or "".
func stringOf(t *ast.Term) string {
	s, _ := t.Value.(ast.String)
	return string(s)
}
