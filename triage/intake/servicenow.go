package intake

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// isServiceNow recognises a record of the Table API: result is one record or a
// list of them.
func isServiceNow(top object) bool {
	v := top.peek("result")
	o := v.first().object("")
	return o.has("sys_id") && (o.has("number") || o.has("short_description"))
}

// readServiceNow reads the first record. Its fields are strings, or
// {display_value, value} objects (sysparm_display_value=all).
func readServiceNow(top object) (*report.Ticket, error) {
	v, _ := top.get("result")
	path := "result"
	if v.isArray() {
		path = "result[0]"
	}
	o := v.first().object(path)
	if err := o.check(); err != nil {
		return nil, err
	}
	t := &report.Ticket{ID: stored(&o, "number", "sys_id")}
	if recordCount(v) > 1 {
		ignore(t, "result: all records after the first")
	}
	var err error
	if t.Subject, err = shown(&o, "short_description"); err != nil {
		return nil, err
	}
	text, err := shown(&o, "description")
	if err != nil {
		return nil, err
	}
	if m, ok := parseMoment(stored(&o, "opened_at", "sys_created_on")); ok {
		t.Created = m
	}
	t.Messages = describe(text, t.Created)
	if err := readJournals(t, &o); err != nil {
		return nil, err
	}
	o.get("sys_class_name", "state", "priority", "sys_id", "sys_created_on")
	o.ignoreRest(t)
	return t, nil
}

// recordCount returns 0, 1 or 2 for "several".
func recordCount(v value) (n int) {
	v.elements(func(i int, _ value) bool { n = i + 1; return n < 2 })
	return n
}

// shown returns a field as people see it.
func shown(o *object, name string) (string, error) {
	v, _ := o.get(name)
	if v.isObject() {
		inner := v.object(o.at(name))
		return inner.text("display_value", "value")
	}
	return o.text(name)
}

// stored returns a field as it is stored: the display value of a time stands in
// the reader's own format and zone.
func stored(o *object, names ...string) string {
	for _, name := range names {
		v, _ := o.get(name)
		if v.isObject() {
			inner := v.object("")
			v, _ = inner.get("value", "display_value")
		}
		if s := v.scalar(); s != "" {
			return s
		}
	}
	return ""
}

// readJournals reads the customer's comments and the internal work notes, which
// a record shows as one text each, newest entry first.
func readJournals(t *report.Ticket, o *object) error {
	caller, err := callerName(o)
	if err != nil {
		return err
	}
	var entries []entry
	for _, j := range [...]struct {
		name       string
		visibility report.Visibility
	}{{"comments", report.Public}, {"work_notes", report.Internal}} {
		text, err := shown(o, j.name)
		if err != nil {
			return err
		}
		entries = append(entries, splitJournal(plainLines(text), j.visibility, caller)...)
	}
	th := thread{ticket: t}
	for _, e := range inOrder(entries) {
		th.add(e.message)
	}
	return nil
}

func callerName(o *object) (string, error) {
	v, _ := o.get("caller_id")
	if !v.isObject() {
		return v.scalar(), nil
	}
	inner := v.object(o.at("caller_id"))
	return inner.text("display_value", "value")
}

// journalHead reads a line such as "20/11/2026 10:40:00 - Abel Tuter (Additional
// comments)". Its time is in the reader's zone, so it only gives an order.
func journalHead(line string) (when, who string, ok bool) {
	when, rest, found := strings.Cut(line, " - ")
	open := strings.LastIndexByte(rest, '(')
	if !found || open < 1 || !strings.HasSuffix(rest, ")") || len(when) < 8 || len(when) > 25 {
		return "", "", false
	}
	digits := strings.Count(when, ":") > 0 && strings.ContainsAny(when, "0123456789")
	return when, strings.TrimSpace(rest[:open]), digits
}
