package redact

import "strings"

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
	if isJOSE(s[i:]) && !longEnough(s[i:]) {
		return hit{}, false
	}
	r.start = sc.headBefore(i)
	r.follow(s, i)
	v := s[r.start:r.end]
	if !r.isToken(v, c) && sc.refuse(len(v)) {
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

// longEnough refuses what is too short for a header, before the run is followed
// to its end. Masked ones may be short.
func longEnough(s string) bool {
	i := 0
	for i < len(s) && i < 8 && isName(s[i]) {
		i++
	}
	return i == 8 || i < len(s) && s[i] != '.' || ellipsisAt(s, i) > 0
}

// maxToken bounds a token, in bytes; servers refuse headers of this size.
const maxToken = 64 << 10

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
	for j > sc.last() && isName(s[j-1]) && i-j < 2048 {
		j--
	}
	if i-1-j < 10 || !isRandom(s[j:i-1]) {
		return i
	}
	return j
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
