package kb

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/triagekb/triage/kb/diag"
)

// collect reads the embedded sources and stops before they are packed.
func collect(t *testing.T) *Catalog {
	l := newLoader()
	require.NoError(t, l.read(sources, sources))
	l.link()
	l.compile()
	l.version()
	require.NoError(t, diag.List(l.problems).Err())
	return l.cat
}

// TestAnOpenedCatalogHoldsWhatWasRead compares everything but what only loading
// needs with the state before packing.
func TestAnOpenedCatalogHoldsWhatWasRead(t *testing.T) {
	want := collect(t)
	got, err := open(want.pack())
	require.NoError(t, err)
	for i, a := range want.articles {
		a.patterns = nil
		require.Equal(t, a, got.Articles()[i])
		for _, id := range append([]string{a.ID}, a.Aliases...) {
			found, ok := got.Article(id)
			require.True(t, ok)
			require.Same(t, got.Articles()[i], found)
		}
	}
	for i := range want.codes {
		want.codes[i].with, want.codes[i].file, want.codes[i].line, want.codes[i].col = nil, "", 0, 0
	}
	require.Equal(t, want.codes, got.AllCodes())
	require.Equal(t, want.compiled, got.Patterns())
	require.Equal(t, want.facts, got.Facts())
	require.Equal(t, want.causes, got.Causes())
	require.Equal(t, want.providers, got.Providers())
	require.Equal(t, want.lexicon, got.lexicon)
	require.Equal(t, want.patterns, got.patterns)
	require.Equal(t, want.scopes, got.scopes)
	require.Equal(t, want.usual, got.usual)
	require.Equal(t, want.Version(), got.Version())
	for _, m := range [][2]map[string]int{
		{want.factByName, got.factByName}, {want.causeByID, got.causeByID}, {want.providerByID, got.providerByID},
	} {
		require.Equal(t, m[0], m[1])
	}
}

func TestArticlesOfAnOpenedCatalogAreFoundByCause(t *testing.T) {
	want := collect(t)
	got, err := open(want.pack())
	require.NoError(t, err)
	for _, cause := range got.Causes() {
		for _, provider := range append(got.Providers(), Provider{}) {
			var own, generic []string
			for _, a := range want.articles {
				_, covers := a.Cause(cause.ID)
				switch {
				case !covers || a.Status != "active":
				case a.Provider == "":
					generic = append(generic, a.ID)
				case a.Provider == provider.ID:
					own = append(own, a.ID)
				}
			}
			require.Equal(t, append(own, generic...), articleIDs(got.ArticlesFor(cause.ID, provider.ID)), "%s %s", cause.ID, provider.ID)
		}
	}
}

// TestTheCompiledFormIsCurrent fails after every change of a source until the
// generator ran.
func TestTheCompiledFormIsCurrent(t *testing.T) {
	c, err := Load(sources)
	require.NoError(t, err)
	data, err := c.MarshalBinary()
	require.NoError(t, err)
	require.True(t, string(data) == compiled, "kb/compiled/catalog.bin is out of date: run go generate ./kb")
}

func TestAnotherFormatIsRefused(t *testing.T) {
	c := load(t, base(t))
	for name, data := range map[string]string{
		"empty": "", "short": c.packed[:len(magic)+len(format)+2], "cut off": c.packed[:len(c.packed)-1],
		"other format": strings.Replace(c.packed, format, "\xff\x00\x00\x00", 1), "other magic": "x" + c.packed[1:],
	} {
		_, err := open(data)
		require.ErrorIs(t, err, errFormat, name)
	}
}

func TestACatalogIsReadByMany(t *testing.T) {
	c := load(t, base(t))
	opened, err := open(c.packed)
	require.NoError(t, err)
	t.Run("together", func(t *testing.T) {
		for range 8 {
			t.Run("one", func(t *testing.T) {
				t.Parallel()
				require.Equal(t, c.Data(), opened.Data())
				require.Equal(t, c.Articles(), opened.Articles())
				require.Equal(t, c.AllCodes(), opened.AllCodes())
			})
		}
	})
}

func TestTableFindsItsNumbers(t *testing.T) {
	m := map[uint64][]int32{}
	for i := range 1000 {
		h := hashWord(strings.Repeat("x", i))
		m[h] = append(m[h], int32(i), int32(i+1))
	}
	got := makeTable(m)
	for h, want := range m {
		require.Equal(t, []int{int(want[0]), int(want[1])}, got.appendTo(nil, h))
		require.Empty(t, got.appendTo(nil, h+1))
	}
	require.Empty(t, new(table).appendTo(nil, 0))
}
