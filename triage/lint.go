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
	l := &ruleLint{catalog: c, checks: map[string]bool{}}
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
	checks   map[string]bool // "cause.name"
	problems diag.List
}

func (l *ruleLint) problem(at *ast.Location, hint, format string, args ...any) {
	p := diag.Problem{Code: "rule-metadata", Msg: fmt.Sprintf(format, args...), Hint: hint}
	if at != nil {
		p.File, p.Line, p.Col = at.File, at.Row, at.Col
	}
	l.problems = append(l.problems, p)
}

// collectChecks reads checks["cause"].name := [is("fact", input.fact, …), …].
func (l *ruleLint) collectChecks(r *ast.Rule) {
	ref := r.Head.Ref()
	if len(ref) != 3 {
		l.problem(r.Loc(), `write checks["cause-id"].name := [...]`, "checks need a cause and a name")
		return
	}
	cause, name := stringOf(ref[1]), stringOf(ref[2])
	l.checks[cause+"."+name] = true
	if r.Head.Value == nil {
		return
	}
	ast.WalkTerms(r.Head.Value, func(t *ast.Term) bool {
		if call, ok := t.Value.(ast.Call); ok && len(call) >= 3 {
			l.check(t, call)
		}
		return false
	})
}

// check holds the first two arguments of a check together: the name of a fact,
// and the reference to the same fact in the input.
func (l *ruleLint) check(t *ast.Term, call ast.Call) {
	fact := stringOf(call[1])
	if fact == "" {
		return
	}
	if _, ok := l.catalog.Fact(fact); !ok {
		l.problem(t.Location, "facts are defined in kb/facts.yaml", "there is no fact %q", fact)
		return
	}
	ref, ok := call[2].Value.(ast.Ref)
	if !ok || !ref.HasPrefix(ast.InputRootRef) {
		return
	}
	if got := strings.TrimPrefix(ref.String(), "input."); got != fact {
		l.problem(t.Location, "name the fact that the check looks at", "the check says %s and looks at input.%s", fact, got)
	}
}

var (
	strengths   = []string{"proof", "strong", "weak", "against"}
	customNames = []string{"cause", "strength", "rules_out"}
)

// rule checks one rule of findings and its METADATA.
func (l *ruleLint) rule(r *ast.Rule, notes []*ast.Annotations) {
	name, ok := verdictName(r)
	if !ok {
		l.problem(r.Loc(), `write findings contains verdict(rego.metadata.rule(), "name") if { guard }`, "a finding has to be a verdict of a rule with a name")
		return
	}
	if len(notes) != 1 {
		l.problem(r.Loc(), "write a METADATA comment with title, custom.cause and custom.strength above the rule", "the rule has no METADATA")
		return
	}
	n := notes[0]
	if n.Title == "" {
		l.problem(n.Location, "say in one line what the rule sees", "METADATA has no title")
	}
	cause, strength := l.custom(n)
	if _, ok := l.catalog.Cause(cause); !ok {
		l.problem(n.Location, "causes are listed in kb/causes.yaml", "there is no cause %q", cause)
		return
	}
	if !slices.Contains(strengths, strength) {
		l.problem(n.Location, "want one of "+strings.Join(strengths, ", "), "custom.strength is %q", strength)
	}
	if !l.checks[cause+"."+name] {
		l.problem(r.Loc(), fmt.Sprintf("write checks[%q].%s := [...]", cause, name), "the rule %s.%s has no checks", cause, name)
	}
}

func (l *ruleLint) custom(n *ast.Annotations) (cause, strength string) {
	for _, key := range slices.Sorted(maps.Keys(n.Custom)) {
		if !slices.Contains(customNames, key) {
			l.problem(n.Location, "want "+strings.Join(customNames, ", "), "custom.%s is unknown", key)
		}
	}
	if fact, ok := n.Custom["rules_out"]; ok {
		if _, known := l.catalog.Fact(fmt.Sprint(fact)); !known {
			l.problem(n.Location, "name the fact whose false check excludes the cause", "custom.rules_out names no fact: %v", fact)
		}
	}
	cause, _ = n.Custom["cause"].(string)
	strength, _ = n.Custom["strength"].(string)
	return cause, strength
}

// verdictName returns the name in findings contains verdict(rego.metadata.rule(), "name").
func verdictName(r *ast.Rule) (string, bool) {
	if r.Head.Key == nil {
		return "", false
	}
	call, ok := r.Head.Key.Value.(ast.Call)
	if !ok || len(call) != 3 || call[0].String() != "verdict" {
		return "", false
	}
	name := stringOf(call[2])
	return name, name != ""
}

// stringOf returns the value of a string term, or "".
func stringOf(t *ast.Term) string {
	s, _ := t.Value.(ast.String)
	return string(s)
}
