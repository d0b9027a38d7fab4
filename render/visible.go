package render

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxWords = 200  // bytes of a ticket's words in a document; the same as in a span
	maxProse = 1000 // bytes of a sentence; no article has one as long
)

// visible returns s with everything that acts instead of being seen written as
// an escape: control characters (C0, DEL, C1: a terminal obeys them), invalid
// UTF-8 (raw C1 bytes), format characters (bidi, zero-width, tags: they make a
// text read differently from what it is) and line separators. Line feed and tab stay.
func visible(s string) string {
	if !acts(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case !hidden(r):
			b.WriteString(s[i : i+n])
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += n
	}
	return b.String()
}

func acts(s string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, hidden)
}

// hidden tells runes that act on a display, or show nothing.
func hidden(r rune) bool {
	if r == '\n' || r == '\t' {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) ||
		r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE0FFF // variation selectors, tags
}

// oneLine returns s on one line: each break with the blanks around it is a blank.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	var b strings.Builder
	for i, l := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSpace(l))
	}
	return b.String()
}

// cut shortens s to at most n bytes at a rune boundary and marks the cut.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	n -= len("…")
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:max(n, 0)] + "…"
}

// ticket returns words of a ticket as a span: on one line and of bounded length.
func ticket(s string) span { return styled(words, cut(oneLine(s), maxWords)) }

// prose returns a sentence as a span: on one line and of bounded length.
func prose(s string) span { return styled(plain, cut(oneLine(s), maxProse)) }

// ident returns an id of ours, or several, as a span of bounded length.
func ident(s string) span { return styled(name, cut(oneLine(s), maxWords)) }
