package report

// Credential is what may be known of one secret in a ticket. It never holds the
// secret: equal secrets have equal Kind and N, which is all that comparison needs.
type Credential struct {
	Kind   string // jwt, jwe, opaque, basic, api_key, cookie, password, code, client_secret, refresh_token, private_key, signature …
	N      int    // number in its placeholder {Kind:N}, from 1, by first occurrence
	Start  int    // byte offset of the placeholder in Text.S
	End    int    // byte offset after the placeholder
	Place  string // header, query, body, json, code, cookie, url or prose
	Name   string // key, header or parameter that held it, lower case; "" if none
	Scheme string // authentication scheme written before it, as written; "" if none
	Prefix string // public prefix of a known kind, such as "sk_test_"; "" if none
	Length int    // bytes of the secret as it stood in the ticket

	// Oddities of how it was written; values of the fact auth.oddities.
	Oddities []string

	JWT   *JWT   // set for kind jwt
	Basic *Basic // set for kind basic when its value decodes
}

// JWT is a JSON Web Token (RFC 7519) without signature and personal claims.
// It was decoded, never verified.
type JWT struct {
	Segments int               // parts between dots
	Header   map[string]string // alg, typ, kid, cty, enc, x5t (first 8 characters)
	Claims   []Claim           // in the order of the payload
	Damage   []Damage          // what does not decode, and where
}

// Claim is one member of a JWT's payload. Values are kept only for claims that
// name no person (iss, aud, exp, scope …).
type Claim struct {
	Name   string
	Kind   string   // string, number, bool, array, object or null
	Text   string   // the value of a kept string claim
	Number int64    // the value of a kept number claim (NumericDate: seconds since 1970)
	List   []string // the values of a kept array of strings, or of a space-separated scope
	Kept   bool     // false: the value was dropped, Length tells its size
	Length int      // bytes of the dropped value as JSON
}

// Damage says what is wrong with one segment of a token.
type Damage struct {
	Segment int    // 0 header, 1 payload, 2 signature; -1 the token as a whole
	Offset  int    // byte offset in the segment where decoding failed; -1 unknown
	What    string // a value of the fact token.damage, such as "payload_undecodable"
}

// Basic is what may be known of an HTTP Basic value (RFC 7617).
type Basic struct {
	Decodes         bool
	Colon           bool
	UserLength      int
	PasswordLength  int
	TrailingNewline bool
	NonASCII        bool
	User            string // kept only if it is a client id (UUID or a known shape) or a public literal such as "__token__"
}
