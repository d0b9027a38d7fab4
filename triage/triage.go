// Package triage answers support tickets about failed authentication and
// authorization: the cause, the proof, the fix, or the one question that would
// decide.
//
//	engine, err := triage.New(ctx, triage.Options{})             // everything built in
//	report, err := triage.Analyze(ticket, engine.Catalog())      // bytes → facts, redacted
//	result, err := engine.Triage(ctx, report)                    // facts → causes → answer
//
// A ticket flows one way: bytes → Ticket → redacted → Report → rules (one
// evaluation for each failing call) → Result. Nothing reads the clock, the
// network or the environment; the same ticket, catalog and rules give the same
// result. This package is the only one that knows of OPA.
package triage

import "github.com/triagekb/triage/triage/report"

// The types that go in and come out, see package report.
type (
	// Ticket is a support ticket as it was read. It may hold secrets.
	Ticket = report.Ticket
	// Report is a redacted ticket with its failing calls and their facts.
	Report = report.Report
	// Exchange is one failing call of a report.
	Exchange = report.Exchange
	// Findings is what the rules say about one exchange, in ids.
	Findings = report.Findings
	// Match is a rule or pattern with its checks.
	Match = report.Match
	// Result is the answer to a ticket.
	Result = report.Result
)
