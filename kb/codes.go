package kb

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// codeArticle is a reference from a code to an article, checked once all are read.
type codeArticle struct {
	s    *source
	n    *yaml.Node
	code int
}

// readCodes reads one file of codes/.
func (l *loader) readCodes(s *source, root *yaml.Node) {
	o := s.object(root, "a code table", "provider! source read codes!")
	provider := o.str("provider")
	if provider != "" && provider != "generic" {
		l.provider(s, o.get("provider"), provider)
	}
	def := Source{URL: o.url("source"), Read: o.date("read")}
	seen := map[string]bool{}
	for _, n := range o.list("codes") {
		e := s.object(n, "a code", "code message status meaning! causes! proves article with source read")
		c := l.code(s, e, provider, def)
		if key := c.ID + " " + c.Message + withKey(c.with); seen[key] {
			s.problem(n, "kb-duplicate-id", "keep one of them", "%s with the same message stands twice", c.ID)
			continue
		} else {
			seen[key] = true
		}
		if c.Article != "" {
			l.codeWith = append(l.codeWith, codeArticle{s, e.get("article"), len(l.cat.codes)})
		}
		l.cat.codes = append(l.cat.codes, c)
	}
}

func (l *loader) code(s *source, e *object, provider string, def Source) Code {
	c := Code{
		Provider: provider, Code: e.str("code"), Message: e.str("message"), Status: e.integer("status", 100, 599),
		Meaning: e.str("meaning"), Causes: l.causeList(s, e, "causes"), Proves: e.boolean("proves"),
		Article: e.str("article"), Source: def, file: s.name,
	}
	c.line, c.col = s.place(e.n)
	if e.get("source") != nil {
		c.Source.URL = e.url("source")
	}
	if e.get("read") != nil {
		c.Source.Read = e.date("read")
	}
	if c.Source.URL == "" || c.Source.Read == "" {
		s.problem(e.n, "kb-missing", "name source and read here, or once for the whole file", "the code has no source with the day it was read")
	}
	name := c.Code
	if name == "" {
		name = slug(c.Message)
	}
	c.ID = "code/" + provider + "/" + strings.ReplaceAll(name, " ", "-")
	if !l.codeTexts(s, e, &c) {
		c.file = ""
	}
	return c
}

// codeTexts checks what the code is recognised by, and whether it can be compiled.
func (l *loader) codeTexts(s *source, e *object, c *Code) bool {
	before := len(l.problems)
	if n := e.get("message"); n != nil && c.Message != "" {
		s.phrase(n, "message")
	}
	if n := e.get("with"); n != nil {
		t := l.test(s, n, "with")
		if c.with = t.facts; t.text != nil || t.any != nil {
			s.problem(n, "kb-type", "put the words into message", "with of a code holds facts only")
		}
	}
	switch {
	case c.Code == "" && c.Message == "":
		s.problem(e.n, "kb-missing", "write code, message or both", "the entry has neither code nor message")
	case c.Code != "" && len(Segments(c.Code)) != 1:
		s.problem(e.get("code"), "kb-phrase", "put the part that varies into message", "code %q has no word, or a *", clip(c.Code))
	case c.Code != "" && c.Message == "" && len(c.with) == 0 && plainCode(c.Code):
		s.problem(e.get("code"), "kb-not-selective", "add its message, or with: {provider: …}", "code %q alone is too short or too plain to be recognised", clip(c.Code))
	}
	if n := e.get("proves"); c.Proves && len(c.Causes) != 1 {
		s.problem(n, "kb-proves", "leave proves out", "a code that proves has exactly one cause, not %d", len(c.Causes))
	}
	return len(l.problems) == before
}

// plainCode tells a code that stands in texts by chance: short, a number, or one
// ordinary word. A capital inside (AccessDenied), a digit or a sign makes it a code.
func plainCode(code string) bool {
	letters, digits, inner := 0, 0, 0
	for i, r := range code {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !unicode.IsLetter(r):
			return len(code) < 5
		default:
			letters++
			if i > 0 && unicode.IsUpper(r) {
				inner++
			}
		}
	}
	switch {
	case len(code) < 5, letters == 0:
		return true
	case digits > 0:
		return false
	}
	return inner == 0 || inner == letters-1
}

// causeList reads a list of known causes without duplicates.
func (l *loader) causeList(s *source, o *object, key string) []string {
	var out []string
	for _, n := range o.list(key) {
		id := s.text(n, key)
		if id == "" || !l.cause(s, n, id) {
			continue
		}
		if slices.Contains(out, id) {
			s.problem(n, "kb-duplicate-id", "", "cause %s stands twice", id)
			continue
		}
		out = append(out, id)
	}
	if n := o.get(key); n != nil && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		s.problem(n, "kb-empty", "name at least one", "%s is empty", key)
	}
	return out
}

// slug makes an id part of a message: its words with hyphens, at most 60 bytes.
func slug(message string) string {
	s := strings.Join(strings.Fields(Normalise(message)), "-")
	if len(s) > 60 {
		s = s[:60]
		if i := strings.LastIndexByte(s, '-'); i > 0 {
			s = s[:i]
		}
	}
	return strings.ToValidUTF8(s, "")
}

// linkCodes checks the articles that codes name.
func (l *loader) linkCodes() {
	c := l.cat
	for _, ref := range l.codeWith {
		code := &c.codes[ref.code]
		if _, ok := c.articleByID[code.Article]; ok {
			continue
		}
		if !l.borrowed["codes"] && !l.incomplete {
			ref.s.problem(ref.n, "kb-unknown-article", "", "there is no article %s", clip(code.Article))
		}
		code.Article = "" // an embedded code may name an article that this knowledge base does not have
	}
}

// withKey makes conditions comparable.
func withKey(with []condition) string {
	var b strings.Builder
	for _, c := range with {
		fmt.Fprintf(&b, " %s=%v", c.fact.Name, c.values)
	}
	return b.String()
}
