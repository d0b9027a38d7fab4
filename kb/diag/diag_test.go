package diag

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"
)

func source(name string) ([]byte, error) {
	if name == "a.md" {
		return []byte("first\r\n\tsecönd \x1b[31m line\nthird\n"), nil
	}
	return nil, fs.ErrNotExist
}

func TestPrintShowsEveryProblemOnceInOrder(t *testing.T) {
	list := List{
		{File: "b.md", Line: 3, Col: 2, Code: "kb-b", Msg: "other file"},
		{File: "a.md", Line: 2, Col: 10, Code: "kb-a", Msg: "in the middle", Hint: "do this"},
		{File: "a.md", Line: 1, Code: "kb-a", Msg: "whole line"},
		{File: "a.md", Line: 2, Col: 10, Code: "kb-a", Msg: "in the middle", Hint: "do this"},
		{File: "a.md", Line: 99, Col: 1, Code: "kb-a", Msg: "after the end"},
		{Code: "kb-c", Msg: "no file"},
	}
	err := fmt.Errorf("loading: %w", list.Err())
	var b bytes.Buffer
	require.NoError(t, Print(&b, err, source))
	require.Equal(t, `kb-c: no file
a.md:1 kb-a: whole line
    first
a.md:2:10 kb-a: in the middle
     secönd `+"\uFFFD"+`[31m line
            ^
  hint: do this
a.md:99:1 kb-a: after the end
b.md:3:2 kb-b: other file
`, b.String())
}

func TestPrintOfLongLinesShowsThePlace(t *testing.T) {
	line := bytes.Repeat([]byte("ä"), 400)
	copy(line[600:], "HERE")
	var b bytes.Buffer
	err := List{{File: "x", Line: 1, Col: 601, Code: "c", Msg: "m"}}.Err()
	require.NoError(t, Print(&b, err, func(string) ([]byte, error) { return line, nil }))
	rows := bytes.Split(b.Bytes(), []byte("\n"))
	caret := bytes.IndexByte(rows[2], '^')
	require.Equal(t, "HERE", string([]rune(string(rows[1]))[caret:caret+4]))
	require.Less(t, len(rows[1]), 200)
}

func TestPrintOfOtherErrors(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, Print(&b, errors.New("no such directory"), nil))
	require.Equal(t, "no such directory\n", b.String())
	require.NoError(t, Print(&b, nil, nil))
	require.NoError(t, List{}.Err())
	require.EqualError(t, Print(broken{}, List{{Code: "c", Msg: "m"}}.Err(), nil), "pipe closed")
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("pipe closed") }

func TestErrorNamesEveryProblem(t *testing.T) {
	err := List{{File: "b", Line: 1, Code: "c", Msg: "m"}, {File: "a", Code: "c", Msg: "m"}}.Err()
	require.EqualError(t, err, "a c: m\nb:1 c: m")
}
