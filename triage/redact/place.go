package redact

import "strings"

// placeOf tells in which part of a call the pair at start stands, from the text
// around it: header, query, body, json, code or prose.
func placeOf(s string, start int, p pair) string {
	chunk := chunkBefore(s, start)
	switch {
	case strings.ContainsAny(chunk, "?#") && p.sep == '=':
		return "query"
	case p.sep == '=' && !p.quoted && !p.spaced && (strings.Contains(chunk, "&") || p.end < len(s) && s[p.end] == '&' || wrapped(s, start, p)):
		return "body"
	case p.sep == '>':
		return "body"
	case (p.sep == ':' || p.sep == ',' && p.quotedKey) && isHeader(s[start:p.start]):
		return "header"
	case p.quotedKey && p.sep == ':':
		return "json"
	case p.quotedKey || p.quoted || p.sep == ' ':
		return "code"
	}
	return "prose"
}

// chunkBefore returns what stands before start without a blank or quotation mark.
func chunkBefore(s string, start int) string {
	i := start
	for i > 0 && start-i < 512 && !isSpace(s[i-1]) && strings.IndexByte("\"'`<>", s[i-1]) < 0 {
		i--
	}
	return s[i:start]
}

// wrapped tells whether quotation marks stand around key and value together, as
// in -d "password=…".
func wrapped(s string, start int, p pair) bool {
	return !p.quotedKey && start > 0 && quoteAt(s, start-1) > 0 && quoteAt(s, p.end) > 0
}

// isHeader recognises names of request headers that hold credentials.
func isHeader(name string) bool {
	for _, h := range [...]string{"x-", "authorization", "proxy-authorization", "apikey", "api-key", "cookie", "set-cookie", "private-token", "job-token", "ocp-apim-"} {
		if hasFold(name, h) {
			return true
		}
	}
	return false
}
