package intake

import (
	"html"
	"strings"
)

// stripTags turns HTML into plain text: block elements end a line, all other
// tags go, entities are decoded. It serves systems that give no plain text.
func stripTags(s string) string {
	if s == "" {
		return ""
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		before, rest, found := strings.Cut(s, "<")
		b.WriteString(html.UnescapeString(before))
		if !found {
			break
		}
		tag, closed := cutTag(rest)
		if !closed || !isTag(tag) {
			b.WriteByte('<')
			s = rest
			continue
		}
		if endsLine(tag) && !strings.HasSuffix(b.String(), "\n") {
			b.WriteByte('\n')
		}
		s = rest[len(tag)+1:]
	}
	return strings.TrimSpace(b.String())
}

// cutTag returns what stands before the ">" of a tag. It looks no further than a
// tag can be long, so that text full of "<" costs no more than other text.
func cutTag(s string) (tag string, closed bool) {
	const most = 2048
	tag, _, closed = strings.Cut(s[:min(len(s), most)], ">")
	return tag, closed && !strings.Contains(tag, "<")
}

// isTag tells a tag from text such as "<your token>" or "a < b". The names of
// HTML elements are short and hold no blanks before an attribute's "=".
func isTag(tag string) bool {
	name := tagName(tag)
	if strings.HasPrefix(tag, "!--") {
		return true
	}
	return strings.Contains(" a abbr b blockquote body br code dd del div dl dt em font h1 h2 h3 h4 h5 h6 head hr html i img ins kbd li meta ol p pre s samp small span strong sub sup table tbody td th thead tr tt u ul ", " "+name+" ")
}

func endsLine(tag string) bool {
	return strings.Contains(" br p div li tr h1 h2 h3 h4 h5 h6 pre blockquote table ", " "+tagName(tag)+" ")
}

func tagName(tag string) string {
	name := strings.TrimPrefix(tag, "/")
	if i := strings.IndexAny(name, " \t\r\n/"); i >= 0 {
		name = name[:i]
	}
	return strings.ToLower(name)
}
