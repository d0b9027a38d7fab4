package intake

import (
	"math"
	"strings"
	"time"

	"github.com/triagekb/triage/triage/report"
)

// layouts are the forms of a time that ticket systems write. Those without a
// zone are UTC (ServiceNow's "value").
var layouts = [...]string{
	time.RFC3339Nano,
	"2006-01-02T15:04:05.999999999Z0700", // Jira, Salesforce
	"2006-01-02 15:04:05.999999999",
	"2006-01-02T15:04:05.999999999",
	"2006-01-02 15:04:05Z07:00",
}

// parseMoment reads a time, or a bare day as that whole UTC day.
func parseMoment(s string) (report.Moment, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return report.Moment{Time: t.UTC()}, true
		}
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return report.Moment{Time: t, Day: true}, true
	}
	return report.Moment{}, false
}

// unixMoment reads seconds since 1970, or milliseconds if they would lie past
// the year 5000 otherwise. Numbers that are neither give no time.
func unixMoment(f float64) report.Moment {
	if f > 1e11 {
		f /= 1000
	}
	if f <= 0 || f > 1e11 {
		return report.Moment{}
	}
	whole, part := math.Modf(f)
	return report.Moment{Time: time.Unix(int64(whole), int64(part*1e9)).UTC()}
}
