// Package astbin keeps compiled Rego modules in a compact binary form. Parsing and
// compiling the rules is most of what a start of triage would take; OPA itself has no
// such form, and the JSON form of its syntax tree cannot be read back.
//
// A blob holds what the compiler made of the modules, so [Load] runs only the stages
// that build look-up structures. It is valid for one version of OPA and one of the
// rules: the caller compares its stamp and goes back to the sources if it differs.
package astbin

import (
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// kind is the first byte of a term.
type kind byte

const (
	null kind = iota
	yes
	no
	number
	text
	variable
	ref
	array
	object
	set
	arrayComprehension
	objectComprehension
	setComprehension
	call
)

// magic begins every blob; its last byte is the number of the form. A SHA-256 of the rest follows.
const magic = "rego\x01"

// errDamaged means that bytes are not what Encode wrote.
var errDamaged = errors.New("the compiled rules are damaged: make them anew")

// Load compiles what [Decode] returns: nothing is parsed, rewritten or checked.
func Load(modules map[string]*ast.Module) (*ast.Compiler, error) {
	c := ast.NewCompiler().WithSkipStages(skipped()...)
	if c.Compile(modules); c.Failed() {
		return nil, fmt.Errorf("loading compiled rules: %w", c.Errors)
	}
	return c, nil
}

// skipped is every stage but those that index what the others have made.
func skipped() []ast.StageID {
	keep := map[ast.StageID]bool{
		ast.StageInitLocalVarGen: true, ast.StageSetModuleTree: true, ast.StageSetRuleTree: true,
		ast.StageBuildRuleIndices: true,
	}
	var out []ast.StageID
	for _, s := range ast.AllStages() {
		if !keep[s] {
			out = append(out, s)
		}
	}
	return out
}
