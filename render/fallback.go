package render

import "strings"

// filled is texts without a ticket.
func filled(texts []string) []string {
	out := []string{}
	for _, s := range texts {
		out = append(out, fallbacks(s))
	}
	return out
}

// fallbacks prints every {{fact|fallback}} as its fallback: there is no ticket.
func fallbacks(s string) string {
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(s, "{{")
		b.WriteString(before)
		if !open {
			return b.String()
		}
		inner, after, closed := strings.Cut(rest, "}}")
		_, fallback, has := strings.Cut(inner, "|")
		if !closed || !has {
			b.WriteString("{{")
			s = rest
			continue
		}
		b.WriteString(fallback)
		s = after
	}
}
