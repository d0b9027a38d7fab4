package author

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/kb/diag"
	"github.com/triagekb/triage/triage"
)

func engine(t *testing.T, c *kb.Catalog) *triage.Engine {
	t.Helper()
	e, err := triage.New(t.Context(), triage.Options{Catalog: c})
	require.NoError(t, err)
	return e
}

// TestExamplesOfTheKnowledgeBase holds every article to its own examples.
func TestExamplesOfTheKnowledgeBase(t *testing.T) {
	c, err := kb.Load(os.DirFS("../../../../kb"))
	require.NoError(t, err)
	failed, err := Test(t.Context(), engine(t, c), c)
	require.NoError(t, err)
	if len(failed) > 0 {
		t.Errorf("%d examples fail; triage kb test shows them with their lines\n%v", len(failed), diag.List(failed))
	}
}

// TestAWrongExampleIsAFailure: the article's example fires, its near misses do
// so too, and another example does not.
func TestAWrongExampleIsAFailure(t *testing.T) {
	c, err := kb.Load(os.DirFS("testdata/kb"))
	require.NoError(t, err)
	failed, err := Test(t.Context(), engine(t, c), c)
	require.NoError(t, err)
	var codes []string
	for _, f := range failed {
		codes = append(codes, f.Code)
		require.NotZero(t, f.Line)
		require.Equal(t, "articles/generic/teapot.md", f.File)
	}
	require.Equal(t, []string{"example-missed", "example-near-miss"}, codes)
}
