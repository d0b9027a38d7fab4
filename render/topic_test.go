package render

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb"
)

func teapots(t *testing.T) *kb.Catalog {
	t.Helper()
	c, err := kb.Load(os.DirFS("testdata/kb"))
	require.NoError(t, err)
	return c
}

func TestTopics(t *testing.T) {
	c := teapots(t)
	for name, term := range map[string]string{
		"article": "auth-9001", "alias": "AUTH-9000", "cause": "token-expired",
		"code": "teapot418", "ambiguous-code": "KETTLE_COLD", "message": "short and stout little teapot",
	} {
		topics := Lookup(c, term)
		require.Len(t, topics, 1, term)
		for _, format := range Formats() {
			var b bytes.Buffer
			require.NoError(t, Topics(&b, format, topics, Options{}))
			golden(t, "testdata/topics/"+name+"."+format, b.String())
		}
	}
}

func TestUnknownTermsHaveNoTopic(t *testing.T) {
	for _, term := range []string{"", " ", "AUTH-0000", "no-such-cause", "\x00", "teapot"} {
		require.Empty(t, Lookup(teapots(t), term), "%q", term)
	}
}

func TestFallbacks(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"plain":                   "plain",
		"{{url.host|a.example}}":  "a.example",
		"x {{a|b}} y {{c|d}}":     "x b y d",
		"{{no fallback}}":         "{{no fallback}}",
		"{{open|":                 "{{open|",
		"{{a}} and {{b|c}}":       "{{a}} and c",
		"`{{url.host|{tenant}}}`": "`{tenant}`",
	} {
		require.Equal(t, want, fallbacks(in), in)
	}
}

func FuzzVisible(f *testing.F) {
	f.Add("a\x1b[0m\u202e\x9b\xff\n")
	f.Fuzz(func(t *testing.T, s string) {
		got := visible(s)
		require.False(t, acts(got), "%q", got)
		require.Equal(t, got, visible(got))
	})
}
