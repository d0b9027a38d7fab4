package render

import "strings"

// inlineMarkdown writes spans on one line. Neighbours that are both bold share
// their marks; in a heading nothing is bold.
func inlineMarkdown(spans []span, bold bool) string {
	var b strings.Builder
	for i := 0; i < len(spans); {
		s := spans[i]
		if !bold || !isBold(s) {
			b.WriteString(spanMarkdown(s))
			i++
			continue
		}
		run := ""
		for ; i < len(spans) && isBold(spans[i]); i++ {
			run += spans[i].text
		}
		b.WriteString(boldMarkdown(run))
	}
	return strings.TrimSpace(b.String())
}

func isBold(s span) bool { return s.style == strong || s.style == good || s.style == fair }

// boldMarkdown keeps blanks outside of the marks, where CommonMark wants them.
func boldMarkdown(s string) string {
	s = visible(s) // first, for other white space acts on a display
	in := strings.Trim(s, " ")
	if in == "" {
		return s
	}
	at := strings.Index(s, in)
	return s[:at] + "**" + escapeMarkdown(in) + "**" + s[at+len(in):]
}

func spanMarkdown(s span) string {
	switch {
	case s.style == words || s.style == mono || s.style == name:
		return codeSpan(s.text)
	case safeURL(s.url) && s.text == s.url:
		return "<" + s.url + ">"
	case safeURL(s.url):
		return "[" + escapeMarkdown(s.text) + "](" + s.url + ")"
	}
	return escapeMarkdown(s.text)
}

// safeURL tells addresses that stand in Markdown without any escape.
func safeURL(s string) bool {
	return strings.HasPrefix(s, "https://") && !acts(s) && !strings.ContainsAny(s, " \t\n<>()[]`\"\\|*")
}

// codeSpan writes s between more backticks than s has in a row (CommonMark
// section 6.1); nothing in it acts.
func codeSpan(s string) string {
	s = visible(oneLine(s))
	if s == "" {
		return ""
	}
	marks := strings.Repeat("`", longestRun(s)+1)
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' {
		s = " " + s + " "
	}
	return marks + s + marks
}

// longestRun returns the length of the longest run of backticks in s.
func longestRun(s string) int {
	longest, n := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			n = 0
			continue
		}
		n++
		longest = max(longest, n)
	}
	return longest
}

// markdownEscapes is what may act inside a line: marks, HTML, tables, and the
// signs from which GFM makes links on its own (autolinks extension).
// "<" is an entity because not every reader is strict about a backslash.
var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `|`, `\|`, `~`, `\~`,
	`<`, "&lt;", `>`, "&gt;", `&`, "&amp;", `://`, "&#58;//", `www.`, "www&#46;", `@`, "&#64;",
)

func escapeMarkdown(s string) string { return markdownEscapes.Replace(visible(oneLine(s))) }

// guardStart keeps the first characters of a paragraph from making it a list,
// a heading, a thematic break or an underline.
func guardStart(s string) string {
	digits := strings.TrimLeft(s, "0123456789")
	switch {
	case s == "":
		return s
	case strings.ContainsRune("-+=#:", rune(s[0])):
		return `\` + s
	case len(digits) < len(s) && digits != "" && (digits[0] == '.' || digits[0] == ')'):
		at := len(s) - len(digits)
		return s[:at] + `\` + s[at:]
	}
	return s
}
