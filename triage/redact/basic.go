package redact

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"github.com/triagekb/triage/triage/report"
)

// basic redacts the credential of the scheme Basic (RFC 7617) at i.
func (sc *scanner) basic(i int, c context) bool {
	s := sc.s
	end := i
	for end < len(s) && (isName(s[end]) || strings.IndexByte("+/=", s[end]) >= 0) {
		end++
	}
	dots := ellipsisAt(s, end)
	if end == i || end < len(s) && strings.IndexByte("(:", s[end]) >= 0 || dots == 0 && isWords(s[i:end]) {
		return sc.rawBasic(i, c)
	}
	info, odd := decodeBasic(s[i:end])
	if !info.Colon && (!c.trusted || !credential(s, i, end, true)) {
		return false
	}
	h := hit{start: i, end: end + dots, cred: report.Credential{Kind: kindBasic, Oddities: odd}}
	if dots == 0 {
		h.cred.Basic = &info
	}
	sc.take(c.fill(s, h))
	return true
}

// rawBasic redacts user:password that was never encoded, a cause of its own.
func (sc *scanner) rawBasic(i int, c context) bool {
	s := sc.s
	end := bareEnd(s, i)
	user, pass, found := strings.Cut(s[i:end], ":")
	if !found || len(pass) < 3 || kept(user) && kept(pass) || kept(s[i:end]) || opened(s, i, end) {
		return false
	}
	if p := profileOf(pass); !c.trusted && (p.digits == 0 || p.letters == 0 || len(pass) < 6 || looksNamed(pass)) {
		return false
	}
	info := report.Basic{Colon: true, UserLength: len(user), PasswordLength: len(pass), User: publicUser(user)}
	h := hit{start: i, end: end, cred: report.Credential{Kind: kindBasic, Basic: &info, Oddities: []string{"colon"}}}
	sc.take(c.fill(s, h))
	return true
}

// decodeBasic tells what is in a Basic value and what is odd about it. A value
// that decodes to no text counts as one that does not decode.
func decodeBasic(v string) (b report.Basic, odd []string) {
	v = strings.TrimRight(strings.NewReplacer("-", "+", "_", "/").Replace(v), "=")
	raw, err := base64.RawStdEncoding.DecodeString(v)
	if err != nil || !isText(raw) {
		return b, nil
	}
	text := string(raw)
	b.Decodes = true
	b.TrailingNewline = strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\r")
	b.NonASCII = strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	if b.TrailingNewline {
		odd = append(odd, "newline")
	}
	if b.NonASCII {
		odd = append(odd, "non_ascii")
	}
	text = strings.TrimRight(text, "\r\n")
	odd = append(odd, wrapping(text)...)
	user, pass, found := strings.Cut(text, ":")
	b.Colon, b.UserLength, b.PasswordLength, b.User = found, len(user), len(pass), publicUser(user)
	return b, odd
}

// isText tells whether raw can be user and password: text without control
// characters, in UTF-8 or Latin-1.
func isText(raw []byte) bool {
	high := 0
	for _, c := range raw {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7F {
			return false
		}
		if c >= 0x80 {
			high++
		}
	}
	return utf8.Valid(raw) || high*4 <= len(raw)
}

// wrapping names marks and blanks around user:password or one of the two.
func wrapping(text string) (odd []string) {
	user, pass, _ := strings.Cut(text, ":")
	around := func(open, end string) bool {
		for _, v := range [...]string{text, user, pass} {
			if len(v) >= 2 && strings.HasPrefix(v, open) && strings.HasSuffix(v, end) {
				return true
			}
		}
		return false
	}
	if around(`"`, `"`) || around("'", "'") {
		odd = append(odd, "quoted")
	}
	if around("<", ">") {
		odd = append(odd, "angle_brackets")
	}
	if around("{", "}") {
		odd = append(odd, "braces")
	}
	if strings.TrimSpace(user) != user || strings.TrimSpace(pass) != pass {
		odd = append(odd, "space")
	}
	return odd
}

// publicUser returns a user name that is no person's: a client id, or a literal
// that providers prescribe beside a token.
func publicUser(user string) string {
	switch user {
	case "__token__", "_token", "oauth2accesstoken", "x-token-auth", "x-access-token", "x-oauth-basic", "api", "apikey", "AWS", "_json_key", "oauth2", "token":
		return user
	}
	switch {
	case isUUID(user), strings.HasSuffix(user, ".apps.googleusercontent.com"):
		return user
	case len(user) == 20 && strings.HasPrefix(user, "0oa"): // Okta
		return user
	case len(user) == 34 && strings.HasPrefix(user, "AC") && isHexString(user[2:]): // Twilio
		return user
	}
	return ""
}

func isHexString(v string) bool {
	for i := range len(v) {
		if !isHex(v[i]) {
			return false
		}
	}
	return v != ""
}
