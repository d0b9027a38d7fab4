package facts

import (
	"strings"
)

// audienceFacts compares what the token is for with what was called. Only a
// clear case gives a verdict: audience and called host are known to belong to
// different providers' APIs, or to different services of one host.
func (x *exchange) audienceFacts() {
	auds, _ := x.value("token.aud").([]string)
	host := hostOnly(x.str("url.host"))
	if len(auds) == 0 || host == "" || x.str("token.use") == "id" {
		return
	}
	called, known := x.cat.ProviderByHost(host)
	differs := false
	for _, a := range auds {
		ah := hostOf(a)
		if !strings.Contains(a, "://") || !strings.Contains(ah, ".") {
			return // an identifier: it may well be the name of the API
		}
		if hostOnly(ah) == host {
			x.derive("token.audience", "matches", "token.aud", "url.host")
			return
		}
		if p, ok := x.cat.ProviderByHost(ah); ok && known && (p.ID != called.ID || hostOnly(ah) != host) {
			differs = true
		}
	}
	if differs {
		x.derive("token.audience", "differs", "token.aud", "url.host")
	}
}

func hostOnly(h string) string {
	h, _, _ = strings.Cut(h, ":")
	return strings.ToLower(h)
}

// opaqueInProse finds a token that the reporter shows in a sentence: one run of
// mixed letters and digits without dots, right after "token".
func (x *exchange) opaqueInProse() {
	t := x.text
	for from := x.start; from < x.end; {
		i := strings.Index(t[from:x.end], "oken")
		if i < 0 {
			return
		}
		at := from + i + 4
		from = at
		for _, skip := range [...]string{" was just ", " is just ", " looks like ", " is like ", " is ", " was ", " I get is ", " like ", ": ", " = "} {
			if !strings.HasPrefix(t[at:], skip) {
				continue
			}
			start := at + len(skip)
			if start < x.end && strings.IndexByte("`\"'", t[start]) >= 0 {
				start++
			}
			end := start
			for end < x.end && (isAlnum(t[end]) || t[end] == '_' || t[end] == '-') {
				end++
			}
			if opaqueShaped(t[start:end]) {
				x.set("token.kind", "opaque", place(start, end))
				return
			}
		}
	}
}

// opaqueShaped tells a random identifier from a word: 12 to 64 characters that
// mix cases and digits.
func opaqueShaped(w string) bool {
	if len(w) < 12 || len(w) > 64 || strings.HasPrefix(w, "eyJ") {
		return false
	}
	var upper, lower, digit bool
	for i := range len(w) {
		switch c := w[i]; {
		case 'A' <= c && c <= 'Z':
			upper = true
		case 'a' <= c && c <= 'z':
			lower = true
		case isDigit(c):
			digit = true
		}
	}
	return upper && lower && digit
}
