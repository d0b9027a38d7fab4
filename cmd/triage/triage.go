package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/triagekb/triage/render"
	"github.com/triagekb/triage/triage"
)

const triageExamples = `  triage ticket.json
  pbpaste | triage -
  triage --format json - < ticket.json
  triage --explain ticket.txt
  triage --why-not audience-mismatch ticket.txt`

// triageCommand is the root command: it answers one ticket.
func (a *app) triageCommand() *cobra.Command {
	var explain bool
	var whyNot string
	c := &cobra.Command{
		Use:   "triage FILE",
		Short: "Answer a support ticket about a failing API call",
		Long: "Answer a support ticket about a failing API call: the cause, the proof, the fix,\n" +
			"or the one question that would decide. FILE is JSON of a ticket system or plain\ntext; - is standard input. Nothing is sent anywhere.",
		Example: triageExamples,
		Args:    a.oneTicket,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.triage(context.Background(), args[0], explain, whyNot)
		},
	}
	a.formatFlag(c)
	c.Flags().BoolVar(&explain, "explain", false, "show every fact, check and cause, with its place")
	c.Flags().StringVar(&whyNot, "why-not", "", "show the checks of this cause instead, and what nearly spoke for it")
	return c
}

func (a *app) formatFlag(c *cobra.Command) {
	formats := render.Formats()
	c.Flags().StringVar(&a.format, "format", formats[0], strings.Join(formats, ", "))
}

// oneTicket refuses anything but one ticket in a known format, before anything is read.
func (a *app) oneTicket(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError(errors.New("want one ticket: a file, or - for standard input"))
	}
	return a.knownFormat()
}

func (a *app) knownFormat() error {
	if slices.Contains(render.Formats(), a.format) {
		return nil
	}
	return usageError(fmt.Errorf("unknown format %q: want %s", a.format, strings.Join(render.Formats(), ", ")))
}

func (a *app) triage(ctx context.Context, name string, explain bool, whyNot string) error {
	data, err := a.readTicket(name)
	if err != nil {
		return err
	}
	c, err := a.catalog()
	if err != nil {
		return err
	}
	a.stage = "reading the ticket"
	rep, err := triage.Analyze(data, c)
	if err != nil {
		return ticketError(name, err)
	}
	engine, err := a.engineFor(ctx, c)
	if err != nil {
		return err
	}
	if whyNot != "" {
		return a.whyNotCause(ctx, engine, rep, whyNot)
	}
	return a.answer(ctx, engine, rep, explain)
}

// answer judges a ticket and writes what there is to say.
func (a *app) answer(ctx context.Context, engine *triage.Engine, rep *triage.Report, explain bool) error {
	a.stage = "judging the ticket"
	res, err := engine.Triage(ctx, rep)
	if err != nil {
		return fmt.Errorf("judging ticket: %w", err)
	}
	opt := render.Options{Color: a.colored()}
	if explain {
		if opt.Explain, err = explanation(ctx, engine, rep); err != nil {
			return err
		}
	}
	a.stage = "writing the answer"
	if err := render.Render(a.stdout, a.format, res, opt); err != nil {
		return fmt.Errorf("writing answer: %w", err)
	}
	return outcome(res)
}

func explanation(ctx context.Context, e *triage.Engine, rep *triage.Report) (*render.Explanation, error) {
	found, err := e.Findings(ctx, rep)
	if err != nil {
		return nil, fmt.Errorf("explaining ticket: %w", err)
	}
	return &render.Explanation{Report: rep, Findings: found}, nil
}
