package redact

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage/report"
)

// shapes make secrets of known kinds. A %s in places is where they are planted.
var shapes = []func(r *rand.Rand) string{
	func(r *rand.Rand) string { return random(r, 32) },
	func(r *rand.Rand) string { return hexes(r, 30) + "a1" },
	func(r *rand.Rand) string { return random(r, 20) + "-" + random(r, 11) + "_" + random(r, 9) },
	func(r *rand.Rand) string {
		return b64(`{"alg":"HS256","typ":"JWT"}`) + "." + b64(`{"sub":"`+random(r, 12)+`","exp":1700000000}`) + "." + random(r, 43)
	},
	func(r *rand.Rand) string { return b64(`{"alg":"HS256"}`) + "." + b64(`{"sub":"`+random(r, 12)+`"}`) },
	func(r *rand.Rand) string { return "sk_" + "live_" + random(r, 24) },
	func(r *rand.Rand) string { return "gh" + "p_" + random(r, 36) },
	func(r *rand.Rand) string { return "gl" + "pat-" + random(r, 20) },
	func(r *rand.Rand) string { return "xox" + "b-" + fmt.Sprint(r.IntN(1e9)+1e9) + "-" + random(r, 24) },
	func(r *rand.Rand) string { return "AI" + "za" + random(r, 35) },
	func(r *rand.Rand) string { return "ya" + "29." + random(r, 60) },
	func(r *rand.Rand) string { return "S" + "G." + random(r, 22) + "." + random(r, 43) },
	func(r *rand.Rand) string { return "shp" + "at_" + hexes(r, 32) },
	func(r *rand.Rand) string { return "sk-" + "proj-" + random(r, 40) },
}

var places = []string{
	"Authorization: Bearer %s\r\nHost: api.example.com", "Authorization: %s", `curl -H "Authorization: Bearer %s" https://api.example.com`, `-H 'authorization: Bearer %s'`,
	`{"access_token":"%s","token_type":"Bearer"}`, `"refresh_token" : "%s"`, `{\"id_token\":\"%s\"}`, "“access_token”: “%s”", "client_secret=%s&grant_type=client_credentials",
	"grant_type=refresh_token&refresh_token=%s", "https://api.example.com/v1?api_key=%s&x=1", "https://api.example.com/cb#access_token=%s", "[access_token] => %s\n", "$clientSecret = '%s';",
	`const apiKey = "%s";`, `API_TOKEN=%s`, "X-Api-Key: %s", "Cookie: a=b; sid=%s; c=d", "Set-Cookie: session=%s; Path=/", "https://user:%s@api.example.com/", "curl -u user:%s https://api.example.com",
	"<access_token>%s</access_token>", "--client-secret %s", "password: %s", `"password": "%s"`, "The client secret is %s.", "Bearer %s", "Authorization: Token %s", `Authorization: Token token="%s"`,
	"code_verifier=%s", "client-secret: \"%s\"", `request.Headers.Add("Authorization", "Bearer %s");`, `.setHeader("X-Auth-Token", "%s")`, "access_token%%3D%s", "apikey %s",
}

// Planted secrets leave no eight bytes behind, wherever they stand and however
// often they are repeated without their key.
func TestNothingOfASecretIsLeft(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, place := range places {
		for n, shape := range shapes {
			secret := shape(r)
			in := "It fails.\n" + fmt.Sprintf(place, secret) + "\nAgain: " + secret + " was refused."
			got := Ticket(&report.Ticket{Subject: "about " + secret, Messages: []report.Message{{Text: in}}})
			require.Empty(t, left(secret, got.Text.S), "shape %d in %q\n%s", n, place, got.Text.S)
			require.NotEmpty(t, got.Credentials)
			requireSpans(t, got)
		}
	}
}

// Claims that can name a person never come through.
func TestNoPersonalClaimIsLeft(t *testing.T) {
	got := one("Authorization: Bearer " + token)
	for _, c := range got.Credentials[0].JWT.Claims {
		require.NotContains(t, c.Text, "jane")
	}
}

// A Basic value is decoded; neither part of it comes through.
func TestNothingOfBasicIsLeft(t *testing.T) {
	pass := random(rand.New(rand.NewPCG(5, 5)), 16)
	value := base64.StdEncoding.EncodeToString([]byte("jane.doe:" + pass))
	got := one("Authorization: Basic " + value)
	require.Empty(t, left(value, fmt.Sprintf("%+v %+v", got.Text.S, *got.Credentials[0].Basic)))
	require.NotContains(t, fmt.Sprintf("%+v", *got.Credentials[0].Basic), "jane")
}

// publicParts are what a secret shares with all of its kind.
var publicParts = []string{b64(`{"alg":"HS256","typ":"JWT"}`), b64(`{"alg":"HS256"}`), "sk_" + "live_", "sk-" + "proj-"}

// left returns the eight bytes of secret that text still holds, or "".
func left(secret, text string) string {
	for _, p := range publicParts {
		text = strings.ReplaceAll(text, p, "")
	}
	for i := 0; i+8 <= len(secret); i++ {
		if strings.Contains(text, secret[i:i+8]) {
			return secret[i : i+8]
		}
	}
	return ""
}

func requireSpans(t *testing.T, got *report.Redacted) {
	t.Helper()
	last := 0
	for _, c := range got.Credentials {
		require.LessOrEqual(t, last, c.Start)
		require.Equal(t, fmt.Sprintf("{%s:%d}", c.Kind, c.N), got.Text.S[c.Start:c.End])
		last = c.End
	}
}

func FuzzTicket(f *testing.F) {
	r := rand.New(rand.NewPCG(9, 9))
	for i, place := range places {
		f.Add(fmt.Sprintf(place, shapes[i%len(shapes)](r)))
	}
	f.Add("0://sk_" + "live_" + random(r, 24) + "!@")
	f.Add("{jwt:1} eyJ... https://a:b@c password=x{a:1}y -u a:b -----BEGIN PRIVATE KEY-----")
	f.Fuzz(func(t *testing.T, text string) {
		first := one(text)
		requireSpans(t, first)
		second := one(first.Text.S)
		require.Empty(t, second.Credentials, "in %q\nfirst %q\nsecond %q", text, first.Text.S, second.Text.S)
		require.Equal(t, escaped(first.Text.S), second.Text.S)
	})
}
