package triage

import (
	_ "embed" // for the compiled rules
	"io/fs"

	"github.com/open-policy-agent/opa/v1/ast"
	opa "github.com/open-policy-agent/opa/v1/version"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/internal/astbin"
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

// compiledRules are the embedded rules as the compiler leaves them, for a quick start:
// go test ./triage -run CompiledRules -update
//
//go:embed rules.bin
var compiledRules string

// compileChecked is compileRules without its checks. It reads the compiled form if that
// was made from these files by this version of OPA.
func compileChecked(fsys fs.FS) (*ruleset, error) {
	files, err := readRules(fsys, false)
	if err != nil {
		return nil, err
	}
	version := rulesVersion(files)
	if astbin.Stamp(compiledRules) == stamp(version) {
		return loadCompiled(compiledRules, version)
	}
	c, err := compileUnchecked(files)
	if err != nil {
		return nil, err
	}
	return &ruleset{compiler: c, version: version}, nil
}

// stamp says what compiled rules were made from.
func stamp(rules string) string { return "opa " + opa.Version + " rules " + rules }

func loadCompiled(blob, version string) (*ruleset, error) {
	modules, err := astbin.Decode(blob)
	if err != nil {
		return nil, err
	}
	c, err := astbin.Load(modules)
	if err != nil {
		return nil, err
	}
	return &ruleset{compiler: c, version: version}, nil
}

func compileUnchecked(files []ruleFile) (*ast.Compiler, error) {
	caps := ast.CapabilitiesForThisVersion()
	modules, err := parseRules(files, caps)
	if err != nil {
		return nil, err
	}
	c := ast.NewCompiler().WithCapabilities(caps).WithSkipStages(checkingStages...)
	if c.Compile(modules); c.Failed() {
		return nil, problemsOf("", c.Errors).Err()
	}
	return c, nil
}
