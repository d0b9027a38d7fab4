package doc

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func parse(t testing.TB, text string) []Block {
	blocks, problems := Parse("x.md", []byte(text), 1)
	require.Empty(t, problems, text)
	return blocks
}

func TestParseMakesTheTree(t *testing.T) {
	got, problems := Parse("x.md", []byte(strings.Join([]string{
		"### Ask for it {#ask}",
		"One *two* **three `four`** [five](https://a.example/b) \\*six\\* &amp; seven\\",
		"eight",
		"",
		"3. first",
		"   ```http triage=x y",
		"   GET /",
		"   ```",
		"4. - inner",
		"",
		"> [!WARNING]",
		"> careful",
		"",
		"| a | b |",
		"| :-- | --: |",
		"| c `d` | e |",
	}, "\n")), 11)
	require.Empty(t, problems)
	require.Equal(t, []Block{
		Heading{Line: 11, Level: 3, ID: "ask", Spans: []Span{{Text: "Ask for it", Line: 11}}},
		Para{Spans: []Span{
			{Text: "One ", Line: 12}, {Text: "two", Italic: true, Line: 12}, {Text: " ", Line: 12},
			{Text: "three ", Bold: true, Line: 12}, {Text: "four", Bold: true, Code: true, Line: 12}, {Text: " ", Line: 12},
			{Text: "five", Link: "https://a.example/b", Line: 12}, {Text: " *six* & seven\neight", Line: 12},
		}},
		List{Line: 15, Ordered: true, Start: 3, Items: [][]Block{
			{Para{Spans: []Span{{Text: "first", Line: 15}}}, Code{Line: 16, Lang: "http", Info: "http triage=x y", Text: "GET /\n"}},
			{List{Line: 19, Items: [][]Block{{Para{Spans: []Span{{Text: "inner", Line: 19}}}}}}},
		}},
		Quote{Alert: "warning", Blocks: []Block{Para{Spans: []Span{{Text: "careful", Line: 21}}}}},
		Table{
			Align: []string{"left", "right"}, Head: [][]Span{{{Text: "a", Line: 24}}, {{Text: "b", Line: 24}}},
			Rows: [][][]Span{{{{Text: "c ", Line: 26}, {Text: "d", Code: true, Line: 26}}, {{Text: "e", Line: 26}}}},
		},
	}, got)
}

func TestWhatArticlesMustNotHold(t *testing.T) {
	for text, want := range map[string]string{
		"<b>x</b>":                               "x.md:7:1 kb-raw-html",
		"a <token> b":                            "x.md:7:3 kb-raw-html",
		"<script>\nalert()\n</script>":           "x.md:7:1 kb-raw-html",
		"one\n\n[x](javascript:alert)":           "x.md:9:1 kb-link",
		"[x](http://a.example)":                  "x.md:7:1 kb-link",
		"[x]\n\n[x]: data:text/html,x":           "x.md:7:1 kb-link",
		"<http://a.example>":                     "x.md:7:1 kb-link",
		"![x](https://a.example/x.png)":          "x.md:7:1 kb-markdown",
		"a\n\n***\n":                             "x.md:9:1 kb-markdown",
		"# x {.c}":                               "x.md:7:1 kb-markdown",
		strings.Repeat("> ", maxDepth+3) + "end": "x.md:7:27 kb-markdown",
	} {
		_, problems := Parse("x.md", []byte(text), 7)
		require.NotEmpty(t, problems, text)
		require.Equal(t, want, strings.Split(problems[0].String(), ":")[0]+strings.TrimPrefix(problems[0].String()[:len(want)], "x.md"), text)
	}
}

func TestLinksThatArticlesMayHold(t *testing.T) {
	var links []string
	for s := range Spans(parse(t, "[a](https://a.example) [b](article:AUTH-0001)\n- [c](cause:token-expired)\n> <https://d.example>\n\n| [e](https://e.example) |\n|---|\n")) {
		if s.Link != "" {
			links = append(links, s.Link)
		}
	}
	require.Equal(t, []string{"https://a.example", "article:AUTH-0001", "cause:token-expired", "https://d.example", "https://e.example"}, links)
}

