package facts

import (
	"strings"
	"unicode/utf8"

	"github.com/triagekb/triage/triage/report"
)

// pair is a key with its value, however it was written: JSON, a header line, a
// form, PHP's print_r, a property of an object in code.
type pair struct {
	key   string // one of pairKeys: lower case, without "_" and "-"
	value string
	at    report.Place // from the key to the end of the value
	val   report.Place // the value alone
	quote bool         // the value stood in quotes
	sep   byte         // ':' '=' '>' (for "=>"), ' ' (a console line), '&' (a query), ',' (arguments)
	odd   bool         // the key is misspelt
}

// scan walks once over the text and files what it meets at the few bytes that
// can begin or join something: ':' '=' (pairs, URLs), digits (status codes) and
// line starts (requests, lines such as "error Unauthorized").
func (s *seen) scan() {
	t := s.text
	lineStart := true
	for i := 0; i < len(t); i++ {
		c := t[i]
		if lineStart {
			s.scanLine(i)
		}
		lineStart = c == '\n'
		switch {
		case c == ':' && strings.HasPrefix(t[i:], "://"):
			s.scanURL(i)
		case c == ':' || c == '=':
			s.scanPair(i)
		case c >= '1' && c <= '5' && (i == 0 || !isTokenByte(t[i-1])):
			s.scanStatus(i)
		}
	}
	s.markValues()
	s.scanCodes()
}

// scanPair files "key: value" if the key is one that a fact needs.
func (s *seen) scanPair(i int) {
	t := s.text
	sep, after := t[i], i+1
	if sep == '=' {
		switch {
		case after < len(t) && t[after] == '>':
			sep, after = '>', after+1
		case after < len(t) && t[after] == '=', i > 0 && strings.IndexByte("=!<>", t[i-1]) >= 0:
			return // a comparison in code
		}
	}
	start, end := keyBefore(t, i)
	if start == end {
		return
	}
	key, ok := foldKey(t[start:end])
	odd := !ok && misspelt(t[start:end])
	if !ok && !odd {
		return
	}
	from, to, quoted := valueAfter(t, after, sep)
	if from == to && !quoted || odd && !schemed(t[from:to]) {
		return
	}
	if odd {
		key = "authorization"
	}
	s.pairs = append(s.pairs, pair{key: key, value: t[from:to], at: report.Place{Start: start, End: to}, val: report.Place{Start: from, End: to}, quote: quoted, sep: sep, odd: odd})
	if key == "wwwauthenticate" {
		s.challenges = append(s.challenges, parseChallenges(t, from, lineEnd(t, from))...)
	}
}

// keyBefore returns the bytes of the key that ends before offset i: letters,
// digits, "_", "-" and ".", perhaps in quotes or brackets.
func keyBefore(t string, i int) (start, end int) {
	end = i
	for end > 0 && (t[end-1] == ' ' || t[end-1] == '\t') && i-end < 4 {
		end--
	}
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(t[:end])
		if !isQuote(r) && r != ']' && r != '\\' && r != '*' {
			break
		}
		end -= size
	}
	start = end
	for start > 0 && end-start < 40 && isKeyByte(t[start-1]) {
		start--
	}
	return start, end
}

// maxValue bounds a value, in bytes.
const maxValue = 600

// valueAfter returns the bytes of the value that begins at or after offset i.
func valueAfter(t string, i int, sep byte) (from, to int, quoted bool) {
	for i < len(t) && (t[i] == ' ' || t[i] == '\t') {
		i++
	}
	if i < len(t) && t[i] == '\\' {
		i++
	}
	if i >= len(t) {
		return i, i, false
	}
	limit := min(len(t), i+maxValue)
	if r, size := utf8.DecodeRuneInString(t[i:]); isQuote(r) {
		from = i + size
		for to = from; to < limit && t[to] != '\n'; {
			q, n := utf8.DecodeRuneInString(t[to:])
			if sameQuote(r, q) {
				break
			}
			to += n
		}
		if to > from && t[to-1] == '\\' {
			return from, to - 1, true
		}
		return from, min(to, limit), true
	}
	if t[i] == '[' {
		if j := strings.IndexByte(t[i:limit], ']'); j > 0 {
			return i, i + j + 1, false
		}
	}
	stop := "\n,}"
	if sep == '=' {
		stop = "\n\t &,;\"'`)}<>"
	}
	to = i
	for to < limit && strings.IndexByte(stop, t[to]) < 0 {
		to += max(1, secretLen(t[to:]))
	}
	to = min(to, len(t))
	for to > i && (t[to-1] == ' ' || t[to-1] == '\r' || t[to-1] == ';') {
		to--
	}
	return i, to, false
}

// secretLen returns the length of the {kind:n} of redaction that s begins with, or 0.
func secretLen(s string) int {
	if s[0] != '{' {
		return 0
	}
	i := 1
	for i < len(s) && i < 24 && ('a' <= s[i] && s[i] <= 'z' || s[i] == '_') {
		i++
	}
	colon := i
	if i == 1 || i >= len(s) || s[i] != ':' {
		return 0
	}
	for i++; i < len(s) && isDigit(s[i]); i++ {
	}
	if i == colon+1 || i >= len(s) || s[i] != '}' {
		return 0
	}
	return i + 1
}

// scanLine files a request line and lines of a console that print a property
// without a colon ("statusCode 401").
func (s *seen) scanLine(i int) {
	t := s.text
	for i < len(t) && strings.IndexByte(" \t>*`'\"$-", t[i]) >= 0 {
		i++
	}
	end := i
	for end < len(t) && end-i < 20 && isKeyByte(t[end]) {
		end++
	}
	if end == i || end >= len(t) || t[end] != ' ' && t[end] != '\t' {
		return
	}
	if isMethod(t[i:end]) {
		s.scanRequest(i, end)
		return
	}
	switch word := t[i:end]; word {
	case "statusCode", "error", "message", "errorCode", "error_description", "scope", "Authorization":
		key, _ := foldKey(word)
		to := lineEnd(t, end)
		value := strings.TrimSpace(t[end:to])
		if value == "" || value[0] == ':' || value[0] == '=' || word == "error" && strings.Contains(value, " ") && !strings.HasPrefix(value, "Bad ") {
			return
		}
		s.pairs = append(s.pairs, pair{key: key, value: value, at: report.Place{Start: i, End: to}, val: report.Place{Start: to - len(value), End: to}, sep: ' '})
	}
}

func lineEnd(t string, i int) int {
	if j := strings.IndexByte(t[i:], '\n'); j >= 0 {
		return i + j
	}
	return len(t)
}

// lineAt returns the bytes of the line that holds offset i.
func lineAt(t string, i int) (start, end int) {
	return strings.LastIndexByte(t[:i], '\n') + 1, lineEnd(t, i)
}

func isKeyByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-' || c == '.'
}

// isTokenByte tells bytes that make a following digit part of something longer.
func isTokenByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '.' || c == '#' || c == '$' || c == '%'
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‘', '’', '«', '»', '′', '″':
		return true
	}
	return false
}

// sameQuote tells whether q closes a value that r opened. Editors mix straight
// and curly quotes of one kind, so that only single and double are told apart.
func sameQuote(r, q rune) bool {
	double := func(r rune) bool {
		return r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»' || r == '″'
	}
	return isQuote(q) && double(r) == double(q) && (r == '`') == (q == '`')
}
