package triage

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/rules"
)

// regoTests compiles the embedded rules with their tests, over a store that has
// data.base: an exchange in which nothing was seen.
func regoTests(t *testing.T) (map[string]*ast.Module, *ast.Compiler, storage.Store, map[string]any) {
	t.Helper()
	c, err := kb.Default()
	require.NoError(t, err)
	files, err := readRules(rules.FS(), true)
	require.NoError(t, err)
	caps, err := capabilities()
	require.NoError(t, err)
	modules, err := parseRules(files, caps)
	require.NoError(t, err)
	schema, err := c.Schema()
	require.NoError(t, err)
	compiler, err := compile(modules, caps, schema)
	require.NoError(t, err)
	base, err := ast.JSON(newEncoder(c).root.base.Value)
	require.NoError(t, err)
	store := inmem.NewFromObject(map[string]any{"base": base, "kb": c.Data()})
	return modules, compiler, store, base.(map[string]any)
}

// TestRego runs the *_test.rego files; a failing case is named by its note.
func TestRego(t *testing.T) {
	ctx := context.Background()
	modules, _, store, _ := regoTests(t)
	caps, err := capabilities()
	require.NoError(t, err)
	caps.Builtins = append(caps.Builtins, ast.InternalTestCase) // how OPA tells the cases of a test apart
	compiler := ast.NewCompiler().WithCapabilities(caps)
	err = storage.Txn(ctx, store, storage.TransactionParams{}, func(txn storage.Transaction) error {
		results, err := tester.NewRunner().SetCompiler(compiler).SetStore(store).SetModules(modules).
			SetTimeout(time.Minute).RunTests(ctx, txn)
		if err != nil {
			return err
		}
		n := 0
		for r := range results {
			n++
			if r.Pass() {
				continue
			}
			var failed []string
			for note, sub := range r.SubResults {
				if sub.Fail {
					failed = append(failed, note)
				}
			}
			slices.Sort(failed)
			t.Errorf("%s: %s failed: %s %v", r.Location, r.Name, strings.Join(failed, "; "), r.Error)
		}
		require.Greater(t, n, 30, "the Rego tests were not found")
		return nil
	})
	require.NoError(t, err)
}

// TestFactTakenAway holds the design of guards: a rule that loses any fact that
// it checks must ask for it, not fall silent. A sibling rule of the cause may ask.
func TestFactTakenAway(t *testing.T) {
	_, compiler, store, base := regoTests(t)
	c, err := kb.Default()
	require.NoError(t, err)
	matching := query(t, compiler, store, "data.triage.matching", nil).(map[string]any)
	ids, asks := ruleIDs(t)
	require.Equal(t, ids, slices.Sorted(maps.Keys(matching)), "each rule needs its entry in matching, beside its tests")
	for id, part := range matching {
		cause, name, _ := strings.Cut(id, ".")
		if !asks[id] {
			continue
		}
		input := merge(base, part.(map[string]any))
		checks := query(t, compiler, store, `data.triage.checks["`+cause+`"].`+name, input).([]any)
		for _, row := range checks {
			fact := row.([]any)[0].(string)
			outcomes := query(t, compiler, store, "data.triage.outcomes", without(t, c, input, fact)).(map[string]any)
			var got []string
			for rule, o := range outcomes {
				if strings.HasPrefix(rule, cause+".") && o != "false" {
					got = append(got, rule)
				}
			}
			require.NotEmpty(t, got, "%s without %s: neither matches nor asks", id, fact)
		}
	}
}

// ruleIDs returns the ids of all rules, sorted, and which of them have something
// to ask for: not those that only order or weaken what others say.
func ruleIDs(t *testing.T) (ids []string, asks map[string]bool) {
	t.Helper()
	files, err := readRules(rules.FS(), false)
	require.NoError(t, err)
	caps, err := capabilities()
	require.NoError(t, err)
	modules, err := parseRules(files, caps)
	require.NoError(t, err)
	notes, errs := ast.BuildAnnotationSet(slices.Collect(maps.Values(modules)))
	require.Empty(t, errs)
	asks = map[string]bool{}
	each(slices.Collect(maps.Values(modules)), "findings", func(r *ast.Rule) {
		id, _, ok := findingOf(r)
		require.True(t, ok)
		ids = append(ids, id)
		strength := notes.GetRuleScope(r)[0].Custom["strength"]
		asks[id] = strength != "prior" && strength != "against"
	})
	slices.Sort(ids)
	return ids, asks
}

func query(t *testing.T, c *ast.Compiler, store storage.Store, q string, input any) any {
	t.Helper()
	opts := []func(*rego.Rego){rego.Query(q), rego.Compiler(c), rego.Store(store)}
	if input != nil {
		opts = append(opts, rego.Input(input))
	}
	rs, err := rego.New(opts...).Eval(context.Background())
	require.NoError(t, err)
	require.Len(t, rs, 1, q)
	return rs[0].Expressions[0].Value
}

// merge returns base with the values of part.
func merge(base, part map[string]any) map[string]any {
	out := maps.Clone(base)
	for k, v := range part {
		sub, isMap := v.(map[string]any)
		old, wasMap := out[k].(map[string]any)
		if isMap && wasMap {
			v = merge(old, sub)
		}
		out[k] = v
	}
	return out
}

