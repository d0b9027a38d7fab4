package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/kb/diag"
	"github.com/triagekb/triage/triage"
)

// catalog loads the knowledge base in use.
func (a *app) catalog() (*kb.Catalog, error) {
	if a.kbDir != "" {
		return a.load(a.kbDir, exitCatalog)
	}
	a.stage = "loading the knowledge base"
	c, err := kb.Default()
	if err != nil {
		return nil, &statusError{status: exitCatalog, err: err}
	}
	return c, nil
}

// load reads the knowledge base in a directory; status is that of a wrong one.
func (a *app) load(dir string, status int) (*kb.Catalog, error) {
	a.stage = "loading the knowledge base"
	fsys, err := directory(dir, "articles/, causes.yaml and the like")
	if err != nil {
		return nil, &statusError{status: status, err: fmt.Errorf("reading knowledge base %s: %w", dir, err)}
	}
	c, err := kb.Load(fsys)
	if err != nil {
		return nil, authored(status, "knowledge base "+dir, fsys, err)
	}
	return c, nil
}

// engine compiles the rules against the catalog in use.
func (a *app) engine(ctx context.Context) (*triage.Engine, error) {
	c, err := a.catalog()
	if err != nil {
		return nil, err
	}
	return a.engineFor(ctx, c)
}

func (a *app) engineFor(ctx context.Context, c *kb.Catalog) (*triage.Engine, error) {
	opt := triage.Options{Catalog: c, Program: programVersion()}
	if a.rulesDir != "" {
		fsys, err := directory(a.rulesDir, "answer.rego")
		if err != nil {
			return nil, &statusError{status: exitCatalog, err: fmt.Errorf("reading rules %s: %w", a.rulesDir, err)}
		}
		opt.Rules = fsys
	}
	a.stage = "compiling the rules"
	e, err := triage.New(ctx, opt)
	if err != nil {
		return nil, authored(exitCatalog, "rules "+cmp.Or(a.rulesDir, "(embedded)"), opt.Rules, err)
	}
	return e, nil
}

// directory returns the files of dir, which should hold want.
func directory(dir, want string) (fs.FS, error) {
	info, err := os.Stat(dir)
	if err != nil {
		if p, ok := errors.AsType[*fs.PathError](err); ok {
			err = p.Err
		}
		return nil, fmt.Errorf("%w: name the directory that holds %s", err, want)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("it is not a directory: name the one that holds %s", want)
	}
	return os.DirFS(dir), nil
}

// authored is an error about files that people write. Their lines are shown if
// they can be read again.
func authored(status int, what string, fsys fs.FS, err error) error {
	e := &statusError{status: status, err: err}
	if fsys != nil {
		e.source = func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) }
	}
	if _, ok := errors.AsType[diag.List](err); !ok {
		e.err = fmt.Errorf("%s: %w", what, err)
	}
	return e
}
