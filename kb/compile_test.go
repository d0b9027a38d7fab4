package kb

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDataForTheRules compares what rules get of testdata/base.
func TestDataForTheRules(t *testing.T) {
	data := load(t, base(t)).Data()
	delete(data, "version")
	golden(t, "testdata/base.data.json", data)
}

func TestSchemaOfAnExchange(t *testing.T) {
	c := load(t, base(t))
	schema, err := c.Schema()
	require.NoError(t, err)
	var v any
	require.NoError(t, json.Unmarshal(schema, &v))
	golden(t, "testdata/base.schema.json", v)
}

func golden(t *testing.T, file string, v any) {
	got, err := json.MarshalIndent(v, "", "  ")
	require.NoError(t, err)
	got = append(got, '\n')
	if *update {
		require.NoError(t, os.WriteFile(file, got, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
}

// TestCandidatesMissNoPattern makes for each pattern of the embedded knowledge
// base the least ticket that fulfils it.
func TestCandidatesMissNoPattern(t *testing.T) {
	c, err := Load(sources)
	require.NoError(t, err)
	for _, p := range c.Patterns() {
		var text strings.Builder
		for _, segs := range p.Segs {
			text.WriteString("Before " + strings.Join(segs, " something else ") + " after.\n")
		}
		w := Split(text.String())
		fact := func(name string) any {
			v, ok := p.Is[name]
			if f, _ := c.Fact(name); ok && f.Type == "set" {
				return []string{v.(string)}
			}
			return v
		}
		require.Contains(t, c.Candidates(nil, w, fact), p.N, "%s, anchor %q", p.ID, p.Anchor)
	}
}

func TestAPatternBecomesOneDocumentForEachChoice(t *testing.T) {
	c := load(t, base(t))
	var got []string
	for _, p := range c.Patterns() {
		if p.ID == "AUTH-0001/bad-format" {
			require.Equal(t, "opaque", p.Is["token.kind"])
			require.Equal(t, []string{" bad token format "}, p.Segs[0])
			require.Equal(t, []Say{{"token-opaque", "strong"}, {"token-malformed", "weak"}}, p.Says)
			status, _ := json.Marshal(p.Is["status"])
			got = append(got, string(status)+p.Segs[1][0])
		}
		at, ok := c.Pattern(p.N)
		require.True(t, ok)
		require.Equal(t, p, at)
	}
	require.Equal(t, []string{"400 jwt malformed ", "400 not enough segments ", "401 jwt malformed ", "401 not enough segments "}, got)
	_, ok := c.Pattern(-1)
	require.False(t, ok)
}

func TestPlainCodesNeedMore(t *testing.T) {
	for code, plain := range map[string]bool{
		"40113": true, "E12": true, "unauthorized": true, "Forbidden": true, "FORBIDDEN": true, "a-b": true,
		"AADSTS50011": false, "invalid_grant": false, "AccessDenied": false, "auth/id-token-expired": false, "28P01": false,
	} {
		require.Equal(t, plain, plainCode(code), code)
	}
}
