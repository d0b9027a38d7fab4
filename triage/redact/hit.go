package redact

import (
	"strconv"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// hit is one edit of a text: bytes [start,end) give way to a placeholder, or, if
// secret is empty, to an underscore that makes a forged placeholder void.
type hit struct {
	start, end int
	secret     string // what is compared: the secret without its oddities
	broken     bool   // white space was taken out of it
	cred       report.Credential
}

// upTo extends a hit over the rest of the value that it begins: what is glued to a
// secret may be a part of it.
func (h hit) upTo(end int) hit {
	if end > h.end {
		h.cred.Length += end - h.end
		h.end = end
	}
	return h
}

// The kinds of secrets; they stand in placeholders.
const (
	kindJWT       = "jwt"
	kindJWE       = "jwe"
	kindOpaque    = "opaque"
	kindBasic     = "basic"
	kindAPIKey    = "api_key"
	kindCookie    = "cookie"
	kindSession   = "session"
	kindPassword  = "password"
	kindCode      = "code"
	kindVerifier  = "code_verifier"
	kindClient    = "client_secret"
	kindSecret    = "secret"
	kindRefresh   = "refresh_token"
	kindPrivate   = "private_key"
	kindSignature = "signature"
	kindAssertion = "assertion"
)

// kinds lists all of them for the check on forged placeholders.
const kinds = " jwt jwe opaque basic api_key cookie session password code code_verifier client_secret secret refresh_token private_key signature assertion "

// forged returns the length of a placeholder at s[i], which is '{', or 0. Text
// that looks like ours before redaction was not made by us.
func forged(s string, i int) int {
	end := i + 1
	for end < len(s) && (s[end] == '_' || 'a' <= s[end] && s[end] <= 'z') {
		end++
	}
	if end >= len(s) || s[end] != ':' || end-i > 24 || end == i+1 || !strings.Contains(kinds, " "+s[i+1:end]+" ") {
		return 0
	}
	digits := end + 1
	for end = digits; end < len(s) && isDigit(s[end]); end++ {
	}
	if end == digits || end >= len(s) || s[end] != '}' {
		return 0
	}
	return end + 1 - i
}

// placeholder returns the length of a placeholder at s[i], forged or made void,
// or 0.
func placeholder(s string, i int) int {
	j := i
	for j+1 < len(s) && s[j+1] == '_' && j-i < 4 {
		j++
	}
	if j == i {
		return forged(s, i)
	}
	if n := forged(s, j); n > 0 {
		return j - i + n
	}
	return 0
}

// forgeries returns the edits that make placeholders in the text void. Those in a
// secret go with it.
func (p *part) forgeries() (all []hit) {
	s, next := *p.text, 0
	for i := strings.IndexByte(s, '{'); i >= 0; {
		for next < len(p.hits) && p.hits[next].end <= i {
			next++
		}
		inside := next < len(p.hits) && p.hits[next].start <= i
		if !inside && forged(s, i) > 0 {
			all = append(all, hit{start: i + 1, end: i + 1})
		}
		n := strings.IndexByte(s[i+1:], '{')
		if n < 0 {
			break
		}
		i += n + 1
	}
	return all
}

// number gives equal secrets equal kinds and numbers, in the order of the ticket.
func (r *redactor) number() {
	type name struct {
		kind string
		n    int
		like *report.Credential
	}
	r.counts = map[string]int{}
	var seen map[string]name
	for i := range r.parts {
		for j := range r.parts[i].hits {
			h := &r.parts[i].hits[j]
			if h.secret == "" {
				continue
			}
			k, ok := seen[h.secret]
			if !ok {
				describe(h)
				r.counts[h.cred.Kind]++
				k = name{h.cred.Kind, r.counts[h.cred.Kind], &h.cred}
				if seen == nil {
					seen = map[string]name{}
				}
				seen[h.secret] = k
			}
			h.cred.Kind, h.cred.N, h.cred.JWT = k.kind, k.n, k.like.JWT
			if h.cred.Basic == nil {
				h.cred.Basic = k.like.Basic
			}
		}
	}
}

// write replaces the text of a part by its redacted form.
func (p *part) write() {
	if len(p.hits) == 0 {
		return
	}
	s := *p.text
	out := make([]byte, 0, len(s)+16)
	last := 0
	for i := range p.hits {
		h := &p.hits[i]
		out = append(out, s[last:h.start]...)
		last = h.end
		if h.secret == "" {
			out = append(out, '_')
			continue
		}
		h.cred.Start = len(out)
		out = append(out, '{')
		out = append(out, h.cred.Kind...)
		out = append(out, ':')
		out = strconv.AppendInt(out, int64(h.cred.N), 10)
		out = append(out, '}')
		h.cred.End = len(out)
	}
	*p.text = string(append(out, s[last:]...))
}
