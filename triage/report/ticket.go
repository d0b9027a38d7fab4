// Package report holds the types that flow through triage, from left to right:
// bytes → Ticket → Redacted → Report → Findings → Result. It holds no logic
// beyond what keeps those types honest, and imports nothing of ours.
package report

import "time"

// Ticket is a support ticket as a reader of triage/intake understood it. It may
// hold secrets: only triage/redact reads it, everything later reads [Redacted].
type Ticket struct {
	Format   string   // the reader that recognised it, such as "zendesk-ticket"
	ID       string   // the ticket system's own id; may be empty
	URL      string   // address of the ticket for a person; may be empty
	Product  string   // what the ticket system says it is about; may be empty
	Tags     []string // labels of the ticket system
	Subject  string
	Messages []Message // Messages[0] is the description
	Created  Moment
	Ignored  []string // what of the input was not used and why, in words that are safe to print
}

// Message is one contribution to a ticket, converted to plain text.
type Message struct {
	Author     Author
	Visibility Visibility
	At         Moment
	Text       string
}

// Author says who wrote a message. Rules weigh the requester's words; an
// agent's guess is not a symptom.
type Author string

// The authors that readers tell apart. The zero value counts as unknown.
const (
	Requester     Author = "requester"
	Agent         Author = "agent"
	Bot           Author = "bot"
	UnknownAuthor Author = "unknown"
)

// Visibility says whether the customer can see a message. Internal text never
// reaches a customer's reply.
type Visibility string

// The visibilities. The zero value counts as unknown.
const (
	Public            Visibility = "public"
	Internal          Visibility = "internal"
	UnknownVisibility Visibility = "unknown"
)

// Moment is a time that a ticket states. The zero value means that none is
// stated. Day tells that only a calendar day is known, without a zone.
type Moment struct {
	Time time.Time
	Day  bool
}
