package kb

import (
	"embed"
	"sync"
)

//go:generate go run ./internal/gen

//go:embed facts.yaml causes.yaml providers.yaml lexicon codes articles
var embedded embed.FS

// compiled is the compact form of embedded. A test checks that it is current.
//
//go:embed compiled/catalog.bin
var compiled string

// openDefault keeps the catalog once it was asked for; it never changes then.
var openDefault = sync.OnceValues(func() (*Catalog, error) {
	if c, err := open(compiled); err == nil {
		return c, nil
	}
	return Load(embedded) // slower by a hundred times, and as good
})

// Default returns the embedded knowledge base as go generate compiled it, opened
// at the first call. It is safe for concurrent use; all callers share one catalog.
func Default() (*Catalog, error) { return openDefault() }
