package kb

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// articleLink is a link to an article, checked once all are read.
type articleLink struct {
	s    *source
	line int
	id   string
}

// link brings articles together: ids, aliases, replacements and links.
func (l *loader) link() {
	c := l.cat
	slices.SortFunc(l.parsed, func(a, b *draft) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path)) })
	for _, d := range l.parsed {
		l.incomplete = l.incomplete || d.ID == ""
		l.claim(d, d.ID, d.front.get("id"))
		for _, n := range d.front.list("aliases") {
			if !articlePattern.MatchString(n.Value) {
				d.s.problem(n, "kb-form", "write it as AUTH-0001", "alias has the wrong form: %q", clip(n.Value))
				continue
			}
			l.claim(d, n.Value, n)
		}
		c.articles = append(c.articles, d.Article)
	}
	for _, d := range l.parsed {
		l.replaced(d)
	}
	for _, a := range l.articleLinks {
		if _, ok := c.articleByID[a.id]; !ok && !l.incomplete {
			a.s.at(a.line, 1, "kb-unknown-article", "", "there is no article %s", clip(a.id))
		}
	}
	l.linkCodes()
}

// claim gives an id to an article, unless another one has it.
func (l *loader) claim(d *draft, id string, n *yaml.Node) {
	if id == "" {
		return
	}
	if other := l.cat.articleByID[id]; other != nil {
		d.s.problem(n, "kb-duplicate-id", "ids are never reused; take the next free one", "%s is taken by %s", id, other.Path)
		return
	}
	l.cat.articleByID[id] = d.Article
}

// replaced checks that the chain of replacements ends at an article in use.
func (l *loader) replaced(d *draft) {
	if d.ReplacedBy == "" {
		return
	}
	chain := []string{d.ID}
	for at := d.ReplacedBy; at != ""; {
		next := l.cat.articleByID[at]
		if next == nil && l.incomplete {
			return
		}
		if next == nil {
			d.s.problem(d.front.get("replaced_by"), "kb-unknown-article", "", "there is no article %s", at)
			return
		}
		chain = append(chain, next.ID)
		if slices.Contains(chain[:len(chain)-1], next.ID) {
			d.s.problem(d.front.get("replaced_by"), "kb-replaced", "let it end at an article in use", "replacements run in a circle: %s", strings.Join(chain, " > "))
			return
		}
		at = next.ReplacedBy
	}
}
