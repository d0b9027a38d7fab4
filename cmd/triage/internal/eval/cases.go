// Package eval measures an engine on labelled tickets: which first answers are
// right, which of the first three, which proofs were wrong, and what stayed
// silent.
package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Case is a ticket with the answer that an expert would give.
type Case struct {
	ID     string
	Ticket []byte
	Label  Label
}

// Label is the expert's answer: NAME.want.json. Kind "negative" or an empty
// Cause means that no answer is the right one.
type Label struct {
	Cause     string   `json:"cause"`
	Also      []string `json:"also"`
	Kind      string   `json:"kind"`
	Decidable *bool    `json:"decidable"` // nil means true
}

// Accepts tells whether cause is right for the label.
func (l Label) Accepts(cause string) bool {
	return cause != "" && (cause == l.Cause || slices.Contains(l.Also, cause))
}

func (l Label) negative() bool    { return l.Cause == "" && len(l.Also) == 0 }
func (l Label) undecidable() bool { return l.Decidable != nil && !*l.Decidable }

// wrapped is a case in one file: the ticket inside its label.
type wrapped struct {
	ID        string          `json:"id"`
	Kind      string          `json:"kind"`
	Expect    *Label          `json:"expect"`
	Decidable *bool           `json:"decidable"`
	Ticket    json.RawMessage `json:"ticket"`
}

// ReadDir reads the cases of a folder, sorted by id: tickets NAME.EXT with their
// label NAME.want.json, and files that hold {"id", "ticket", "expect", "decidable"}.
// Files without a label are skipped. A folder without a case is an error.
func ReadDir(fsys fs.FS) ([]Case, error) {
	files, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("reading labelled tickets: %w", err)
	}
	var cases []Case
	for _, f := range files {
		if f.IsDir() || strings.Contains(f.Name(), ".want.") || strings.Contains(f.Name(), ".golden.") {
			continue
		}
		c, ok, err := readCase(fsys, f.Name())
		if err != nil {
			return nil, err
		}
		if ok {
			cases = append(cases, c)
		}
	}
	if len(cases) == 0 {
		return nil, errors.New("no labelled ticket: want NAME.json with NAME.want.json beside it")
	}
	return cases, nil
}

func readCase(fsys fs.FS, name string) (Case, bool, error) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return Case{}, false, fmt.Errorf("reading %s: %w", name, err)
	}
	base := strings.TrimSuffix(name, path.Ext(name))
	var w wrapped
	if json.Unmarshal(b, &w) == nil && w.Ticket != nil && w.Expect != nil {
		w.Expect.Kind, w.Expect.Decidable = w.Kind, w.Decidable
		return Case{ID: w.ID, Ticket: w.Ticket, Label: *w.Expect}, true, nil
	}
	want, err := fs.ReadFile(fsys, base+".want.json")
	if errors.Is(err, fs.ErrNotExist) {
		return Case{}, false, nil
	}
	if err != nil {
		return Case{}, false, fmt.Errorf("reading the label of %s: %w", name, err)
	}
	c := Case{ID: base, Ticket: b}
	if err := json.Unmarshal(want, &c.Label); err != nil {
		return Case{}, false, fmt.Errorf("reading the label %s.want.json: want {\"cause\", \"also\", \"kind\", \"decidable\"}: %w", base, err)
	}
	return c, true, nil
}
