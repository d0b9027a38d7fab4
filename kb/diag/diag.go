// Package diag holds problems of authoring: what is wrong in a file of the
// knowledge base, where, and what to do. It knows nothing of what the files mean.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that an author has to mend. Code is stable, such as
// "kb-unknown-key", so that scripts and documentation can name it.
type Problem struct {
	File string // slash-separated, relative to the knowledge base; "" if no file is to blame
	Line int    // from 1; 0 if the whole file is meant
	Col  int    // bytes from 1; 0 if the whole line is meant
	Code string
	Msg  string // what is wrong, lower case, without a full stop
	Hint string // what to do; "" if Msg says it
}

// String returns "file:line:col code: message" without the hint.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
		if p.Col > 0 {
			fmt.Fprintf(&b, ":%d", p.Col)
		}
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	fmt.Fprintf(&b, "%s: %s", p.Code, p.Msg)
	return b.String()
}

// List is problems in the order of their places. The zero value is empty and
// ready to use; it is not safe for use by several goroutines.
type List []Problem

// Error names every problem, one a line, so that a List can be returned as an error.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Err returns the sorted list as an error, or nil if it is empty. (A nil List in
// an error variable would not be nil.)
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l.Sorted()
}

// Sorted returns a copy ordered by file, line, column and code, without duplicates.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortFunc(out, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Msg, b.Msg), cmp.Compare(a.Hint, b.Hint),
		)
	})
	return slices.Compact(out)
}
