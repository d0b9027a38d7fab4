package redact

import (
	"strings"
	"unicode/utf8"
)

// run is a stretch of text that may be a JWT (RFC 7519), damaged or masked.
type run struct {
	start, end int
	dots       int  // that part segments
	masked     bool // an ellipsis or xxxx: the reporter left something out
	broken     bool // white space inside
}

// follow sets the end of the run that goes on at i.
func (r *run) follow(s string, i int) {
	inPath := r.start > 0 && s[r.start-1] == '/'
	for i < len(s) && i-r.start < maxToken {
		c := s[i]
		n := 0
		switch {
		case isName(c), c == '~', c == '=' && !strings.HasPrefix(s[i:], "==="):
			n = 1
		case c == '.' || c == 0xE2 || c == '*' || c == '[' || c == '<':
			n = r.dot(s, i)
		case (c == '+' || c == '/' && !inPath) && i+1 < len(s) && isName(s[i+1]):
			n = 1
		case c == '%' && isPercentEncoded(s[i:min(len(s), i+3)]) && quoteAt(s, i) == 0 && !hasFold(s[i:], "%20"):
			n = 3
		case isSpace(c) || c == '\\':
			n = r.wrap(s, i)
		case c >= 0x80:
			n = letterInside(s, i)
		default:
			n = r.strayAt(s, i)
		}
		if n == 0 && c == '*' {
			n = r.strayAt(s, i)
		}
		if n == 0 {
			break
		}
		i += n
	}
	r.end = i
	if r.dots > 0 && r.dots != 2 && !r.masked && s[i-1] == '.' {
		r.end, r.dots = i-1, r.dots-1 // the end of a sentence
	}
}

// dot reads what parts segments or stands for something left out. It returns
// how much of the run it is, 0 if the run ends before it.
func (r *run) dot(s string, i int) int {
	if n := ellipsisAt(s, i); n > 0 {
		r.masked = true
		return n + r.tail(s, i+n)
	}
	switch s[i] {
	case '.':
		if r.parts(s, i) {
			r.dots++
			return 1
		}
	case '*':
		n := i
		for n < len(s) && s[n] == '*' {
			n++
		}
		if n-i >= 3 {
			r.masked = true
			return n - i
		}
	case 0xE2:
		if strings.HasPrefix(s[i:], "•") {
			r.masked = true
			return 3 + r.tail(s, i+3)
		}
	default:
		return r.cut(s, i)
	}
	return 0
}

// parts tells whether the dot at i has a segment behind it, and does not end a
// sentence.
func (r *run) parts(s string, i int) bool {
	next := i + 1
	if next == len(s) || !isName(s[next]) {
		if r.dots == 1 { // header.payload.
			return true
		}
		if k := blanks(s, next, 4); k > next && i-r.start >= 16 && isJOSE(s[k:]) { // header. payload
			return true
		}
	}
	if next == len(s) {
		return false
	}
	return isName(s[next]) || s[next] == '.' && next+1 < len(s) && isName(s[next+1]) ||
		s[next] == '*' || s[next] == '[' || s[next] == '<' || strings.HasPrefix(s[next:], "…")
}

// cuts are words that stand for a part left out.
var cuts = [...]string{"[...]", "[…]", "[snip]", "[redacted]", "[truncated]", "[cut]", "<snip>", "<redacted>", "<truncated>", "<cut>", "<...>"}

// cut returns the length of such a word at i, or 0.
func (r *run) cut(s string, i int) int {
	for _, word := range cuts {
		if hasFold(s[i:], word) {
			r.masked = true
			return len(word)
		}
	}
	return 0
}

// tail returns how much after an ellipsis still belongs to the token: nothing,
// if it is a word that goes on.
func (r *run) tail(s string, i int) int {
	end := i
	for end < len(s) && isName(s[end]) {
		end++
	}
	if p := profileOf(s[i:end]); p.digits > 0 || p.upper > 1 || p.upper == 1 && !isUpper(s[i]) {
		return end - i
	}
	return 0
}

// wrap returns the length of white space at i behind which the token goes on: a
// line break in a long run, or blanks beside a dot. Else 0.
func (r *run) wrap(s string, i int) int {
	j := i
	for j < len(s) && (isSpace(s[j]) || s[j] == '\\' && (j+1 < len(s) && (s[j+1] == '\n' || s[j+1] == 'n' || s[j+1] == 'r'))) && j-i < 12 {
		if s[j] == '\\' && s[j+1] != '\n' {
			j++
		}
		j++
	}
	if j == i || j >= len(s) {
		return 0
	}
	lines := strings.ContainsAny(s[i:j], "\n\\")
	beside := s[i-1] == '.' && r.dots > 0 || s[j] == '.' && j+1 < len(s) && isName(s[j+1])
	next := j
	if s[next] == '.' {
		next++
	}
	end := wordEnd(s, next)
	part := s[next:end]
	long := i-r.start >= 24
	switch {
	case !long || len(part) < 4 || end < len(s) && (s[end] == ':' || s[end] == '='):
		return 0
	case beside && (isJOSE(part) || len(part) >= 16 && looksEncoded(part)):
	case lines && r.dots < 3 && looksEncoded(part) && fillsLine(s, end, len(part)) && (r.dots > 0 || end < len(s) && s[end] == '.'):
	default:
		return 0
	}
	r.broken = true
	return j - i
}

// fillsLine tells whether a part of n bytes that ends at end is alone on its line
// or too long for a word.
func fillsLine(s string, end, n int) bool {
	return n >= 16 || end == len(s) || s[end] == '\n' || s[end] == '.' || quoteAt(s, end) > 0
}

// looksEncoded tells base64 from words.
func looksEncoded(v string) bool {
	p := profileOf(v)
	return p.upper > 0 && p.upper < p.letters && (p.digits > 0 || p.changes*4 > len(v)) && !looksNamed(v)
}

// strayAt returns 1 if the byte at i cannot stand in a token but has much of one
// on its other side, as after an edit. Else 0.
func (r *run) strayAt(s string, i int) int {
	if r.dots == 0 || strings.IndexByte("*!#$@^:;,?|", s[i]) < 0 || i+1 >= len(s) || !isName(s[i+1]) {
		return 0
	}
	if part := s[i+1 : wordEnd(s, i+1)]; len(part) >= 12 && looksEncoded(part) && !isJOSE(part) {
		return 1
	}
	return 0
}

// letterInside returns the length of a letter at i that is no ASCII but has a
// token on its other side, as when a form changed it. Else 0.
func letterInside(s string, i int) int {
	c, n := utf8.DecodeRuneInString(s[i:])
	if c < 0xC0 || c >= 0x2000 && c < 0x3000 && c != 0x200B && c != 0x2011 && c != 0x2010 || i+n >= len(s) || !isName(s[i+n]) {
		return 0
	}
	return n
}

// clean returns the token without what does not belong to it, so that the same
// token is recognised however it was wrapped.
func (r *run) clean(v string) string {
	if isPercentEncoded(v) {
		v = strings.NewReplacer("%2E", ".", "%2e", ".", "%3D", "=", "%3d", "=", "%2B", "+", "%2b", "+", "%2F", "/", "%2f", "/").Replace(v)
	}
	if r.broken {
		v = strings.NewReplacer(" ", "", "\t", "", "\n", "", "\r", "", "\\n", "", "\\r", "", "\\", "").Replace(v)
	}
	return v
}
