package redact

import "strings"

// pair is what stands after a key: how it is separated and the value.
type pair struct {
	start, end int  // the value, without quotation marks
	sep        byte // ':' '=' ',' '|' '>' ' ' 's' for "is", 'w' for a blank only
	spaced     bool // blanks around the separator
	quotedKey  bool
	quoted     bool // the value stands in quotation marks
}

// separatorAt reads the separator after a key that begins at start and ends at
// end, up to where the value begins.
func separatorAt(s string, start, end int) (p pair, ok bool) {
	i := end
	if n := quoteAt(s, i); n > 0 && quoteBefore(s, start) {
		p.quotedKey = true
		i += n
	}
	if i < len(s) && s[i] == ']' {
		p.quotedKey = true
		i++
	}
	p.start = p.separator(s, start, i)
	return p, p.start >= 0
}

// readValue reads the value; it returns false if there is none.
func (p *pair) readValue(s string) bool {
	p.start, p.end, p.quoted = valueAt(s, p.start)
	return p.end > p.start
}

// separator reads the separator at i and the blanks after it. It returns -1 if
// there is none.
func (p *pair) separator(s string, start, i int) int {
	j := blanks(s, i, 4)
	p.spaced = j > i
	if j >= len(s) {
		return -1
	}
	n := 1
	switch c := s[j]; {
	case c == ':' || c == '=':
		for j+n < len(s) && n < 3 && (s[j+n] == '=' || s[j+n] == '>') {
			n++
		}
	case c == ',' && p.quotedKey, c == '|':
	case c == '>' && start > 0 && s[start-1] == '<' && j == i:
	case c == '%' && j == i && (hasFold(s[j:], "%3d") || hasFold(s[j:], "%3a")):
		n, c = 3, '='
		p.sep = c
		return j + n
	case p.spaced && hasFold(s[j:], "is") && j+2 < len(s) && (isBlank(s[j+2]) || s[j+2] == ':'):
		p.sep = 's'
		k := blanks(s, j+2, 4)
		if strings.HasPrefix(s[k:], ":") {
			k++
		}
		return blanks(s, k, 4)
	case p.spaced && start >= 2 && s[start-1] == '-' && s[start-2] == '-': // --client-secret VALUE
		p.sep = ' '
		return j
	case j == i+1 && !p.quotedKey && isAlnum(c): // the secret VALUE
		p.sep = 'w'
		return j
	default:
		return -1
	}
	p.sep = s[j]
	k := blanks(s, j+n, 8)
	p.spaced = p.spaced || k > j+n
	return k
}

// quoteBefore tells whether a quotation mark or a bracket ends at i.
func quoteBefore(s string, i int) bool {
	if i == 0 {
		return false
	}
	switch c := s[i-1]; {
	case c == '"' || c == '\'' || c == '`' || c == '[' || c == ';':
		return true
	case c >= 0x80 && i >= 3:
		return quoteAt(s, i-3) == 3
	}
	return i >= 3 && s[i-3] == '%'
}

// maxValue bounds a value, in bytes; longer ones are cut there and go on as text.
const maxValue = 16 << 10

// valueAt reads the value at i: what stands in quotation marks, or up to a blank
// or a mark that ends values.
func valueAt(s string, i int) (start, end int, quoted bool) {
	if i > 0 && i+1 < len(s) && strings.IndexByte("fbrRu@", s[i]) >= 0 && (s[i+1] == '"' || s[i+1] == '\'') {
		i++ // a prefix of string literals
	}
	n := quoteAt(s, i)
	if n == 0 {
		return i, bareEnd(s, i), false
	}
	start = i + n
	if end = quotedEnd(s, start, s[i:start]); end < 0 {
		return start, bareEnd(s, start), false
	}
	for start < end && isBlank(s[start]) {
		start++
	}
	end = trimRight(s, start, end)
	for end-start >= 2 { // quotation marks inside quotation marks stay visible
		n := quoteAt(s, start)
		if n == 0 || !strings.HasSuffix(s[start+n:end], s[start:start+n]) {
			break
		}
		start, end = start+n, end-n
	}
	return start, end, true
}

// trimRight leaves out blanks and escaped newlines at the end of s[start:end].
func trimRight(s string, start, end int) int {
	for end > start {
		switch {
		case isSpace(s[end-1]):
			end--
		case end-start >= 2 && s[end-2] == '\\' && strings.IndexByte("nrt", s[end-1]) >= 0:
			end -= 2
		default:
			return end
		}
	}
	return end
}

// quotedEnd returns the offset of the mark that closes open, or -1 if none does
// on this line.
func quotedEnd(s string, start int, open string) int {
	most := min(len(s), start+maxValue)
	for i := start; i < most; i++ {
		if s[i] == '\n' {
			return -1
		}
		if s[i] == '\\' && len(open) == 1 {
			i++
			continue
		}
		if n := quoteAt(s, i); n > 0 && closes(s[i:i+n], open) {
			return i
		}
	}
	return -1
}

// closes tells whether mark ends what open began: the same mark, or for curved
// ones, which people mix, any double or any single one.
func closes(mark, open string) bool {
	if mark == open {
		return true
	}
	return open[0] == 0xE2 && (mark[0] == 0xE2 && (mark[2] >= 0x9C) == (open[2] >= 0x9C) || mark[0] == '"' && open[2] >= 0x9C)
}

// bareEnd returns the end of a value without quotation marks.
func bareEnd(s string, i int) int {
	start, most := i, min(len(s), i+maxValue)
	for ; i < most; i++ {
		switch c := s[i]; {
		case isSpace(c) || strings.IndexByte("\"'`,;<>()[]|\\", c) >= 0:
			if i == start && (c == '<' || c == '[') {
				return referenceEnd(s, i)
			}
			return trimBare(s, start, i)
		case c == '&' && i > start:
			return trimBare(s, start, i)
		case c == '%' && quoteAt(s, i) > 0, c == 0xE2 && quoteAt(s, i) > 0:
			return trimBare(s, start, i)
		}
	}
	return trimBare(s, start, i)
}

// referenceEnd returns the end of <token> or [token].
func referenceEnd(s string, i int) int {
	if n := strings.IndexAny(s[i:min(len(s), i+80)], ">]\n"); n > 0 {
		return i + n + 1
	}
	return i
}

// trimBare leaves out the end of a sentence and a brace that was not opened in it.
func trimBare(s string, start, end int) int {
	for end > start {
		switch c := s[end-1]; {
		case c == '}' && strings.IndexByte(s[start:end], '{') < 0:
			end--
		case (c == '.' || c == '!' || c == '?' || c == ':') && ellipsisAt(s, max(start, end-3)) == 0:
			end--
		default:
			return end
		}
	}
	return end
}
