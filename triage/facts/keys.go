package facts

// pairKeys are the keys whose values a fact needs, folded: lower case without
// "_" and "-".
var pairKeys = func() map[string]bool {
	m := map[string]bool{}
	for _, k := range []string{
		// error bodies (RFC 6749 §5.2, RFC 9457, vendors')
		"error", "errorcode", "errordescription", "errorsummary", "errorsubcode", "errorcodes", "errormessage", "errors", "code", "type",
		"reason", "message", "msg", "detail", "title", "status", "statuscode", "httpstatus", "httpcode", "faultstring",
		// headers (RFC 9110)
		"wwwauthenticate", "authorization", "authentication", "contenttype", "accept", "date", "host", "location", "xcsrftoken", "retryafter",
		"xratelimitremaining", "privatetoken", "xapikey", "cookie", "setcookie", "proxyauthorization", "xxsrftoken",
		// claims (RFC 7519, RFC 9068) and JOSE headers
		"iss", "aud", "exp", "iat", "nbf", "sub", "azp", "appid", "cid", "gty", "scp", "scope", "scopes", "roles", "permissions", "tokenuse", "usage", "tid",
		"ver", "alg", "kid", "typ", "athash", "nonce", "jti", "authtime", "idtyp",
		// OAuth parameters (RFC 6749, RFC 7636, RFC 8707) and what libraries call them
		"granttype", "redirecturi", "redirecturl", "callbackurl", "callback", "responsetype", "clientid", "clientsecret", "codeverifier", "codechallenge",
		"codechallengemethod", "audience", "resource", "state", "tokenendpointauthmethod", "refreshtoken", "accesstoken", "idtoken", "expiresin", "tokentype",
		"username", "password", "clientassertiontype", "clientassertion", "prompt",
		// settings
		"issuer", "authority", "issueruri", "jwksuri", "jwkseturi", "baseurl", "sandbox", "environment", "mode", "cookiesamesite", "samesite", "region", "apikey", "secretkey",
		"algorithms", "algorithm", "expected", "timestamp", "needed", "provided", "required",
	} {
		m[k] = true
	}
	return m
}()

// foldKey returns the canonical form of a key if a fact needs it.
func foldKey(k string) (string, bool) {
	var buf [40]byte
	n := 0
	for i := range len(k) {
		c := k[i]
		switch {
		case c == '.':
			n = 0 // obj.key: the last part names it
			continue
		case c == '_' || c == '-':
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		buf[n] = c
		n++
	}
	if !pairKeys[string(buf[:n])] {
		return "", false
	}
	return string(buf[:n]), true
}

// values calls yield for the pairs of this exchange with one of the keys, in
// the order of the text.
func (x *exchange) values(keys ...string) func(yield func(p *pair) bool) {
	return func(yield func(p *pair) bool) {
		for i := range x.pairs {
			p := &x.pairs[i]
			if !x.mine(p.at.Start) {
				continue
			}
			for _, k := range keys {
				if p.key == k {
					if !yield(p) {
						return
					}
					break
				}
			}
		}
	}
}

// first returns the first pair of this exchange with one of the keys, or nil.
func (x *exchange) first(keys ...string) *pair {
	for p := range x.values(keys...) {
		return p
	}
	return nil
}
