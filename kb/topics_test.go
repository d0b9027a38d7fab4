package kb

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTopicsAreLearnedFromCodesAndArticles(t *testing.T) {
	c, err := Default()
	require.NoError(t, err)
	same := func(int) int { return 1 }

	topics := c.Topics(Split("the redirect URI of the request does not match the registered one"), same)
	require.NotEmpty(t, topics)
	require.Equal(t, "redirect-uri-mismatch", topics[0].Cause)
	require.Less(t, topics[0].Start, topics[0].End)

	for i := 1; i < len(topics); i++ {
		require.GreaterOrEqual(t, topics[i-1].Score, topics[i].Score)
	}
	require.Empty(t, c.Topics(Split("it is 12345 of the 9f8e7d6c5b4a"), same), "small words, numbers and ids say nothing")
	require.Empty(t, c.Topics(Split(""), same))
}

func TestAWordCountsOnceWhereItCountsMost(t *testing.T) {
	c, err := Default()
	require.NoError(t, err)
	score := func(text string, weigh func(int) int) int { return c.Topics(Split(text), weigh)[0].Score }
	one := func(int) int { return 1 }
	require.Equal(t, score("pkce", one), score("pkce, 12345", one))
	require.Equal(t, score("pkce", func(int) int { return 3 }), score("pkce 12345 pkce", func(start int) int {
		if start == 0 {
			return 1
		}
		return 3
	}))
}
