package triage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/rules"
	"github.com/triagekb/triage/triage/answer"
	"github.com/triagekb/triage/triage/report"
)

// Options of [New]. The zero value takes everything that is built in.
type Options struct {
	Catalog *kb.Catalog // nil: kb.Default()
	Rules   fs.FS       // *.rego of package triage in any folder; nil: the embedded rules. They run in this process: trusted code.
	Program string      // name and version of the calling program for Result.MadeBy; may be empty
}

// Engine judges reports. It does not change after [New] and is safe for
// concurrent use.
type Engine struct {
	catalog *kb.Catalog
	made    report.MadeBy
	encode  *encoder
	answer  *entry // data.triage.answer
	checks  *entry // data.triage.explained
	store   *catalogStore
	own     bool           // the rules are ours: they look at no patterns but those that hold
	never   topdown.Cancel // for contexts that cannot end; never cancelled
}

// New compiles the rules against the catalog: their input against its fact
// vocabulary, their METADATA against its causes. What is wrong in a rule comes
// back as a [diag.List] with file, line and column.
func New(ctx context.Context, opt Options) (*Engine, error) {
	c := opt.Catalog
	if c == nil {
		var err error
		if c, err = kb.Default(); err != nil {
			return nil, fmt.Errorf("loading the embedded knowledge base: %w", err)
		}
	}
	fsys := opt.Rules
	if fsys == nil {
		fsys = rules.FS()
	}
	set, err := compileFor(opt, fsys, c)
	if err != nil {
		return nil, fmt.Errorf("compiling rules: %w", err)
	}
	e := &Engine{
		catalog: c,
		made:    report.MadeBy{Program: opt.Program, Catalog: c.Version(), Rules: set.version},
		encode:  newEncoder(c),
		own:     opt.Rules == nil,
		never:   topdown.NewCancel(),
	}
	if e.store, err = newCatalogStore(c); err != nil {
		return nil, err
	}
	if e.answer, err = newEntry(ctx, set.compiler, e.store, "answer"); err != nil {
		return nil, err
	}
	e.checks, err = newEntry(ctx, set.compiler, e.store, "explained")
	return e, err
}

// Catalog returns the knowledge base in use.
func (e *Engine) Catalog() *kb.Catalog { return e.catalog }

// MadeBy returns the versions that every result of this engine carries.
func (e *Engine) MadeBy() report.MadeBy { return e.made }

// Triage answers a ticket. It fails only if ctx ends or a rule is faulty.
func (e *Engine) Triage(ctx context.Context, rep *report.Report) (*report.Result, error) {
	found, err := e.Findings(ctx, rep)
	if err != nil {
		return nil, err
	}
	return answer.Build(rep, found, e.catalog, e.made), nil
}

// Findings returns what the rules say about each exchange of rep, in its order:
// the documents data.triage.answer.
func (e *Engine) Findings(ctx context.Context, rep *report.Report) ([]report.Findings, error) {
	out := make([]report.Findings, len(rep.Exchanges))
	for i := range rep.Exchanges {
		t, err := e.eval(ctx, e.answer, &rep.Exchanges[i])
		if err != nil {
			return nil, fmt.Errorf("judging exchange %d: %w", i, err)
		}
		if out[i], err = decodeFindings(t); err != nil {
			return nil, fmt.Errorf("reading the rules' answer for exchange %d: %w", i, err)
		}
	}
	return out, nil
}

// WhyNot returns, for each exchange of rep, every rule of a cause with all its
// checks, whether its guard held or not; ordered by rule id. Strength is empty:
// nothing needs to have matched. A cause without a rule gives empty lists.
func (e *Engine) WhyNot(ctx context.Context, rep *report.Report, cause string) ([][]report.Match, error) {
	if _, ok := e.catalog.Cause(cause); !ok {
		return nil, fmt.Errorf("no cause %q: want an id of causes.yaml", cause)
	}
	out := make([][]report.Match, len(rep.Exchanges))
	for i := range rep.Exchanges {
		t, err := e.eval(ctx, e.checks, &rep.Exchanges[i])
		if err != nil {
			return nil, fmt.Errorf("checking exchange %d: %w", i, err)
		}
		if out[i], err = decodeChecks(t, cause); err != nil {
			return nil, fmt.Errorf("reading the checks of %s: %w", cause, err)
		}
		slices.SortFunc(out[i], func(a, b report.Match) int { return strings.Compare(a.ID, b.ID) })
	}
	return out, nil
}

// errNoAnswer means that the rules in use do not define the entry point.
var errNoAnswer = errors.New("the rules gave no answer: data.triage.answer has to be defined for every input")

// eval runs one query over one exchange.
func (e *Engine) eval(ctx context.Context, q *entry, x *report.Exchange) (*ast.Term, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	input, err := e.encode.exchange(x)
	if err != nil {
		return nil, err
	}
	data := &reading{}
	if e.own {
		if data, err = e.store.open(x.Held); err != nil {
			return nil, err
		}
	}
	// A Cancel of our own spares a goroutine for each evaluation.
	cancel := e.never
	if ctx.Done() != nil {
		cancel = topdown.NewCancel()
		stop := context.AfterFunc(ctx, cancel.Cancel)
		defer stop()
	}
	t, err := q.eval(ctx, input, data, cancel)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, err
	}
	if t == nil {
		return nil, errNoAnswer
	}
	return t, nil
}
