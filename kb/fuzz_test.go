package kb

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"github.com/triagekb/triage/kb/diag"
)

// FuzzLoadArticle reads hostile articles: every problem has a place in the file,
// and what is accepted can be used.
func FuzzLoadArticle(f *testing.F) {
	files := base(f)
	for _, name := range []string{"articles/acme/opaque.md", "articles/generic/header.md"} {
		f.Add(string(files[name].Data))
	}
	f.Add("---\na: &a [*a]\n---\n")
	f.Add("---\nsymptoms: [{when: {any: [[x]]}}]\n---\n> - > {{")
	delete(files, "articles/generic/header.md")
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{"articles/x.md": {Data: []byte(text)}, "facts.yaml": files["facts.yaml"], "causes.yaml": files["causes.yaml"],
			"providers.yaml": files["providers.yaml"], "lexicon/works.yaml": files["lexicon/works.yaml"], "codes/none.yaml": {Data: []byte("provider: acme\ncodes: []\n")}}
		c, err := Load(files)
		var list diag.List
		if errors.As(err, &list) {
			lines := strings.Count(text, "\n") + 1
			for _, p := range list {
				require.NotEmpty(t, p.Code)
				require.True(t, p.Line >= 1 && p.Line <= lines && p.Col >= 0, "%+v of %d lines", p, lines)
			}
			return
		}
		require.NoError(t, err)
		require.Len(t, c.Articles(), 1)
		_ = c.Data()
	})
}
