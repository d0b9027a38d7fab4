package diag

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxShown bounds the part of a source line that is printed, in bytes.
const maxShown = 160

// Print writes every problem in err: its place and message, the source line with
// a caret under the column, and the hint. source reads a file by the name in the
// problem; a file it cannot read is printed without its line. An err that holds
// no [List] is written as it is. The error returned is the writer's.
func Print(w io.Writer, err error, source func(name string) ([]byte, error)) error {
	if err == nil {
		return nil
	}
	var list List
	if !errors.As(err, &list) {
		_, werr := fmt.Fprintf(w, "%v\n", err)
		return werr
	}
	files := map[string][]string{}
	for _, p := range list.Sorted() {
		if _, werr := io.WriteString(w, format(p, files, source)); werr != nil {
			return werr
		}
	}
	return nil
}

func format(p Problem, files map[string][]string, source func(string) ([]byte, error)) string {
	var b strings.Builder
	b.WriteString(p.String())
	b.WriteByte('\n')
	if line, ok := lineOf(p, files, source); ok && strings.TrimSpace(line) != "" {
		shown, caret := excerpt(line, p.Col)
		fmt.Fprintf(&b, "    %s\n", shown)
		if p.Col > 0 {
			fmt.Fprintf(&b, "    %s^\n", caret)
		}
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", p.Hint)
	}
	return b.String()
}

// lineOf returns the source line of p; files keeps what was read already.
func lineOf(p Problem, files map[string][]string, source func(string) ([]byte, error)) (string, bool) {
	if p.Line <= 0 || source == nil {
		return "", false
	}
	lines, read := files[p.File]
	if !read {
		if data, err := source(p.File); err == nil {
			lines = strings.Split(string(data), "\n")
		}
		files[p.File] = lines
	}
	if p.Line > len(lines) {
		return "", false
	}
	return strings.TrimSuffix(lines[p.Line-1], "\r"), true
}

// excerpt returns the part of line around byte column col that fits, made safe
// to print, and the blanks that put a caret under that column.
func excerpt(line string, col int) (shown, caret string) {
	from := 0
	if at := col - 1; at > maxShown*3/4 {
		from = runeStart(line, min(at-maxShown/2, len(line)))
	}
	to := runeStart(line, min(from+maxShown, len(line)))
	mark := min(max(col-1, from), to)
	shown, caret = printable(line[from:to]), strings.Repeat(" ", utf8.RuneCountInString(line[from:mark]))
	if from > 0 {
		shown, caret = "…"+shown, " "+caret
	}
	if to < len(line) {
		shown += "…"
	}
	return shown, caret
}

func runeStart(s string, at int) int {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// printable replaces what a terminal would act on, one rune for one, so that the
// caret stays in place.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case !unicode.IsPrint(r):
			return '\uFFFD'
		}
		return r
	}, s)
}
