package triage

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/kb/diag"
	"github.com/triagekb/triage/rules"
)

// ruleset is compiled Rego.
type ruleset struct {
	compiler *ast.Compiler
	version  string // "sha256:…" of the files without tests
}

// ruleFile is one source file.
type ruleFile struct {
	name string
	text []byte
}

// compileRules compiles every *.rego below fsys but tests: strict, with the
// embedded capabilities (no network, clock, randomness, environment) and the
// catalog's schema of the input, so that a misspelt path does not compile.
func compileRules(fsys fs.FS, c *kb.Catalog) (*ruleset, error) {
	files, err := readRules(fsys, false)
	if err != nil {
		return nil, err
	}
	caps, err := capabilities()
	if err != nil {
		return nil, err
	}
	modules, err := parseRules(files, caps)
	if err != nil {
		return nil, err
	}
	if err := checkRules(modules, c); err != nil {
		return nil, err
	}
	schema, err := c.Schema()
	if err != nil {
		return nil, err
	}
	compiler, err := compile(modules, caps, schema)
	if err != nil {
		return nil, err
	}
	return &ruleset{compiler: compiler, version: rulesVersion(files)}, nil
}

// readRules returns the Rego files below fsys, sorted by name.
func readRules(fsys fs.FS, tests bool) ([]ruleFile, error) {
	var files []ruleFile
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".rego") {
			return err
		}
		if !tests && strings.HasSuffix(name, "_test.rego") {
			return nil
		}
		text, err := fs.ReadFile(fsys, name)
		files = append(files, ruleFile{name, text})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading rules: %w", err)
	}
	if len(files) == 0 {
		return nil, errors.New("reading rules: no .rego file found: name the folder that holds answer.rego")
	}
	slices.SortFunc(files, func(a, b ruleFile) int { return cmp.Compare(a.name, b.name) })
	return files, nil
}

// capabilities are those of the embedded rules whatever rules run: foreign rules
// may do no more.
func capabilities() (*ast.Capabilities, error) {
	data, err := fs.ReadFile(rules.FS(), "capabilities.json")
	if err != nil {
		return nil, fmt.Errorf("reading capabilities: %w", err)
	}
	caps, err := ast.LoadCapabilitiesJSON(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading capabilities.json: %w", err)
	}
	return caps, nil
}

func parseRules(files []ruleFile, caps *ast.Capabilities) (map[string]*ast.Module, error) {
	modules := make(map[string]*ast.Module, len(files))
	var problems diag.List
	for _, f := range files {
		m, err := ast.ParseModuleWithOpts(f.name, string(f.text), ast.ParserOptions{
			Capabilities: caps, ProcessAnnotation: true, RegoVersion: ast.RegoV1,
		})
		if err != nil {
			problems = append(problems, problemsOf(f.name, err)...)
			continue
		}
		modules[f.name] = m
	}
	return modules, problems.Err()
}

func compile(modules map[string]*ast.Module, caps *ast.Capabilities, schema []byte) (*ast.Compiler, error) {
	var s any
	if err := json.Unmarshal(schema, &s); err != nil {
		return nil, fmt.Errorf("reading the schema of the input: %w", err)
	}
	schemas := ast.NewSchemaSet()
	schemas.Put(ast.SchemaRootRef, s)
	c := ast.NewCompiler().WithCapabilities(caps).WithStrict(true).WithSchemas(schemas).WithUseTypeCheckAnnotations(true)
	if c.Compile(modules); c.Failed() {
		return nil, problemsOf("", c.Errors).Err()
	}
	return c, nil
}

// problemsOf turns OPA's errors into problems with a place.
func problemsOf(file string, err error) diag.List {
	var list ast.Errors
	if !errors.As(err, &list) {
		return diag.List{{File: file, Code: "rego-error", Msg: err.Error()}}
	}
	var out diag.List
	for _, e := range list {
		p := diag.Problem{File: file, Code: strings.ReplaceAll(e.Code, "_", "-"), Msg: e.Message}
		if e.Location != nil {
			p.File, p.Line, p.Col = cmp.Or(e.Location.File, file), e.Location.Row, e.Location.Col
		}
		if e.Details != nil {
			p.Hint = strings.Join(e.Details.Lines(), "; ")
		}
		out = append(out, p)
	}
	return out
}

func rulesVersion(files []ruleFile) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%s %d\n", f.name, len(f.text))
		_, _ = io.Copy(h, bytes.NewReader(f.text)) // a hash never fails
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
