package kb

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkLoad is what a program with a knowledge base of its own waits for.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, err := Load(sources)
		require.NoError(b, err)
	}
}

// BenchmarkOpen is what any other program waits for before its first ticket.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, err := open(compiled)
		require.NoError(b, err)
	}
}

// BenchmarkCandidates looks for patterns in a ticket of 1,000 words.
func BenchmarkCandidates(b *testing.B) {
	c, err := Default()
	require.NoError(b, err)
	w := Split(strings.Repeat("We get 401 Unauthorized from https://api.example.com/v1 and the token isn't expired. ", 60))
	b.ReportAllocs()
	var dst []int
	for b.Loop() {
		dst = c.Candidates(dst[:0], w, nil)
	}
}
