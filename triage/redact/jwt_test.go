package redact

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage/report"
)

func TestTokenIsDescribed(t *testing.T) {
	got := one("Authorization: Bearer " + token)
	require.Len(t, got.Credentials, 1)
	c := got.Credentials[0]
	require.Equal(t, "header", c.Place)
	require.Equal(t, "authorization", c.Name)
	require.Equal(t, "Bearer", c.Scheme)
	require.Equal(t, len(token), c.Length)
	require.Empty(t, c.Oddities)
	require.Equal(t, map[string]string{"alg": "RS256", "typ": "JWT", "kid": "key-1"}, c.JWT.Header)
	require.Equal(t, []report.Claim{
		{Name: "iss", Kind: "string", Text: "https://issuer.example/", Kept: true, Length: 25},
		{Name: "aud", Kind: "string", Text: "api://orders", Kept: true, Length: 14},
		{Name: "sub", Kind: "string", Length: 10},
		{Name: "exp", Kind: "number", Number: 1700000000, Kept: true, Length: 10},
		{Name: "iat", Kind: "number", Number: 1699996400, Kept: true, Length: 10},
		{Name: "scope", Kind: "string", Text: "read:a write:b", List: []string{"read:a", "write:b"}, Kept: true, Length: 16},
		{Name: "email", Kind: "string", Length: 18},
	}, c.JWT.Claims)
	require.Empty(t, c.JWT.Damage)
	require.Equal(t, 3, c.JWT.Segments)
}

func TestDamageIsNamed(t *testing.T) {
	type ds = []report.Damage
	d := func(segment, offset int, what string) report.Damage {
		return report.Damage{Segment: segment, Offset: offset, What: what}
	}
	std := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	half := len(tokenBody) / 2
	for name, c := range map[string]struct {
		in   string
		want ds
		odd  []string
	}{
		"header without its first byte":    {tokenHead[1:] + "." + tokenBody + "." + tokenMAC, ds{d(0, 0, "header_undecodable")}, nil},
		"header without its last bytes":    {tokenHead[:len(tokenHead)-4] + "." + tokenBody + "." + tokenMAC, ds{d(0, len(tokenHead)-4, "header_undecodable")}, nil},
		"payload with a stray byte":        {tokenHead + "." + tokenBody[:40] + "*" + tokenBody[41:] + "." + tokenMAC, ds{d(1, 40, "not_base64url"), d(1, 40, "payload_undecodable")}, nil},
		"payload without its end":          {tokenHead + "." + tokenBody[:half], ds{d(1, half, "truncated"), d(2, 0, "signature_missing")}, nil},
		"no signature":                     {tokenHead + "." + tokenBody, ds{d(2, 0, "signature_missing")}, nil},
		"empty signature":                  {tokenHead + "." + tokenBody + ".", ds{d(2, 0, "signature_missing")}, nil},
		"alg none":                         {b64(`{"alg":"none"}`) + "." + tokenBody + ".", nil, nil},
		"header only":                      {tokenHead, ds{d(-1, -1, "segment_missing")}, nil},
		"an extra segment":                 {token + "." + tokenMAC, ds{d(3, -1, "segment_extra")}, nil},
		"padding":                          {std(`{"alg":"RS256","typ":"JWT"}`) + "." + std(`{"exp":1700000000,"aud":"a"}`) + "." + tokenMAC, ds{d(1, 38, "padding")}, nil},
		"standard base64 in the signature": {tokenHead + "." + tokenBody + "." + strings.Repeat("Zk3+Q9/aB", 4), ds{d(2, 3, "not_base64url")}, nil},
		"signature of impossible length":   {token + "A", ds{d(2, 49, "truncated")}, nil},
		"line breaks":                      {token[:70] + "\n" + token[70:], ds{d(-1, -1, "whitespace")}, []string{"newline"}},
		"blank after the dot":              {tokenHead + ". " + tokenBody + "." + tokenMAC, ds{d(-1, -1, "whitespace")}, nil},
		"masked by dots":                   {token[:30] + "...", ds{d(-1, -1, "truncated")}, []string{"ellipsis"}},
		"masked by an ellipsis":            {token[:90] + "…", ds{d(-1, -1, "truncated")}, []string{"ellipsis"}},
		"masked in the middle":             {token[:30] + "..." + "x9Z", ds{d(-1, -1, "truncated")}, []string{"ellipsis"}},
		"masked in brackets":               {token[:90] + "[...]", ds{d(-1, -1, "truncated")}, []string{"ellipsis"}},
		"masked by x":                      {tokenHead + "." + tokenBody + ".xxxxxxxx", ds{d(-1, -1, "truncated")}, []string{"ellipsis"}},
		"nothing but the beginning":        {"eyJ...", ds{d(-1, -1, "truncated")}, []string{"ellipsis"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := one("Authorization: Bearer " + c.in + "\nHost: api.example.com")
			require.Equal(t, "Authorization: Bearer {jwt:1}\nHost: api.example.com", got.Text.S)
			require.Len(t, got.Credentials, 1)
			require.Equal(t, c.odd, got.Credentials[0].Oddities)
			require.Equal(t, c.want, got.Credentials[0].JWT.Damage)
		})
	}
}

