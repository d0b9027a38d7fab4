package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"syscall"

	"github.com/triagekb/triage/kb/diag"
	"github.com/triagekb/triage/triage/report"
)

// The exit statuses; the comment of the package says what they mean.
const (
	exitAnswer    = 0
	exitFailure   = 1
	exitUsage     = 2
	exitUnknown   = 3
	exitAmbiguous = 4
	exitInput     = 5
	exitCatalog   = 6
)

// statusError ends the program with a status. A nil err prints nothing.
type statusError struct {
	status int
	err    error
	source func(name string) ([]byte, error) // of authored files that err is about
}

func (e *statusError) Error() string {
	if e.err == nil {
		return "exit status " + strconv.Itoa(e.status)
	}
	return e.err.Error()
}

func (e *statusError) Unwrap() error { return e.err }

func usageError(err error) error {
	return &statusError{status: exitUsage, err: fmt.Errorf("%w: see triage --help", err)}
}

// report prints err, if any, and returns the exit status for it. Authoring
// problems are printed with their source lines, everything else is one line.
func (a *app) report(err error) int {
	if err == nil {
		return exitAnswer
	}
	s, ok := errors.AsType[*statusError](err)
	if !ok {
		s = &statusError{status: exitFailure, err: err}
	}
	if s.err == nil || errors.Is(s.err, syscall.EPIPE) { // who left needs no message
		return s.status
	}
	if list, ok := errors.AsType[diag.List](s.err); ok {
		a.problems(list, s)
		return s.status
	}
	fmt.Fprintf(a.stderr, "triage: %s\n", printable(s.err.Error()))
	return s.status
}

// outcome is the status of an answer, as an error if it is not 0.
func outcome(res *report.Result) error {
	switch res.Outcome {
	case report.Answered:
		return nil
	case report.Ambiguous:
		return &statusError{status: exitAmbiguous}
	}
	return &statusError{status: exitUnknown}
}

// shownProblems bounds what a ticket's reader sees of a wrong catalog; lint
// shows its author all.
const shownProblems = 10

func (a *app) problems(list diag.List, s *statusError) {
	shown, summary := list, count(len(list), "problem")
	if s.status == exitCatalog && len(list) > shownProblems {
		shown = list[:shownProblems]
		summary += fmt.Sprintf(", the first %d shown", shownProblems)
	}
	_ = diag.Print(a.stderr, shown, s.source) // where to complain, if not here?
	fmt.Fprintf(a.stderr, "triage: %s\n", summary)
}

// count is "1 problem" or "2 problems".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// printable puts s on one line and spells out what a terminal would act on: the
// name of a file may hold anything.
func printable(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString("; ")
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	return b.String()
}
