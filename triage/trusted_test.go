package triage

import (
	"context"
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/rules"
	"github.com/triagekb/triage/triage/internal/astbin"
)

var update = flag.Bool("update", false, "write the compiled rules anew")

// TestCompiledRulesAreCurrent: an older form is not used, and New takes several times
// as long.
func TestCompiledRulesAreCurrent(t *testing.T) {
	files, err := readRules(rules.FS(), false)
	require.NoError(t, err)
	c, err := compileUnchecked(files)
	require.NoError(t, err)
	blob, err := astbin.Encode(c.Modules, stamp(rulesVersion(files)))
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile("rules.bin", blob, 0o644))
		return
	}
	require.True(t, string(blob) == compiledRules, "write it anew: go test ./triage -run CompiledRules -update")
}

// TestTheEmbeddedRulesPassAllChecks is why New may leave the checks out, and
// compares the answers of both ways: the rules checked, over a store with all
// patterns, and unchecked, with those that hold only.
func TestTheEmbeddedRulesPassAllChecks(t *testing.T) {
	ctx := context.Background()
	short := newEngine(t)
	full, err := New(ctx, Options{Rules: rules.FS(), Program: short.MadeBy().Program})
	require.NoError(t, err)
	require.Equal(t, full.MadeBy(), short.MadeBy())
	for i, a := range short.Catalog().Articles() {
		if i%5 != 0 {
			continue
		}
		for _, x := range a.Examples {
			rep := analyze(t, short, x.Text)
			want, err := full.Findings(ctx, rep)
			require.NoError(t, err)
			got, err := short.Findings(ctx, rep)
			require.NoError(t, err)
			require.Equal(t, want, got, "%s line %d", a.Path, x.Line)
			wantAll, err := full.WhyNot(ctx, rep, x.Cause)
			require.NoError(t, err)
			gotAll, err := short.WhyNot(ctx, rep, x.Cause)
			require.NoError(t, err)
			require.Equal(t, wantAll, gotAll)
		}
	}
}
