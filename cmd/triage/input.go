package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/triagekb/triage/triage/intake"
)

// readTicket reads the file called name, or standard input for "-". It reads
// one byte more than a ticket may have, so that the reader of tickets says so.
func (a *app) readTicket(name string) ([]byte, error) {
	a.stage = "reading the ticket"
	in := a.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, ticketError(name, err)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, ticketError(name, errDirectory)
		}
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, intake.MaxBytes+1))
	if err != nil {
		return nil, ticketError(name, err)
	}
	return data, nil
}

var errDirectory = errors.New("it is a directory: name a file that holds one ticket")

// ticketError says in one line which ticket cannot be read, why, and what to do.
// Nothing of the ticket is in it.
func ticketError(name string, err error) error {
	if name == "-" {
		name = "from standard input"
	}
	return &statusError{status: exitInput, err: fmt.Errorf("reading ticket %s: %w", name, explainRead(err))}
}

func explainRead(err error) error {
	if e, ok := errors.AsType[*intake.Error](err); ok {
		return errors.New(colons(e.Where, e.Msg, e.Hint))
	}
	hint := "check the file"
	switch {
	case errors.Is(err, errDirectory):
		return err
	case errors.Is(err, fs.ErrNotExist):
		hint = "check the name, or use - for standard input"
	case errors.Is(err, fs.ErrPermission):
		hint = "check who may read it"
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%w: %s", p.Err, hint)
	}
	return errors.New("it cannot be read: " + hint) // a reader's own words might quote what it read
}

// colons joins what is not empty.
func colons(parts ...string) string {
	s := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if s != "" {
			s += ": "
		}
		s += p
	}
	return s
}
