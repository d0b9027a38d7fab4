package intake

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// bodies are the names under which a ticket's description is found.
var bodies = []string{"description", "body", "content", "text", "message"}

// isGeneric recognises our own form: a subject or title and a description, or
// comments. A bare error body, which has some of these names as well, is none.
func isGeneric(top object) bool {
	if top.has("subject") {
		return true
	}
	title := top.has("title")
	if isErrorBody(&top) {
		return title && top.has("description")
	}
	if v := top.peek("comments", "messages", "replies", "notes"); v.isArray() {
		return true
	}
	for _, name := range bodies {
		if top.peek(name).isString() && (title || name != "message") {
			return true
		}
	}
	return false
}

// isErrorBody recognises the answer of an API: RFC 6749 section 5.2, RFC 9457
// and what providers made of their own.
func isErrorBody(top *object) bool {
	v := top.peek("error", "errors", "errorCode", "error_code", "errorMessage", "errorSummary", "statusCode", "code")
	return !v.isNull() || top.peek("status").isNumber() && !top.has("id")
}

// readGeneric reads {subject|title, description|body|content|text|message,
// comments|messages|replies|notes, created_at, product, tags, id, url}.
func readGeneric(top object) (*report.Ticket, error) {
	if err := top.check(); err != nil {
		return nil, err
	}
	t := &report.Ticket{ID: top.scalar("id"), URL: top.scalar("url"), Product: top.scalar("product"), Tags: tags(&top)}
	th := thread{ticket: t, requester: requester(&top)}
	if err := readHead(t, &top, "subject", "title"); err != nil {
		return nil, err
	}
	for _, name := range []string{"comments", "messages", "replies", "notes"} {
		v, _ := top.get(name)
		if err := th.comments(v, name); err != nil {
			return nil, err
		}
	}
	top.ignoreRest(t)
	return t, nil
}

// readHead reads subject, time and description. The description is always
// Messages[0], even if it is empty.
func readHead(t *report.Ticket, top *object, subject ...string) (err error) {
	if t.Subject, err = top.text(subject...); err != nil {
		return err
	}
	if t.Created, err = top.moment(t, "created_at", "created", "date", "timestamp"); err != nil {
		return err
	}
	text, err := top.text(bodies...)
	t.Messages = describe(text, t.Created)
	return err
}

// requester returns how comments name the person who asked.
func requester(top *object) string {
	v, _ := top.get("requester_id", "requester", "author", "user", "from")
	if !v.isObject() {
		return v.scalar()
	}
	who := v.object("")
	return who.scalar("name", "email", "id")
}

// tags reads labels from a list of strings, or from one string.
func tags(top *object) []string {
	v, _ := top.get("tags")
	if v.isString() {
		return strings.FieldsFunc(v.text(), func(r rune) bool { return r == ' ' || r == ',' })
	}
	var all []string
	v.elements(func(n int, val value) bool {
		if s := val.scalar(); s != "" {
			all = append(all, s)
		}
		return n < 100
	})
	return all
}
