package kb

import (
	"archive/zip"
	_ "embed" // for the files below
	"io/fs"
	"strings"
	"sync"
)

//go:generate go run ./internal/gen

// zipped holds what a knowledge base of one's own borrows if it lacks it:
// facts.yaml, causes.yaml, providers.yaml, lexicon and codes. A test checks that
// it is current.
//
//go:embed compiled/sources.zip
var zipped string

// embedded is zipped as a file system, unpacked when it is first read: only a
// knowledge base of one's own that lacks a part needs it.
var embedded fs.FS = sourceFS{sync.OnceValues(func() (*zip.Reader, error) {
	return zip.NewReader(strings.NewReader(zipped), int64(len(zipped)))
})}

type sourceFS struct{ open func() (*zip.Reader, error) }

func (s sourceFS) Open(name string) (fs.File, error) {
	r, err := s.open()
	if err != nil {
		return nil, err
	}
	return r.Open(name)
}

// compiled is the compact form of the sources. A test checks that it is current.
//
//go:embed compiled/catalog.bin
var compiled string

// openDefault keeps the catalog once it was asked for; it never changes then.
var openDefault = sync.OnceValues(func() (*Catalog, error) {
	return open(compiled) // fails only in a build whose generated files are of another version
})

// Default returns the embedded knowledge base as go generate compiled it, opened
// at the first call. It is safe for concurrent use; all callers share one catalog.
func Default() (*Catalog, error) { return openDefault() }
