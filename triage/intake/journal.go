package intake

import (
	"slices"
	"strings"
	"time"

	"github.com/triagekb/triage/triage/report"
)

// entry is one entry of a ServiceNow journal.
type entry struct {
	when    string // as it is displayed
	message report.Message
}

// splitJournal splits the text of a journal field at its head lines. Text before
// the first head, or without any, is one entry.
func splitJournal(text string, v report.Visibility, caller string) []entry {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	var all []entry
	var body strings.Builder
	cur := entry{message: report.Message{Author: report.UnknownAuthor, Visibility: v}}
	flush := func() {
		cur.message.Text = strings.TrimSpace(codeTags(body.String()))
		if cur.message.Text != "" {
			all = append(all, cur)
		}
		body.Reset()
	}
	for line := range strings.Lines(text) {
		when, who, ok := journalHead(strings.TrimRight(line, " \n"))
		if !ok {
			body.WriteString(line)
			continue
		}
		flush()
		cur = entry{when: when, message: report.Message{Author: journalAuthor(who, caller, v), Visibility: v}}
	}
	flush()
	if len(all) > MaxComments {
		all = all[:MaxComments]
	}
	return all
}

func journalAuthor(who, caller string, v report.Visibility) report.Author {
	switch {
	case who != "" && who == caller:
		return report.Requester
	case v == report.Internal || caller != "":
		return report.Agent
	}
	return report.UnknownAuthor
}

// codeTags turns [code]…[/code], which holds HTML, into text.
func codeTags(s string) string {
	if !strings.Contains(s, "[code]") {
		return s
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "[code]")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		inner, after, _ := strings.Cut(rest, "[/code]")
		b.WriteString(stripTags(inner))
		s = after
	}
}

// journalLayouts are the display formats of times, most definite first.
var journalLayouts = [...]string{time.DateTime, "02/01/2006 15:04:05", "01/02/2006 15:04:05", "02.01.2006 15:04:05", "02-01-2006 15:04:05", "01-02-2006 15:04:05", "02/01/2006 03:04:05 PM", "01/02/2006 03:04:05 PM"}

// inOrder sorts entries by time if one format reads all their times. Otherwise
// they stay as they are.
func inOrder(all []entry) []entry {
	times := make(map[string]time.Time, len(all))
	for _, layout := range journalLayouts {
		if readAll(all, layout, times) {
			slices.SortStableFunc(all, func(a, b entry) int { return times[a.when].Compare(times[b.when]) })
			break
		}
	}
	return all
}

func readAll(all []entry, layout string, times map[string]time.Time) bool {
	for _, e := range all {
		t, err := time.Parse(layout, e.when)
		if err != nil {
			return false
		}
		times[e.when] = t
	}
	return true
}
