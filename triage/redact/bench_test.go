package redact

import (
	"strings"
	"testing"

	"github.com/triagekb/triage/triage/report"
)

// BenchmarkTicket redacts a ticket of 4 KB with prose, a trace, JSON and code.
func BenchmarkTicket(b *testing.B) {
	trace := "> GET /v1/orders?limit=10 HTTP/2\n> Host: api.example.com\n> Authorization: Bearer " + token + "\n< HTTP/2 401\n< www-authenticate: Bearer realm=\"api\", error=\"invalid_token\"\n"
	prose := "Since this morning every call of our integration is answered with 401 Unauthorized, although nothing was changed on our side. The token is requested with the client credentials grant and then sent to the API, as the documentation says. The same request works in Postman. "
	code := "const res = await fetch(`${base}/v1/orders`, { headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } });\nif (!res.ok) { throw new Error(res.status); }\n"
	body := "grant_type=client_credentials&client_id=web-app-1&client_secret=" + s1 + "&scope=orders%3Aread\n"
	json := `{"error":"invalid_token","error_description":"The access token expired","status":401,"trace_id":"0000aaaa-11bb-cccc-dd22-eeeeee333333"}` + "\n"
	text := trace + body + json
	for len(text) < 4<<10 {
		text += prose + code
	}
	text = text[:4<<10]
	in := &report.Ticket{Subject: "401 from the orders API", Messages: []report.Message{{Text: text}}}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Ticket(in)
	}
}

// BenchmarkHostile redacts 1 MB of what makes scanners slow.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range map[string]string{
		"ey": "eyJ", "eydot": "eyJa.", "quotes": `password="`, "braces": "{", "bearer": "Bearer ", "cookie": "Cookie: a=b;", "url": "a://b:", "pem": "-----BEGIN PRIVATE KEY-----",
		"secrets": "secret=Ab1" + s1 + "&", "brackets": "[<", "dash": "a-", "space": "token ", "base64": s1 + "-", "cookies": "Cookie: a", "chain": "secret:", "padded": "eyJaaaaaaaa=", "bears": "Bearer:x;",
		"newline": "eyJhbGciOiJIUzI1NiJ9eyJhbGciOiJIUzI1NiJ9\n",
	} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				one(text)
			}
		})
	}
}
