package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// group is the failing calls that share their best answer.
type group struct {
	calls   []report.ExchangeSummary
	answers []report.Answer // best first; at least one
}

// groups sorts answers under the calls that they explain, in the order of the
// answers. An answer that leads a group is not repeated below another one.
// Calls without any answer are returned apart.
func groups(res *report.Result) (found []group, silent []report.ExchangeSummary) {
	at := map[int]int{} // index of the leading answer → index in found
	for i := range res.Answers {
		for _, x := range res.Exchanges {
			if lead(res, x.N) != i {
				continue
			}
			if _, ok := at[i]; !ok {
				at[i] = len(found)
				found = append(found, group{answers: []report.Answer{res.Answers[i]}})
			}
			found[at[i]].calls = append(found[at[i]].calls, x)
		}
	}
	for i, a := range res.Answers {
		if _, leads := at[i]; leads {
			continue
		}
		if len(found) == 0 { // a result without exchanges
			found = append(found, group{})
		}
		g := &found[home(found, a)]
		g.answers = append(g.answers, a)
	}
	for _, x := range res.Exchanges {
		if lead(res, x.N) < 0 {
			silent = append(silent, x)
		}
	}
	return found, silent
}

// lead returns the index of the best answer for call n, or -1.
func lead(res *report.Result, n int) int {
	return slices.IndexFunc(res.Answers, func(a report.Answer) bool { return slices.Contains(a.Exchanges, n) })
}

// home returns the index of the group that has a call of a, else the first.
func home(found []group, a report.Answer) int {
	i := slices.IndexFunc(found, func(g group) bool {
		return slices.ContainsFunc(g.calls, func(x report.ExchangeSummary) bool { return slices.Contains(a.Exchanges, x.N) })
	})
	return max(i, 0)
}

// callLine returns "GET https://… → 401", or what of it is known; nil if nothing is.
func callLine(x report.ExchangeSummary) []span {
	var s []span
	if x.Method != "" {
		s = append(s, styled(words, cut(oneLine(x.Method), 20)), text(" ")[0])
	}
	if x.URL != "" {
		s = append(s, styled(words, cut(oneLine(x.URL), 60)), text(" ")[0])
	}
	switch {
	case x.Status == 0:
	case s == nil:
		s = append(s, styled(strong, fmt.Sprintf("HTTP status %d", x.Status)))
	default:
		s = append(s, styled(strong, fmt.Sprintf("→ %d", x.Status)))
	}
	if len(s) > 0 && x.FixedLater {
		s = append(s, styled(faint, " (solved later in the ticket)"))
	}
	return s
}

// callHeading names the calls of a group: "Call 1: POST … → 403, call 3: …".
func callHeading(calls []report.ExchangeSummary) []span {
	var s []span
	shown, left := first(calls, 2)
	for i, x := range shown {
		label := fmt.Sprintf("Call %d", x.N+1)
		if i > 0 {
			label = ", " + strings.ToLower(label)
		}
		s = append(s, styled(strong, label))
		if l := callLine(x); l != nil {
			s = append(append(s, styled(strong, ": ")), l...)
		}
	}
	if left > 0 {
		s = append(s, styled(faint, fmt.Sprintf(" and %d more calls", left)))
	}
	return s
}
