package doc

import (
	"bytes"
	"fmt"
	"sort"
	"sync"

	"github.com/triagekb/triage/kb/diag"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxDepth bounds how deeply lists and quotes may be nested, so that a reader's
// stack and a page's layout stay small.
const maxDepth = 12

// Parse reads Markdown (CommonMark 0.31 with tables and heading attributes) into
// blocks. Lines of blocks and problems count from firstLine, the line of
// markdown's first byte in the file called name. What an article must not hold
// (raw HTML, images, other links than https:, article: and cause:) is a problem
// and left out of the blocks. It is safe for concurrent use.
func Parse(name string, markdown []byte, firstLine int) ([]Block, diag.List) {
	p := &reader{file: name, src: markdown, first: firstLine, starts: lineStarts(markdown)}
	if p.tooLong() {
		return nil, p.problems
	}
	blocks := p.blocks(grammar().Parse(text.NewReader(markdown)), 0)
	return blocks, p.problems.Sorted()
}

// grammar is made at its first use: that takes longer than to parse a few lines.
var grammar = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAttribute())).Parser()
})

type reader struct {
	file     string
	src      []byte
	first    int
	starts   []int // offset of each line
	problems diag.List
}

func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// maxRun bounds how many bytes stand without a blank line between them. Finding
// out what pairs with what in a paragraph takes time quadratic in its length, so
// that a hostile one of 512 KiB would take minutes.
const maxRun = 16 << 10

// tooLong reports the first run that is longer than maxRun.
func (p *reader) tooLong() bool {
	from := 0
	for i, at := range p.starts {
		end := len(p.src)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		if end-from > maxRun {
			p.refuse(from, "kb-too-long", "divide it by a blank line", "more than %d KiB without a blank line", maxRun>>10)
			return true
		}
		if len(bytes.TrimSpace(p.src[at:end])) == 0 {
			from = end
		}
	}
	return false
}

// place returns the line and column of a byte of src.
func (p *reader) place(at int) (line, col int) {
	at = min(max(at, 0), len(p.src))
	i := sort.SearchInts(p.starts, at+1) - 1
	return p.first + i, at - p.starts[i] + 1
}

func (p *reader) line(at int) int {
	line, _ := p.place(at)
	return line
}

func (p *reader) refuse(at int, code, hint, format string, args ...any) {
	line, col := p.place(at)
	p.problems = append(p.problems, diag.Problem{
		File: p.file, Line: line, Col: col, Code: code, Msg: fmt.Sprintf(format, args...), Hint: hint,
	})
}

func (p *reader) blocks(parent ast.Node, depth int) []Block {
	var out []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if depth > maxDepth {
			p.refuse(start(n), "kb-markdown", "make it flatter", "lists or quotes nested more than %d deep", maxDepth)
			return out
		}
		if b := p.block(n, depth); b != nil {
			out = append(out, b)
		}
	}
	return out
}

func (p *reader) block(n ast.Node, depth int) Block {
	switch n := n.(type) {
	case *ast.Heading:
		return p.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		if spans := p.spans(n); len(spans) > 0 {
			return Para{Spans: spans}
		}
		return nil
	case *ast.List:
		return p.list(n, depth)
	case *ast.FencedCodeBlock:
		return p.fenced(n)
	case *ast.CodeBlock:
		return Code{Line: p.line(start(n)), Text: p.lines(n)}
	case *ast.Blockquote:
		return p.quote(n, depth)
	case *ast.HTMLBlock:
		p.refuse(start(n), "kb-raw-html", "write it in Markdown, or put it in a code block", "raw HTML is not allowed")
		return nil
	case *ast.LinkReferenceDefinition:
		return nil // links carry the address themselves once parsed
	case *ast.ThematicBreak:
		p.refuse(start(n), "kb-markdown", "the six sections divide an article", "a horizontal rule is not allowed")
		return nil
	}
	if isTable(n) {
		return p.table(n)
	}
	p.refuse(start(n), "kb-markdown", "", "%s is not allowed", n.Kind())
	return nil
}

func (p *reader) heading(n *ast.Heading) Block {
	h := Heading{Line: p.line(start(n)), Level: n.Level, Spans: p.spans(n)}
	for _, a := range n.Attributes() {
		v, ok := a.Value.([]byte)
		if string(a.Name) == "id" && ok {
			h.ID = string(v)
			continue
		}
		p.refuse(start(n), "kb-markdown", "only {#id} may follow a heading", "heading attribute %q is not allowed", a.Name)
	}
	return h
}

func (p *reader) list(n *ast.List, depth int) Block {
	l := List{Line: p.line(start(n)), Ordered: n.IsOrdered(), Start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		l.Items = append(l.Items, p.blocks(item, depth+1))
	}
	return l
}

func (p *reader) fenced(n *ast.FencedCodeBlock) Block {
	c := Code{Line: p.line(start(n)), Text: p.lines(n)}
	if n.Info != nil {
		c.Line = p.line(n.Info.Segment.Start)
		c.Info = string(bytes.TrimSpace(n.Info.Segment.Value(p.src)))
		c.Lang = string(n.Language(p.src))
	}
	return c
}

func (p *reader) lines(n ast.Node) string {
	return string(n.Lines().Value(p.src))
}

// start returns the offset of n, or of the first of its descendants that has one.
func start(n ast.Node) int {
	if at := n.Pos(); at >= 0 {
		return at
	}
	if n.Type() != ast.TypeInline && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if at := start(c); at > 0 {
			return at
		}
	}
	return 0
}
