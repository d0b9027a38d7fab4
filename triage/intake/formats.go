package intake

import "github.com/triagekb/triage/triage/report"

// format is one kind of JSON that holds a ticket.
type format struct {
	name string
	is   func(top object) bool
	read func(top object) (*report.Ticket, error)
}

// formats are tried in this order; generic comes last, because most others look
// like it too.
var formats = [...]format{
	{"zendesk-ticket", isZendesk, readZendesk},
	{"servicenow-record", isServiceNow, readServiceNow},
	{"generic", isGeneric, readGeneric},
}
