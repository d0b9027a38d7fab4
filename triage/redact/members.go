package redact

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// eachMember calls f for the members of the object in a segment. If the segment
// is damaged, it looks for the well-known ones at all four ways to align it.
func eachMember(seg string, f func(name, raw string)) {
	raw, bad := decodeSegment(seg, 0)
	members(raw, f)
	if bad < 0 && json.Valid(raw) {
		return
	}
	for align := 1; align < 4 && len(seg) > align; align++ {
		raw, _ := decodeSegment(seg, align)
		members(raw, func(name, value string) {
			if isKeptClaim(name) || strings.Contains(keptHeader, " "+name+" ") {
				f(name, value)
			}
		})
	}
}

// members calls f for each "name":value at the top of the object in raw, and
// goes on behind what cannot be read.
func members(raw []byte, f func(name, raw string)) {
	s := string(raw)
	for i := strings.IndexByte(s, '"'); i >= 0 && i < len(s); {
		name, next := jsonString(s, i)
		if next < 0 {
			return
		}
		colon := next
		for colon < len(s) && isSpace(s[colon]) {
			colon++
		}
		if colon >= len(s) || s[colon] != ':' || strings.ContainsFunc(name, notPrintable) {
			i = nextQuote(s, i+1)
			continue
		}
		end := jsonEnd(s, colon+1)
		if end < 0 {
			i = nextQuote(s, colon+1)
			continue
		}
		value := strings.TrimSpace(s[colon+1 : end])
		if utf8.ValidString(value) {
			f(unquoted(`"`+name+`"`), value)
		}
		i = nextQuote(s, end)
	}
}

func notPrintable(r rune) bool { return r < ' ' || r == utf8.RuneError || r == 0x7F }

// nextQuote returns the offset of the next quotation mark from i, or -1.
func nextQuote(s string, i int) int {
	if i > len(s) {
		return -1
	}
	n := strings.IndexByte(s[i:], '"')
	if n < 0 {
		return -1
	}
	return i + n
}

// jsonString returns the source between the marks of the string at i and the
// offset after it, or -1 if it does not end.
func jsonString(s string, i int) (string, int) {
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case '"':
			return s[i+1 : j], j + 1
		}
	}
	return "", -1
}

// jsonEnd returns the offset after the value at i, or -1 if it does not end.
func jsonEnd(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	depth := 0
	for i < len(s) {
		switch s[i] {
		case '"':
			if _, i = jsonString(s, i); i < 0 {
				return -1
			}
		case '{', '[':
			depth++
			i++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
			i++
		case ',':
			if depth == 0 {
				return i
			}
			i++
		default:
			i++
			continue
		}
		if depth == 0 && (s[i-1] == '"' || s[i-1] == '}' || s[i-1] == ']') {
			return i
		}
	}
	return -1
}

func jsonKind(raw string) string {
	if raw == "" {
		return "null"
	}
	switch c := raw[0]; {
	case c == '"':
		return "string"
	case c == '{':
		return "object"
	case c == '[':
		return "array"
	case c == 't' || c == 'f':
		return "bool"
	case c == 'n':
		return "null"
	}
	return "number"
}

// unquoted returns the value of a JSON string, or the source without its marks
// if it is not valid.
func unquoted(raw string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(raw, `"`), `"`)
	if !strings.Contains(raw, `\`) {
		return inner
	}
	var v string
	if json.Unmarshal([]byte(raw), &v) != nil {
		return inner
	}
	return v
}
