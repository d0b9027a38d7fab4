package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var updateReadme = flag.Bool("update-readme", false, "rewrite the session in README.md")

// TestReadmeTellsTheTruth runs the session at the top of README.md: the ticket
// that it shows is the file's, and the answer is today's.
func TestReadmeTellsTheTruth(t *testing.T) {
	const file, ticket = "../../README.md", "testdata/tickets/clock-skew-google-signin-docker.txt"
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	text, err := os.ReadFile("../../" + ticket)
	require.NoError(t, err)
	var out, errs bytes.Buffer
	require.Equal(t, exitAnswer, run([]string{"../../" + ticket}, strings.NewReader(""), &out, &errs, func(string) string { return "" }))
	want := "$ cat " + ticket + "\n" + string(text) + "$ triage " + ticket + "\n" + out.String()
	before, rest, ok := strings.Cut(string(b), "```console\n")
	require.True(t, ok)
	session, after, ok := strings.Cut(rest, "```\n")
	require.True(t, ok)
	if *updateReadme {
		require.NoError(t, os.WriteFile(file, []byte(before+"```console\n"+want+"```\n"+after), 0o644))
		return
	}
	require.Equal(t, want, session, "run go test ./cmd/triage -run Readme -update-readme")
}
