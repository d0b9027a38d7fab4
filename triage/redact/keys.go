package redact

import "strings"

// level says how sure a key makes us that its value is a secret.
type level uint8

const (
	never  level = iota
	weak         // the value has to look like a secret too
	strong       // any literal of 8 bytes goes
	coded        // authorization codes: long and random, error codes have the same key
	header       // Authorization: scheme and credential follow
	jar          // Cookie: pairs follow
)

// keyRule is one name of a secret.
type keyRule struct {
	tail  string // how the folded name ends: lower case, without - and _
	exact bool   // the whole name has to be it
	kind  string
	level level

	joined bool // the word before the name belongs to it
}

// The rules are grouped by the last two letters of the name, so that nearly all
// words of a ticket are passed after one look. Longer tails come first.
var (
	keysET = []keyRule{
		{tail: "clientsecret", kind: kindClient, level: strong}, {tail: "appsecret", kind: kindClient, level: strong}, {tail: "consumersecret", kind: kindClient, level: strong},
		{tail: "oauthsecret", kind: kindClient, level: strong}, {tail: "applicationsecret", kind: kindClient, level: strong}, {tail: "apisecret", kind: kindAPIKey, level: strong}, {tail: "secret", kind: kindSecret, level: strong},
	}
	keysEN = []keyRule{
		{tail: "refreshtoken", kind: kindRefresh, level: strong}, {tail: "accesstoken", kind: kindOpaque, level: strong}, {tail: "idtoken", kind: kindOpaque, level: strong},
		{tail: "bearertoken", kind: kindOpaque, level: strong}, {tail: "apitoken", kind: kindAPIKey, level: strong}, {tail: "privatetoken", kind: kindAPIKey, level: strong},
		{tail: "authtoken", kind: kindOpaque, level: strong}, {tail: "token", kind: kindOpaque, level: weak},
	}
	keysEY = []keyRule{
		{tail: "apikey", kind: kindAPIKey, level: strong}, {tail: "secretkey", kind: kindAPIKey, level: strong}, {tail: "accesskey", kind: kindAPIKey, level: strong},
		{tail: "accountkey", kind: kindAPIKey, level: strong}, {tail: "subscriptionkey", kind: kindAPIKey, level: strong}, {tail: "functionskey", kind: kindAPIKey, level: strong},
		{tail: "signingkey", kind: kindSecret, level: strong}, {tail: "encryptionkey", kind: kindSecret, level: strong}, {tail: "masterkey", kind: kindAPIKey, level: strong},
		{tail: "sharedkey", kind: kindSecret, level: strong}, {tail: "privatekey", kind: kindPrivate, level: weak}, {tail: "authkey", kind: kindAPIKey, level: strong},
		{tail: "appkey", kind: kindAPIKey, level: weak}, {tail: "applicationkey", kind: kindAPIKey, level: weak}, {tail: "serverkey", kind: kindAPIKey, level: weak},
		{tail: "sessionkey", kind: kindSession, level: weak}, {tail: "sharedaccesskey", kind: kindAPIKey, level: strong}, {tail: "licensekey", kind: kindAPIKey, level: weak},
	}
	keysRD = []keyRule{{tail: "password", kind: kindPassword, level: strong}}
	keysWD = []keyRule{{tail: "passwd", kind: kindPassword, level: strong}, {tail: "pwd", kind: kindPassword, level: strong}}
	keysSS = []keyRule{{tail: "pass", kind: kindPassword, level: weak}}
	keysSE = []keyRule{{tail: "passphrase", kind: kindPassword, level: strong}, {tail: "samlresponse", kind: kindAssertion, level: weak}, {tail: "response", exact: true, kind: kindSignature, level: coded}}
	keysDE = []keyRule{
		{tail: "authorizationcode", kind: kindCode, level: coded}, {tail: "authcode", kind: kindCode, level: coded}, {tail: "devicecode", kind: kindCode, level: coded},
		{tail: "oauthcode", kind: kindCode, level: coded}, {tail: "code", exact: true, kind: kindCode, level: coded},
	}
	keysIE = []keyRule{{tail: "setcookie", exact: true, kind: kindCookie, level: jar}, {tail: "cookie", exact: true, kind: kindCookie, level: jar}, {tail: "cookie", kind: kindCookie, level: weak}}
	keysRE = []keyRule{{tail: "signature", kind: kindSignature, level: coded}}
	keysER = []keyRule{{tail: "codeverifier", kind: kindVerifier, level: strong}, {tail: "oauthverifier", kind: kindVerifier, level: weak}}
	keysID = []keyRule{{tail: "sessionid", kind: kindSession, level: coded}, {tail: "sessid", kind: kindSession, level: coded}, {tail: "sid", exact: true, kind: kindSession, level: coded}, {tail: "connect.sid", exact: true, kind: kindSession, level: coded}}
	keysIG = []keyRule{{tail: "sig", exact: true, kind: kindSignature, level: coded}}
	keysWT = []keyRule{{tail: "jwt", kind: kindOpaque, level: weak}}
	keysON = []keyRule{
		{tail: "proxyauthorization", exact: true, kind: kindOpaque, level: header}, {tail: "xauthorization", exact: true, kind: kindOpaque, level: header}, {tail: "authorization", kind: kindOpaque, level: header},
		{tail: "clientassertion", kind: kindAssertion, level: strong}, {tail: "assertion", kind: kindAssertion, level: weak},
	}
)