func TestMarkdownIsReadBack(t *testing.T) {
	for _, text := range []string{
		"plain", "a\\\nb", "**bold** and *it* `co``de`", "`` ` ``", "`` a`b ``", "1\\. not a list", "\\# not a heading", "\\> \\- \\+", "snake_case and \\_x\\_",
		"\\*star\\* \\[x\\] \\<b\\> \\`c\\` a\\\\b &amp;copy;", "1. a\n2. b\n\n   c\n3. ```\n   x\n\n   y\n   ```", "- a\n  1. b\n     - c", "> q\n>\n> r",
		"> [!NOTE]\n> n", "| a \\| b | `c\\|d` |\n| --- | :-: |\n| e | **f** |", "````\n```\n````", "[x **y**](https://a.example/(b)?c=d&e)",
		"Use `{{url.host|a_b*c}}` or {{url.host|a_b*c*}} here", "```http triage=x\nGET /\n\n```", "***both***", "**[a](https://b.example)** c",
		"a \\= b\\\n\\=\\=\\=", "5) five", "x\\\n\\~\\~\\~", "https://plain.example/a_b_c",
	} {
		want := parse(t, text)
		out := Markdown(want)
		require.Equal(t, bare(want), bare(parse(t, out)), "%s\n----\n%s", text, out)
	}
}

// TestArticlesAreReadBack takes the longest texts that there are.
func TestArticlesAreReadBack(t *testing.T) {
	files, err := filepath.Glob("../articles/*/*.md")
	require.NoError(t, err)
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		parts := strings.SplitN(string(data), "\n---\n", 2)
		want, _ := Parse(f, []byte(parts[len(parts)-1]), 1)
		got, _ := Parse(f, []byte(Markdown(want)), 1)
		require.Equal(t, bare(want), bare(got), f)
	}
}

func TestAllStopsWhenTold(t *testing.T) {
	n := 0
	for range All(parse(t, "a\n\n- b\n- > c\n\nd")) {
		if n++; n == 4 {
			break
		}
	}
	require.Equal(t, 4, n)
	require.Equal(t, "a b", Text([]Span{{Text: "a "}, {Text: "b", Bold: true}}))
}

// FuzzMarkdown: hostile Markdown is read without a panic, every problem has a
// place, and writing what was read loses no word and makes nothing that is refused.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# a {#b}\n\n1. *x* **y** `z`\n\n> [!TIP]\n> t", "| a |\n|---|\n| b |", "<b> [x](y) ![z](w)", "{{a|b}} \\{{", "- - - 1) x", "a\\\n&lt;b&gt;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		blocks, problems := Parse("x.md", []byte(text), 1)
		lines := strings.Count(text, "\n") + 1
		for _, p := range problems {
			require.True(t, p.Line >= 1 && p.Line <= lines && p.Col >= 1, "%+v", p)
		}
		if len(problems) > 0 {
			return
		}
		_, problems = Parse("x.md", []byte(Markdown(blocks)), 1)
		for _, p := range problems {
			require.NotEqual(t, "kb-raw-html", p.Code, "%q became %q", text, Markdown(blocks))
		}
	})
}

// bare clears lines, so that trees can be compared.
func bare(blocks []Block) []Block {
	out := make([]Block, 0, len(blocks))
	for _, b := range blocks {
		switch b := b.(type) {
		case Heading:
			b.Line, b.Spans = 0, bareSpans(b.Spans)
			out = append(out, b)
		case Para:
			out = append(out, Para{bareSpans(b.Spans)})
		case List:
			b.Line = 0
			b.Items = slices.Clone(b.Items)
			for i := range b.Items {
				b.Items[i] = bare(b.Items[i])
			}
			out = append(out, b)
		case Code:
			b.Line = 0
			out = append(out, b)
		case Quote:
			b.Blocks = bare(b.Blocks)
			out = append(out, b)
		case Table:
			t := Table{Align: b.Align}
			for _, c := range b.Head {
				t.Head = append(t.Head, bareSpans(c))
			}
			for _, r := range b.Rows {
				var row [][]Span
				for _, c := range r {
					row = append(row, bareSpans(c))
				}
				t.Rows = append(t.Rows, row)
			}
			out = append(out, t)
		}
	}
	return out
}

func bareSpans(in []Span) []Span {
	out := slices.Clone(in)
	for i := range out {
		out[i].Line = 0
	}
	return out
}

func TestARunWithoutABlankLineHasALimit(t *testing.T) {
	_, problems := Parse("x.md", []byte("short\n\n"+strings.Repeat("[", maxRun+1)), 5)
	require.Equal(t, "x.md:7:1 kb-too-long: more than 16 KiB without a blank line", problems.Error())
	for _, unit := range []string{"[", "*a_", "> ", "&", "`a", "- a\n"} {
		Parse("x.md", []byte(strings.Repeat(unit, maxRun/len(unit))), 1)
	}
}
