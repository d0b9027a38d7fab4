package kb

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the wanted outputs of golden files anew")

// section is a file of an archive: a line "-- name --" and what follows it.
type section struct{ name, text string }

// readArchive reads the txtar form: a comment, then sections.
func readArchive(t *testing.T, file string) (comment string, list []section) {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	for line := range strings.Lines(string(data)) {
		trimmed := strings.TrimSuffix(line, "\n")
		name, isMark := strings.CutPrefix(trimmed, "-- ")
		name, closed := strings.CutSuffix(name, " --")
		switch {
		case isMark && closed:
			list = append(list, section{name: name})
		case len(list) == 0:
			comment += line
		default:
			list[len(list)-1].text += line
		}
	}
	return comment, list
}

func writeArchive(t *testing.T, file, comment string, list []section) {
	var b bytes.Buffer
	b.WriteString(comment)
	for _, s := range list {
		b.WriteString("-- " + s.name + " --\n" + s.text)
	}
	require.NoError(t, os.WriteFile(file, b.Bytes(), 0o644))
}

// base returns the small knowledge base of testdata/base as a map to change.
func base(t testing.TB) fstest.MapFS {
	files := fstest.MapFS{}
	dir := os.DirFS("testdata/base")
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(dir, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	require.NoError(t, err)
	return files
}

// edit replaces the first line of change, which has to be in the file, by the rest.
func edit(t *testing.T, files fstest.MapFS, name, change string) {
	old, with, _ := strings.Cut(change, "\n")
	require.Contains(t, files, name)
	text := string(files[name].Data)
	require.Contains(t, text, old+"\n", "line to replace in %s", name)
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old+"\n", with, 1))}
}
