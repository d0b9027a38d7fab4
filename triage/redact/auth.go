package redact

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// authorization looks at the value of the header Authorization (RFC 9110
// section 11.6.2): scheme and credential, or a credential without scheme.
func (sc *scanner) authorization(start, end int, p pair) bool {
	s := sc.s
	sc.auth, sc.authKey = p.start, strings.ToLower(s[start:end])
	first := p.start
	for first < p.end && !isSpace(s[first]) {
		first++
	}
	word := s[p.start:min(first, wordEnd(s, p.start))]
	c := context{place: "header", name: sc.authKey, trusted: true}
	if schemeOf(word) != 0 && p.start+len(word) < len(s) {
		sc.i = p.start // the scheme comes next
		return true
	}
	if p.sep == 'w' || p.sep == 's' || p.sep == '|' {
		return false // a sentence about the header
	}
	if h, ok := sc.shape(p.start, c); ok {
		sc.take(h.upTo(bareEnd(s, p.start)))
		return true
	}
	if next := blanks(s, p.start+len(word), 4); next > p.start+len(word) && isSchemeName(word) {
		c.scheme = word
		return sc.bearer(next, c)
	}
	c.trusted = p.sep != ',' // a list of header names has commas too
	return sc.bearer(p.start, c)
}

// wordEnd returns the end of the name at i.
func wordEnd(s string, i int) int {
	for i < len(s) && isName(s[i]) {
		i++
	}
	return i
}

// isSchemeName tells whether an unknown word can be a scheme: no digits, so that
// no credential with a blank in it is taken for one.
func isSchemeName(w string) bool {
	return len(w) >= 2 && len(w) <= 24 && !strings.ContainsAny(w, "0123456789_")
}

// The ways in which a scheme's credential is read.
const (
	schemeNone   = 0
	schemeBearer = 'b' // also in prose
	schemeBasic  = 'B' // also in prose
	schemeHeader = 'h' // only after Authorization
	schemeParams = 'p' // parameters with keys of their own
)

// schemeName is an authentication scheme, in lower case, and how it is read.
type schemeName struct {
	name string
	kind byte
}

// schemes are those that are in use, by their length: IANA's HTTP Authentication
// Scheme Registry and what providers made of their own.
var schemes = [10][]schemeName{
	3: {{"jwt", schemeHeader}, {"bot", schemeHeader}, {"key", schemeHeader}, {"pat", schemeHeader}},
	4: {{"dpop", schemeBearer}, {"ssws", schemeBearer}, {"hawk", schemeParams}},
	5: {{"basic", schemeBasic}, {"token", schemeHeader}, {"oauth", schemeHeader}},
	6: {{"bearer", schemeBearer}, {"apikey", schemeHeader}, {"digest", schemeParams}},
	7: {{"api-key", schemeHeader}},
	9: {{"negotiate", schemeBearer}},
}

// schemeOf returns how the credential after this word is read.
func schemeOf(w string) byte {
	if len(w) < len(schemes) {
		for i := range schemes[len(w)] {
			if n := &schemes[len(w)][i]; equalFold(w, n.name) {
				return n.kind
			}
		}
		return schemeNone
	}
	if hasFold(w, "aws4-") {
		return schemeParams
	}
	return schemeNone
}

// scheme redacts the credential after the scheme s[start:end].
func (sc *scanner) scheme(start, end int) bool {
	s := sc.s
	kind := schemeOf(s[start:end])
	if kind == schemeNone || kind == schemeParams {
		return false
	}
	c := context{place: "prose", scheme: s[start:end]}
	if sc.auth >= 0 && start >= sc.auth && start-sc.auth <= 64 && strings.IndexByte(s[sc.auth:start], '\n') < 0 {
		c.place, c.name, c.trusted = "header", sc.authKey, true
	}
	if kind == schemeHeader && !c.trusted {
		return false
	}
	i, broken := afterScheme(s, end)
	if i < 0 {
		return false
	}
	if h, ok := sc.shape(i, c); ok {
		sc.take(h.upTo(bareEnd(s, i)))
		return true
	}
	c.trusted = c.trusted && !broken // the next line may be about something else
	if kind == schemeBasic {
		return sc.basic(i, c)
	}
	return sc.bearer(i, c)
}

// afterScheme returns the offset of the credential behind a scheme that ends at
// i, or -1, and whether a line break stands between. Blanks, a line break, a stray colon, an encoded blank and an opening
// mark may stand there as well; they stay visible.
func afterScheme(s string, i int) (at int, broken bool) {
	j := i
	if j < len(s) && (s[j] == ':' || s[j] == '=') {
		j++
	}
	switch {
	case hasFold(s[j:], "%20"):
		j += 3
	case hasFold(s[j:], "+") && j+1 < len(s) && isAlnum(s[j+1]):
		j++
	}
	j = blanks(s, j, 8)
	for _, br := range [...]string{"\r\n", "\n", `\r\n`, `\n`} {
		if strings.HasPrefix(s[j:], br) {
			j = blanks(s, j+len(br), 8)
			broken = true
			break
		}
	}
	if j == i || j >= len(s) {
		return -1, false
	}
	for range 2 {
		if n := quoteAt(s, j); n > 0 {
			j += n
		} else if j < len(s) && (s[j] == '<' || s[j] == '{' || s[j] == '[') {
			j++
		}
	}
	return j, broken
}

// bearer redacts the credential of any scheme but Basic at i.
func (sc *scanner) bearer(i int, c context) bool {
	s := sc.s
	end := bareEnd(s, i)
	v := s[i:end]
	if v == "" || kept(v) && sc.refuse(len(v)) || opened(s, i, end) || strings.HasPrefix(s[end:], "=") || schemeOf(v) != 0 {
		return false
	}
	if !credential(s, i, end, c.trusted) && sc.refuse(len(v)) {
		return false
	}
	h := hit{start: i, end: end, cred: report.Credential{Kind: kindOpaque}}
	if c.kind != "" {
		h.cred.Kind = c.kind
	}
	sc.take(c.fill(s, h))
	return true
}
