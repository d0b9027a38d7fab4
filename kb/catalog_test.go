package kb

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func load(t testing.TB, fsys fstest.MapFS) *Catalog {
	c, err := Load(fsys)
	require.NoError(t, err)
	return c
}

func TestArticleIsReadWhole(t *testing.T) {
	c := load(t, base(t))
	a, ok := c.Article("AUTH-0901")
	require.True(t, ok, "an alias leads to the article")
	require.Equal(t, "AUTH-0001", a.ID)
	require.Equal(t, "articles/acme/opaque.md", a.Path)
	require.Equal(t, []Source{{"https://acme.example/tokens", "2026-11-24"}}, a.Sources)
	require.Equal(t, []ScopeRow{{"GET", "/v1/things", []string{"read:things"}}}, a.Scopes)
	require.Len(t, a.Sections, 6)

	cause, ok := a.Cause("token-opaque")
	require.True(t, ok)
	require.Equal(t, "The token is opaque", cause.Title)
	require.Len(t, cause.Body, 1)
	require.Equal(t, []string{"token.kind"}, cause.DecidedBy)

	fix, ok := a.Fix(cause.Fixes[0])
	require.True(t, ok)
	require.Equal(t, "Ask for an audience", fix.Title)
	require.Len(t, fix.Intro, 1)
	require.Equal(t, []string{
		"Add `audience` to the request to `{{url.host|acme.example}}`:\n\n```http\nPOST /token\n```", "Send the new token.",
	}, fix.Steps)

	require.Equal(t, []Example{
		{Cause: "token-opaque", Lang: "http", Text: "HTTP/1.1 400 Bad Request\n\nbad token format: jwt malformed\n", Line: 45},
		{Cause: "token-opaque", Miss: true, Lang: "text", Text: "The token has {{expired}}.\n", Line: 51},
	}, a.Examples)
}

func TestArticlesForACause(t *testing.T) {
	files := base(t)
	own := strings.NewReplacer("id: AUTH-0002", "id: AUTH-0003", "owner:", "provider: acme\nowner:").Replace(string(files["articles/generic/header.md"].Data))
	files["articles/acme/header.md"] = &fstest.MapFile{Data: []byte(own)}
	draft := strings.NewReplacer("id: AUTH-0002", "id: AUTH-0004", "owner:", "status: draft\nowner:").Replace(string(files["articles/generic/header.md"].Data))
	files["articles/generic/draft.md"] = &fstest.MapFile{Data: []byte(draft)}
	c := load(t, files)
	require.Equal(t, []string{"AUTH-0003", "AUTH-0002"}, articleIDs(c.ArticlesFor("header-malformed", "acme")))
	require.Equal(t, []string{"AUTH-0002"}, articleIDs(c.ArticlesFor("header-malformed", "")))
	require.Equal(t, []string{"AUTH-0002"}, articleIDs(c.ArticlesFor("header-malformed", "anvil")))
	require.Len(t, c.Articles(), 4)
	for _, p := range c.Patterns() {
		require.NotEqual(t, "AUTH-0004", p.Article, "a draft does not answer tickets")
	}
}

func articleIDs(list []*Article) []string {
	var ids []string
	for _, a := range list {
		ids = append(ids, a.ID)
	}
	return ids
}

func TestCodesAreFoundByCodeAndMessage(t *testing.T) {
	c := load(t, base(t))
	for in, want := range map[string]string{
		"acme5001":                              "code/acme/ACME5001",
		" ACME5001 ":                            "code/acme/ACME5001",
		"1007":                                  "code/acme/1007",
		"header value * unreadable":             "code/acme/header-value-unreadable",
		"The header value 'x y' is unreadable!": "code/acme/header-value-unreadable",
		"error: token xxxx is not a JWT":        "code/acme/ACME5001",
		"nothing":                               "",
		"":                                      "",
	} {
		got := ""
		if list := c.Codes(in); len(list) > 0 {
			got = list[0].ID
		}
		require.Equal(t, want, got, "%q", in)
	}
}

func TestEachCodeIsFoundByItsID(t *testing.T) {
	c := load(t, base(t))
	for _, want := range c.AllCodes() {
		got, ok := c.Code(want.ID)
		require.True(t, ok, want.ID)
		require.Equal(t, want, got)
	}
	_, ok := c.Code("code/acme/none")
	require.False(t, ok)
}

