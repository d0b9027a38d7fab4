package kb

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/triagekb/triage/kb/diag"
	"go.yaml.in/yaml/v4"
)

// source is a file while it is read: its lines, and the problems found in it.
type source struct {
	name     string
	lines    []string
	offset   int // lines before the YAML, for front matter
	problems *diag.List
}

func newSource(name string, data []byte, problems *diag.List) *source {
	return &source{name: name, lines: strings.Split(string(data), "\n"), problems: problems}
}

// at reports a problem at a line and byte column of the file.
func (s *source) at(line, col int, code, hint, format string, args ...any) {
	*s.problems = append(*s.problems, diag.Problem{
		File: s.name, Line: line, Col: col, Code: code, Msg: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// problem reports a problem at a node; a nil one means the first line.
func (s *source) problem(n *yaml.Node, code, hint, format string, args ...any) {
	line, col := s.place(n)
	s.at(line, col, code, hint, format, args...)
}

// place returns line and byte column of n; YAML counts characters.
func (s *source) place(n *yaml.Node) (line, col int) {
	if n == nil || n.Line == 0 {
		return 1, 0
	}
	line = n.Line + s.offset
	return line, s.byteColumn(line, n.Column)
}

func (s *source) byteColumn(line, runes int) int {
	if line < 1 || line > len(s.lines) {
		return runes
	}
	col := 1
	for text := s.lines[line-1]; runes > 1 && col <= len(text); runes-- {
		_, size := utf8.DecodeRuneInString(text[col-1:])
		col += size
	}
	return col
}

// load parses one YAML document without resolving anything. It refuses what
// could make a small file large (aliases) or change meaning (tags).
func (s *source) load(text []byte) *yaml.Node {
	var root yaml.Node
	if err := yaml.Load(text, &root, yaml.WithUniqueKeys(false)); err != nil {
		s.syntax(err)
		return nil
	}
	if len(root.Content) != 1 || !s.plain(root.Content[0]) {
		return nil
	}
	return root.Content[0]
}

func (s *source) syntax(err error) {
	msg, line, col := err.Error(), 1, 0
	var one *yaml.LoadError
	if errors.As(err, &one) {
		msg = strings.TrimPrefix(one.Message, "yaml: ")
		if one.ContextMsg != "" {
			msg += " " + one.ContextMsg
		}
		if one.Mark.Line > 0 {
			line = min(one.Mark.Line+s.offset, max(len(s.lines), 1))
			col = s.byteColumn(line, one.Mark.Column)
		}
	}
	s.at(line, col, "kb-yaml", "see kb/README.md for the form; quote texts that hold \": \" or begin with a sign", "not YAML: %s", msg)
}

// plain reports anchors, aliases and tags below n.
func (s *source) plain(n *yaml.Node) bool {
	ok := true
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		s.problem(n, "kb-alias", "write the value out", "YAML anchors and aliases are not allowed")
		ok = false
	case n.Style&yaml.TaggedStyle != 0:
		s.problem(n, "kb-tag", "quote the value if it should be text", "YAML tag %s is not allowed", n.Tag)
		ok = false
	}
	for _, c := range n.Content {
		ok = s.plain(c) && ok
	}
	return ok
}

// object is a mapping with known keys. A nil one has no values, so that reading
// can go on after a problem.
type object struct {
	s    *source
	n    *yaml.Node
	what string
	vals map[string]*yaml.Node
}

// object reads a mapping. keys are the allowed ones, separated by blanks; one
// with "!" is required.
func (s *source) object(n *yaml.Node, what, keys string) *object {
	o := &object{s: s, n: n, what: what, vals: map[string]*yaml.Node{}}
	if n == nil {
		return o
	}
	if n.Kind != yaml.MappingNode {
		s.problem(n, "kb-type", "", "%s has to be a mapping (key: value), not %s", what, kindOf(n))
		return o
	}
	known := strings.Fields(strings.ReplaceAll(keys, "!", ""))
	for key, val := range pairs(n) {
		switch {
		case !slices.Contains(known, key.Value):
			s.problem(key, "kb-unknown-key", didYouMean(key.Value, known), "%s has no key %q", what, key.Value)
		case o.vals[key.Value] != nil:
			s.problem(key, "kb-duplicate-key", "keep one of them", "key %q stands twice in %s", key.Value, what)
		default:
			o.vals[key.Value] = val
		}
	}
	for _, k := range strings.Fields(keys) {
		if name, required := strings.CutSuffix(k, "!"); required && o.vals[name] == nil {
			s.problem(n, "kb-missing", "see kb/README.md for the form", "%s lacks the required key %q", what, name)
		}
	}
	return o
}

// pairs yields the keys and values of a mapping in order.
func pairs(n *yaml.Node) func(func(k, v *yaml.Node) bool) {
	return func(yield func(k, v *yaml.Node) bool) {
		for i := 0; n != nil && n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "nothing"
	}
	return fmt.Sprintf("%q", clip(n.Value))
}

func clip(s string) string {
	if len(s) <= 60 {
		return s
	}
	return strings.ToValidUTF8(s[:57], "") + "..."
}
