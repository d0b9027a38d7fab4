package facts

import (
	"slices"
	"strings"
)

// clientFacts finds how the client asks for a token: grant type, client
// authentication (RFC 6749 §2.3), kind of client.
func (x *exchange) clientFacts() {
	for p := range x.values("granttype") {
		v := strings.ToLower(strings.Trim(p.value, "'\"` "))
		v = strings.TrimPrefix(v, "urn:ietf:params:oauth:grant-type:")
		if v != "" && !strings.ContainsAny(v, " <>${}") {
			x.set("grant_type", v, p.at)
			break
		}
	}
	if x.value("grant_type") == nil {
		for _, g := range [...]string{"authorization_code", "client_credentials", "refresh_token"} {
			if i := strings.Index(x.text[x.start:x.end], "'"+g+"'"); i >= 0 {
				x.set("grant_type", g, place(x.start+i, x.start+i+len(g)+2))
				break
			}
		}
	}
	x.clientAuth()
	for p := range x.values("tokenendpointauthmethod") {
		switch strings.ToLower(p.value) {
		case "none":
			x.set("client.type", "public", p.at)
		}
	}
}

// clientAuth tells how id and secret were sent in a token request.
func (x *exchange) clientAuth() {
	if x.str("endpoint") != "token" && x.value("grant_type") == nil {
		return
	}
	secret := x.first("clientsecret")
	basic := x.str("auth.scheme") == "basic"
	switch {
	case x.first("clientassertion", "clientassertiontype") != nil:
		x.set("client.auth", "jwt", x.first("clientassertion", "clientassertiontype").at)
	case secret != nil && basic:
		x.set("client.auth", "both", secret.at)
	case secret != nil:
		x.set("client.auth", "post", secret.at)
	case basic:
		x.derive("client.auth", "basic", "auth.scheme")
	default:
		x.withoutClientAuth()
	}
}

// clientProofs stand in a token request that authenticates its client, or that a public
// client makes.
var clientProofs = []string{"client_secret", "client-secret", " -u", "--user", "uthorization", "assertion", "code_verifier", "--cert", "$", "clientsecret"}

// withoutClientAuth finds a token request that is shown whole, as a curl command, and
// does not authenticate the client.
func (x *exchange) withoutClientAuth() {
	for _, l := range x.literals {
		if literalMeans[l.n].call != "curl" || !x.mine(l.at) {
			continue
		}
		end := commandEnd(x.text, l.at)
		cmd := strings.ToLower(x.text[l.at:end])
		if strings.Contains(cmd, "grant_type") && !slices.ContainsFunc(clientProofs, func(w string) bool { return strings.Contains(cmd, w) }) {
			x.set("client.auth", "none", place(l.at, end))
		}
		return
	}
}
