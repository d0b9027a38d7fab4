package kb

import (
	"embed"
	"sync"
)

//go:generate go run ./internal/gen

//go:embed facts.yaml causes.yaml providers.yaml lexicon codes articles
var embedded embed.FS

// loadDefault keeps the catalog once it was asked for; it never changes then.
var loadDefault = sync.OnceValues(func() (*Catalog, error) { return Load(embedded) })

// Default returns the embedded knowledge base, compiled at the first call. It is
// safe for concurrent use; all callers share one catalog.
func Default() (*Catalog, error) { return loadDefault() }