func TestVocabulariesAreLookedUp(t *testing.T) {
	c := load(t, base(t))
	f, ok := c.Fact("token.kind")
	require.True(t, ok)
	require.Equal(t, Fact{
		Name: "token.kind", Type: "enum", Values: []string{"jwt", "opaque", "unknown"}, Zero: "unknown", Meaning: "kind of token that was sent",
		Show: true, Ask: "What does the token look like?", Why: "An API may want a JWT.", Cost: 2,
	}, f)
	_, ok = c.Fact("nothing")
	require.False(t, ok)
	x, _ := c.Cause("token-malformed")
	require.Equal(t, 1, x.Order)
	p, _ := c.Provider("anvil")
	require.Equal(t, "library", p.Kind)
}

func TestLexiconFindsItsPhrases(t *testing.T) {
	c := load(t, base(t))
	const text = "It works with curl, and in Postman everything works fine."
	hits := c.Lexicon(Split(text))
	require.Len(t, hits, 2)
	require.Equal(t, "curl", hits[0].Value)
	require.Equal(t, "Postman everything works fine", text[hits[1].Start:hits[1].End])
}

// TestLoadingIsDeterministic compares everything that leaves a catalog.
func TestLoadingIsDeterministic(t *testing.T) {
	dump := func() string {
		c := load(t, base(t))
		out, err := json.Marshal([]any{c.Data(), c.Patterns(), c.Articles(), c.AllCodes(), c.Facts(), c.Causes(), c.Providers(), c.Version()})
		require.NoError(t, err)
		return string(out)
	}
	first := dump()
	for range 20 {
		require.Equal(t, first, dump())
	}
}

func TestVersionFollowsEveryFile(t *testing.T) {
	seen := []string{load(t, base(t)).Version()}
	require.Regexp(t, `^sha256:[0-9a-f]{64}$`, seen[0])
	for name := range base(t) {
		files := base(t)
		data := append(slices.Clone(files[name].Data), '\n')
		files[name] = &fstest.MapFile{Data: data}
		v := load(t, files).Version()
		require.NotContains(t, seen, v, name)
		seen = append(seen, v)
	}
	files := base(t)
	files["README.md"] = &fstest.MapFile{Data: []byte("not part of it")}
	require.Equal(t, seen[0], load(t, files).Version())
}

func TestLoadTakesWhatIsMissingFromTheEmbeddedOne(t *testing.T) {
	l := newLoader()
	files := base(t)
	only := fstest.MapFS{"articles/acme/opaque.md": files["articles/acme/opaque.md"]}
	require.NoError(t, l.read(only, files))
	l.link()
	l.compile()
	require.Empty(t, l.problems)
	require.Len(t, l.cat.articles, 1)
	require.Len(t, l.cat.codes, 3)

	_, err := Load(fstest.MapFS{"other.txt": {}})
	require.ErrorContains(t, err, "give the directory that holds them")
	_, err = Load(os.DirFS("testdata/nothing here"))
	require.Error(t, err)
}

func TestFilesHaveLimits(t *testing.T) {
	files := base(t)
	long := append(slices.Clone(files["articles/generic/header.md"].Data), strings.Repeat("x", maxArticle)...)
	files["articles/generic/header.md"] = &fstest.MapFile{Data: long}
	require.Contains(t, printed(t, files), "articles/generic/header.md:1 kb-too-large: file is larger than 512 KiB")

	files = base(t)
	edit(t, files, "articles/generic/header.md", "owner: identity-support\nowner: \""+strings.Repeat("x", maxFrontMatter)+"\"\n")
	require.Contains(t, printed(t, files), "kb-too-large: front matter is larger than 64 KiB")

	files = base(t)
	edit(t, files, "articles/generic/header.md", "All APIs.\nAll \xff APIs.\n")
	require.Contains(t, printed(t, files), "articles/generic/header.md:33:5 kb-utf8: invalid UTF-8")
}

func TestCarriageReturnsDoNotMatter(t *testing.T) {
	files := base(t)
	for name, f := range files {
		files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(f.Data), "\n", "\r\n"))}
	}
	want, got := load(t, base(t)), load(t, files)
	require.Equal(t, want.Articles(), got.Articles())
	require.Equal(t, want.Patterns(), got.Patterns())
}
