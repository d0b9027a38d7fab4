package redact

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// userinfo redacts the password in scheme://user:password@host (RFC 3986
// section 3.2.1), where i is the offset of the colon before the slashes.
func (sc *scanner) userinfo(i int) bool {
	s := sc.s
	if !strings.HasPrefix(s[i:], "://") || i == 0 || !isAlnum(s[i-1]) {
		return false
	}
	from := i + 3
	at, colon := authority(s, from)
	if at < 0 {
		return false
	}
	if colon < 0 || colon > at {
		return sc.userOnly(from, at)
	}
	if h, ok := sc.shape(from, context{place: "url"}); ok && h.end <= colon {
		sc.hits = append(sc.hits, h.upTo(colon))
	}
	v := s[colon+1 : at]
	if len(v) < 3 || kept(v) {
		return false
	}
	c := context{place: "url", trusted: true}
	h, ok := sc.shape(colon+1, c)
	if ok {
		h = h.upTo(at)
	}
	if !ok || h.end > at {
		h = c.fill(s, hit{start: colon + 1, end: at, cred: report.Credential{Kind: kindPassword}})
	}
	sc.take(h)
	return true
}

// authority finds the last @ and the first colon of what stands after the slashes, -1 for none.
func authority(s string, from int) (at, colon int) {
	at, colon = -1, -1
	for j := from; j < len(s) && j-from < 1024; j++ {
		switch c := s[j]; {
		case isSpace(c) || strings.IndexByte("/?#\"'<>`", c) >= 0:
			return at, colon
		case c == '{':
			j += max(placeholder(s, j)-1, 0) // its colon parts nothing
		case c == '@':
			at = j
		case c == ':' && colon < 0:
			colon = j
		}
	}
	return at, colon
}

// userOnly redacts a token that stands alone before the host.
func (sc *scanner) userOnly(from, at int) bool {
	c := context{place: "url", trusted: true}
	if h, ok := sc.shape(from, c); ok && h.end <= at {
		sc.take(h.upTo(at))
		return true
	}
	if v := sc.s[from:at]; at-from < 16 || kept(v) || !isRandom(v) {
		return false
	}
	sc.take(c.fill(sc.s, hit{start: from, end: at, cred: report.Credential{Kind: kindOpaque}}))
	return true
}

// userFlag redacts the password in curl -u user:password, where i is the offset
// of the dash.
func (sc *scanner) userFlag(i int) bool {
	s := sc.s
	if i > 0 && !isSpace(s[i-1]) {
		return false
	}
	n := 0
	for _, flag := range [...]string{"--proxy-user", "--user", "-u"} {
		if strings.HasPrefix(s[i:], flag) {
			n = len(flag)
			break
		}
	}
	if n == 0 || i+n >= len(s) || !isBlank(s[i+n]) && s[i+n] != '=' && quoteAt(s, i+n) == 0 {
		return false
	}
	from := blanks(s, i+n, 4)
	if from < len(s) && s[from] == '=' {
		from++
	}
	start, end, _ := valueAt(s, from)
	colon := colonIn(s[start:end])
	if colon < 0 || strings.HasPrefix(s[start+colon:], "://") {
		return false
	}
	name := s[i : i+n]
	if h, ok := sc.shape(start, context{place: "header", name: name}); ok && h.end <= start+colon {
		sc.hits = append(sc.hits, h.upTo(start+colon))
	}
	return sc.flagPassword(start+colon+1, end, name)
}

// colonIn returns the offset of the first colon that is not in a placeholder, or -1.
func colonIn(v string) int {
	for i := 0; i < len(v); i++ {
		switch v[i] {
		case '{':
			i += max(placeholder(v, i)-1, 0)
		case ':':
			return i
		}
	}
	return -1
}

// flagPassword redacts s[start:end], the password behind a flag.
func (sc *scanner) flagPassword(start, end int, flag string) bool {
	sc.i = max(start, sc.last())
	v := sc.s[start:end]
	if len(v) < 3 || kept(v) {
		return true
	}
	c := context{place: "header", name: flag, trusted: true}
	h, ok := sc.shape(start, c)
	if ok {
		h = h.upTo(end)
	}
	if !ok || h.end > end {
		h = c.fill(sc.s, hit{start: start, end: end, cred: report.Credential{Kind: kindPassword}})
	}
	sc.take(h)
	return true
}

// privateKey redacts what stands between the lines of a PEM private key (RFC
// 7468), where i is the offset of the first dash. The lines stay.
func (sc *scanner) privateKey(i int) bool {
	s := sc.s
	if !strings.HasPrefix(s[i:], "-----BEGIN ") {
		return false
	}
	head := s[i:min(len(s), i+80)]
	label := strings.Index(head[11:], "-----")
	if label < 0 || !strings.Contains(head[11:11+label], "PRIVATE KEY") {
		return false
	}
	start := i + 11 + label + 5
	end := keyEnd(s, start)
	for start < end && isSpace(s[start]) {
		start++
	}
	for end-start >= 2 && s[start] == '\\' && strings.IndexByte("nr", s[start+1]) >= 0 {
		start += 2
	}
	end = trimRight(s, start, end)
	sc.i = max(end, start)
	if end <= start || isReference(s[start:end]) || isMask(s[start:end]) {
		return true
	}
	c := context{place: "prose", trusted: true}
	sc.take(c.fill(s, hit{start: start, end: end, cred: report.Credential{Kind: kindPrivate}}))
	return true
}

// keyEnd returns where the body of a private key ends: at the next dashes, or
// without those at the first byte that cannot stand in it.
func keyEnd(s string, i int) int {
	most := min(len(s), i+maxValue)
	if n := strings.Index(s[i:most], "-----"); n >= 0 {
		return i + n
	}
	for ; i < most; i++ {
		if c := s[i]; !isAlnum(c) && !isSpace(c) && strings.IndexByte("+/=\\:,-.", c) < 0 {
			return i
		}
		if strings.HasPrefix(s[i:], "\n\n") {
			return i
		}
	}
	return i
}