// without returns the input as if the fact had not been seen.
func without(t *testing.T, c *kb.Catalog, input map[string]any, name string) map[string]any {
	t.Helper()
	f, ok := c.Fact(name)
	require.True(t, ok, name)
	out, leaf := maps.Clone(input), name
	at := out
	if group, rest, dotted := strings.Cut(name, "."); dotted {
		inner := maps.Clone(out[group].(map[string]any))
		out[group], at, leaf = inner, inner, rest
	}
	switch f.Type {
	case "enum":
		at[leaf] = f.Zero
	case "set":
		at[leaf] = map[string]any{}
	default:
		delete(at, leaf)
	}
	return out
}

// withRule adds one file to the embedded rules.
func withRule(t *testing.T, name, text string) fstest.MapFS {
	t.Helper()
	files, err := readRules(rules.FS(), false)
	require.NoError(t, err)
	out := fstest.MapFS{name: {Data: []byte(text)}}
	for _, f := range files {
		out[f.name] = &fstest.MapFile{Data: f.text}
	}
	return out
}

func TestFaultyRulesAreRefusedWithTheirPlace(t *testing.T) {
	c, err := kb.Default()
	require.NoError(t, err)
	good := "package triage\n\n# METADATA\n# title: x\n# custom:\n#   cause: token-revoked\n#   strength: weak\n" +
		"findings contains {\"rule\": rego.metadata.rule(), \"id\": \"token-revoked.x\", \"checks\": checks[\"token-revoked\"].x} if {\n\tinput.endpoint == \"api\"\n}\n\n" +
		"checks[\"token-revoked\"].x := [[\"token.use\", input.token.use, [\"id\"]]]\n"
	_, err = compileRules(withRule(t, "causes/x.rego", good), c)
	require.NoError(t, err)
	for name, tc := range map[string]struct{ old, new, want string }{
		"misspelt input path":      {"input.endpoint", "input.endpont", "causes/x.rego:9:2 rego-type-error: undefined ref: input.endpont"},
		"syntax":                   {"if {", "if {{", "causes/x.rego:13 rego-parse-error: unexpected eof token"},
		"network":                  {"input.endpoint ==", "http.send({}) ==", "causes/x.rego:9:2 rego-type-error: undefined function http.send"},
		"clock":                    {"input.endpoint ==", "time.now_ns() ==", "causes/x.rego:9:2 rego-type-error: undefined function time.now_ns"},
		"unknown cause":            {"cause: token-revoked", "cause: token-revokd", `causes/x.rego:3:1 rule-metadata: there is no cause "token-revokd"`},
		"id of another cause":      {"cause: token-revoked", "cause: token-expired", "causes/x.rego:3:1 rule-metadata: the rule token-revoked.x says that its cause is token-expired"},
		"unknown strength":         {"strength: weak", "strength: sure", `causes/x.rego:3:1 rule-metadata: custom.strength is "sure"`},
		"unknown metadata":         {"strength: weak", "strength: weak\n#   rule_out: x", "causes/x.rego:3:1 rule-metadata: custom.rule_out is unknown"},
		"no title":                 {"# title: x\n", "", "causes/x.rego:3:1 rule-metadata: METADATA has no title"},
		"no metadata":              {"# METADATA\n", "", "rule-metadata: the rule token-revoked.x has no METADATA"},
		"no checks":                {"].x := [[", "].y := [[", "rule-metadata: the rule token-revoked.x has no checks"},
		"check of another fact":    {`["token.use",`, `["token.kind",`, "causes/x.rego:12:31 rule-metadata: the check says token.kind and looks at input.token.use"},
		"check of an unknown fact": {`["token.use",`, `["token.user",`, `causes/x.rego:12:31 rule-metadata: there is no fact "token.user"`},
		"rules out by no fact":     {"strength: weak", "strength: weak\n#   rules_out: true", "rule-metadata: custom.rules_out names no fact: true"},
		"the same id twice":        {"token-revoked.x\"", "token-expired.exp\"", "rule-metadata"},
		"unused variable":          {"input.endpoint ==", "y := 1\n\tinput.endpoint ==", "causes/x.rego:9:2 rego-compile-error: assigned var y unused"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, good, tc.old)
			_, err := compileRules(withRule(t, "causes/x.rego", strings.Replace(good, tc.old, tc.new, 1)), c)
			require.ErrorContains(t, err, tc.want)
		})
	}
	_, err = compileRules(fstest.MapFS{"README.md": {}}, c)
	require.ErrorContains(t, err, "no .rego file found")
}

// TestCapabilities holds rules/capabilities.json: nothing that depends on anything
// but the input, and nothing that OPA-Wasm lacks but object.subset.
func TestCapabilities(t *testing.T) {
	caps, err := capabilities()
	require.NoError(t, err)
	require.Empty(t, caps.AllowNet)
	for _, b := range caps.Builtins {
		require.False(t, b.Nondeterministic, b.Name)
		for _, prefix := range []string{"http.", "net.", "time.", "rand.", "uuid.", "opa.", "io.jwt", "trace", "rego.parse"} {
			require.False(t, strings.HasPrefix(b.Name, prefix), b.Name)
		}
	}
}

// TestSchemaFileIsCurrent: `go generate ./kb` writes it for stock OPA and editors.
func TestSchemaFileIsCurrent(t *testing.T) {
	c, err := kb.Default()
	require.NoError(t, err)
	want, err := c.Schema()
	require.NoError(t, err)
	data, err := rules.FS().Open("schema/exchange.json")
	require.NoError(t, err)
	defer data.Close()
	var got, wanted any
	require.NoError(t, json.NewDecoder(data).Decode(&got))
	require.NoError(t, json.Unmarshal(want, &wanted))
	require.Equal(t, wanted, got, "run go generate ./kb")
}
