// Package redact is the only code that sees a secret. It replaces each one by a
// placeholder such as {jwt:1} and tells what may be known of it.
//
// The order of trust: structure first (a value under the name of a secret goes),
// then shapes (a JWT, a known prefix), then every other place where a secret
// found so stands bare. What only names a secret is evidence and stays:
// <token>, ${TOKEN}, process.env.X, xxxx, a variable, an error text.
//
// Functions are safe for concurrent use; they keep nothing between calls.
package redact

import (
	"slices"

	"github.com/triagekb/triage/triage/report"
)

// Ticket returns a copy of t without its secrets; t is not changed. A nil ticket
// counts as an empty one.
func Ticket(t *report.Ticket) *report.Redacted {
	if t == nil {
		t = &report.Ticket{}
	}
	c := *t
	c.Messages = slices.Clone(t.Messages)
	c.Tags = slices.Clone(t.Tags)
	c.Ignored = slices.Clone(t.Ignored)
	r := redactor{spoken: 1 + len(c.Messages)}
	r.add(&c.Subject)
	for i := range c.Messages {
		r.add(&c.Messages[i].Text)
	}
	r.addNames(&c)
	r.findKnown()
	r.number()
	return r.finish(&c)
}

// redactor redacts the texts of one ticket together, so that equal secrets get
// equal numbers.
type redactor struct {
	parts  []part
	spoken int // parts[:spoken] become the fields of the Text, in that order
	counts map[string]int
}

// part is one text of the ticket.
type part struct {
	text *string
	hits []hit // ascending, disjoint
}

// add scans one text.
func (r *redactor) add(text *string) {
	p := part{text: text, hits: scan(*text)}
	p.merge(p.forgeries())
	r.parts = append(r.parts, p)
}

// addNames scans what the ticket system knows of the ticket.
func (r *redactor) addNames(t *report.Ticket) {
	r.add(&t.ID)
	r.add(&t.URL)
	r.add(&t.Product)
	for i := range t.Tags {
		r.add(&t.Tags[i])
	}
}

// finish writes the redacted texts and places the credentials in the joined one.
func (r *redactor) finish(t *report.Ticket) *report.Redacted {
	out := &report.Redacted{Ticket: t, Counts: r.counts}
	for i := range r.parts {
		r.parts[i].write()
	}
	out.Text = report.NewText(t)
	for i, p := range r.parts[:r.spoken] {
		base := out.Text.Fields[i].Start
		for _, h := range p.hits {
			if h.secret == "" {
				continue
			}
			h.cred.Start += base
			h.cred.End += base
			out.Credentials = append(out.Credentials, h.cred)
		}
	}
	return out
}
