package main

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb/doc"
	"github.com/triagekb/triage/render"
)

// token builds a JWT that nobody can mistake for a real one, at run time: the
// repository holds no literal that looks like a secret.
func token() string {
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + part([]byte(`{"iss":"https://issuer.example/","aud":"https://api.example","exp":1700000000}`)) +
		"." + part([]byte(strings.Repeat("not a signature ", 8)))
}

// TestNoSecretLeaves: no eight characters of a secret in any output; --explain holds all that the others do.
func TestNoSecretLeaves(t *testing.T) {
	secrets := []string{token(), "Zq7" + "vTgR2" + "mXw9kLp4", "hunter" + "2correct" + "7horse"}
	ticket := "GET /v1/me\nAuthorization: Bearer " + secrets[0] + "\n\nHTTP/1.1 401 Unauthorized\nDate: Fri, 20 Nov 2026 09:12:33 GMT\n\n" +
		`{"error":"invalid_token"}` + "\nclient_secret=" + secrets[1] + "&password=" + secrets[2] + "\n"
	for _, format := range render.Formats() {
		_, stdout, stderr := try(t, strings.NewReader(ticket), "--explain", "--format", format)
		require.NotEmpty(t, stdout)
		for _, s := range secrets {
			for i := 0; i+8 <= len(s); i++ {
				require.NotContains(t, stdout+stderr, s[i:i+8], format)
			}
		}
	}
}

// TestWordsOfATicketNeverAct: escapes, HTML and links of a ticket.
func TestWordsOfATicketNeverAct(t *testing.T) {
	bad := "\x1b]0;title\x07\x1b[2J\u202e\u200b\u009b31m"
	ticket := "GET https://evil.example/](javascript:alert(1))/`x``y```\n\nHTTP/1.1 401 Unauthorized\n" +
		`WWW-Authenticate: Bearer error="invalid_token", error_description="The token expired ` + bad + ` </script><script>alert(1)</script> [a](https://evil.example) <https://evil.example>"` + "\n" + bad
	for _, format := range render.Formats() {
		_, stdout, _ := try(t, strings.NewReader(ticket), "--explain", "--format", format)
		require.NotEmpty(t, stdout)
		for _, r := range "\x1b\x07\u202e\u200b\u009b" {
			require.NotContains(t, stdout, string(r), format)
		}
		if format != "markdown" {
			continue
		}
		blocks, problems := doc.Parse(format, []byte(stdout), 1) // HTML is a problem to it
		require.Empty(t, problems)
		for s := range doc.Spans(blocks) {
			require.NotContains(t, s.Link, "evil")
		}
	}
}
