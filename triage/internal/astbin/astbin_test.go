package astbin

import (
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/require"
)

// sample holds every construct that compiled rules have.
const sample = `package sample

import data.other.thing

default a := {"null": null, "yes": true, "no": false}

a := "x" if input.a == 1 else := "y" if { not input.b; input.c } else := -2.5

b contains {"k": x, "s": {1, 2}} if some x in input.list

c[x].y := [x, [z | some z in data.kb; z != x]] if some x, _ in {k: v | some k, v in input.o; count(v) > 1}

d := {v | some v in input.list} & {1}

f(x, "const") := concat(".", [x, "y"]) if x == input.a

g := f("p", "const") if thing.sub[input.key]
`

func compiled(t testing.TB) map[string]*ast.Module {
	t.Helper()
	c := ast.NewCompiler().WithDefaultRegoVersion(ast.RegoV1)
	m, err := ast.ParseModuleWithOpts("sample.rego", sample, ast.ParserOptions{RegoVersion: ast.RegoV1})
	require.NoError(t, err)
	c.Compile(map[string]*ast.Module{"sample.rego": m})
	require.False(t, c.Failed(), "%v", c.Errors)
	return c.Modules
}

func TestModulesComeBackEqual(t *testing.T) {
	want := compiled(t)
	blob, err := Encode(want, "opa 1")
	require.NoError(t, err)
	require.Equal(t, "opa 1", Stamp(string(blob)))
	got, err := Decode(string(blob))
	require.NoError(t, err)
	require.Len(t, got, len(want))
	for i, r := range want["sample.rego"].Rules {
		require.True(t, r.Equal(got["sample.rego"].Rules[i]), "%v", r)
		require.Equal(t, r.Location.Row, got["sample.rego"].Rules[i].Location.Row)
	}
	_, err = Load(got)
	require.NoError(t, err)
}

func TestEncodeRefusesWhatItCannotHold(t *testing.T) {
	c := ast.NewCompiler().WithDefaultRegoVersion(ast.RegoV1)
	m, err := ast.ParseModuleWithOpts("x.rego", "package x\n\np if data.y with input as 1\n", ast.ParserOptions{RegoVersion: ast.RegoV1})
	require.NoError(t, err)
	c.Compile(map[string]*ast.Module{"x.rego": m})
	_, err = Encode(c.Modules, "")
	require.ErrorContains(t, err, "with (x.rego:3)")
}

// TestDamagedBlobs: whatever is cut off or changed gives an error, never a panic.
func TestDamagedBlobs(t *testing.T) {
	blob, err := Encode(compiled(t), "stamp")
	require.NoError(t, err)
	for n := range blob {
		_, err := Decode(string(blob[:n]))
		require.ErrorIs(t, err, errDamaged, "cut at %d", n)
		for _, flip := range []byte{1, 0x80, 0xff} {
			changed := append([]byte{}, blob...)
			changed[n] ^= flip
			_, err := Decode(string(changed))
			require.ErrorIs(t, err, errDamaged, "changed at %d", n)
		}
	}
	require.Empty(t, Stamp("something else"))
	_, err = Decode("")
	require.ErrorIs(t, err, errDamaged)
}

func FuzzDecode(f *testing.F) {
	blob, err := Encode(compiled(f), "stamp")
	require.NoError(f, err)
	f.Add(string(blob))
	f.Fuzz(func(_ *testing.T, blob string) {
		_, _ = Decode(blob)
		_ = Stamp(blob)
	})
}
