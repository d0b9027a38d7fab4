package redact

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// key redacts the value of the name s[start:end] if it is the name of a secret.
func (sc *scanner) key(start, end int) bool {
	s := sc.s
	if end-start < 3 || rulesFor(lower(s[end-2]), lower(s[end-1])) == nil {
		return false
	}
	p, ok := separatorAt(s, start, end)
	if !ok {
		return false
	}
	name := s[start:end]
	if isErrorName(name) {
		return false
	}
	rule, ok := keyOf(name, wordBefore(s, start))
	if !ok {
		rule, ok = queryKey(s, start, name)
	}
	if !ok || !p.readValue(s) {
		return false
	}
	switch rule.level {
	case jar:
		return p.sep != '|' && sc.cookies(start, end, p)
	case header:
		return sc.authorization(start, end, p)
	}
	if before := wordBefore(s, start); before != "" && rule.joined {
		start -= len(before) + 1
	}
	return sc.secret(start, end, p, rule)
}

// isErrorName recognises error codes that end like a key, such as invalid_token.
func isErrorName(name string) bool {
	for _, p := range [...]string{"invalid", "missing", "expired", "bad_", "unsupported", "wrong"} {
		if hasFold(name, p) {
			return true
		}
	}
	return false
}

// queryKey is the rule for ?key=…, a name that says nothing elsewhere.
func queryKey(s string, start int, name string) (keyRule, bool) {
	return keyRule{kind: kindAPIKey, level: weak}, equalFold(name, "key") && start > 0 && (s[start-1] == '?' || s[start-1] == '&')
}

// wordBefore returns the word that one blank separates from start.
func wordBefore(s string, start int) string {
	if start < 2 || s[start-1] != ' ' {
		return ""
	}
	i := start - 1
	for i > 0 && isName(s[i-1]) && start-i < 20 {
		i--
	}
	return s[i : start-1]
}

// secret redacts the value of a key of the given rule.
func (sc *scanner) secret(start, end int, p pair, rule keyRule) bool {
	s := sc.s
	if p.sep == '>' && !strings.HasPrefix(s[p.end:], "</") {
		return false // <access_token> on its own stands for one
	}
	c := context{place: placeOf(s, start, p), name: strings.ToLower(s[start:end]), kind: rule.kind, trusted: true}
	if h, ok := sc.shape(p.start, c); ok {
		sc.take(h.upTo(p.end))
		return true
	}
	if !rule.goes(s, start, p, c.place) && sc.refuse(p.end-p.start) {
		return false
	}
	h := hit{start: p.start, end: p.end, cred: report.Credential{Kind: rule.kind}}
	sc.take(c.fill(s, h))
	return true
}

// goes tells whether the value of p is a secret.
func (r keyRule) goes(s string, start int, p pair, place string) bool {
	v := s[p.start:p.end]
	if kept(v) || strings.ContainsAny(v, " \t") || isDate(v) {
		return false
	}
	if !p.quoted && p.end < len(s) && s[p.end] == '(' && isIdentifier(v) {
		return false // a call
	}
	if p.sep == 'w' && strings.ContainsAny(v, ":{}") {
		return false // a pair of its own
	}
	f := profileOf(v)
	mixed := f.digits > 0 && (f.letters > 0 || f.others > 0)
	switch r.level {
	case coded:
		return goesCoded(v, f, place, r.kind)
	case weak:
		if p.sep == 'w' || p.sep == '|' {
			return len(v) >= 16 && f.letters >= 4 && isRandom(v) && !isUUID(v)
		}
		if strings.IndexByte(strings.TrimRight(v, "="), '=') > 0 { // a pair of its own
			return false
		}
		if len(v) < 8 || !p.quoted && place != "query" && place != "body" && looksNamed(v) {
			return false
		}
		return mixed && f.letters > 0 || isRandom(v)
	}
	if p.sep == 'w' || p.sep == '|' {
		return len(v) >= 10 && f.letters >= 4 && (isRandom(v) || f.groups >= 2) && !isUUID(v) && !looksNamed(v)
	}
	if p.sep == 's' || !p.quoted && p.spaced && p.sep != '=' {
		return len(v) >= 6 && mixed && !(looksNamed(v) && callsOn(s, p.end))
	}
	if p.sep == ',' { // arguments of a call, or words in a list
		return len(v) >= 8 && mixed && !looksNamed(v)
	}
	literal := p.quoted || p.sep == '>' || place == "query" || place == "body" || place == "header"
	if !literal {
		return len(v) >= 5 && mixed && !(looksNamed(v) && callsOn(s, p.end))
	}
	return len(v) >= 8 || len(v) >= 5 && (mixed || strings.ContainsAny(v, "!@#$%^&*+=/~?"))
}

// goesCoded judges values whose key also names harmless ones.
func goesCoded(v string, f profile, place, kind string) bool {
	if len(v) < 16 || f.digits == 0 || f.letters == 0 {
		return false
	}
	if place == "query" || place == "body" {
		return !isUUID(v) || kind == kindCode
	}
	if kind == kindSession {
		return !isUUID(v)
	}
	return isRandom(v) && (f.upper > 0 && f.upper < f.letters || len(v) >= 32) && !isUUID(v)
}

// callsOn tells whether code goes on after a name: a call, an index, a member,
// another argument.
func callsOn(s string, i int) bool {
	return i < len(s) && strings.IndexByte("([.,;)", s[i]) >= 0
}

// fill completes a hit by its context: the value in it is known to be a secret.
func (c context) fill(s string, h hit) hit {
	v := s[h.start:h.end]
	h.cred.Place, h.cred.Name, h.cred.Scheme, h.cred.Length = c.place, c.name, c.scheme, len(v)
	if h.secret == "" {
		h.secret = v
	}
	h.cred.Oddities = append(h.cred.Oddities, oddities(v, c.place)...)
	return h
}

// oddities names what is odd in a secret and disappears with it; values of the
// fact auth.oddities.
func oddities(v, place string) (odd []string) {
	for _, r := range v {
		if r >= 0x80 && r != '…' && r != '•' {
			odd = append(odd, "non_ascii")
			break
		}
	}
	if strings.ContainsAny(v, "\"'") {
		odd = append(odd, "quoted")
	}
	if strings.ContainsAny(v, "\n\r") {
		odd = append(odd, "newline")
	}
	if hasEllipsis(v) {
		odd = append(odd, "ellipsis")
	}
	if isPercentEncoded(v) && (place != "query" && place != "body" || strings.Contains(v, "%25")) {
		odd = append(odd, "percent_encoded")
	}
	return odd
}

func hasEllipsis(v string) bool {
	return strings.Contains(v, "...") || strings.Contains(v, "…") || strings.Contains(v, "***") || strings.Contains(strings.ToLower(v), "xxxx")
}

func isPercentEncoded(v string) bool {
	i := strings.IndexByte(v, '%')
	return i >= 0 && i+2 < len(v) && isHex(v[i+1]) && isHex(v[i+2])
}

// isUUID recognises 8-4-4-4-12 hexadecimal digits.
func isUUID(v string) bool {
	if len(v) != 36 {
		return false
	}
	for i := range len(v) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (v[i] == '-') || !dash && !isHex(v[i]) {
			return false
		}
	}
	return true
}
