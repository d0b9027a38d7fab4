package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/triagekb/triage/render"
)

const explainExamples = `  triage explain AADSTS50011
  triage explain AUTH-0204 token-expired
  triage explain "Bad HTTP authentication header format"`

// explainCommand shows what the catalog says, without any ticket.
func (a *app) explainCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "explain TERM...",
		Short:   "Say what is known of an article, a cause, an error code or a message",
		Example: explainExamples,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError(errors.New("want the id of an article or cause, an error code, or a message"))
			}
			return a.knownFormat()
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(args) },
	}
	a.formatFlag(c)
	return c
}

func (a *app) explain(terms []string) error {
	c, err := a.catalog()
	if err != nil {
		return err
	}
	a.stage = "looking up"
	var topics []render.Topic
	var unknown error
	for _, term := range terms {
		found := render.Lookup(c, term)
		if len(found) == 0 {
			unknown = errors.Join(unknown, fmt.Errorf("nothing is known of %q", term))
		}
		topics = append(topics, found...)
	}
	if len(topics) > 0 {
		if err := render.Topics(a.stdout, a.format, topics, render.Options{Color: a.colored()}); err != nil {
			return fmt.Errorf("writing answer: %w", err)
		}
	}
	if unknown != nil {
		return &statusError{status: exitUnknown, err: unknown}
	}
	return nil
}
