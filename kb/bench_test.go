package kb

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkLoad is what a program waits for before its first ticket.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, err := Load(embedded)
		require.NoError(b, err)
	}
}
