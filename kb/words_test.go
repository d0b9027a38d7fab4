package kb

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSplit(t *testing.T) {
	for in, want := range map[string]string{
		"":                               " ",
		"AADSTS50011: redirect_uri!":     " aadsts50011 redirect_uri ",
		"it doesn’t work, can't":         " it doesnt work cant ",
		"a'":                             " a ",
		"zero\u200bwidth and ÄÖ":         " zerowidth and äö ",
		"“smart” \"quotes\"\n\nnew-line": " smart quotes new line ",
	} {
		w := Split(in)
		require.Equal(t, want, w.Norm, "%q", in)
		require.Equal(t, len(strings.Fields(w.Norm)), w.Len())
	}
}

func TestMatchGivesTheWordsOfTheSource(t *testing.T) {
	for _, tc := range []struct{ text, phrase, want string }{
		{"Error: Redirect-URI did NOT match!", "redirect uri did not match", "Redirect-URI did NOT match"},
		{"AADSTS50011: The redirect URI 'x' specified", "aadsts50011 * redirect uri * specified", "AADSTS50011: The redirect URI 'x' specified"},
		{"a b, a b", "a b", "a b"},
		{"a b " + strings.Repeat("word ", 100) + "c", "a b * c", ""},
		{"ab c", "b c", ""},
		{"repository x not found: the requested repository is gone", "repository * requested repository", "repository x not found: the requested repository"},
		{"key one, key two is bad", "key * is bad", "key one, key two is bad"},
	} {
		start, end, ok := Split(tc.text).Match(Segments(tc.phrase))
		require.Equal(t, tc.want != "", ok, tc.text)
		require.Equal(t, tc.want, tc.text[start:end])
	}
}

func TestSliceIsLikeSplittingThePart(t *testing.T) {
	const s = "one two’s three, four-five six"
	w := Split(s)
	for i := 0; i <= len(s); i++ {
		for j := i; j <= len(s); j++ {
			part := w.Slice(i, j)
			var want []string
			for _, x := range w.at {
				if int(x.start) >= i && int(x.start) < j {
					want = append(want, strings.TrimSpace(w.Norm[x.norm:strings.IndexByte(w.Norm[x.norm:], ' ')+int(x.norm)]))
				}
			}
			require.Equal(t, strings.Join(want, " "), strings.TrimSpace(part.Norm))
			if len(want) > 0 {
				a, b, ok := part.Match([]string{" " + want[len(want)-1] + " "})
				require.True(t, ok)
				require.Contains(t, s[a:b], want[len(want)-1][:1])
			}
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("a b c a b d", "a b * d")
	f.Add("x’y z", "xy*z")
	f.Fuzz(func(t *testing.T, text, phrase string) {
		w := Split(text)
		segs := Segments(phrase)
		start, end, ok := w.Match(segs)
		if !ok {
			return
		}
		require.True(t, 0 <= start && start < end && end <= len(text))
		if strings.Contains(w.Norm, namesGap) {
			return // a part of a name is no word of its own there
		}
		got := Normalise(text[start:end])
		require.True(t, strings.HasPrefix(got, segs[0]) && strings.HasSuffix(got, segs[len(segs)-1]), "%q %q", got, segs)
	})
}

func BenchmarkSplit(b *testing.B) {
	s := strings.Repeat("We get 401 Unauthorized from https://api.example.com/v1 and the token isn't expired.\n", 50)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Split(s)
	}
}

func TestNamesOfTroubleAreWordsToo(t *testing.T) {
	for in, want := range map[string]string{
		"code EMAIL_NOT_VERIFIED!":                    "email not verified",
		"jwt.TokenExpiredError: TokenExpiredError":    "token expired error",
		"api.err.Ubic2faTokenRequired":                "ubic2fa token required",
		"JWTExpired and invalid_grant":                "jwt expired|invalid grant",
		"accessToken, access_token and getUserInfo()": "",
		"invalid_ _": "",
		"please_update_to_the_latest_version_not_this": "please update to the latest version not this",
	} {
		own, names, _ := strings.Cut(Split(in).Norm, namesGap)
		require.Equal(t, strings.TrimSpace(own), strings.TrimSpace(Normalise(in)))
		require.Equal(t, want, strings.TrimSpace(strings.ReplaceAll(names, " "+nameGap, "|")), in)
	}
}

func TestNoPhraseCrossesIntoTheNames(t *testing.T) {
	const s = "scope ACCESS_DENIED then QUOTA_EXCEEDED"
	w := Split(s)
	start, end, ok := w.Match(Segments("access denied"))
	require.True(t, ok)
	require.Equal(t, "ACCESS_DENIED", s[start:end])
	for _, phrase := range []string{"scope * access denied", "quota_exceeded access", "then * access denied", "denied quota"} {
		_, _, ok := w.Match(Segments(phrase))
		require.False(t, ok, phrase)
	}
	part := w.Slice(20, len(s))
	_, _, ok = part.Match(Segments("access denied"))
	require.False(t, ok)
	start, end, ok = part.Match(Segments("quota exceeded"))
	require.True(t, ok)
	require.Equal(t, "QUOTA_EXCEEDED", s[start:end])
	require.Equal(t, Split(s[20:]).Norm, part.Norm)
	require.NotContains(t, w.Slice(0, 6).Norm, "|")
}
