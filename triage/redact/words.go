package redact

import "strings"

// fillers are the words of which people make names and stand-ins for secrets,
// and those that error texts say after the name of one.
var fillers = wordSet(`
 a access account actual admin an and any api app application are assertion auth authentication authorization
 azure basic be bearer bot bound by cannot changed changeme client code config confidential configured consumer
 correct correctly cookie could credential credentials csrf current custom data default demo device disabled does dummy
 empty encoded endpoint entered env example expired expires fail failed fake false fetch field foo for forbidden
 format from generated get github given goes google grant has have header here hidden host id identity illegal in
 incorrect incorrectly input inside insert int into invalid is issued it jwt key keys like login machine malformed
 management masked master match mine mismatch missing module must my name new nil no none not null number oauth obtained of
 old on only opaque other optional or our passed passphrase passwd password pass paste per personal placeholder
 please private provided public put pwd read real received redacted refresh rejected removed replace request required
 response result returned right sample sandbox same scheme scope secret secrets security see send sensitive sent server
 service session set shared should show signature signing some something sso stored str string stripe super subscription
 tenant test that the their this to token tokens too true type unauthorized undefined unknown unset url used user
 userinfo username usr valid validated value values var variable verified verification verifier was webhook
 were when will with wrong x xsrf you your
 verify expected revoked deactivated omitted stripped snip truncated protected digest negotiate
 base64 b64 decode decoded encode encoded digest hmac sha1 sha256 sha512 md5 rs256 hs256 es256 ps256 s256 oauth2 utf8
 object promise function const let self live production prod dev staging local
`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// longestFiller bounds the search of splits, in bytes.
const longestFiller = 14

// isWords tells whether v is made of fillers only, as in YOUR_TOKEN_HERE,
// my-client-secret, accessToken2 or "required".
func isWords(v string) bool {
	if len(v) > 64 {
		return false
	}
	var buf [64]byte
	n := 0
	for i := range len(v) {
		switch c := lower(v[i]); {
		case isLower(c), isDigit(c):
			buf[n] = c
			n++
		case strings.IndexByte("_-. :!?", c) >= 0:
		default:
			return false
		}
	}
	if splits(buf[:n], 8) {
		return n > 0
	}
	bare := n // token1, token22
	for bare > 0 && n-bare < 2 && isDigit(buf[bare-1]) {
		bare--
	}
	return bare > 0 && bare < n && splits(buf[:bare], 8)
}

// splits tells whether b is a chain of at most most fillers.
func splits(b []byte, most int) bool {
	if len(b) == 0 {
		return true
	}
	if most == 0 {
		return false
	}
	for n := min(len(b), longestFiller); n > 0; n-- {
		if fillers[string(b[:n])] && splits(b[n:], most-1) {
			return true
		}
	}
	return false
}
