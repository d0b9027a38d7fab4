package kb

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v4"
)

var articlePattern = regexp.MustCompile(`^AUTH-\d{4}$`)

// maxSummary bounds the summary in bytes: it is one line of an answer.
const maxSummary = 200

// draft is an article while it is read, with the nodes that later problems point at.
type draft struct {
	*Article
	s        *source
	front    *object
	bodyLine int
	causes   []*object
	fixes    []*object
}

// symptom is one pattern as written; compile makes check documents of it.
type symptom struct {
	id           string
	when, unless test
	says         []Say
	line, col    int
}

// readArticle reads one Markdown file.
func (l *loader) readArticle(fsys fs.FS, name string) error {
	data, err := l.bytes(fsys, name, maxArticle)
	if err != nil || data == nil {
		l.incomplete = true
		return err
	}
	d := l.article(name, data)
	if d == nil {
		l.incomplete = true
		return nil
	}
	l.parsed = append(l.parsed, d)
	return nil
}

// article reads front matter and body; nil if there is nothing to go on with.
func (l *loader) article(name string, data []byte) *draft {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	s := newSource(name, data, &l.problems)
	front, body, ok := cutFront(data)
	switch {
	case !ok:
		s.at(1, 0, "kb-front-matter", "begin with a line ---, then YAML, then a line ---", "the article has no front matter")
		return nil
	case len(front) > maxFrontMatter:
		s.at(1, 0, "kb-too-large", "", "front matter is larger than %d KiB", maxFrontMatter>>10)
		return nil
	}
	s.offset = 1
	root := s.load(front)
	if root == nil {
		return nil
	}
	if root.Kind != yaml.MappingNode {
		s.problem(root, "kb-type", "", "front matter has to be a mapping (key: value), not %s", kindOf(root))
		return nil
	}
	d := &draft{Article: &Article{Path: name}, s: s, bodyLine: min(3+bytes.Count(front, []byte("\n")), len(s.lines))}
	l.frontMatter(d, root)
	l.body(d, body)
	return d
}

// cutFront splits a file at its two lines of "---".
func cutFront(data []byte) (front, body []byte, ok bool) {
	rest, ok := bytes.CutPrefix(data, []byte("---\n"))
	if !ok {
		return nil, nil, false
	}
	if body, ok := bytes.CutPrefix(rest, []byte("---\n")); ok {
		return nil, body, true
	}
	front, body, ok = bytes.Cut(rest, []byte("\n---\n"))
	if !ok {
		front, ok = bytes.CutSuffix(rest, []byte("\n---"))
		return append(front, '\n'), nil, ok
	}
	return rest[:len(front)+1], body, true
}

const frontKeys = "id! title! summary! provider status owner! reviewed! aliases replaced_by sources! symptoms causes! fixes scopes"

func (l *loader) frontMatter(d *draft, root *yaml.Node) {
	s := d.s
	o := s.object(root, "an article", frontKeys)
	d.front = o
	d.ID = o.match("id", articlePattern, "AUTH-0001")
	d.Title, d.Summary, d.Provider, d.Owner = o.str("title"), o.str("summary"), o.str("provider"), o.str("owner")
	d.Status = o.oneOf("status", "active", "active", "draft", "retired")
	d.Reviewed = o.date("reviewed")
	d.Aliases = o.strs("aliases")
	d.ReplacedBy = o.match("replaced_by", articlePattern, "AUTH-0001")
	if len(d.Summary) > maxSummary {
		s.problem(o.get("summary"), "kb-too-long", "say it in one sentence", "summary has %d bytes, at most %d are allowed", len(d.Summary), maxSummary)
	}
	if d.Provider != "" {
		l.provider(s, o.get("provider"), d.Provider)
	}
	if d.ReplacedBy != "" && d.Status != "retired" {
		s.problem(o.get("replaced_by"), "kb-replaced", "set status: retired", "only a retired article is replaced")
	}
	for _, n := range o.list("sources") {
		e := s.object(n, "a source", "url! read!")
		d.Sources = append(d.Sources, Source{URL: e.url("url"), Read: e.date("read")})
	}
	for _, key := range []string{"sources", "causes"} {
		if n := o.get(key); n != nil && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
			s.problem(n, "kb-empty", "name at least one", "%s is empty", key)
		}
	}
	l.frontFixes(d)
	l.frontCauses(d)
	l.frontSymptoms(d)
	l.frontScopes(d)
}

func (l *loader) frontCauses(d *draft) {
	s := d.s
	for _, n := range d.front.list("causes") {
		e := s.object(n, "a cause of an article", "id! usual! for against decided_by fixes")
		c := ArticleCause{
			ID: e.str("id"), Usual: e.oneOf("usual", "occasional", "common", "occasional", "rare"),
			For: e.strs("for"), Against: e.strs("against"), DecidedBy: e.strs("decided_by"), Fixes: e.strs("fixes"),
		}
		if c.ID == "" || !l.cause(s, e.get("id"), c.ID) {
			continue
		}
		if _, dup := d.Cause(c.ID); dup {
			s.problem(e.get("id"), "kb-duplicate-id", "", "cause %s stands twice in the article", c.ID)
			continue
		}
		for _, n := range e.list("decided_by") {
			if _, ok := l.cat.factByName[n.Value]; !ok {
				s.problem(n, "kb-unknown-fact", didYouMean(n.Value, l.factNames()), "there is no fact %q in facts.yaml", clip(n.Value))
			}
		}
		for _, n := range e.list("fixes") {
			if _, ok := d.Fix(n.Value); !ok {
				s.problem(n, "kb-unknown-fix", didYouMean(n.Value, d.fixIDs()), "the article has no fix %q", clip(n.Value))
			}
		}
		d.Causes = append(d.Causes, c)
		d.causes = append(d.causes, e)
	}
	for i, f := range d.Fixes {
		used := slices.ContainsFunc(d.Causes, func(c ArticleCause) bool { return slices.Contains(c.Fixes, f.ID) })
		if !used {
			s.problem(d.fixes[i].get("id"), "kb-unused-fix", "list it in fixes of a cause, or take it out", "no cause uses the fix %s", f.ID)
		}
	}
}
