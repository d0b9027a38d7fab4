package intake

import (
	"encoding/json"
	"strconv"
	"strings"
)

// value is the source of one valid JSON value, read only where a format asks for
// it: a tree of the whole input would take 20 times its size. The empty value
// stands for a member that is absent.
type value string

// parseJSON checks text and returns it as a value. It is no JSON, which is no
// error, unless it is one valid object or array; it is an error if it is nested
// deeper than any ticket.
func parseJSON(text string) (value, bool, error) {
	text = strings.Trim(text, " \t\r\n")
	if text == "" || (text[0] != '{' && text[0] != '[') {
		return "", false, nil
	}
	if tooDeep(text) {
		return "", false, &Error{Msg: "JSON is nested deeper than 64 levels", Hint: "give the ticket itself, not a dump around it"}
	}
	if !json.Valid([]byte(text)) {
		return "", false, nil
	}
	return value(text), true, nil
}

// tooDeep tells whether text opens more than MaxDepth objects and arrays before
// the first byte that cannot stand in JSON. It runs before anything recursive.
func tooDeep(text string) bool {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			i = stringEnd(text, i) - 1
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return true
			}
		case c == '}' || c == ']':
			depth--
		case strings.IndexByte(" \t\r\n,:+-.0123456789eEtrufalsn", c) < 0:
			return false
		}
	}
	return false
}

// stringEnd returns the offset after the string that begins at s[i].
func stringEnd(s string, i int) int {
	for i++; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(s)
}

// valueEnd returns the offset after the value that begins at s[i].
func valueEnd(s string, i int) int {
	depth := 0
	for i < len(s) {
		switch s[i] {
		case '"':
			i = stringEnd(s, i)
		case '{', '[':
			depth++
			i++
		case '}', ']':
			depth--
			i++
		default:
			i++
		}
		if depth == 0 && (i >= len(s) || strings.IndexByte(",]}: \t\r\n", s[i]) >= 0) {
			break
		}
	}
	return min(i, len(s))
}

// space returns the offset of the first byte at or after i that is no blank.
func space(s string, i int) int {
	for i < len(s) && strings.IndexByte(" \t\r\n", s[i]) >= 0 {
		i++
	}
	return i
}

// members calls f for each member of an object until it returns false. For any
// other value it does nothing.
func (v value) members(f func(name string, val value) bool) {
	s := string(v)
	if !v.isObject() {
		return
	}
	for i := space(s, 1); i < len(s) && s[i] == '"'; {
		end := stringEnd(s, i)
		name := unquote(s[i:end])
		i = space(s, space(s, end)+1) // after the colon
		end = valueEnd(s, i)
		if !f(name, value(s[i:end])) {
			return
		}
		i = space(s, end)
		if i < len(s) && s[i] == ',' {
			i = space(s, i+1)
		}
	}
}

// elements calls f for each element of an array until it returns false. For any
// other value it does nothing.
func (v value) elements(f func(n int, val value) bool) {
	s := string(v)
	if !v.isArray() {
		return
	}
	for i, n := space(s, 1), 0; i < len(s) && s[i] != ']'; n++ {
		end := valueEnd(s, i)
		if !f(n, value(s[i:end])) {
			return
		}
		i = space(s, end)
		if i < len(s) && s[i] == ',' {
			i = space(s, i+1)
		}
	}
}

// first returns element 0 of an array, or v itself if it is none.
func (v value) first() value {
	if !v.isArray() {
		return v
	}
	var first value
	v.elements(func(_ int, val value) bool { first = val; return false })
	return first
}

func (v value) isObject() bool { return v != "" && v[0] == '{' }
func (v value) isArray() bool  { return v != "" && v[0] == '[' }
func (v value) isString() bool { return v != "" && v[0] == '"' }
func (v value) isNumber() bool { return v != "" && (v[0] == '-' || '0' <= v[0] && v[0] <= '9') }

// isNull is true for null and for a member that is absent.
func (v value) isNull() bool { return v == "" || v[0] == 'n' }

// text returns the value of a string, and "" for any other value.
func (v value) text() string {
	if !v.isString() {
		return ""
	}
	return unquote(string(v))
}

// scalar returns a string's value, or a number as it is written, for ids that
// some systems write as one and some as the other.
func (v value) scalar() string {
	if v.isNumber() {
		return string(v)
	}
	return v.text()
}

// number returns the value of a number, and 0 for any other value.
func (v value) number() float64 {
	if !v.isNumber() {
		return 0
	}
	f, err := strconv.ParseFloat(string(v), 64)
	if err != nil {
		return 0
	}
	return f
}

// unquote returns the value of a valid JSON string.
func unquote(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return strings.Clone(s[1 : len(s)-1])
	}
	var out string
	if err := json.Unmarshal([]byte(s), &out); err != nil {
		return s[1 : len(s)-1] // cannot be: the text is valid JSON
	}
	return out
}
