package facts

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// challenge is one challenge of a WWW-Authenticate header (RFC 9110 §11.6.1).
type challenge struct {
	scheme string // lower case; "" if the header names none
	params map[string]string
	at     report.Place
}

// parseChallenges reads the challenges in t[from:to]. Commas separate both
// parameters and challenges: a word that "=" follows is a parameter, any other
// begins a challenge. It is lenient, since tickets quote headers as they please:
// single quotes, missing commas, a missing scheme.
func parseChallenges(t string, from, to int) []challenge {
	var out []challenge
	i := from
	for i < to && len(out) < 8 {
		for i < to && strings.IndexByte(" \t,;`'\"[\\", t[i]) >= 0 {
			i++
		}
		start := i
		for i < to && isKeyByte(t[i]) {
			i++
		}
		if i == start {
			break
		}
		word := t[start:i]
		j := i
		for j < to && t[j] == ' ' {
			j++
		}
		if j < to && t[j] == '=' && !strings.HasPrefix(t[j:to], "==") {
			var value string
			value, i = paramValue(t, j+1, to)
			if len(out) == 0 {
				out = append(out, challenge{params: map[string]string{}, at: report.Place{Start: start, End: i}})
			}
			c := &out[len(out)-1]
			if _, dup := c.params[strings.ToLower(word)]; !dup {
				c.params[strings.ToLower(word)] = value
			}
			c.at.End = i
			continue
		}
		if !knownScheme(word) {
			break
		}
		out = append(out, challenge{scheme: strings.ToLower(word), params: map[string]string{}, at: report.Place{Start: start, End: i}})
	}
	return out
}

func paramValue(t string, i, to int) (string, int) {
	for i < to && (t[i] == ' ' || t[i] == '\\') {
		i++
	}
	if i >= to {
		return "", to
	}
	if q := t[i]; q == '"' || q == '\'' {
		j := i + 1
		for j < to && t[j] != q {
			if t[j] == '\\' && j+1 < to && t[j+1] != q {
				j++
			}
			j++
		}
		return strings.TrimRight(t[i+1:min(j, to)], "\\"), min(j+1, to)
	}
	j := i
	for j < to && strings.IndexByte(",; `", t[j]) < 0 {
		j++
	}
	return t[i:j], j
}

func knownScheme(w string) bool {
	switch strings.ToLower(w) {
	case "bearer", "basic", "digest", "negotiate", "ntlm", "dpop", "oauth", "token", "jwt", "apikey", "aws4-hmac-sha256", "hawk", "mutual", "signature", "googlelogin", "sharedkey", "kerberos", "session", "oauth2", "pop":
		return true
	}
	return false
}

// scanBareChallenges files `Bearer error="invalid_token", …` that stands without
// the name of its header, as logs and exception texts have it.
func (s *seen) scanBareChallenges() {
	if len(s.challenges) > 0 {
		return
	}
	for _, scheme := range [...]string{"Bearer ", "DPoP ", "bearer "} {
		for from := 0; ; {
			i := strings.Index(s.text[from:], scheme)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(scheme)
			rest := s.text[from:min(len(s.text), from+24)]
			if strings.HasPrefix(rest, "error=") || strings.HasPrefix(rest, "realm=") || strings.HasPrefix(rest, "algs=") || strings.HasPrefix(rest, "scope=") || strings.HasPrefix(rest, "authorization_uri=") || strings.HasPrefix(rest, "resource_metadata=") {
				s.challenges = append(s.challenges, parseChallenges(s.text, at, min(len(s.text), at+1000))...)
			}
		}
	}
}

// challengeFacts takes the challenge that says most: one with an error.
func (x *exchange) challengeFacts() {
	var best *challenge
	for i := range x.challenges {
		c := &x.challenges[i]
		if !x.mine(c.at.Start) {
			continue
		}
		if best == nil || best.params["error"] == "" && c.params["error"] != "" {
			best = c
		}
	}
	if best == nil {
		return
	}
	if best.scheme != "" {
		x.set("challenge.scheme", best.scheme, best.at)
	}
	if e := best.params["error"]; e != "" {
		x.set("challenge.error", strings.ToLower(e), best.at)
		x.set("error", strings.ToLower(e), best.at)
		x.add("errors", strings.ToLower(e), best.at)
	}
	if d := best.params["error_description"]; d != "" {
		x.set("message", d, best.at)
	}
	if sc := best.params["scope"]; sc != "" {
		x.set("challenge.scope", sc, best.at)
		for w := range strings.FieldsSeq(sc) {
			x.add("scopes.required", w, best.at)
		}
	}
}
