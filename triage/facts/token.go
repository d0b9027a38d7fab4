package facts

import (
	"slices"
	"strconv"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// sentToken is what is known of the token of an exchange: decoded from the text,
// or pasted by the reporter as claims.
type sentToken struct {
	claims    map[string]claim
	complete  bool // all claims are known, so that a missing one is missing in the token
	inherited bool // it was shown in another exchange of the ticket
}

type claim struct {
	text   string
	number int64
	list   []string
	at     report.Place
}

// tokenFacts finds the token that was sent and what it says of itself.
func (x *exchange) tokenFacts() {
	tok := x.fromCredential()
	if pasted := x.pastedClaims(); pasted != nil && (tok == nil || len(pasted.claims) > len(tok.claims)) {
		x.set("token.kind", "jwt", pasted.anyPlace())
		tok = pasted
	}
	x.opaqueToken()
	if tok == nil {
		x.opaqueInProse()
	}
	x.token = tok
	if tok == nil {
		return
	}
	for name, c := range tok.claims {
		x.add("token.claims", name, c.at)
	}
	x.claimFacts(tok)
	x.tokenUse(tok)
	x.tokenTime(tok)
}

// fromCredential takes the JWT that was sent: one under Authorization, else an
// access token, else the first.
func (x *exchange) fromCredential() *sentToken {
	var best *report.Credential
	rank := func(c *report.Credential) int {
		r := 0
		if x.mine(c.Start) {
			r += 8
		}
		if c.Scheme != "" || c.Name == "authorization" {
			r += 4
		}
		if strings.Contains(c.Name, "access") {
			r += 2
		}
		return r
	}
	kinds := map[int]bool{}
	for i := range x.red.Credentials {
		c := &x.red.Credentials[i]
		if c.Kind == "jwe" && x.mine(c.Start) {
			x.set("token.kind", "jwe", place(c.Start, c.End))
		}
		if c.Kind != "jwt" || c.JWT == nil {
			continue
		}
		kinds[c.N] = true
		if best == nil || rank(c) > rank(best) {
			best = c
		}
	}
	if best == nil {
		return nil
	}
	at := place(best.Start, best.End)
	x.set("token.count", int64(len(kinds)), at)
	x.set("token.kind", "jwt", at)
	if strings.Contains(best.Name, "id_token") || strings.Contains(best.Name, "idtoken") {
		x.set("token.use", "id", at)
	}
	damaged := false
	short := slices.Contains(best.Oddities, "ellipsis") || strings.HasPrefix(strings.TrimLeft(x.text[best.End:min(len(x.text), best.End+4)], " "), "..") || strings.HasPrefix(x.text[best.End:], "…")
	for _, d := range best.JWT.Damage {
		if short && d.What != "whitespace" {
			damaged = true
			continue // shortened by the reporter
		}
		x.add("token.damage", d.What, at)
		damaged = true
	}
	for k, v := range best.JWT.Header {
		switch k {
		case "alg", "kid":
			x.set("token."+k, v, at)
		case "typ":
			if strings.EqualFold(v, "at+jwt") {
				x.set("token.use", "access", at)
			}
		}
	}
	tok := &sentToken{claims: map[string]claim{}, complete: !damaged && len(best.JWT.Claims) > 0, inherited: !x.mine(best.Start)}
	for _, c := range best.JWT.Claims {
		tok.claims[c.Name] = claim{c.Text, c.Number, c.List, at}
	}
	return tok
}

// pastedKeys maps folded keys to claim names.
var pastedKeys = map[string]string{"iss": "iss", "aud": "aud", "exp": "exp", "iat": "iat", "nbf": "nbf", "sub": "sub", "azp": "azp", "appid": "appid", "cid": "cid",
	"gty": "gty", "scp": "scp", "scope": "scope", "roles": "roles", "permissions": "permissions", "tokenuse": "token_use", "usage": "usage", "tid": "tid", "ver": "ver",
	"athash": "at_hash", "nonce": "nonce", "jti": "jti", "authtime": "auth_time", "idtyp": "idtyp", "alg": "alg", "kid": "kid"}

// pastedClaims collects the claims that the reporter decoded and pasted. Three
// of the registered claims have to be there for it to be a token.
func (x *exchange) pastedClaims() *sentToken {
	tok := &sentToken{claims: map[string]claim{}}
	registered := 0
	collect := func(p *pair) {
		name := pastedKeys[p.key]
		if name == "" || tok.claims[name].at.End != 0 || p.sep == '&' || p.sep == '>' {
			return
		}
		c := claim{text: strings.TrimSpace(p.value), at: p.at}
		c.number, _ = strconv.ParseInt(c.text, 10, 64)
		if strings.HasPrefix(c.text, "[") {
			c.list = strings.FieldsFunc(strings.Trim(c.text, "[]"), func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || isQuote(r) })
			c.text = ""
		}
		tok.claims[name] = c
		switch name {
		case "iss", "aud", "exp", "iat", "nbf", "sub", "azp", "gty", "scp", "appid":
			registered++
		}
	}
	for p := range x.values(keysOf(pastedKeys)...) {
		collect(p)
	}
	if registered < 2 && !x.single {
		// Claims shown for an earlier call of the ticket hold, with less weight.
		tok = &sentToken{claims: map[string]claim{}, inherited: true}
		for i := range x.pairs {
			if x.pairs[i].at.Start < x.start {
				collect(&x.pairs[i])
			}
		}
	}
	if registered < 2 {
		return nil
	}
	tok.complete = registered >= 4
	return tok
}

