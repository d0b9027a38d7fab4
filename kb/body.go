package kb

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/kb/doc"
	"go.yaml.in/yaml/v4"
)

// sectionTitles are the sections of an article, in order.
var sectionTitles = [...]string{"Symptoms", "Environment", "Root causes", "Resolution steps", "Verification", "Prevention"}

const (
	causesSection = "Root causes"
	fixesSection  = "Resolution steps"
)

// part is a heading of level 3 and what stands below it.
type part struct {
	head   doc.Heading
	blocks []doc.Block
}

// body reads the Markdown below the front matter.
func (l *loader) body(d *draft, text []byte) {
	blocks, problems := doc.Parse(d.Path, text, d.bodyLine)
	*d.s.problems = append(*d.s.problems, problems...)
	parts := d.sections(blocks)
	l.causeParts(d, parts[causesSection])
	d.fixParts(parts[fixesSection])
	l.examples(d, blocks)
	l.links(d, blocks)
	l.templates(d)
}

// sections files the blocks under the six headings and returns the parts of each
// that begin with a heading of level 3.
func (d *draft) sections(blocks []doc.Block) map[string][]part {
	parts := map[string][]part{}
	var heads []doc.Heading
	for _, b := range blocks {
		h, isHead := b.(doc.Heading)
		switch {
		case isHead && h.Level < 2, isHead && h.Level > 4:
			d.s.at(h.Line, 1, "kb-heading", "## for the six sections, ### below them; the title is in the front matter", "heading of level %d", h.Level)
		case isHead && h.Level == 2:
			heads = append(heads, h)
			d.Sections = append(d.Sections, Section{Title: doc.Text(h.Spans)})
		case len(d.Sections) == 0:
			d.s.at(d.bodyLine, 0, "kb-section", "begin the text with ## Symptoms", "text before the first section")
			return parts
		default:
			d.file(parts, b)
		}
	}
	d.checkSections(heads, parts)
	return parts
}

// file puts a block into the last section, or into the last part of it.
func (d *draft) file(parts map[string][]part, b doc.Block) {
	sec := &d.Sections[len(d.Sections)-1]
	own := sec.Title == causesSection || sec.Title == fixesSection
	if h, ok := b.(doc.Heading); ok && own && h.Level == 3 {
		parts[sec.Title] = append(parts[sec.Title], part{head: h})
		return
	}
	if n := len(parts[sec.Title]); own && n > 0 {
		p := &parts[sec.Title][n-1]
		p.blocks = append(p.blocks, b)
		return
	}
	sec.Blocks = append(sec.Blocks, b)
}

func (d *draft) checkSections(heads []doc.Heading, parts map[string][]part) {
	next := 0
	for i, h := range heads {
		title := d.Sections[i].Title
		at := slices.Index(sectionTitles[:], title)
		switch {
		case at < 0:
			d.s.at(h.Line, 1, "kb-section", didYouMean(title, sectionTitles[:]), "there is no section %q; the six are: %s", clip(title), strings.Join(sectionTitles[:], ", "))
			continue
		case at < next:
			d.s.at(h.Line, 1, "kb-section", "the order is: "+strings.Join(sectionTitles[:], ", "), "section %s is out of order or stands twice", title)
		}
		next = at + 1
		if len(d.Sections[i].Blocks) == 0 && len(parts[title]) == 0 {
			d.s.at(h.Line, 1, "kb-empty", "every section tells the reader something", "section %s is empty", title)
		}
	}
	for _, title := range sectionTitles {
		if !slices.ContainsFunc(d.Sections, func(s Section) bool { return s.Title == title }) {
			d.s.at(d.bodyLine, 0, "kb-section", "the six are: "+strings.Join(sectionTitles[:], ", "), "the article has no section %s", title)
		}
	}
}

