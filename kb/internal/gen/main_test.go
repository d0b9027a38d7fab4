package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGeneratedFilesAreCurrent(t *testing.T) {
	for _, generate := range []func(string) (map[string][]byte, error){vocabularies, compact} {
		files, err := generate("../..")
		require.NoError(t, err)
		for name, want := range files {
			got, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(name)))
			require.NoError(t, err)
			require.True(t, bytes.Equal(want, got), "%s is out of date: run go generate ./kb", name)
		}
	}
}

func TestGoNames(t *testing.T) {
	for in, want := range map[string]string{
		"status": "Status", "token.scope_claim": "TokenScopeClaim", "url.plain_http": "URLPlainHTTP", "pkce.state": "PKCEState",
	} {
		require.Equal(t, want, goName(in))
	}
}
