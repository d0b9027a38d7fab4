package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func noEnv(string) string { return "" }

// try runs the program on one ticket from standard input.
func try(t *testing.T, stdin io.Reader, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(append(args, "-"), stdin, &out, &errs, noEnv)
	return status, out.String(), errs.String()
}

// TestHostileInput: each gets an answer or one line; never a panic, never its content.
func TestHostileInput(t *testing.T) {
	const marker = "sesame"
	deep := strings.Repeat(`{"a":[`, 50_000) + marker
	for name, c := range map[string]struct {
		in     io.Reader
		status []int
	}{
		"50 MB":             {io.LimitReader(endless(marker+" 401 "), 50<<20), []int{exitInput}},
		"50 MB of JSON":     {io.MultiReader(strings.NewReader(`{"subject":"`), io.LimitReader(endless(marker), 50<<20)), []int{exitInput}},
		"100,000 levels":    {strings.NewReader(deep), []int{exitInput}},
		"levels, closed":    {strings.NewReader(deep + strings.Repeat("]}", 50_000)), []int{exitInput}},
		"invalid UTF-8":     {strings.NewReader("\xff\xfe\x00" + marker + "\x9b31m\xc0\xaf"), []int{exitUnknown, exitAmbiguous, exitAnswer}},
		"NUL bytes":         {strings.NewReader(strings.Repeat("\x00", 1000)), []int{exitUnknown, exitInput}},
		"only blanks":       {strings.NewReader(" \n\t\n"), []int{exitInput}},
		"byte order mark":   {strings.NewReader("\ufeff"), []int{exitInput}},
		"not JSON":          {strings.NewReader("{" + marker), []int{exitUnknown, exitInput}},
		"number for text":   {strings.NewReader(`{"subject": 7, "description": {"a": "` + marker + `"}}`), []int{exitInput}},
		"array of arrays":   {strings.NewReader(`[[[["` + marker + `"]]]]`), []int{exitUnknown, exitInput}},
		"null":              {strings.NewReader("null"), []int{exitUnknown, exitInput}},
		"duplicate subject": {strings.NewReader(`{"subject":"` + marker + `","subject":"b","description":"c"}`), []int{exitInput}},
		"fails while read":  {io.MultiReader(strings.NewReader(marker), broken{}), []int{exitInput}},
	} {
		t.Run(name, func(t *testing.T) {
			status, stdout, stderr := try(t, c.in)
			require.Contains(t, c.status, status, stdout+stderr)
			require.NotContains(t, stderr, marker)
			if status == exitInput {
				require.Empty(t, stdout)
				require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
				require.True(t, strings.HasPrefix(stderr, "triage: reading ticket from standard input: "), stderr)
			}
		})
	}
}

func TestUnwritableOutput(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"full disk":   {syscall.ENOSPC, "triage: writing answer: no space left on device\n"},
		"reader left": {syscall.EPIPE, ""},
	} {
		var stderr bytes.Buffer
		status := run([]string{"-"}, strings.NewReader("401"), failing{c.err}, &stderr, noEnv)
		require.Equal(t, exitFailure, status, name)
		require.Equal(t, c.want, stderr.String(), name)
	}
}

func TestAPanicIsOneLine(t *testing.T) {
	status, stdout, stderr := try(t, panicking{})
	require.Equal(t, exitFailure, status)
	require.Empty(t, stdout)
	require.Equal(t, "triage: internal error in reading the ticket; please report it with the output of triage --version\n", stderr)
}

func TestUnreadableKnowledgeBase(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := filepath.Join(t.TempDir(), "kb")
	require.NoError(t, os.Mkdir(dir, 0))
	status, _, stderr := try(t, strings.NewReader("401"), "--kb", dir)
	require.Equal(t, exitCatalog, status)
	require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
}

func TestAKnowledgeBaseOfAnotherKind(t *testing.T) {
	dir := t.TempDir() // neither articles nor vocabularies
	require.NoError(t, os.WriteFile(filepath.Join(dir, "x.txt"), []byte("x"), 0o644))
	status, stdout, stderr := try(t, strings.NewReader("401"), "--kb", dir)
	require.Equal(t, exitCatalog, status, stderr)
	require.Empty(t, stdout)
	require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
}

func TestColorsAreForTerminals(t *testing.T) {
	terminal, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device too
	require.NoError(t, err)
	defer terminal.Close()
	env := func(kv string) func(string) string {
		return func(k string) string {
			name, value, _ := strings.Cut(kv, "=")
			if k == name {
				return value
			}
			return ""
		}
	}
	for name, c := range map[string]struct {
		app  app
		want bool
	}{
		"terminal":      {app{stdout: terminal, env: noEnv}, true},
		"pipe":          {app{stdout: &bytes.Buffer{}, env: noEnv}, false},
		"NO_COLOR":      {app{stdout: terminal, env: env("NO_COLOR=1")}, false},
		"NO_COLOR none": {app{stdout: terminal, env: env("NO_COLOR=")}, true},
		"dumb":          {app{stdout: terminal, env: env("TERM=dumb")}, false},
		"--no-color":    {app{stdout: terminal, env: noEnv, noColor: true}, false},
	} {
		require.Equal(t, c.want, c.app.colored(), name)
	}
}

func TestNamesOfFilesDoNotReachATerminalRaw(t *testing.T) {
	var stderr bytes.Buffer
	status := run([]string{"a\x1b[2J\u202e\nb"}, nil, io.Discard, &stderr, noEnv)
	require.Equal(t, exitInput, status)
	require.NotContains(t, stderr.String(), "\x1b")
	require.NotContains(t, stderr.String(), "\u202e")
	require.Equal(t, 1, strings.Count(stderr.String(), "\n"))
}

// endless repeats itself.
type endless string

func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], e)
	}
	return n, nil
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("sesame cannot be read") }

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("sesame") }
