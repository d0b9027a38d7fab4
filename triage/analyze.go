package triage

import (
	"fmt"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/facts"
	"github.com/triagekb/triage/triage/intake"
	"github.com/triagekb/triage/triage/redact"
	"github.com/triagekb/triage/triage/report"
)

// Analyze reads a ticket in any input format, takes its secrets out, and finds
// the failing calls and their facts. c has to be the catalog of the engine that
// gets the report. The error says what is wrong with the input and quotes
// nothing of it.
func Analyze(data []byte, c *kb.Catalog) (*report.Report, error) {
	t, err := intake.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("reading ticket: %w", err)
	}
	return facts.Extract(redact.Ticket(t), c), nil
}
