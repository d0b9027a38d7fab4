package kb

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"github.com/triagekb/triage/kb/diag"
)

// TestProblemsAreNamedWithTheirPlace loads testdata/base with the changes of each
// archive: "file NAME" is a whole file, "edit NAME" replaces its first line by
// the others, "want" is what is printed.
func TestProblemsAreNamedWithTheirPlace(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.txtar")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 25)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			comment, list := readArchive(t, file)
			fsys := base(t)
			want := -1
			for i, s := range list {
				verb, name, _ := strings.Cut(s.name, " ")
				switch verb {
				case "file":
					fsys[name] = &fstest.MapFile{Data: []byte(s.text)}
				case "edit":
					edit(t, fsys, name, s.text)
				case "want":
					want = i
				default:
					t.Fatalf("%s: section %q", file, s.name)
				}
			}
			got := printed(t, fsys)
			require.NotEmpty(t, got, "no problem was found")
			if *update {
				if want < 0 {
					list, want = append(list, section{name: "want"}), len(list)
				}
				list[want].text = got
				writeArchive(t, file, comment, list)
				return
			}
			require.GreaterOrEqual(t, want, 0, "run go test ./kb -update and look at the result")
			require.Equal(t, list[want].text, got)
		})
	}
}

// printed returns what diag prints of loading fsys; "" if it is right.
func printed(t *testing.T, fsys fstest.MapFS) string {
	_, err := Load(fsys)
	var b bytes.Buffer
	require.NoError(t, diag.Print(&b, err, fsys.ReadFile))
	return b.String()
}

func TestTheBaseOfTheCasesIsRight(t *testing.T) {
	require.Empty(t, printed(t, base(t)))
}
