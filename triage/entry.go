package triage

import (
	"context"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/cache"
)

// entry is one entry point of the rules, compiled. It uses the evaluator itself: the rego
// package around it links four megabytes more and sets up what a query does not need.
// It does not change after newEntry and is safe for concurrent use.
type entry struct {
	compiler *ast.Compiler
	compiled ast.QueryCompiler
	body     ast.Body
	store    storage.Store
	values   cache.InterQueryValueCache
}

// newEntry compiles the query for data.triage.<name>.
func newEntry(ctx context.Context, c *ast.Compiler, store storage.Store, name string) (*entry, error) {
	ref := ast.Ref{ast.DefaultRootDocument, ast.StringTerm("triage"), ast.StringTerm(name)}
	q := &entry{compiler: c, compiled: c.QueryCompiler(), store: store, values: cache.NewInterQueryValueCache(ctx, nil)}
	var err error
	if q.body, err = q.compiled.Compile(ast.NewBody(ast.Equality.Expr(ast.VarTerm("found"), ast.NewTerm(ref)))); err != nil {
		return nil, fmt.Errorf("preparing data.triage.%s: %w", name, err)
	}
	return q, nil
}

// eval returns the document for input, or nil if it is undefined.
func (q *entry) eval(ctx context.Context, input ast.Value, data storage.Transaction, cancel topdown.Cancel, trace ...topdown.QueryTracer) (*ast.Term, error) {
	run := topdown.NewQuery(q.body).WithCompiler(q.compiler).WithQueryCompiler(q.compiled).
		WithStore(q.store).WithTransaction(data).WithInput(ast.NewTerm(input)).WithCancel(cancel).
		WithMetrics(metrics.NoOp()).WithStrictBuiltinErrors(true).WithInterQueryBuiltinValueCache(q.values)
	for _, t := range trace {
		run = run.WithQueryTracer(t)
	}
	var found *ast.Term
	err := run.Iter(ctx, func(r topdown.QueryResult) error {
		found = r["found"]
		return nil
	})
	return found, err
}
