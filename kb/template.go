package kb

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// templates checks every {{fact|fallback}} of an article. Texts of fixes are
// filled in, so there each "{{" has to be one; elsewhere "{{" may be anything
// (a variable of Postman) unless it looks like one.
func (l *loader) templates(d *draft) {
	lines := d.s.lines
	strict := d.strictLines()
	skip := d.exampleLines()
	for i := d.bodyLine - 1; i < len(lines); i++ {
		if !skip[i+1] {
			l.templateLine(d, i+1, 1, lines[i], strict[i+1])
		}
	}
	for _, o := range d.fixes {
		l.templateNode(d, o.get("confirm"))
	}
	for _, o := range d.causes {
		for _, key := range []string{"for", "against"} {
			for _, n := range o.list(key) {
				l.templateNode(d, n)
			}
		}
	}
	l.templateNode(d, d.front.get("summary"))
}

func (l *loader) templateNode(d *draft, n *yaml.Node) {
	if n == nil || !strings.Contains(n.Value, "{{") {
		return
	}
	line, col := d.s.place(n)
	for rest := n.Value; ; {
		t, after, ok := nextTemplate(rest)
		if !ok {
			return
		}
		l.template(d, line, col, t, true)
		rest = after
	}
}

func (l *loader) templateLine(d *draft, line, col int, text string, strict bool) {
	for rest := text; ; {
		t, after, ok := nextTemplate(rest)
		if !ok {
			return
		}
		l.template(d, line, col+len(text)-len(rest)+strings.Index(rest, "{{"), t, strict)
		rest = after
	}
}

// nextTemplate returns what stands between the first "{{" and "}}" of s.
func nextTemplate(s string) (inner, after string, ok bool) {
	_, s, ok = strings.Cut(s, "{{")
	if !ok {
		return "", "", false
	}
	return strings.Cut(s, "}}")
}

func (l *loader) template(d *draft, line, col int, inner string, strict bool) {
	name, fallback, bar := strings.Cut(inner, "|")
	name = strings.TrimSpace(name)
	_, known := l.cat.factByName[name]
	switch {
	case !strict && !bar && !known:
		return
	case !known:
		hint := didYouMean(name, l.factNames())
		if hint == "" {
			hint = "write {{fact|fallback}}; braces that are meant literally cannot stand in a fix"
		}
		d.s.at(line, col, "kb-unknown-fact", hint, "there is no fact %q in facts.yaml", clip(name))
	case strings.TrimSpace(fallback) == "":
		d.s.at(line, col, "kb-no-fallback", "write {{"+name+"|what to print when it is not known}}", "the value %s has no fallback", name)
	}
}

// strictLines returns the lines of the sections of fixes.
func (d *draft) strictLines() map[int]bool {
	lines := map[int]bool{}
	in := false
	for i := d.bodyLine - 1; i < len(d.s.lines); i++ {
		if title, ok := strings.CutPrefix(d.s.lines[i], "## "); ok {
			in = strings.TrimSpace(title) == fixesSection
		}
		if in {
			lines[i+1] = true
		}
	}
	return lines
}

// exampleLines returns the lines of examples: they hold tickets, not our text.
func (d *draft) exampleLines() map[int]bool {
	lines := map[int]bool{}
	for _, e := range d.Examples {
		for i := range strings.Count(e.Text, "\n") + 2 {
			lines[e.Line+i] = true
		}
	}
	return lines
}
