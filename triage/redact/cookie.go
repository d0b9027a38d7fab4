package redact

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// cookies redacts the values of Cookie and Set-Cookie (RFC 6265); names and
// attributes stay. Prose and code that only speak of cookies have no pairs.
func (sc *scanner) cookies(start, end int, p pair) bool {
	s := sc.s
	if strings.IndexByte(s[p.start:min(len(s), p.start+256)], '=') < 0 {
		return false
	}
	name := strings.ToLower(s[start:end])
	stop := jarEnd(s, p)
	found := false
	for i := p.start; i < stop; {
		next := i + strings.IndexByte(s[i:stop], ';') + 1
		if next == i {
			next = stop + 1
		}
		if !sc.cookie(i, min(next-1, stop)) && !found {
			return false
		}
		found = true
		if strings.HasPrefix(name, "set") {
			sc.i = max(sc.i, min(next, stop))
			return true
		}
		i = blanks(s, next, 4)
	}
	sc.i = max(sc.i, stop)
	return found
}

// jarEnd returns where the list of cookies ends.
func jarEnd(s string, p pair) int {
	if p.quoted {
		return p.end
	}
	most := min(len(s), p.start+maxValue)
	for i := p.start; i < most; i++ {
		if s[i] == '\n' || s[i] == '\r' || s[i] == '"' || s[i] == '\'' {
			return i
		}
	}
	return most
}

// cookie redacts one pair s[i:end]. It returns false if it is no pair.
func (sc *scanner) cookie(i, end int) bool {
	s := sc.s
	eq := strings.IndexByte(s[i:end], '=')
	if eq < 1 || strings.ContainsAny(s[i:i+eq], " \t:(){}<>\"'") {
		return false
	}
	name := s[i : i+eq]
	i += eq + 1
	if n := quoteAt(s, i); n > 0 && i+n < end {
		i += n
	}
	stop := i
	for stop < end && !isSpace(s[stop]) && quoteAt(s, stop) == 0 {
		stop++
	}
	v := s[i:stop]
	if v == "" || kept(v) || isSetting(v) {
		return true
	}
	c := context{place: "cookie", name: strings.ToLower(name), trusted: true}
	h, ok := sc.shape(i, c)
	if ok {
		h = h.upTo(stop)
	}
	if !ok || h.end > end {
		h = c.fill(s, hit{start: i, end: stop, cred: report.Credential{Kind: kindCookie}})
	}
	sc.take(h)
	return true
}

// isSetting recognises values that identify nobody: short ones and words.
func isSetting(v string) bool {
	p := profileOf(v)
	return len(v) < 6 || len(v) < 16 && p.digits == 0 && !isRandom(v)
}
