package redact

import "strings"

// surround completes the context of a token that was found by its shape: the
// scheme in front of it and the part of the call it stands in.
func (sc *scanner) surround(c context, i int) context {
	if c.place != "" {
		return c
	}
	s := sc.s
	chunk := chunkBefore(s, i)
	switch {
	case sc.auth >= 0 && i-sc.auth <= 64 && strings.IndexByte(s[sc.auth:i], '\n') < 0:
		c.place, c.name = "header", sc.authKey
	case strings.ContainsAny(chunk, "?#") && strings.Contains(chunk, "="):
		c.place, c.name = "query", strings.ToLower(nameBefore(chunk))
	case strings.Contains(chunk, "://"):
		c.place = "url"
	case strings.HasSuffix(chunk, "="):
		c.place, c.name = "body", strings.ToLower(nameBefore(chunk))
	default:
		c.place = "prose"
	}
	return c
}

// nameBefore returns the name in front of the "=" that ends chunk.
func nameBefore(chunk string) string {
	chunk = strings.TrimSuffix(chunk, "=")
	i := len(chunk)
	for i > 0 && isName(chunk[i-1]) {
		i--
	}
	return chunk[i:]
}
