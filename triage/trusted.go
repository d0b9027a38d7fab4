package triage

import (
	"io/fs"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/triagekb/triage/kb"
)

// checkingStages find faults and change nothing. They are half of the time that
// compiling takes.
var checkingStages = []ast.StageID{
	ast.StageCheckUnusedImports, ast.StageCheckKeywordOverrides, ast.StageCheckDuplicateImports, ast.StageCheckVoidCalls,
	ast.StageCheckRuleConflicts, ast.StageCheckUndefinedFuncs, ast.StageCheckRecursion, ast.StageCheckTypes,
	ast.StageCheckUnsafeBuiltins, ast.StageCheckDeprecatedBuiltins, ast.StageBuildRequiredCapabilities,
}

// compileFor compiles rules. Of the embedded ones with the embedded catalog a test
// has shown that they pass all checks: they are not checked again at every start.
func compileFor(opt Options, fsys fs.FS, c *kb.Catalog) (*ruleset, error) {
	if opt.Rules != nil {
		return compileRules(fsys, c)
	}
	if embedded, err := kb.Default(); err != nil || embedded != c {
		return compileRules(fsys, c)
	}
	return compileChecked(fsys)
}

// compileChecked is compileRules without its checks.
func compileChecked(fsys fs.FS) (*ruleset, error) {
	files, err := readRules(fsys, false)
	if err != nil {
		return nil, err
	}
	caps := ast.CapabilitiesForThisVersion()
	modules, err := parseRules(files, caps)
	if err != nil {
		return nil, err
	}
	c := ast.NewCompiler().WithCapabilities(caps).WithSkipStages(checkingStages...)
	if c.Compile(modules); c.Failed() {
		return nil, problemsOf("", c.Errors).Err()
	}
	return &ruleset{compiler: c, version: rulesVersion(files)}, nil
}
