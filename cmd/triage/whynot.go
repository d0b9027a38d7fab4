package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage"
	"github.com/triagekb/triage/triage/report"
)

// whyNot is what stood against a cause in one failing call.
type whyNot struct {
	Exchange int            `json:"exchange"`
	Rules    []report.Match `json:"rules"`
	Near     []string       `json:"near"` // patterns of which the rarest word occurs, and not the rest
}

// whyNotCause shows, for each failing call, every rule of a cause with its checks, and
// the patterns that nearly hold.
func (a *app) whyNotCause(ctx context.Context, e *triage.Engine, rep *triage.Report, cause string) error {
	if _, ok := e.Catalog().Cause(cause); !ok {
		return usageError(fmt.Errorf("--why-not %q: there is no such cause: triage explain shows those of a code; their ids are in kb/causes.yaml", cause))
	}
	a.stage = "checking the rules"
	rules, err := e.WhyNot(ctx, rep, cause)
	if err != nil {
		return fmt.Errorf("checking ticket: %w", err)
	}
	out := make([]whyNot, len(rules))
	for i := range rules {
		out[i] = whyNot{Exchange: i, Rules: rules[i], Near: nearMisses(e.Catalog(), rep, i, cause)}
	}
	if a.format == "json" {
		enc := json.NewEncoder(a.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(out)
	}
	_, err = fmt.Fprint(a.stdout, whyNotText(cause, out))
	return err
}

// nearMisses returns the ids of the patterns for a cause whose anchor occurs although
// they do not hold.
func nearMisses(c *kb.Catalog, rep *triage.Report, exchange int, cause string) []string {
	x := &rep.Exchanges[exchange]
	value := func(name string) any {
		if f := x.Fact(name); f != nil {
			return f.Value
		}
		return nil
	}
	words := kb.Split(rep.Text.S)
	if len(rep.Exchanges) > 1 {
		words = words.Slice(x.Start, x.End)
	}
	near := []string{}
	for _, n := range c.Candidates(nil, words, value) {
		p, ok := c.Pattern(n)
		speaks := slices.ContainsFunc(p.Says, func(s kb.Say) bool { return s.Cause == cause })
		if ok && speaks && !slices.Contains(x.Held, n) && !slices.Contains(near, p.ID) {
			near = append(near, p.ID)
		}
	}
	return near
}

func whyNotText(cause string, calls []whyNot) string {
	var b strings.Builder
	for i, call := range calls {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s in call %d\n", cause, call.Exchange+1)
		if len(call.Rules) == 0 {
			b.WriteString("  no rule compares facts for this cause; patterns of articles speak for it\n")
		}
		for _, m := range call.Rules {
			fmt.Fprintf(&b, "  rule %s\n", m.ID)
			for _, c := range m.Checks {
				fmt.Fprintf(&b, "    %-8s %s: saw %s, wanted %s\n", c.State, c.Fact, asJSON(c.Saw), asJSON(c.Wanted))
			}
		}
		for _, id := range call.Near {
			fmt.Fprintf(&b, "  nearly   pattern %s: a part of it stands in the ticket\n", id)
		}
	}
	return b.String()
}

// asJSON writes a value in ASCII, so that nothing of a ticket steers a terminal.
func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return "?"
	}
	s := strconv.QuoteToASCII(string(b))
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s[1 : len(s)-1])
}
