package redact

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// Secrets are made at run time: a literal that looks like one would trip every
// scanner that sees this repository.

const alnum = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// random returns n bytes of base62 with small and large letters and digits in it.
func random(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alnum[r.IntN(len(alnum))]
	}
	for i, from := range []int{0, 26, 52} {
		if i*2+1 < n {
			b[i*2+1] = alnum[from+r.IntN(10)]
		}
	}
	return string(b)
}

func hexes(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "0123456789abcdef"[r.IntN(16)]
	}
	return string(b)
}

func b64(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

// The parts of a token that several tests share.
var (
	tokenHead = b64(`{"alg":"RS256","typ":"JWT","kid":"key-1"}`)
	tokenBody = b64(`{"iss":"https://issuer.example/","aud":"api://orders","sub":"jane.doe","exp":1700000000,"iat":1699996400,"scope":"read:a write:b","email":"jane@example.org"}`)
	tokenMAC  = strings.Repeat("Zk3vQ9-aB_1xY7pL", 3) // 48 bytes
	token     = tokenHead + "." + tokenBody + "." + tokenMAC
)

// one redacts a text that is the description of a ticket.
func one(text string) *report.Redacted {
	return Ticket(&report.Ticket{Messages: []report.Message{{Text: text}}})
}
