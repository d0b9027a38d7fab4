package intake

import "github.com/triagekb/triage/triage/report"

// isZendesk recognises GET /api/v2/tickets/{id}, and the flat form of the
// export and the app framework.
func isZendesk(top object) bool {
	if v := top.peek("ticket"); v.isObject() {
		o := v.object("")
		return o.has("id") && (o.has("subject") || o.has("description"))
	}
	return top.has("raw_subject") && top.has("requester_id")
}

// readZendesk reads a ticket, with its comments if they stand in it or beside
// it. The first comment is the description and is counted once.
func readZendesk(top object) (*report.Ticket, error) {
	o, beside := top, value("")
	if v, _ := top.get("ticket"); v.isObject() {
		o = v.object("ticket")
		beside, _ = top.get("comments")
		if err := top.check(); err != nil {
			return nil, err
		}
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	t := &report.Ticket{ID: o.scalar("id"), URL: o.scalar("url"), Tags: tags(&o)}
	th := thread{ticket: t, requester: o.scalar("requester_id")}
	if err := readHead(t, &o, "subject", "raw_subject"); err != nil {
		return nil, err
	}
	o.get("raw_subject")
	inside, _ := o.get("comments")
	if err := th.comments(inside, o.at("comments")); err != nil {
		return nil, err
	}
	if err := th.comments(beside, "comments"); err != nil {
		return nil, err
	}
	o.ignoreRest(t)
	return t, nil
}
