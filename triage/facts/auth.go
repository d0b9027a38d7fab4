package facts

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// authFacts finds how the credential was sent: scheme, place, and what is odd.
func (x *exchange) authFacts() {
	for p := range x.values("authorization", "proxyauthorization", "authentication") {
		x.authHeader(p)
	}
	x.headerNotCut()
	x.schemeWanted()
	for p := range x.values("xapikey", "privatetoken", "apikey") {
		if p.sep == ':' && !p.quote {
			x.set("auth.sent", "yes", p.at)
			x.set("auth.scheme", "apikey", p.at)
			x.set("auth.place", "header", p.at)
		}
	}
	x.passingScheme("aws4")
	for i := range x.red.Credentials {
		c := &x.red.Credentials[i]
		if x.mine(c.Start) {
			x.credentialAuth(c)
		}
	}
	x.requestWithout()
	x.compareSchemes()
	x.passingScheme("")
}

// schemes maps the first word of an Authorization value to a value of the fact
// auth.scheme.
var schemes = map[string]string{"bearer": "bearer", "basic": "basic", "token": "token", "digest": "digest", "negotiate": "negotiate", "ntlm": "negotiate",
	"aws4-hmac-sha256": "aws4", "oauth": "oauth1", "dpop": "dpop", "jwt": "jwt", "apikey": "apikey", "api-key": "apikey", "key": "apikey", "sso-key": "apikey", "zoho-oauthtoken": "other", "klaviyo-api-key": "apikey"}

// authHeader reads one header "Authorization: …" as the ticket shows it.
func (x *exchange) authHeader(p *pair) {
	h := x.headerOf(p)
	v := strings.Trim(h.value, " \t`")
	if p.key == "authentication" || p.odd {
		if !p.odd && (p.sep != ':' || schemes[strings.ToLower(firstWord(v))] == "") {
			return
		}
		x.add("auth.oddities", "wrong_name", p.at)
	}
	p = &pair{key: p.key, value: p.value, at: report.Place{Start: p.at.Start, End: min(p.at.End, max(h.end, p.val.Start))}, val: p.val, quote: p.quote, sep: p.sep, odd: p.odd}
	word := firstWord(v)
	scheme := schemes[strings.ToLower(strings.TrimRight(word, ":"))]
	if word == v && (h.code && h.quote == 0 || p.sep == '=' || p.sep == ',' && !p.quote) {
		x.headerVariable(v, p)
		return
	}
	if scheme == "" && !looksSent(v) {
		x.emptyOddities(v, p.at)
		return
	}
	if h.whole && word == v && scheme != "" && !h.joined() {
		return // a sentence names the header: no "Authorization: Bearer" found
	}
	x.headerSent(&h, p)
	if scheme == "" {
		x.set("auth.scheme", "none", p.at)
		x.add("auth.oddities", "no_scheme", p.at)
		x.valueOddities(v, p.at)
		return
	}
	x.set("auth.scheme", scheme, p.at)
	if strings.HasSuffix(word, ":") {
		x.add("auth.oddities", "colon", p.at)
	}
	rest := strings.TrimPrefix(v[len(word):], " ")
	if strings.HasPrefix(rest, " ") {
		x.add("auth.oddities", "space", p.at)
	}
	rest = strings.TrimSpace(rest)
	if next := firstWord(rest); strings.EqualFold(next, word) && rest != next {
		x.add("auth.oddities", "doubled_scheme", p.at)
		rest = strings.TrimSpace(rest[len(next):])
	}
	switch {
	case rest == "" && h.glued():
		x.add("auth.oddities", "no_space", p.at)
	case rest == "" && h.quote != 0 && !h.whole && !h.joined() && p.sep != ',' && !strings.HasPrefix(h.after, "$"):
		x.add("auth.oddities", "empty", p.at)
	case scheme == "basic" && (h.whole || h.quote != 0) && unencoded(rest):
		x.add("auth.oddities", "unencoded", p.at)
	}
	if x.unexpanded(&h, p) {
		x.add("auth.oddities", "unexpanded_variable", p.at)
	}
	x.valueOddities(rest, p.at)
}

// headerSent records that the header was sent, or that code sets it: that is no
// evidence that the request carried it.
func (x *exchange) headerSent(h *headerText, p *pair) {
	x.set("auth.place", "header", p.at)
	if h.coded() {
		x.set("auth.coded", "yes", p.at)
		return
	}
	x.set("auth.sent", "yes", p.at)
}

// headerVariable judges a header whose value is a name in code: Authorization: token.
func (x *exchange) headerVariable(v string, p *pair) {
	low := strings.ToLower(strings.TrimRight(v, ";)}"))
	x.emptyOddities(low, p.at)
	if low == "" || strings.IndexByte("{<[", low[0]) >= 0 || low == "undefined" || low == "null" || low == "none" || low == "new" {
		return
	}
	x.set("auth.coded", "yes", p.at)
	x.set("auth.place", "header", p.at)
	bare := strings.HasSuffix(low, "token") || strings.HasSuffix(low, "jwt") || strings.HasSuffix(low, "key")
	if i := strings.Index(x.words.Norm, " bearer "); bare && i < 0 {
		x.add("auth.oddities", "bare_variable", p.at)
	}
}