func keysOf(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}

func (t *sentToken) anyPlace() report.Place {
	best := report.Place{}
	for _, c := range t.claims {
		if best.End == 0 || c.at.Start < best.Start {
			best = c.at
		}
	}
	return best
}

// opaquePrefixes begin OAuth access tokens that are opaque by design: Google's,
// GitHub's, Ory's.
var opaquePrefixes = setOf("ya29.", "gho_", "ory_at_")

// opaqueToken finds a token that is no JWT: a short run without dots after
// Bearer or under access_token.
func (x *exchange) opaqueToken() {
	for i := range x.red.Credentials {
		c := &x.red.Credentials[i]
		if !x.mine(c.Start) || c.Kind != "opaque" {
			continue
		}
		if c.Prefix != "" && !opaquePrefixes[c.Prefix] {
			x.set("token.kind", "api_key", place(c.Start, c.End))
		} else if strings.EqualFold(c.Scheme, "bearer") || strings.Contains(c.Name, "access") || strings.Contains(c.Name, "token") || c.Place == "prose" {
			x.set("token.kind", "opaque", place(c.Start, c.End))
		}
	}
	// A masked value keeps its shape: "Bearer XmjZzvFSGR6GE5dLxxxxxxx" has no dots.
	for p := range x.values("authorization") {
		rest, ok := strings.CutPrefix(strings.TrimSpace(p.value), "Bearer ")
		if w := firstWord(rest); ok && len(w) >= 16 && len(w) <= 64 && !strings.ContainsAny(w, ".{}<>$[]()") && strings.Contains(w, "xxx") {
			x.set("token.kind", "opaque", p.at)
		}
	}
}

// claimFacts copies the claims that rules compare.
func (x *exchange) claimFacts(tok *sentToken) {
	for _, n := range [...]string{"iss", "gty", "alg", "kid"} {
		if c, ok := tok.claims[n]; ok && c.text != "" {
			x.set("token."+n, c.text, c.at)
		}
	}
	if c, ok := tok.claims["aud"]; ok {
		if c.text != "" {
			x.add("token.aud", c.text, c.at)
		}
		for _, a := range c.list {
			x.add("token.aud", a, c.at)
		}
	}
	if c, ok := tok.claims["exp"]; ok && tok.claims["iat"].number > 0 && c.number > tok.claims["iat"].number {
		x.set("token.lifetime", c.number-tok.claims["iat"].number, c.at)
	}
}

// tokenUse tells an ID token by the claims that only it has (OpenID Connect Core
// §2: nonce, at_hash, c_hash; Cognito's token_use), an access token by scopes.
func (x *exchange) tokenUse(tok *sentToken) {
	c := tok.claims
	use := strings.ToLower(c["token_use"].text + c["usage"].text)
	switch {
	case use == "id" || use == "identity_token":
		x.set("token.use", "id", pick(c, "token_use", "usage"))
	case use == "access" || use == "access_token":
		x.set("token.use", "access", pick(c, "token_use", "usage"))
	case has(c, "at_hash") || has(c, "c_hash"):
		x.set("token.use", "id", pick(c, "at_hash", "c_hash"))
	case has(c, "scp") || has(c, "scope") || has(c, "gty") || has(c, "permissions"):
		x.set("token.use", "access", pick(c, "scp", "scope", "gty", "permissions"))
	case has(c, "nonce") && tok.complete:
		x.set("token.use", "id", pick(c, "nonce"))
	}
}

func has(m map[string]claim, name string) bool { _, ok := m[name]; return ok }

func pick(m map[string]claim, names ...string) report.Place {
	for _, n := range names {
		if c, ok := m[n]; ok {
			return c.at
		}
	}
	return report.Place{}
}

// tokenTime compares exp and nbf with the time of the call: a verdict only where
// it holds for the whole interval.
func (x *exchange) tokenTime(tok *sentToken) {
	from, ok1 := x.value("now.from").(int64)
	to, ok2 := x.value("now.to").(int64)
	exp, iat := tok.claims["exp"], tok.claims["iat"]
	if !ok1 || !ok2 || exp.number == 0 || tok.inherited {
		return
	}
	begin := max(iat.number, tok.claims["nbf"].number)
	state := ""
	switch {
	case exp.number < from:
		state = "expired"
	case begin > to:
		state = "not_yet_valid"
	case begin <= from && to <= exp.number:
		state = "valid"
	case x.str("now.source") == "message" && begin > 0 && to > begin && to-exp.number < 3600:
		state = "valid" // written within the token's life: it was valid when it was pasted
	}
	if state == "" {
		return
	}
	x.facts["token.time"] = &report.Fact{Name: "token.time", Value: state, At: []report.Place{exp.at}, From: []string{"now.to"}}
	x.derive("token.time_basis", x.str("now.source"), "now.source")
}
