package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/triagekb/triage/cmd/triage/internal/author"
	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/kb/diag"
)

// defaultKB is where a knowledge base lies in a checkout of this project.
const defaultKB = "kb"

// kbCommand holds what authors of articles need.
func (a *app) kbCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "kb",
		Short: "Check a knowledge base",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return usageError(fmt.Errorf("want lint or test"))
		},
	}
	c.AddCommand(
		a.kbSubcommand("lint", "Check all files of a knowledge base", a.lint),
		a.kbSubcommand("test", "Run the examples of its articles", a.test),
	)
	return c
}

func (a *app) kbSubcommand(name, short string, do func(ctx context.Context, dir string) error) *cobra.Command {
	return &cobra.Command{
		Use:   name + " [DIR]",
		Short: short + ` (default "` + defaultKB + `")`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError(fmt.Errorf("want one directory"))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := defaultKB
			if len(args) == 1 {
				dir = args[0]
			} else if a.kbDir != "" {
				dir = a.kbDir
			}
			return do(context.Background(), dir)
		},
	}
}

// lint prints every problem of a knowledge base.
func (a *app) lint(_ context.Context, dir string) error {
	c, err := a.load(dir, exitFailure)
	if err != nil {
		return err
	}
	return a.clean(dir, c)
}

// test prints every example that the rules do not answer as its article says.
func (a *app) test(ctx context.Context, dir string) error {
	c, err := a.load(dir, exitFailure)
	if err != nil {
		return err
	}
	e, err := a.engineFor(ctx, c)
	if err != nil {
		return err
	}
	a.stage = "running examples"
	failed, err := author.Test(ctx, e, c)
	if err != nil {
		return err
	}
	if len(failed) == 0 {
		return a.clean(dir, c)
	}
	source := func(name string) ([]byte, error) { return fs.ReadFile(os.DirFS(dir), name) }
	return &statusError{status: exitFailure, err: diag.List(failed).Err(), source: source}
}

func (a *app) clean(dir string, c *kb.Catalog) error {
	examples := 0
	for _, art := range c.Articles() {
		examples += len(art.Examples)
	}
	_, err := fmt.Fprintf(a.stdout, "%s: %s, %s, %s: no problems\n", printable(dir),
		count(len(c.Articles()), "article"), count(len(c.AllCodes()), "code"), count(examples, "example"))
	return err
}
