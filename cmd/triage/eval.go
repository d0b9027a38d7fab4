package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/triagekb/triage/cmd/triage/internal/eval"
)

// evalCommand measures the knowledge base and rules on labelled tickets.
func (a *app) evalCommand() *cobra.Command {
	var compare, format string
	var misses bool
	c := &cobra.Command{
		Use:   "eval DIR",
		Short: "Measure the answers on your own labelled tickets",
		Long: `Measure the answers on labelled tickets: DIR holds NAME.json or NAME.txt with
NAME.want.json ({"cause", "also", "kind", "decidable"}) beside it. See testdata/README.md.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError(fmt.Errorf("want one directory of labelled tickets"))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return a.eval(context.Background(), args[0], format, compare, misses)
		},
	}
	f := c.Flags()
	f.StringVar(&format, "format", "text", "text or json")
	f.StringVar(&compare, "compare", "", "tell what changed since the run whose JSON is in `FILE`")
	f.BoolVar(&misses, "misses", false, "list every ticket that is not answered as wanted")
	return c
}

func (a *app) eval(ctx context.Context, dir, format, compare string, misses bool) error {
	if format != "text" && format != "json" {
		return usageError(fmt.Errorf("no format %q: want text or json", format))
	}
	a.stage = "reading labelled tickets"
	cases, err := eval.ReadDir(os.DirFS(dir))
	if err != nil {
		return &statusError{status: exitInput, err: fmt.Errorf("reading labelled tickets in %s: %w", dir, err)}
	}
	e, err := a.engine(ctx)
	if err != nil {
		return err
	}
	a.stage = "triaging labelled tickets"
	scores, err := eval.Run(ctx, e, cases)
	if err != nil {
		return err
	}
	if format == "json" {
		enc := json.NewEncoder(a.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(scores)
	}
	if err := scores.Print(a.stdout, misses); err != nil {
		return err
	}
	if compare == "" {
		return nil
	}
	old, err := readScores(compare)
	if err != nil {
		return &statusError{status: exitInput, err: fmt.Errorf("reading %s: %w", compare, err)}
	}
	return scores.PrintChanges(a.stdout, old)
}

func readScores(file string) (*eval.Scores, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var s eval.Scores
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, fmt.Errorf("not the JSON of an earlier run: make one with --format json")
	}
	return &s, nil
}
