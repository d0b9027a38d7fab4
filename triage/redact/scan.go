package redact

import "strings"

// scanner passes once over a text and collects hits in ascending order.
type scanner struct {
	s    string
	i    int // next byte to look at
	hits []hit

	auth    int    // offset after the last key Authorization; -1 if there was none
	authKey string // that key

	wasted int // bytes of long values that were read and refused
}

// The most of wasted that is free, and the size from which a value counts, in
// bytes. A text that goes on after that is made to be slow: long values in it
// are redacted unread, which errs on the safe side and keeps the time linear.
const (
	maxWasted = 1 << 20
	longValue = 512
)

// refuse notes a refused value of n bytes. It returns false if the value has to
// go nevertheless.
func (sc *scanner) refuse(n int) bool {
	sc.wasted += n
	return n < longValue || sc.wasted < maxWasted
}

// scan finds the secrets of one text.
func scan(s string) []hit {
	sc := scanner{s: s, auth: -1}
	for sc.i < len(s) {
		switch classOf[s[sc.i]] {
		case wordy:
			sc.word()
		case marked:
			sc.mark()
		default:
			sc.i++
		}
	}
	return sc.hits
}

// take records a hit and goes on after it.
func (sc *scanner) take(h hit) {
	if sc.hits == nil {
		sc.hits = make([]hit, 0, 4)
	}
	sc.hits = append(sc.hits, h)
	sc.i = h.end
}

// last returns the offset after the last hit: nothing before it may be taken again.
func (sc *scanner) last() int {
	if len(sc.hits) == 0 {
		return 0
	}
	return sc.hits[len(sc.hits)-1].end
}

// word looks at the name that begins here: a token by its shape, a key with a
// value, a scheme with a credential, or just a word.
func (sc *scanner) word() {
	start := sc.i
	end := start + 1
	for end < len(sc.s) && isName(sc.s[end]) {
		end++
	}
	if hasShape(sc.s, start) {
		if h, ok := sc.shape(start, context{}); ok {
			sc.take(h)
			return
		}
	}
	if sc.key(start, end) || sc.scheme(start, end) {
		return
	}
	if end-start >= 20 && sc.inner(start, end) {
		return
	}
	sc.i = end
}

// inner finds a token that is glued to a name, as in "token_sk_live_…".
func (sc *scanner) inner(start, end int) bool {
	tries := 0
	for i := start + 1; i < end-12 && tries < 8; i++ {
		if c := sc.s[i-1]; c != '-' && c != '_' {
			continue
		}
		if tries++; !hasShape(sc.s, i) {
			continue
		}
		if h, ok := sc.shape(i, context{}); ok {
			sc.take(h)
			return true
		}
	}
	return false
}

// mark looks at punctuation that can open a secret.
func (sc *scanner) mark() {
	s, i := sc.s, sc.i
	switch s[i] {
	case '{': // the kind in a placeholder is no key for its number
		if n := placeholder(s, i); n > 0 {
			sc.i = i + n
			return
		}
	case ':':
		if sc.userinfo(i) {
			return
		}
	case '-':
		if sc.privateKey(i) || sc.userFlag(i) {
			return
		}
	case '%': // %22access_token%22: the digits are no part of the name
		if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			sc.i = i + 3
			return
		}
	case '\\': // \naccess_token: neither is the letter
		if i+1 < len(s) && (s[i+1] == 'n' || s[i+1] == 'r' || s[i+1] == 't') {
			sc.i = i + 2
			return
		}
	}
	sc.i++
}

// context is what stands before a value.
type context struct {
	place, name, scheme string
	kind                string // by the key; "" if there is none
	trusted             bool   // a header or key says that this is a credential
}

// hasShape tells cheaply whether a token of a known shape can begin at i.
func hasShape(s string, i int) bool {
	if s[i] == 'e' && isJOSE(s[i:]) {
		return true
	}
	list := prefixes[s[i]]
	for k := range list {
		if strings.HasPrefix(s[i:], list[k].text) {
			return true
		}
	}
	return false
}

// shape finds a token that is known by how it looks, at i.
func (sc *scanner) shape(i int, c context) (hit, bool) {
	if h, ok := sc.jwt(i, c); ok {
		return h, true
	}
	return sc.prefixed(i, c)
}
