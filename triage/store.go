package triage

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"

	"github.com/triagekb/triage/kb"
)

// catalogStore gives the rules data.kb. A reading that was opened for some
// patterns shows no others: making documents of all of them takes longer than
// everything else together, and the embedded rules look at those that hold. Any
// other reading shows all. It is safe for concurrent use.
type catalogStore struct {
	storage.WritesNotSupported
	storage.PolicyNotSupported
	storage.TriggersNotSupported

	catalog *kb.Catalog
	base    [][2]*ast.Term // data.kb without patterns
	known   sync.Map       // number of a pattern → *patternDoc
	all     func() (ast.Value, error)
}

// patternDoc is one entry of data.kb.patterns. OPA never changes it.
type patternDoc struct{ key, doc *ast.Term }

// reading is the data for one evaluation; nil data is all there is.
type reading struct{ data ast.Value }

// ID is the same for all: none of them ever changes anything.
func (*reading) ID() uint64 { return 0 }

func newCatalogStore(c *kb.Catalog) (*catalogStore, error) {
	s := &catalogStore{catalog: c}
	for name, v := range c.DataOf(nil) {
		if name == patternsKey {
			continue
		}
		value, err := ast.InterfaceToValue(v)
		if err != nil {
			return nil, fmt.Errorf("converting the catalog's %s for the rules: %w", name, err)
		}
		s.base = append(s.base, [2]*ast.Term{ast.StringTerm(name), ast.NewTerm(value)})
	}
	s.all = sync.OnceValues(func() (ast.Value, error) {
		v, err := ast.InterfaceToValue(map[string]any{"kb": c.Data()})
		if err != nil {
			return nil, fmt.Errorf("converting the catalog for the rules: %w", err)
		}
		return v, nil
	})
	return s, nil
}

const patternsKey = "patterns"

// open returns the data with these patterns.
func (s *catalogStore) open(numbers []int) (*reading, error) {
	items := make([][2]*ast.Term, len(numbers))
	for i, n := range numbers {
		p, err := s.pattern(n)
		if err != nil {
			return nil, err
		}
		items[i] = [2]*ast.Term{p.key, p.doc}
	}
	all := make([][2]*ast.Term, 0, len(s.base)+1)
	all = append(append(all, s.base...), [2]*ast.Term{ast.InternedTerm(patternsKey), ast.ObjectTerm(items...)})
	return &reading{ast.NewObject([2]*ast.Term{ast.InternedTerm("kb"), ast.ObjectTerm(all...)})}, nil
}

// pattern returns the document of a pattern, made at its first use.
func (s *catalogStore) pattern(n int) (*patternDoc, error) {
	if p, ok := s.known.Load(n); ok {
		return p.(*patternDoc), nil
	}
	key := strconv.Itoa(n)
	patterns, _ := s.catalog.DataOf([]int{n})[patternsKey].(map[string]any)
	value, err := ast.InterfaceToValue(patterns[key])
	if err != nil {
		return nil, fmt.Errorf("converting pattern %d for the rules: %w", n, err)
	}
	p, _ := s.known.LoadOrStore(n, &patternDoc{ast.StringTerm(key), ast.NewTerm(value)})
	return p.(*patternDoc), nil
}

// NewTransaction implements [storage.Store]: a reading that shows all.
func (s *catalogStore) NewTransaction(context.Context, ...storage.TransactionParams) (storage.Transaction, error) {
	return &reading{}, nil
}

// Read implements [storage.Store].
func (s *catalogStore) Read(_ context.Context, txn storage.Transaction, path storage.Path) (any, error) {
	r, ok := txn.(*reading)
	if !ok {
		return nil, &storage.Error{Code: storage.InvalidTransactionErr, Message: "the transaction is of another store"}
	}
	if len(path) > 0 && path[0] != "kb" { // OPA asks for its own data, too
		return nil, notFound(path)
	}
	at := r.data
	if at == nil {
		var err error
		if at, err = s.all(); err != nil {
			return nil, err
		}
	}
	for _, name := range path {
		obj, isObject := at.(ast.Object)
		if !isObject {
			return nil, notFound(path)
		}
		next := obj.Get(ast.StringTerm(name))
		if next == nil {
			return nil, notFound(path)
		}
		at = next.Value
	}
	return at, nil
}

func notFound(path storage.Path) error {
	return &storage.Error{Code: storage.NotFoundErr, Message: path.String()}
}

// Commit implements [storage.Store].
func (s *catalogStore) Commit(context.Context, storage.Transaction) error { return nil }

// Abort implements [storage.Store].
func (s *catalogStore) Abort(context.Context, storage.Transaction) {}

// Truncate implements [storage.Store].
func (s *catalogStore) Truncate(context.Context, storage.Transaction, storage.TransactionParams, storage.Iterator) error {
	return &storage.Error{Code: storage.WritesNotSupportedErr, Message: "the catalog does not change"}
}
