package redact

import "strings"

// class says what the scanner does at a byte.
type class uint8

const (
	passed class = iota // nothing begins here
	wordy               // a name, key, scheme or token may begin
	marked              // punctuation that can open something
)

// classOf is a table because it is asked for every byte.
var classOf = [256]class{
	'-': marked, ':': marked, '{': marked, '%': marked, '\\': marked,
	'0': wordy, '1': wordy, '2': wordy, '3': wordy, '4': wordy, '5': wordy, '6': wordy, '7': wordy, '8': wordy, '9': wordy,
	'A': wordy, 'B': wordy, 'C': wordy, 'D': wordy, 'E': wordy, 'F': wordy, 'G': wordy, 'H': wordy, 'I': wordy, 'J': wordy,
	'K': wordy, 'L': wordy, 'M': wordy, 'N': wordy, 'O': wordy, 'P': wordy, 'Q': wordy, 'R': wordy, 'S': wordy, 'T': wordy,
	'U': wordy, 'V': wordy, 'W': wordy, 'X': wordy, 'Y': wordy, 'Z': wordy, '_': wordy,
	'a': wordy, 'b': wordy, 'c': wordy, 'd': wordy, 'e': wordy, 'f': wordy, 'g': wordy, 'h': wordy, 'i': wordy, 'j': wordy,
	'k': wordy, 'l': wordy, 'm': wordy, 'n': wordy, 'o': wordy, 'p': wordy, 'q': wordy, 'r': wordy, 's': wordy, 't': wordy,
	'u': wordy, 'v': wordy, 'w': wordy, 'x': wordy, 'y': wordy, 'z': wordy,
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isAlnum(c byte) bool { return isLower(c) || isUpper(c) || isDigit(c) }
func isHex(c byte) bool   { return isDigit(c) || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F' }

// isName tells the bytes of keys and header names, which are also those of base64url.
func isName(c byte) bool { return classOf[c] == wordy || c == '-' }

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func lower(c byte) byte {
	if isUpper(c) {
		return c + 'a' - 'A'
	}
	return c
}

// hasFold tells whether s begins with prefix (lower case), in any case.
func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && equalFold(s[:len(prefix)], prefix)
}

// equalFold compares s with low (lower case ASCII), in any case.
func equalFold(s, low string) bool {
	if len(s) != len(low) {
		return false
	}
	for i := range len(s) {
		if lower(s[i]) != low[i] {
			return false
		}
	}
	return true
}

// blanks returns the offset after at most n blanks from i.
func blanks(s string, i, n int) int {
	for ; n > 0 && i < len(s) && isBlank(s[i]); n-- {
		i++
	}
	return i
}

// glued tells whether a letter or digit stands before i that is no part of an
// escape such as %20 or \n.
func glued(s string, i int) bool {
	if i == 0 || !isAlnum(s[i-1]) {
		return false
	}
	if i >= 2 && s[i-2] == '\\' && strings.IndexByte("nrt", s[i-1]) >= 0 {
		return false
	}
	return i < 3 || s[i-3] != '%' || !isHex(s[i-2]) || !isHex(s[i-1])
}

// quoteAt returns the length of the quotation mark at s[i], or 0. Mail programs
// and word processors bend them; JSON in a string escapes them.
func quoteAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	switch s[i] {
	case '"', '\'', '`':
		return 1
	case '\\':
		if i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\'') {
			return 2
		}
	case 0xE2: // “ ” „ ‘ ’ ‚
		if i+2 < len(s) && s[i+1] == 0x80 && 0x98 <= s[i+2] && s[i+2] <= 0x9F {
			return 3
		}
	case '%':
		if i+2 < len(s) && s[i+1] == '2' && (s[i+2] == '2' || s[i+2] == '7') {
			return 3
		}
	case '&':
		if hasFold(s[i:], "&quot;") {
			return 6
		}
	}
	return 0
}

// ellipsisAt returns the length of dots at s[i] that stand for something left out, or 0.
func ellipsisAt(s string, i int) int {
	n := 0
	for i+n < len(s) {
		switch {
		case s[i+n] == '.':
			n++
		case i+n+2 < len(s) && s[i+n] == 0xE2 && s[i+n+1] == 0x80 && s[i+n+2] == 0xA6: // …
			n += 3
		default:
			return ellipsisLength(n)
		}
	}
	return ellipsisLength(n)
}

func ellipsisLength(n int) int {
	if n < 3 {
		return 0
	}
	return n
}
