package redact

import (
	"encoding/base64"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage/report"
)

func TestCredentialsTellWhereTheyStood(t *testing.T) {
	key := "sk_" + "test_" + s1
	for in, want := range map[string]report.Credential{
		"Authorization: Bearer " + s1:                        {Kind: "opaque", Place: "header", Name: "authorization", Scheme: "Bearer", Length: 24},
		"Authorization: bearer " + s1:                        {Kind: "opaque", Place: "header", Name: "authorization", Scheme: "bearer", Length: 24},
		"Authorization: " + s1:                               {Kind: "opaque", Place: "header", Name: "authorization", Length: 24},
		"X-API-Key: " + s1:                                   {Kind: "api_key", Place: "header", Name: "x-api-key", Length: 24},
		"https://a.example/?api_key=" + s1:                   {Kind: "api_key", Place: "query", Name: "api_key", Length: 24},
		"https://a.example/?x=1&key=" + s1:                   {Kind: "api_key", Place: "query", Name: "key", Length: 24},
		"client_secret=" + s1 + "&a=1":                       {Kind: "client_secret", Place: "body", Name: "client_secret", Length: 24},
		`curl -d "client_secret=` + s1 + `"`:                 {Kind: "client_secret", Place: "body", Name: "client_secret", Length: 24},
		`{"refresh_token": "` + s1 + `"}`:                    {Kind: "refresh_token", Place: "json", Name: "refresh_token", Length: 24},
		`$apiKey = '` + s1 + `';`:                            {Kind: "api_key", Place: "code", Name: "apikey", Length: 24},
		"my password is " + s1:                               {Kind: "password", Place: "prose", Name: "password", Length: 24},
		"stripe.api_key = '" + key + "'":                     {Kind: "api_key", Place: "code", Name: "api_key", Prefix: "sk_" + "test_", Length: 32},
		"key " + key:                                         {Kind: "api_key", Place: "prose", Prefix: "sk_" + "test_", Length: 32},
		"we use sk_" + "live_... there":                      {Kind: "api_key", Place: "prose", Prefix: "sk_" + "live_", Length: 11, Oddities: []string{"ellipsis"}},
		"curl -u jane:" + s1:                                 {Kind: "password", Place: "header", Name: "-u", Length: 24},
		"https://jane:" + s1 + "@a.example":                  {Kind: "password", Place: "url", Length: 24},
		"Cookie: SID=" + s1:                                  {Kind: "cookie", Place: "cookie", Name: "sid", Length: 24},
		"Authorization: Bearer " + s1[:12] + "é" + s1[12:]:   {Kind: "opaque", Place: "header", Name: "authorization", Scheme: "Bearer", Length: 26, Oddities: []string{"non_ascii"}},
		"Authorization: Bearer " + s1[:12] + "%3D" + s1[12:]: {Kind: "opaque", Place: "header", Name: "authorization", Scheme: "Bearer", Length: 27, Oddities: []string{"percent_encoded"}},
		"https://a.example/cb?code=" + s1 + "%2F&state=1":    {Kind: "code", Place: "query", Name: "code", Length: 27},
		"https://a.example/cb?code=" + s1 + "%252F&state=1":  {Kind: "code", Place: "query", Name: "code", Length: 29, Oddities: []string{"percent_encoded"}},
	} {
		got := one(in)
		require.Len(t, got.Credentials, 1, in)
		c := got.Credentials[0]
		want.N, want.Start, want.End = 1, c.Start, c.End
		require.Equal(t, want, c, in)
	}
}

func TestBasicIsDescribed(t *testing.T) {
	uuid := "11111111-2222-3333-4444-555555555555"
	std := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	for name, c := range map[string]struct {
		in   string
		want report.Basic
		odd  []string
	}{
		"user and password":  {std("jane:" + s1), report.Basic{Decodes: true, Colon: true, UserLength: 4, PasswordLength: 24}, nil},
		"trailing newline":   {std("jane:" + s1 + "\n"), report.Basic{Decodes: true, Colon: true, UserLength: 4, PasswordLength: 24, TrailingNewline: true}, []string{"newline"}},
		"no colon":           {std("jane" + s1), report.Basic{Decodes: true, UserLength: 28}, nil},
		"non-ASCII":          {std("jané:" + s1), report.Basic{Decodes: true, Colon: true, UserLength: 5, PasswordLength: 24, NonASCII: true}, []string{"non_ascii"}},
		"client id":          {std(uuid + ":" + s1), report.Basic{Decodes: true, Colon: true, UserLength: 36, PasswordLength: 24, User: uuid}, nil},
		"prescribed literal": {std("__token__:" + s1), report.Basic{Decodes: true, Colon: true, UserLength: 9, PasswordLength: 24, User: "__token__"}, nil},
		"quoted":             {std(`"jane:` + s1 + `"`), report.Basic{Decodes: true, Colon: true, UserLength: 5, PasswordLength: 25}, []string{"quoted"}},
		"angle brackets":     {std("<jane>:<" + s1 + ">"), report.Basic{Decodes: true, Colon: true, UserLength: 6, PasswordLength: 26}, []string{"angle_brackets"}},
		"blank":              {std("jane: " + s1), report.Basic{Decodes: true, Colon: true, UserLength: 4, PasswordLength: 25}, []string{"space"}},
		"never encoded":      {"jane:" + s1, report.Basic{Colon: true, UserLength: 4, PasswordLength: 24}, []string{"colon"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := one("Authorization: Basic " + c.in)
			require.Equal(t, "Authorization: Basic {basic:1}", got.Text.S)
			require.Equal(t, &c.want, got.Credentials[0].Basic)
			require.Equal(t, c.odd, got.Credentials[0].Oddities)
		})
	}
}
