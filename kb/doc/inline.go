package doc

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// spans reads the inline content of n.
func (p *reader) spans(n ast.Node) []Span {
	var out []Span
	p.inline(n, Span{}, &out)
	return join(out)
}

// inline appends the content of n in the style given.
func (p *reader) inline(parent ast.Node, style Span, out *[]Span) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		s := style
		switch n := n.(type) {
		case *ast.Text:
			p.text(n, s, out)
		case *ast.String:
			s.Text = string(n.Value)
			*out = append(*out, s)
		case *ast.CodeSpan:
			s.Code, s.Text, s.Line = true, p.code(n), p.line(start(n))
			*out = append(*out, s)
		case *ast.Emphasis:
			s.Bold, s.Italic = s.Bold || n.Level == 2, s.Italic || n.Level == 1
			p.inline(n, s, out)
		case *ast.Link:
			s.Link = p.address(start(n), unescape(string(n.Destination)))
			p.inline(n, s, out)
		case *ast.AutoLink:
			s.Link = p.address(start(n), string(n.URL(p.src)))
			s.Text, s.Line = string(n.Label(p.src)), p.line(start(n))
			*out = append(*out, s)
		case *ast.RawHTML:
			p.refuse(n.Segments.At(0).Start, "kb-raw-html", "put a value such as <token> in `code`", "raw HTML is not allowed")
		default:
			p.refuse(start(n), "kb-markdown", "", "%s is not allowed", n.Kind())
		}
	}
}

func (p *reader) text(n *ast.Text, s Span, out *[]Span) {
	s.Text, s.Line = unescape(string(n.Segment.Value(p.src))), p.line(n.Segment.Start)
	switch {
	case n.HardLineBreak():
		s.Text += "\n"
	case n.SoftLineBreak():
		s.Text += " "
	}
	*out = append(*out, s)
}

// code returns the text of a code span; a line break in it is a blank.
func (p *reader) code(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(p.src))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// address returns a link's address if articles may hold it.
func (p *reader) address(at int, to string) string {
	for _, scheme := range []string{"https://", "article:", "cause:"} {
		if rest, ok := strings.CutPrefix(to, scheme); ok && rest != "" && !strings.ContainsAny(rest, " \t\n\"<>\\") {
			return to
		}
	}
	p.refuse(at, "kb-link", "links are absolute https: addresses, or article:AUTH-0001, or cause:token-expired", "link to %q is not allowed", to)
	return ""
}

// join merges neighbours of the same style and line.
func join(in []Span) []Span {
	var out []Span
	for _, s := range in {
		if s.Text == "" {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].same(s) && !s.Code {
			out[n].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return out
}

func (s Span) same(t Span) bool {
	return s.Code == t.Code && s.Bold == t.Bold && s.Italic == t.Italic && s.Link == t.Link
}

// unescape resolves backslash escapes and character references (CommonMark 2.4,
// 2.5) in one pass, so that what an escape protects is not resolved again.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			i++
			b.WriteByte(s[i])
			continue
		}
		if s[i] == '&' {
			// The longest name of a character has 32 letters.
			if n := strings.IndexByte(s[i:min(i+40, len(s))], ';'); n > 1 {
				if r := html.UnescapeString(s[i : i+n+1]); r != s[i:i+n+1] {
					b.WriteString(r)
					i += n
					continue
				}
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7F && !('0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z')
}
