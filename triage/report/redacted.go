package report

import "strings"

// Redacted is a ticket without its secrets: text with placeholders such as
// {jwt:1}, and what may be known of each secret. Facts read nothing else.
// Only triage/redact makes one (a test holds that).
type Redacted struct {
	Ticket      *Ticket // the same ticket with redacted texts
	Text        Text    // subject and messages as one text
	Credentials []Credential
	Counts      map[string]int // secrets by kind, for the receipt
}

// Text joins the fields of a ticket into one string, so that a scanner passes
// once. Fields are separated by a blank line.
type Text struct {
	S      string
	Fields []Field
}

// Field is the part of a [Text] that one field of the ticket fills.
type Field struct {
	Name    string // "subject", "messages[0]", …
	Start   int    // byte offset in Text.S
	End     int    // byte offset after the last byte
	Message int    // index into Ticket.Messages; -1 for the subject
}

// NewText joins subject and messages of a ticket.
func NewText(t *Ticket) Text {
	var b strings.Builder
	var x Text
	add := func(name, s string, msg int) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(s)
		x.Fields = append(x.Fields, Field{Name: name, Start: start, End: b.Len(), Message: msg})
	}
	add("subject", t.Subject, -1)
	for i, m := range t.Messages {
		add(messageName(i), m.Text, i)
	}
	x.S = b.String()
	return x
}

// FieldAt returns the field that holds byte offset at, or the nearest before it.
func (x *Text) FieldAt(at int) Field {
	f := Field{Name: "subject", Message: -1}
	for _, g := range x.Fields {
		if g.Start > at {
			break
		}
		f = g
	}
	return f
}

// maxQuote bounds the words that a span carries, in bytes.
const maxQuote = 200

// Span returns the place [start,end) of x as field, offsets in that field and
// quote. A range that crosses fields is cut to the one it starts in.
func (x *Text) Span(start, end int) Span {
	f := x.FieldAt(start)
	start = min(max(start, f.Start), f.End)
	end = min(max(end, start), f.End)
	return Span{Field: f.Name, Start: start - f.Start, End: end - f.Start, Quote: cut(x.S[start:end], maxQuote)}
}

// cut shortens s to at most n bytes at a rune boundary and marks the cut.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	n -= len("…")
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}

func messageName(i int) string {
	if i < len(messageNames) {
		return messageNames[i]
	}
	return "messages[" + itoa(i) + "]"
}

// The usual names, so that a ticket costs no formatting.
var messageNames = [...]string{"messages[0]", "messages[1]", "messages[2]", "messages[3]", "messages[4]", "messages[5]"}

func itoa(i int) string {
	if i < 10 {
		return string(rune('0' + i))
	}
	return itoa(i/10) + string(rune('0'+i%10))
}
