package facts

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// part is the range of the text that is about one failing call.
type part struct {
	start, end int
	fixedLater bool
}

// anchor is a failure that a machine reported: what tells one failing call from
// the next.
type anchor struct {
	at     int
	status int
	code   string
}

// split finds the failing calls of the ticket. A new one begins where a machine
// reports another status than before (in the same message: after a paragraph
// break), or where a later message of the requester reports a failure anew with
// other words. What stands before an answer belongs to it, since people tell
// what they did and then what came back. Most tickets have one.
func (s *seen) split() []part {
	var parts []part
	var last *anchor
	lastEnd := 0
	for _, a := range s.anchors() {
		if last != nil && !s.another(last, &a) {
			lastEnd = max(lastEnd, a.at)
			continue
		}
		if last != nil {
			parts = append(parts, part{end: s.boundary(lastEnd, a.at)})
		}
		last, lastEnd = &anchor{a.at, a.status, a.code}, a.at
	}
	if len(parts) == 0 {
		s.single = true
		return []part{{start: 0, end: len(s.text)}}
	}
	parts = append(parts, part{end: len(s.text)})
	for i := 1; i < len(parts); i++ {
		parts[i].start = parts[i-1].end
		if s.solvedBetween(parts[i-1].end, parts[i].start+1) {
			parts[i-1].fixedLater = true
		}
	}
	for i := range parts[:len(parts)-1] {
		// A later message goes on to another failure: the earlier one was left behind.
		parts[i].fixedLater = parts[i].fixedLater || s.messageOf(parts[i].end-1) != s.messageOf(parts[i+1].end-1) && s.thankedAfter(parts[i].end, parts[i+1].end)
	}
	return parts
}

// anchors returns the machine-reported failures in order: statuses of 400 and
// more in machine output, each with the nearest standard code after it.
func (s *seen) anchors() []anchor {
	var out []anchor
	for _, st := range s.statuses {
		if st.machine && st.code >= 400 && st.code < 600 {
			out = append(out, anchor{at: st.at.Start, status: st.code})
		}
	}
	return out
}

// another tells whether b is another failing call than a.
func (s *seen) another(a, b *anchor) bool {
	if a.status == b.status {
		return false
	}
	if s.messageOf(a.at) != s.messageOf(b.at) {
		return true
	}
	// "403 … code 400" of one answer, or a status repeated in its body, is one call.
	between := s.text[a.at:b.at]
	return strings.Contains(between, "\n") && len(between) > 120 && strings.Count(between, "\n\n") > 0
}

// boundary returns where the part that ends with the answer at a gives way to
// the one that ends with the answer at b: the message break, else the first
// paragraph break after a.
func (s *seen) boundary(a, b int) int {
	if f := s.red.Text.FieldAt(b); f.Start > a {
		return f.Start
	}
	for i := a; i+1 < b; i++ {
		if s.text[i] == '\n' && s.text[i+1] == '\n' {
			return i + 2
		}
	}
	return lineEnd(s.text, a)
}

func (s *seen) messageOf(at int) int { return s.red.Text.FieldAt(at).Message }

// thankedAfter tells whether the requester goes on as after a solved problem.
func (s *seen) thankedAfter(start, end int) bool {
	low := strings.ToLower(s.text[start:min(end, start+400, len(s.text))])
	for _, w := range [...]string{"thank", "that worked", "works now", "you're right", "you are right", "solved", "now i have", "but i have still", "but now", "now i get", "fixed"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

func (s *seen) solvedBetween(start, end int) bool { return start < end && s.thankedAfter(start, end) }

// place makes a report.Place.
func place(start, end int) report.Place { return report.Place{Start: start, End: end} }