// rulesFor returns the rules for names that end in the two letters a, b.
func rulesFor(a, b byte) []keyRule {
	switch {
	case a == 'e':
		return rulesE(b)
	case a == 'r' && b == 'd':
		return keysRD
	case a == 'w' && b == 'd':
		return keysWD
	case a == 's' && b == 's':
		return keysSS
	case a == 's' && b == 'e':
		return keysSE
	case a == 'd' && b == 'e':
		return keysDE
	case a == 'i' && b == 'e':
		return keysIE
	case a == 'r' && b == 'e':
		return keysRE
	case a == 'i' && b == 'd':
		return keysID
	case a == 'i' && b == 'g':
		return keysIG
	case a == 'w' && b == 't':
		return keysWT
	case a == 'o' && b == 'n':
		return keysON
	}
	return nil
}

func rulesE(b byte) []keyRule {
	switch b {
	case 't':
		return keysET
	case 'n':
		return keysEN
	case 'y':
		return keysEY
	case 'r':
		return keysER
	}
	return nil
}

// keyOf returns the rule for a name; before is the word in front of it, for
// names that people write as two words, such as "client secret".
func keyOf(name, before string) (keyRule, bool) {
	name = strings.TrimRight(name, "_-")
	if len(name) < 3 || len(name) > 64 {
		return keyRule{}, false
	}
	rules := rulesFor(lower(name[len(name)-2]), lower(name[len(name)-1]))
	if rules == nil {
		return keyRule{}, false
	}
	var buf [128]byte
	folded, starts := fold(buf[:0], 0, before)
	alone := len(folded)
	folded, starts = fold(folded, starts, name)
	for _, r := range rules {
		if r.fits(folded[alone:], starts>>alone) {
			if two, ok := longer(rules, r, folded, starts); ok && alone > 0 {
				two.joined = true
				return two, true
			}
			return r, true
		}
	}
	if len(before) > 0 && equalFold(name, "key") {
		for _, r := range rules {
			if r.fits(folded, starts) {
				r.joined = true
				return r, true
			}
		}
	}
	return keyRule{}, false
}

// longer returns the rule that fits name and the word before it better than r.
func longer(rules []keyRule, r keyRule, folded []byte, starts uint64) (keyRule, bool) {
	for _, other := range rules {
		if len(other.tail) > len(r.tail) && !other.exact && other.fits(folded, starts) {
			return other, true
		}
	}
	return keyRule{}, false
}

// fits tells whether folded ends in the tail of r, at the start of a word.
func (r keyRule) fits(folded []byte, starts uint64) bool {
	at := len(folded) - len(r.tail)
	if at < 0 || at > 0 && r.exact || string(folded[at:]) != r.tail {
		return false
	}
	return at == 0 || at < 64 && starts>>at&1 == 1
}

// fold appends name in lower case without - and _, and sets the bits of starts
// at which a word of it begins.
func fold(buf []byte, starts uint64, name string) ([]byte, uint64) {
	begins := true
	for i := range len(name) {
		c := name[i]
		if c == '-' || c == '_' {
			begins = true
			continue
		}
		if begins || isUpper(c) && i > 0 && !isUpper(name[i-1]) {
			starts |= 1 << min(len(buf), 63)
		}
		begins = isDigit(c)
		buf = append(buf, lower(c))
	}
	return buf, starts
}