// Of a damaged payload the claims that matter are still read.
func TestClaimsOfDamagedPayload(t *testing.T) {
	at := strings.Index(tokenBody, b64(`{"iss":"https://iss`)[:20]) + 34
	for name, body := range map[string]string{
		"a byte replaced": tokenBody[:at] + "!" + tokenBody[at+1:],
		"a byte lost":     tokenBody[:at] + tokenBody[at+1:],
		"a byte more":     tokenBody[:at] + "A" + tokenBody[at:],
		"the end lost":    tokenBody[:len(tokenBody)-20],
	} {
		got := one("Bearer " + tokenHead + "." + body + "." + tokenMAC)
		require.Len(t, got.Credentials, 1, name)
		found := map[string]bool{}
		for _, c := range got.Credentials[0].JWT.Claims {
			found[c.Name] = true
		}
		require.True(t, found["exp"] && found["iat"], "%s: %v", name, got.Credentials[0].JWT.Claims)
		require.NotEmpty(t, got.Credentials[0].JWT.Damage, name)
	}
}

func TestClaimsThatAreKept(t *testing.T) {
	secret := "sk_" + "live_" + s1
	body, err := json.Marshal(map[string]any{
		"aud": []string{"a", secret}, "azp": secret, "roles": []string{"orders.read", "Jane Doe"}, "cnf": map[string]string{"jkt": "0123456789abcdef"},
		"tid": "x\u0000y", "groups": []string{"g"}, "acr": strings.Repeat("a", 201), "exp": 1.7e9, "nbf": "soon", "ver": nil,
	})
	require.NoError(t, err)
	got := one(tokenHead + "." + b64(string(body)) + "." + tokenMAC)
	claims := map[string]report.Claim{}
	for _, c := range got.Credentials[0].JWT.Claims {
		claims[c.Name] = c
	}
	require.Equal(t, []string{"a"}, claims["aud"].List)
	require.False(t, claims["azp"].Kept)
	require.Equal(t, []string{"orders.read"}, claims["roles"].List)
	require.Equal(t, "01234567", claims["cnf.jkt"].Text)
	require.False(t, claims["cnf"].Kept)
	require.False(t, claims["tid"].Kept)
	require.False(t, claims["groups"].Kept)
	require.False(t, claims["acr"].Kept)
	require.Equal(t, int64(1700000000), claims["exp"].Number)
	require.Equal(t, "soon", claims["nbf"].Text)
}

func TestEncryptedTokens(t *testing.T) {
	jwe := b64(`{"alg":"RSA-OAEP","enc":"A256GCM"}`) + "." + tokenMAC + "." + tokenMAC[:16] + "." + tokenMAC + "." + tokenMAC[:22]
	got := one("Authorization: Bearer " + jwe)
	require.Equal(t, "Authorization: Bearer {jwe:1}", got.Text.S)
	require.Nil(t, got.Credentials[0].JWT)
}

// The same token is recognised however it is wrapped.
func TestSameTokenSameNumber(t *testing.T) {
	got := one("id_token=" + token + "&a=1\n" + token[:70] + "\n" + token[70:] + "\nBearer%20" + token)
	require.Len(t, got.Credentials, 3)
	for _, c := range got.Credentials {
		require.Equal(t, 1, c.N)
		require.NotNil(t, c.JWT)
	}
	require.Equal(t, map[string]int{"jwt": 1}, got.Counts)
}
