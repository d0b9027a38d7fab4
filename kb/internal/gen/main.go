// Gen writes what is generated from the knowledge base: the rules' input schema
// and the names of facts for Go, both from kb/facts.yaml, and the compact form of
// everything that the program starts with. go generate ./kb runs it in the
// directory kb.
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/triagekb/triage/kb"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// run writes the generated files, given the directory kb: those of the
// vocabularies first, which can be made even while an article is broken.
func run(dir string) error {
	for _, generate := range []func(string) (map[string][]byte, error){vocabularies, compact} {
		files, err := generate(dir)
		if err != nil {
			return err
		}
		if err := write(dir, files); err != nil {
			return err
		}
	}
	return nil
}

func write(dir string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// vocabularies returns the files that facts.yaml makes by their path from the
// directory kb.
func vocabularies(dir string) (map[string][]byte, error) {
	c, err := kb.Load(vocabulary{os.DirFS(dir)})
	if err != nil {
		return nil, err
	}
	schema, err := c.Schema()
	if err != nil {
		return nil, err
	}
	names, err := factNames(c.Facts())
	if err != nil {
		return nil, err
	}
	return map[string][]byte{"../rules/schema/exchange.json": schema, "fact/names.go": names}, nil
}

// compact returns the compact form of the knowledge base.
func compact(dir string) (map[string][]byte, error) {
	c, err := kb.Load(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	data, err := c.MarshalBinary()
	if err != nil {
		return nil, err
	}
	zipped, err := zipSources(os.DirFS(dir))
	return map[string][]byte{"compiled/catalog.bin": data, "compiled/sources.zip": zipped}, err
}

// zipSources packs the files that [kb.Load] borrows: all but the articles. Equal
// files give equal bytes.
func zipSources(fsys fs.FS) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, root := range []string{"causes.yaml", "codes", "facts.yaml", "lexicon", "providers.yaml"} {
		err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
			if err == nil {
				_, err = f.Write(data)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// factNames writes a constant for each fact.
func factNames(facts []kb.Fact) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("// Code generated from kb/facts.yaml by go generate ./kb. DO NOT EDIT.\n\n")
	b.WriteString("// Package fact holds the names of the facts in kb/facts.yaml.\npackage fact\n\nconst (\n")
	for _, f := range facts {
		fmt.Fprintf(&b, "%s = %q // %s\n", goName(f.Name), f.Name, f.Meaning)
	}
	b.WriteString(")\n")
	return format.Source(b.Bytes())
}

// initialisms are the words that Go writes in capitals.
var initialisms = map[string]string{"url": "URL", "http": "HTTP", "pkce": "PKCE"}

// goName makes token.scope_claim to TokenScopeClaim.
func goName(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == '.' || r == '_' }) {
		if up, ok := initialisms[w]; ok {
			b.WriteString(up)
			continue
		}
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}