// causeParts ties the parts of "Root causes" to the causes of the front matter.
func (l *loader) causeParts(d *draft, parts []part) {
	have := map[string]bool{}
	for _, p := range parts {
		i := slices.IndexFunc(d.Causes, func(c ArticleCause) bool { return c.ID == p.head.ID })
		if !d.checkPart(p, i >= 0, have, "cause", causeIDs(d.Causes)) {
			continue
		}
		d.Causes[i].Title, d.Causes[i].Body = doc.Text(p.head.Spans), p.blocks
	}
	for i, c := range d.Causes {
		if !have[c.ID] {
			d.s.problem(d.causes[i].get("id"), "kb-no-section", "write ### Title {#"+c.ID+"} below ## "+causesSection, "cause %s has no section", c.ID)
		}
	}
}

func causeIDs(list []ArticleCause) []string {
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.ID
	}
	return ids
}

// fixParts ties the parts of "Resolution steps" to the fixes.
func (d *draft) fixParts(parts []part) {
	have := map[string]bool{}
	for _, p := range parts {
		i := slices.IndexFunc(d.Fixes, func(f Fix) bool { return f.ID == p.head.ID })
		if !d.checkPart(p, i >= 0, have, "fix", d.fixIDs()) {
			continue
		}
		f := &d.Fixes[i]
		f.Title = doc.Text(p.head.Spans)
		d.steps(f, p)
	}
	for i, f := range d.Fixes {
		if !have[f.ID] {
			d.s.problem(d.fixes[i].get("id"), "kb-no-section", "write ### Title {#"+f.ID+"} below ## "+fixesSection, "fix %s has no section", f.ID)
		}
	}
}

// checkPart reports a part that belongs to nothing, stands twice or is empty.
func (d *draft) checkPart(p part, known bool, have map[string]bool, what string, ids []string) bool {
	id := p.head.ID
	switch {
	case id == "":
		d.s.at(p.head.Line, 1, "kb-no-id", "end the heading with {#id}, the id of a "+what, "the section belongs to no %s", what)
		return false
	case !known:
		hint := didYouMean(id, ids)
		if hint == "" {
			hint = "add it to the front matter"
		}
		d.s.at(p.head.Line, 1, "kb-no-front-matter", hint, "the front matter has no %s %s", what, clip(id))
		return false
	case have[id]:
		d.s.at(p.head.Line, 1, "kb-duplicate-id", "", "%s %s has two sections", what, id)
		return false
	}
	have[id] = true
	if len(p.blocks) == 0 {
		d.s.at(p.head.Line, 1, "kb-empty", "", "the section of %s %s is empty", what, id)
	}
	return true
}

// steps takes introduction and steps out of a fix's section: blocks, then one
// numbered list, then nothing.
func (d *draft) steps(f *Fix, p part) {
	i := slices.IndexFunc(p.blocks, func(b doc.Block) bool { l, ok := b.(doc.List); return ok && l.Ordered })
	if i < 0 {
		d.s.at(p.head.Line, 1, "kb-no-steps", "write 1. First step", "fix %s has no numbered list of steps", f.ID)
		return
	}
	if i != len(p.blocks)-1 {
		d.s.at(p.head.Line, 1, "kb-after-steps", "indent what belongs to a step; put the rest before the list", "fix %s has text after its steps", f.ID)
	}
	if i > 0 {
		f.Intro = p.blocks[:i]
	}
	for _, item := range p.blocks[i].(doc.List).Items {
		f.Steps = append(f.Steps, doc.Markdown(item))
	}
}

// links checks that what article: and cause: links name exists.
func (l *loader) links(d *draft, blocks []doc.Block) {
	for s := range doc.Spans(blocks) {
		if id, ok := strings.CutPrefix(s.Link, "cause:"); ok {
			l.cause(d.s, &yaml.Node{Line: s.Line - d.s.offset, Column: 1}, id)
		}
		if id, ok := strings.CutPrefix(s.Link, "article:"); ok {
			l.articleLinks = append(l.articleLinks, articleLink{d.s, s.Line, id})
		}
	}
}
