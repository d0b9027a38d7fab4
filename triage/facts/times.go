package facts

import (
	"strconv"
	"strings"
	"time"

	"github.com/triagekb/triage/triage/report"
)

// Zones span 14 hours on either side of UTC: a bare day is that much wider.
const dayMargin = 14 * time.Hour

// A call was made before it was told of; how long before is not known. Nothing is
// said of a token's time unless it holds for the whole week before the message.
const tellingMargin = 7 * 24 * time.Hour

// timeFacts finds when the call was made: its own Date header or timestamp, else
// the time of the message that tells of it.
func (x *exchange) timeFacts() {
	for p := range x.values("date", "timestamp") {
		if t, exact := parseTime(p.value); exact {
			x.now(t, t.Add(time.Second), "exchange", p.at)
			return
		}
	}
	if t, at, ok := x.logTime(); ok {
		x.now(t, t.Add(time.Second), "exchange", at)
		return
	}
	m := x.moment()
	if m.Time.IsZero() {
		return
	}
	if m.Day {
		x.now(m.Time.Add(-dayMargin), m.Time.Add(24*time.Hour+dayMargin), "message")
		return
	}
	x.now(m.Time.Add(-tellingMargin), m.Time, "message")
}

func (x *exchange) now(from, to time.Time, source string, at ...report.Place) {
	x.set("now.from", from.Unix(), at...)
	x.set("now.to", to.Unix(), at...)
	x.set("now.source", source, at...)
}

// moment returns the time of the message that holds the end of this exchange.
func (x *exchange) moment() report.Moment {
	t := x.red.Ticket
	if i := x.messageOf(max(x.end-1, x.start)); i >= 0 && i < len(t.Messages) && !x.single {
		if m := t.Messages[i].At; !m.Time.IsZero() {
			return m
		}
	}
	if len(t.Messages) > 0 && !t.Messages[0].At.Time.IsZero() {
		return t.Messages[0].At
	}
	return t.Created
}

// logTime finds a time at the start of a log line with an error, or one beside
// "Timestamp:", that tells seconds and a zone (or Z).
func (x *exchange) logTime() (time.Time, report.Place, bool) {
	t := x.text[x.start:x.end]
	for from := 0; ; {
		i := strings.Index(t[from:], "imestamp: ")
		if i < 0 {
			return time.Time{}, report.Place{}, false
		}
		at := from + i + len("imestamp: ")
		end := at
		for end < len(t) && end-at < 30 && (isDigit(t[end]) || strings.IndexByte("-:TZ.+ ", t[end]) >= 0) {
			end++
		}
		if v, exact := parseTime(strings.TrimSpace(t[at:end])); exact {
			return v, place(x.start+at, x.start+end), true
		}
		from = at
	}
}

// timeLayouts that tell a second and a zone.
var timeLayouts = []string{time.RFC1123, time.RFC1123Z, time.RFC3339Nano, time.RFC3339, "2006-01-02 15:04:05Z", "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05Z0700", time.RFC850, time.ANSIC}

// parseTime reads a time; exact tells that it names seconds and a zone. Ten-digit
// numbers are seconds since 1970 (RFC 7519 NumericDate), thirteen milliseconds.
func parseTime(v string) (t time.Time, exact bool) {
	v = strings.Trim(v, " \"',")
	if n, err := strconv.ParseInt(v, 10, 64); err == nil {
		switch len(v) {
		case 10:
			return time.Unix(n, 0).UTC(), true
		case 13:
			return time.UnixMilli(n).UTC(), true
		}
		return time.Time{}, false
	}
	if len(v) < 19 || len(v) > 40 {
		return time.Time{}, false
	}
	for _, l := range timeLayouts {
		if t, err := time.Parse(l, v); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