// unencoded tells what stands in a Basic header where Base64 should: user:password, or
// the name of the function that would encode it.
func unencoded(v string) bool {
	low := strings.ToLower(v)
	if strings.HasPrefix(low, "base64(") || strings.HasPrefix(low, "base64_encode(") || strings.HasPrefix(low, "btoa(") {
		return true
	}
	user, password, ok := strings.Cut(v, ":")
	return ok && user != "" && password != "" && !strings.ContainsAny(v, " {}<>[]()$`\"'") && !strings.Contains(low, "base64")
}

// looksSent tells a credential value without a scheme from prose about headers:
// one word, a placeholder of ours, or a run of digits and letters.
func looksSent(v string) bool {
	w := firstWord(v)
	if len(w) != len(v) && !strings.HasPrefix(v[len(w):], " -") {
		return false
	}
	if strings.HasPrefix(w, "{") && strings.Contains(w, ":") && strings.HasSuffix(w, "}") {
		return true
	}
	digits, masked := 0, strings.Contains(w, "xxx") || strings.Contains(w, "***") || strings.Contains(w, "...")
	for i := range len(w) {
		if isDigit(w[i]) {
			digits++
		}
	}
	return len(w) >= 12 && digits >= 3 || masked && len(w) >= 8
}

// valueOddities looks at what stands where the credential should be.
func (x *exchange) valueOddities(v string, at report.Place) {
	x.emptyOddities(v, at)
	switch {
	case strings.HasPrefix(v, "{{"):
		x.add("auth.oddities", "unexpanded_variable", at)
	case strings.HasPrefix(v, `"`) || strings.HasPrefix(v, `\"`) || strings.HasPrefix(v, "'"):
		x.add("auth.oddities", "quoted", at)
	}
}

// emptyOddities finds the text of a variable that was never filled.
func (x *exchange) emptyOddities(v string, at report.Place) {
	switch low := strings.ToLower(v); {
	case low == "undefined", low == "null", low == "none", low == "nil":
		x.add("auth.oddities", "undefined", at)
	case strings.HasPrefix(low, "[object"):
		x.add("auth.oddities", "object_text", at)
	}
}

func firstWord(v string) string {
	if i := strings.IndexAny(v, " \t\n"); i >= 0 {
		return v[:i]
	}
	return v
}

// credentialAuth takes what redaction saw of a credential that was sent.
func (x *exchange) credentialAuth(c *report.Credential) {
	at := place(c.Start, c.End)
	for _, o := range c.Oddities {
		if c.Place != "prose" || o != "ellipsis" {
			x.add("auth.oddities", o, at)
		}
	}
	if c.Scheme != "" {
		x.set("auth.sent", "yes", at)
		x.set("auth.place", "header", at)
		if s := schemes[strings.ToLower(c.Scheme)]; s != "" {
			x.set("auth.scheme", s, at)
		}
	}
	if c.Prefix != "" {
		x.set("key.prefix", c.Prefix, at)
	}
	if b := c.Basic; b != nil {
		if b.TrailingNewline {
			x.add("auth.oddities", "newline", at)
		}
		if b.Decodes && !b.Colon {
			x.add("auth.oddities", "colon", at)
		}
		if !b.Decodes && b.Colon {
			x.add("auth.oddities", "unencoded", at) // jane:word as it is
		}
		if b.NonASCII {
			x.add("auth.oddities", "non_ascii", at)
		}
	}
}

// passingSchemes name a scheme in passing: in code, in a command.
var passingSchemes = []struct{ text, scheme string }{
	{"Bearer ", "bearer"}, {"Basic ", "basic"}, {"curl -u ", "basic"}, {" --user ", "basic"}, {"auth=(", "basic"}, {"HTTPBasicAuth(", "basic"},
	{"PRIVATE-TOKEN", "apikey"}, {"'Token '", "token"}, {"AWS4-HMAC-SHA256", "aws4"}, {"oauth_signature", "oauth1"},
}

// notCredential are words after "Bearer " or "Basic " in challenges and prose.
var notCredential = []string{"error", "realm", "auth", "was", "token", "schem", "algs", "scope"}

// passingScheme takes the first scheme named in passing; only the given one
// unless it is empty.
func (x *exchange) passingScheme(only string) {
	for _, l := range x.literals {
		m := literalMeans[l.n]
		if m.scheme == "" || only != "" && m.scheme != only || !x.mine(l.at) {
			continue
		}
		end := l.at + len(codeLiterals.list[l.n])
		rest := x.text[end:]
		if slices.ContainsFunc(notCredential, func(w string) bool { return strings.HasPrefix(rest, w) }) {
			continue
		}
		x.set("auth.scheme", m.scheme, place(l.at, end))
		return
	}
}
