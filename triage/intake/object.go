package intake

import (
	"slices"
	"strconv"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// known are the member names that readers use. No other name is kept or printed:
// the names in an unknown object can be secrets too.
const known = ` attachments author author_id body caller_id code comment comments content created created_at custom_fields
 date description display_value email error errorCode errorMessage errorSummary error_code errors from html_body http
 id internal is_public message messages name notes number opened_at plain_body priority private product public raw_subject
 replies requester requester_id result role short_description state status statusCode subject sys_class_name
 sys_created_on sys_id tags text ticket time timestamp title type updated_at url user value via visibility work_notes `

// object is a JSON object of which only the known members were read.
type object struct {
	path   string // where it stands, such as "comments[3]"; empty at the top
	fields []field
	twice  string // a known name that occurs twice; "" if none
	others int    // members whose names are not known
}

type field struct {
	name string
	val  value
	used bool
}

// object reads v, which stands at path. A value that is no object has no fields.
func (v value) object(path string) object {
	o := object{path: path}
	v.members(func(name string, val value) bool {
		switch {
		case !isKnown(name):
			o.others++
		case o.has(name):
			o.twice = name
		default:
			o.fields = append(o.fields, field{name: name, val: val})
		}
		return true
	})
	return o
}

func isKnown(name string) bool {
	at := strings.Index(known, " "+name+" ")
	return name != "" && !strings.Contains(name, " ") && (at >= 0 || strings.Contains(known, "\n "+name+" "))
}

// check refuses an object in which a field that readers use occurs twice: which
// of the two was meant is not ours to guess.
func (o *object) check() error {
	if o.twice == "" {
		return nil
	}
	return &Error{Where: o.at(o.twice), Msg: "the field occurs twice", Hint: "keep one of the two"}
}

// at returns the path of a member.
func (o *object) at(name string) string {
	if o.path == "" {
		return name
	}
	return o.path + "." + name
}

// has tells whether there is a member of that name, null or not.
func (o *object) has(name string) bool {
	return slices.ContainsFunc(o.fields, func(f field) bool { return f.name == name })
}

// peek returns the first of the named members that is neither absent nor null,
// without taking it as used: for recognising a format.
func (o *object) peek(names ...string) value {
	for _, name := range names {
		for _, f := range o.fields {
			if f.name == name && !f.val.isNull() {
				return f.val
			}
		}
	}
	return ""
}

// get returns the first of the named members that is neither absent nor null,
// and its name.
func (o *object) get(names ...string) (value, string) {
	for _, name := range names {
		for i := range o.fields {
			if f := &o.fields[i]; f.name == name {
				f.used = true
				if !f.val.isNull() {
					return f.val, name
				}
			}
		}
	}
	return "", names[0]
}

// text returns the first of the named members as a string, "" if there is none.
func (o *object) text(names ...string) (string, error) {
	v, name := o.get(names...)
	if v != "" && !v.isString() {
		return "", &Error{Where: o.at(name), Msg: "must be a string", Hint: "leave it out if there is none"}
	}
	return v.text(), nil
}

// scalar returns the first of the named members as a string, a number as it is written.
func (o *object) scalar(names ...string) string {
	v, _ := o.get(names...)
	return v.scalar()
}

// moment returns the first of the named members as a time.
func (o *object) moment(t *report.Ticket, names ...string) (report.Moment, error) {
	v, name := o.get(names...)
	switch {
	case v == "":
		return report.Moment{}, nil
	case v.isNumber():
		return unixMoment(v.number()), nil
	case !v.isString():
		return report.Moment{}, &Error{Where: o.at(name), Msg: "must be a time", Hint: "write it as 2026-11-20T09:12:33Z"}
	}
	m, ok := parseMoment(v.text())
	if !ok {
		ignore(t, o.at(name)+": no time in a known form")
	}
	return m, nil
}

// ignore notes what of the input is not used. Words have to be safe to print.
func ignore(t *report.Ticket, words string) {
	const most = 20
	switch {
	case len(t.Ignored) < most:
		t.Ignored = append(t.Ignored, words)
	case len(t.Ignored) == most:
		t.Ignored = append(t.Ignored, "more of the same kind")
	}
}

// ignoreRest notes the members of o that no reader asked for.
func (o *object) ignoreRest(t *report.Ticket) {
	for _, f := range o.fields {
		if !f.used && !f.val.isNull() {
			ignore(t, o.at(f.name)+": not used")
		}
	}
	if o.others > 0 {
		ignore(t, strconv.Itoa(o.others)+" other fields")
	}
}
