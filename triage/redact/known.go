package redact

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// knownMin is the shortest secret that is looked for everywhere else, in bytes.
const knownMin = 8

// findKnown redacts every other place where a secret stands that was found by
// its key or shape: people repeat them bare in prose.
func (r *redactor) findKnown() {
	known := map[[knownMin]byte][]*hit{}
	var first [256]bool
	for _, p := range r.parts {
		for i := range p.hits {
			h := &p.hits[i]
			if len(h.secret) < knownMin || !isDistinct(h.secret) {
				continue
			}
			k := [knownMin]byte([]byte(h.secret[:knownMin]))
			if same := known[k]; len(same) < 4 && !contains(same, h.secret) {
				known[k] = append(same, h)
				first[h.secret[0]] = true
			}
		}
	}
	if len(known) == 0 {
		return
	}
	for i := range r.parts {
		r.parts[i].findKnown(known, &first)
	}
}

func contains(list []*hit, s string) bool {
	for _, x := range list {
		if x.secret == s {
			return true
		}
	}
	return false
}

// isDistinct tells a secret that no sentence holds by chance.
func isDistinct(v string) bool {
	p := profileOf(v)
	return p.letters > 0 && p.digits > 0 || isRandom(v) || len(v) >= 16 && p.others > 0 && !isWords(v)
}

// findKnown adds hits for known secrets between those that are there.
func (p *part) findKnown(known map[[knownMin]byte][]*hit, first *[256]bool) {
	s := *p.text
	var all []hit
	next := 0 // of p.hits
	for i := 0; i+knownMin <= len(s); i++ {
		for next < len(p.hits) && p.hits[next].start <= i {
			i = max(i, p.hits[next].end)
			next++
		}
		if i+knownMin > len(s) {
			break
		}
		if !first[s[i]] || i > 0 && isAlnum(s[i-1]) && isAlnum(s[i]) {
			continue
		}
		like := longestKnown(s[i:], known[[knownMin]byte([]byte(s[i:i+knownMin]))])
		if like == nil || next < len(p.hits) && i+len(like.secret) > p.hits[next].start {
			continue
		}
		n := len(like.secret)
		all = append(all, hit{start: i, end: i + n, secret: like.secret, cred: report.Credential{
			Kind: like.cred.Kind, Prefix: like.cred.Prefix, Place: "prose", Length: n}})
		i += n - 1
	}
	p.merge(all)
}

// longestKnown returns the longest of these secrets that s begins with, or nil.
func longestKnown(s string, secrets []*hit) (found *hit) {
	for _, h := range secrets {
		if strings.HasPrefix(s, h.secret) && (found == nil || len(h.secret) > len(found.secret)) {
			found = h
		}
	}
	return found
}

// merge sorts two ascending lists into one.
func (p *part) merge(more []hit) {
	if len(more) == 0 {
		return
	}
	out := make([]hit, 0, len(p.hits)+len(more))
	for i := 0; i < len(p.hits) || len(more) > 0; {
		if i < len(p.hits) && (len(more) == 0 || p.hits[i].start < more[0].start) {
			out = append(out, p.hits[i])
			i++
			continue
		}
		out = append(out, more[0])
		more = more[1:]
	}
	p.hits = out
}
