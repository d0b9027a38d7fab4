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

// jwt finds a JSON Web Token at i, complete or damaged. A base64 string of some
// other JSON, such as a cursor, is none unless the context says so.
func (sc *scanner) jwt(i int, c context) (hit, bool) {
	s := sc.s
	sure := c.trusted || c.scheme != ""
	if !sure && !isJOSE(s[i:]) || glued(s, i) {
		return hit{}, false
	}
	r := run{start: i, end: i}
	if !isJOSE(s[i:]) && !hasLaterPart(s[i:]) {
		return hit{}, false
	}
	r.start = sc.headBefore(i)
	r.follow(s, i)
	v := s[r.start:r.end]
	if !r.isToken(v, c) {
		return hit{}, false
	}
	c = sc.surround(c, r.start)
	if c.scheme == "" {
		c.scheme = schemeBefore(s, r.start)
	}
	h := hit{start: r.start, end: r.end, secret: r.clean(v), broken: r.broken}
	h.cred.Kind = kindJWT
	if strings.Count(h.secret, ".") == 4 && !r.masked {
		h.cred.Kind = kindJWE
	}
	if r.masked {
		h.cred.Oddities = append(h.cred.Oddities, "ellipsis")
	}
	h = c.fill(s, h)
	h.cred.Oddities = compact(h.cred.Oddities)
	return h, true
}

// isJOSE tells whether s begins as base64url of an object begins: {" or {
// and white space, or as people abbreviate that.
func isJOSE(s string) bool {
	if len(s) < 3 || s[0] != 'e' {
		return false
	}
	if s[1] == 'w' {
		return s[2] == 'o' || s[2] == '0' || s[2] == 'k'
	}
	return s[1] == 'y' && (s[2] == 'J' || s[2] == 'A' || ellipsisAt(s, 2) > 0 || strings.HasPrefix(s[2:], "***") || hasFold(s[2:], "xxx"))
}

// hasLaterPart tells whether s begins with a damaged header and a payload that
// is as it should be.
func hasLaterPart(s string) bool {
	i := 0
	for i < len(s) && (isName(s[i]) || s[i] == '+' || s[i] == '/' || s[i] == '=') {
		i++
	}
	return i >= 8 && i+4 < len(s) && s[i] == '.' && isJOSE(s[i+1:])
}

// headBefore returns where a token begins whose part at i follows a dot.
func (sc *scanner) headBefore(i int) int {
	s := sc.s
	if i == 0 || s[i-1] != '.' {
		return i
	}
	j := i - 1
	for j > sc.last() && isName(s[j-1]) {
		j--
	}
	if i-1-j < 10 || !isRandom(s[j:i-1]) {
		return i
	}
	return j
}

// follow sets the end of the run that goes on at i.
func (r *run) follow(s string, i int) {
	inPath := r.start > 0 && s[r.start-1] == '/'
	for i < len(s) {
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
		next := i + 1
		if r.dots == 1 && (next == len(s) || !isName(s[next])) { // header.payload.
			r.dots++
			return 1
		}
		if next < len(s) && (isName(s[next]) || s[next] == '.' && next+1 < len(s) && isName(s[next+1]) || s[next] == '*' || s[next] == '[' || s[next] == '<') {
			r.dots++
			return 1
		}
		if next < len(s) && strings.HasPrefix(s[next:], "…") {
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
		if strings.HasPrefix(s[i:], "…") || strings.HasPrefix(s[i:], "•") {
			r.masked = true
			return 3 + r.tail(s, i+3)
		}
	case '[', '<':
		for _, cut := range [...]string{"[...]", "[…]", "[snip]", "[redacted]", "[truncated]", "[cut]", "<snip>", "<redacted>", "<truncated>", "<cut>", "<...>"} {
			if hasFold(s[i:], cut) {
				r.masked = true
				return len(cut)
			}
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
	case lines && r.dots < 3 && looksEncoded(part) && (len(part) >= 16 || end == len(s) || s[end] == '\n' || s[end] == '.' || quoteAt(s, end) > 0) && (r.dots > 0 || end < len(s) && s[end] == '.'):
	default:
		return 0
	}
	r.broken = true
	return j - i
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

// isToken judges the run v.
func (r *run) isToken(v string, c context) bool {
	if r.masked {
		return true
	}
	if r.dots == 0 {
		return len(v) >= 12 && (c.trusted && isJOSE(v) || headerLike(v))
	}
	first, rest, _ := strings.Cut(v, ".")
	if len(first) < 8 || isWords(first) {
		return false
	}
	return len(rest) >= 8 || c.trusted || headerLike(first)
}

// headerLike tells whether v decodes to the beginning of a JOSE header (RFC 7515
// section 4.1).
func headerLike(v string) bool {
	raw, _ := decodeSegment(v[:min(len(v), 400)], 0)
	for _, name := range [...]string{`"alg"`, `"typ"`, `"kid"`, `"enc"`, `"x5t"`, `"cty"`} {
		if strings.Contains(string(raw), name) {
			return true
		}
	}
	return false
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

// schemeBefore returns the scheme that stands before i, "" if there is none.
func schemeBefore(s string, i int) string {
	for i > 0 && (isSpace(s[i-1]) || strings.IndexByte("\"'`<{[:", s[i-1]) >= 0) {
		i--
	}
	end := i
	for i > 0 && isName(s[i-1]) && end-i < 12 {
		i--
	}
	if k := schemeOf(s[i:end]); k == schemeBearer || k == schemeBasic {
		return s[i:end]
	}
	return ""
}

// compact drops what occurs twice.
func compact(list []string) []string {
	var out []string
	for _, v := range list {
		if !containsString(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func containsString(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// describe reads what may be known of the secret of h.
func describe(h *hit) {
	if h.cred.Kind == kindJWT {
		h.cred.JWT = readJWT(h.secret, containsString(h.cred.Oddities, "ellipsis"), h.broken)
	}
}
