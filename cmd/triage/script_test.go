package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestScripts runs testdata/script/*.txtar. A script is lines of words, quoted
// with ' or not; files follow after "-- name --" lines. The commands:
//
//	triage ARGS…          run the program in the directory of the files
//	stdin FILE            standard input of the next run
//	env NAME=VALUE        environment of all later runs
//	status N              the last exit status
//	stdout|stderr REGEXP  what it has to hold; with ! before: must not
//	lines stderr N        how many lines it has
func TestScripts(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, scripts)
	for _, s := range scripts {
		text, err := os.ReadFile(s)
		require.NoError(t, err)
		t.Run(strings.TrimSuffix(filepath.Base(s), ".txtar"), func(t *testing.T) { runScript(t, string(text)) })
	}
}

// script is the state of one script.
type script struct {
	t                     *testing.T
	stdin, stdout, stderr bytes.Buffer
	env                   map[string]string
	status                int
}

func runScript(t *testing.T, text string) {
	commands, files := splitTxtar(text)
	t.Chdir(t.TempDir())
	for name, body := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(body), 0o644))
	}
	s := &script{t: t, env: map[string]string{}}
	for i, line := range strings.Split(commands, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		s.do(i+1, splitLine(line))
		if t.Failed() {
			t.Fatalf("line %d: %s\nstdout:\n%s\nstderr:\n%s", i+1, line, s.stdout.String(), s.stderr.String())
		}
	}
}

func (s *script) do(line int, w []string) {
	not := w[0] == "!"
	if not {
		w = w[1:]
	}
	switch w[0] {
	case "triage":
		s.stdout.Reset()
		s.stderr.Reset()
		s.status = run(w[1:], &s.stdin, &s.stdout, &s.stderr, func(k string) string { return s.env[k] })
		s.stdin.Reset()
	case "stdin":
		text, err := os.ReadFile(w[1])
		require.NoError(s.t, err)
		s.stdin.Write(text)
	case "env":
		k, v, _ := strings.Cut(w[1], "=")
		s.env[k] = v
	case "status":
		if strconv.Itoa(s.status) != w[1] {
			s.t.Errorf("status %d, want %s", s.status, w[1])
		}
	case "stdout", "stderr":
		if regexp.MustCompile("(?m)"+w[1]).MatchString(s.stream(w[0])) == not {
			s.t.Errorf("%s: match is %v", w[0], !not)
		}
	case "lines":
		if got := strings.Count(s.stream(w[1]), "\n"); strconv.Itoa(got) != w[2] {
			s.t.Errorf("%s has %d lines, want %s", w[1], got, w[2])
		}
	default:
		s.t.Errorf("line %d: unknown command %s", line, w[0])
	}
}

func (s *script) stream(name string) string {
	if name == "stdout" {
		return s.stdout.String()
	}
	return s.stderr.String()
}

var fileLine = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

// splitTxtar returns what stands before the first file, and the files by name.
func splitTxtar(text string) (string, map[string]string) {
	files := map[string]string{}
	at := fileLine.FindAllStringSubmatchIndex(text, -1)
	if at == nil {
		return text, files
	}
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		files[text[m[2]:m[3]]] = text[m[1]:end]
	}
	return text[:at[0][0]], files
}

var oneWord = regexp.MustCompile(`'([^']*)'|(\S+)`)

func splitLine(line string) []string {
	var words []string
	for _, m := range oneWord.FindAllStringSubmatch(line, -1) {
		words = append(words, m[1]+m[2])
	}
	return words
}
