package answer

import (
	"fmt"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// maxValue bounds a value of the ticket inside a text, in bytes.
const maxValue = 200

// fill puts the ticket's values into a text of the catalog. The fallback of
// {{fact|fallback}} stands where the fact is unknown, may not be shown, or holds
// characters that could mean something in Markdown: the text is ours, the value
// is a stranger's.
func (b *builder) fill(x *report.Exchange, text string) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	var out strings.Builder
	for {
		before, rest, open := strings.Cut(text, "{{")
		out.WriteString(before)
		if !open {
			return out.String()
		}
		inner, after, closed := strings.Cut(rest, "}}")
		if !closed {
			out.WriteString("{{" + rest)
			return out.String()
		}
		name, fallback, _ := strings.Cut(inner, "|")
		out.WriteString(b.value(x, strings.TrimSpace(name), strings.TrimSpace(fallback)))
		text = after
	}
}

func (b *builder) value(x *report.Exchange, name, fallback string) string {
	def, ok := b.cat.Fact(name)
	f := x.Fact(name)
	if !ok || !def.Show || f == nil || f.Value == def.Zero && def.Type == "enum" {
		return fallback
	}
	v := show(f.Value)
	if v == "" || len(v) > maxValue || strings.ContainsFunc(v, unsafe) {
		return fallback
	}
	return v
}

// unsafe tells characters that are markup in Markdown or HTML, end a line, or
// are not plain ASCII (look-alikes, direction marks).
func unsafe(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		return false
	}
	return !strings.ContainsRune(" ,.:;/@%+=~?&#_-", r)
}

// show writes a value for people.
func show(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = show(x)
		}
		return strings.Join(parts, ", ")
	case bool:
		if v {
			return "yes"
		}
		return "no"
	}
	return fmt.Sprint(v)
}

// str returns a string fact, or "" if it is not known.
func str(f *report.Fact) string {
	if f == nil {
		return ""
	}
	s, _ := f.Value.(string)
	return s
}
