package kb

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/triagekb/triage/kb/diag"
)

func TestTheEmbeddedKnowledgeBaseIsRight(t *testing.T) {
	c, err := Load(sources) // the sources: Default opens what was made of them
	if err != nil {
		var b bytes.Buffer
		require.NoError(t, diag.Print(&b, err, os.ReadFile))
		t.Fatal("\n" + b.String())
	}
	require.NotEmpty(t, c.Facts())
	require.NotEmpty(t, c.Causes())
}
