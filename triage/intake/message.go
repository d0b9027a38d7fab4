package intake

import (
	"strconv"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// thread reads the contributions to one ticket.
type thread struct {
	ticket    *report.Ticket
	requester string // id, name or address of the requester; "" if not known
}

// comments reads a list of comments: strings, or objects with a body.
func (th *thread) comments(v value, path string) error {
	switch {
	case v == "":
		return nil
	case v.isNumber(): // how many there are, not what they say
		ignore(th.ticket, path+": only a number of comments")
		return nil
	case !v.isArray():
		return &Error{Where: path, Msg: "must be a list", Hint: "write each comment as a string or an object with a body"}
	}
	var err error
	v.elements(func(n int, val value) bool {
		if n >= MaxComments {
			ignore(th.ticket, path+": all after the first 10,000")
			return false
		}
		err = th.comment(val, path+"["+strconv.Itoa(n)+"]")
		return err == nil
	})
	return err
}

// comment reads one comment. One without text is left out.
func (th *thread) comment(v value, path string) error {
	m := report.Message{Author: report.UnknownAuthor, Visibility: report.UnknownVisibility}
	switch {
	case v.isNull():
		return nil
	case v.isString():
		m.Text = v.text()
	case v.isObject():
		o := v.object(path)
		if err := th.fill(&m, &o); err != nil {
			return err
		}
	default:
		return &Error{Where: path, Msg: "must be a string or an object", Hint: "write the text of the comment"}
	}
	th.add(m)
	return nil
}

// fill reads the members of a comment.
func (th *thread) fill(m *report.Message, o *object) (err error) {
	if err = o.check(); err != nil {
		return err
	}
	if m.Text, err = bodyText(o); err != nil {
		return err
	}
	if m.At, err = o.moment(th.ticket, "created_at", "created", "date", "timestamp", "time"); err != nil {
		return err
	}
	m.Visibility = visibility(o)
	m.Author = th.author(o)
	return nil
}

// add appends a message, unless it has no text or repeats the description, as
// the first comment of several systems does.
func (th *thread) add(m report.Message) {
	m.Text = plainLines(m.Text)
	if strings.TrimSpace(m.Text) == "" {
		return
	}
	ms := th.ticket.Messages
	if len(ms) == 1 && sameWords(ms[0].Text, m.Text) {
		return
	}
	th.ticket.Messages = append(ms, m)
}

// bodyText returns the text of a comment, plain before HTML.
func bodyText(o *object) (string, error) {
	s, err := o.text("plain_body", "body", "text", "content", "message", "comment", "description", "value")
	if err != nil || s != "" {
		return s, err
	}
	s, err = o.text("html_body")
	return stripTags(s), err
}

// visibility reads whether the customer can see a comment. If two members
// disagree, it is internal: that is the side on which nothing leaks.
func visibility(o *object) report.Visibility {
	seen := report.UnknownVisibility
	for _, m := range [...]struct {
		name, internal, public string
	}{
		{"internal", "true", "false"}, {"private", "true", "false"},
		{"public", "false", "true"}, {"is_public", "false", "true"},
		{"visibility", `"internal"`, `"public"`}, {"visibility", `"private"`, `"public"`},
	} {
		switch v, _ := o.get(m.name); strings.ToLower(string(v)) {
		case m.internal:
			return report.Internal
		case m.public:
			seen = report.Public
		}
	}
	return seen
}

// author reads who wrote a comment: a role if one is given, else whether it is
// the requester.
func (th *thread) author(o *object) report.Author {
	if id := o.scalar("author_id"); id != "" && th.requester != "" {
		if id == th.requester {
			return report.Requester
		}
		return report.Agent
	}
	v, _ := o.get("author", "from", "user", "role")
	if !v.isObject() {
		return th.role(v.scalar(), o.scalar("role"))
	}
	who := v.object("")
	return th.role(who.scalar("role"), who.scalar("type"), who.scalar("name"), who.scalar("email"), who.scalar("id"))
}

// role finds the first word that names a role or the requester.
func (th *thread) role(words ...string) report.Author {
	for _, w := range words {
		if w != "" && w == th.requester {
			return report.Requester
		}
		switch strings.ToLower(w) {
		case "requester", "customer", "user", "client", "reporter", "end-user", "end_user", "enduser", "contact", "caller":
			return report.Requester
		case "agent", "support", "staff", "admin", "operator", "engineer", "assistant", "team":
			return report.Agent
		case "bot", "system", "automation":
			return report.Bot
		}
	}
	return report.UnknownAuthor
}

// sameWords compares two texts without regard to white space.
func sameWords(a, b string) bool {
	if len(a) == len(b) && a == b {
		return true
	}
	for {
		a, b = strings.TrimLeft(a, " \t\r\n\u00a0"), strings.TrimLeft(b, " \t\r\n\u00a0")
		if a == "" || b == "" || a[0] != b[0] {
			return a == b
		}
		a, b = a[1:], b[1:]
	}
}
