package doc

import (
	"strings"
)

// spansMarkdown writes inline content.
func spansMarkdown(spans []Span) string {
	var b strings.Builder
	for i := 0; i < len(spans); {
		j := i + 1
		for j < len(spans) && spans[j].Link == spans[i].Link {
			j++
		}
		text := styled(spans[i:j])
		if to := spans[i].Link; to != "" {
			if strings.ContainsAny(to, "()") {
				to = "<" + to + ">"
			}
			text = "[" + text + "](" + to + ")"
		}
		b.WriteString(text)
		i = j
	}
	return b.String()
}

// styled writes spans of one link. Emphasis marks are put around words, not
// around the blanks beside them, where they would not count (CommonMark 6.2).
func styled(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		text, mark := escape(s.Text), ""
		if s.Code {
			text = codeSpan(s.Text)
		}
		if s.Bold {
			mark += "**"
		}
		if s.Italic {
			mark += "*"
		}
		if mark != "" {
			core := strings.TrimSpace(text)
			at := strings.Index(text, core)
			text = text[:at] + mark + core + mark + text[at+len(core):]
		}
		b.WriteString(text)
	}
	return b.String()
}

func codeSpan(s string) string {
	fence := strings.Repeat("`", longestRun(s)+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || len(s) > 1 && s[0] == ' ' && s[len(s)-1] == ' ' {
		return fence + " " + s + " " + fence
	}
	return fence + s + fence
}

// longestRun returns the length of the longest run of backticks in s.
func longestRun(s string) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// escape writes plain text. What stands inside {{…}} is kept for the template.
func escape(s string) string {
	var b strings.Builder
	for {
		open := strings.Index(s, "{{")
		if open < 0 {
			break
		}
		end := strings.Index(s[open:], "}}")
		if end < 0 {
			break
		}
		escapeTo(&b, s[:open])
		b.WriteString(s[open : open+end+2])
		s = s[open+end+2:]
	}
	escapeTo(&b, s)
	return b.String()
}

func escapeTo(b *strings.Builder, s string) {
	for i := range len(s) {
		switch c := s[i]; c {
		case '\\', '*', '`', '[', ']', '<':
			b.WriteByte('\\')
		case '_':
			// Inside a word it is no emphasis.
			if i == 0 || i == len(s)-1 || !isWord(s[i-1]) || !isWord(s[i+1]) {
				b.WriteByte('\\')
			}
		case '&':
			if end := strings.IndexByte(s[i:min(i+40, len(s))], ';'); end > 0 {
				b.WriteByte('\\')
			}
		case '\n':
			b.WriteByte('\\') // a forced line break
		}
		b.WriteByte(s[i])
	}
}

func isWord(c byte) bool { return c == '_' || c >= 0x80 || !isPunct(c) && c > ' ' && c != 0x7F }

// lineSafe escapes what would make a paragraph's line a heading, list, quote,
// rule or table.
func lineSafe(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		switch {
		case l == "":
		case strings.ContainsRune("#>+-=~|:", rune(l[0])):
			lines[i] = `\` + l
		default:
			if n := len(l) - len(strings.TrimLeft(l, "0123456789")); n > 0 && n < len(l) && (l[n] == '.' || l[n] == ')') {
				lines[i] = l[:n] + `\` + l[n:]
			}
		}
	}
	return strings.Join(lines, "\n")
}
