package redact

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/triagekb/triage/triage/report"
)

// keptClaims name no person; their values are evidence. Of every other claim
// only name, kind and length are kept.
const keptClaims = " iss aud azp appid cid client_id exp nbf iat auth_time ver tid token_use scp scope roles permissions acr amr gty idp typ "

// keptHeader are the members of a JOSE header that are kept.
const keptHeader = " alg typ kid cty enc "

func isKeptClaim(name string) bool { return strings.Contains(keptClaims, " "+name+" ") }

// readHeader reads the JOSE header (RFC 7515 section 4).
func readHeader(j *report.JWT, seg string) {
	eachMember(seg, func(name, raw string) {
		if _, twice := j.Header[name]; twice || !strings.HasPrefix(raw, `"`) {
			return
		}
		v, ok := safe(unquoted(raw))
		switch {
		case !ok:
		case name == "x5t":
			j.Header[name] = v[:min(len(v), 8)]
		case strings.Contains(keptHeader, " "+name+" "):
			j.Header[name] = v
		}
	})
}

// maxClaims bounds the claims that are reported.
const maxClaims = 100

// readClaims reads the payload (RFC 7519 section 4).
func readClaims(j *report.JWT, seg string) {
	eachMember(seg, func(name, raw string) {
		name, ok := safe(name)
		if !ok || len(j.Claims) >= maxClaims {
			return
		}
		for _, c := range j.Claims {
			if c.Name == name {
				return
			}
		}
		j.Claims = append(j.Claims, claim(name, raw))
		if name == "cnf" {
			members([]byte(raw), func(sub, raw string) {
				if v, ok := safe(unquoted(raw)); ok && sub == "jkt" {
					j.Claims = append(j.Claims, report.Claim{Name: "cnf.jkt", Kind: "string", Text: v[:min(len(v), 8)], Kept: true, Length: len(raw)})
				}
			})
		}
	})
}

// eachMember calls f for the members of the object in a segment. If the segment
// is damaged, it looks for the well-known ones at all four ways to align it.
func eachMember(seg string, f func(name, raw string)) {
	raw, bad := decodeSegment(seg, 0)
	members(raw, f)
	if bad < 0 && json.Valid(raw) {
		return
	}
	for align := 1; align < 4 && len(seg) > align; align++ {
		raw, _ := decodeSegment(seg, align)
		members(raw, func(name, value string) {
			if isKeptClaim(name) || strings.Contains(keptHeader, " "+name+" ") {
				f(name, value)
			}
		})
	}
}

// members calls f for each "name":value at the top of the object in raw, and
// goes on behind what cannot be read.
func members(raw []byte, f func(name, raw string)) {
	s := string(raw)
	for i := strings.IndexByte(s, '"'); i >= 0 && i < len(s); {
		name, next := jsonString(s, i)
		if next < 0 {
			return
		}
		colon := next
		for colon < len(s) && isSpace(s[colon]) {
			colon++
		}
		if colon >= len(s) || s[colon] != ':' || strings.ContainsFunc(name, notPrintable) {
			i = nextQuote(s, i+1)
			continue
		}
		end := jsonEnd(s, colon+1)
		if end < 0 {
			i = nextQuote(s, colon+1)
			continue
		}
		value := strings.TrimSpace(s[colon+1 : end])
		if utf8.ValidString(value) {
			f(unquoted(`"`+name+`"`), value)
		}
		i = nextQuote(s, end)
	}
}

func notPrintable(r rune) bool { return r < ' ' || r == utf8.RuneError || r == 0x7F }

// nextQuote returns the offset of the next quotation mark from i, or -1.
func nextQuote(s string, i int) int {
	if i > len(s) {
		return -1
	}
	n := strings.IndexByte(s[i:], '"')
	if n < 0 {
		return -1
	}
	return i + n
}

// jsonString returns the source between the marks of the string at i and the
// offset after it, or -1 if it does not end.
func jsonString(s string, i int) (string, int) {
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case '"':
			return s[i+1 : j], j + 1
		}
	}
	return "", -1
}

// jsonEnd returns the offset after the value at i, or -1 if it does not end.
func jsonEnd(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	depth := 0
	for i < len(s) {
		switch s[i] {
		case '"':
			if _, i = jsonString(s, i); i < 0 {
				return -1
			}
		case '{', '[':
			depth++
			i++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
			i++
		case ',':
			if depth == 0 {
				return i
			}
			i++
		default:
			i++
			continue
		}
		if depth == 0 && (s[i-1] == '"' || s[i-1] == '}' || s[i-1] == ']') {
			return i
		}
	}
	return -1
}

// claim reads one claim, with its value if it names no person.
func claim(name, raw string) report.Claim {
	c := report.Claim{Name: name, Kind: jsonKind(raw), Length: len(raw)}
	if !isKeptClaim(name) {
		return c
	}
	switch c.Kind {
	case "string":
		c.Text, c.Kept = safe(unquoted(raw))
		if c.Kept && (name == "scope" || name == "scp" || name == "roles" || name == "permissions") {
			c.List = safeNames(strings.Fields(c.Text))
			c.Kept = len(c.List) == len(strings.Fields(c.Text))
		}
		if !c.Kept {
			c.Text = ""
		}
	case "number":
		var f float64
		c.Kept = json.Unmarshal([]byte(raw), &f) == nil && f > -1<<53 && f < 1<<53
		if c.Kept {
			c.Number = int64(f)
		}
	case "array":
		var list []string
		if json.Unmarshal([]byte(raw), &list) == nil {
			c.List, c.Kept = safeList(name, list), true
		}
	case "bool", "null":
		c.Text, c.Kept = raw, true
	}
	return c
}

// maxList bounds the elements of a kept list.
const maxList = 200

func safeList(name string, list []string) []string {
	if name == "roles" || name == "permissions" || name == "scp" || name == "scope" {
		return safeNames(list)
	}
	var out []string
	for _, v := range list[:min(len(list), maxList)] {
		if v, ok := safe(v); ok {
			out = append(out, v)
		}
	}
	return out
}

// safeNames keeps what looks like the name of a permission.
func safeNames(list []string) []string {
	var out []string
	for _, v := range list[:min(len(list), maxList)] {
		if _, ok := safe(v); ok && isPermission(v) {
			out = append(out, v)
		}
	}
	return out
}

func isPermission(v string) bool {
	for i := range len(v) {
		if !isName(v[i]) && strings.IndexByte(".:/*#+", v[i]) < 0 {
			return false
		}
	}
	return v != ""
}

// maxText bounds a kept value, in bytes.
const maxText = 200

// safe tells whether a value of a token may be kept: printable text of bounded
// length in which no secret is found.
func safe(v string) (string, bool) {
	if at := strings.IndexByte(v, '{'); at >= 0 && forged(v, at) > 0 {
		return "", false
	}
	if len(v) > maxText || strings.ContainsFunc(v, notPrintable) || len(scan(v)) > 0 {
		return "", false
	}
	return v, true
}

func jsonKind(raw string) string {
	if raw == "" {
		return "null"
	}
	switch c := raw[0]; {
	case c == '"':
		return "string"
	case c == '{':
		return "object"
	case c == '[':
		return "array"
	case c == 't' || c == 'f':
		return "bool"
	case c == 'n':
		return "null"
	}
	return "number"
}

// unquoted returns the value of a JSON string, or the source without its marks
// if it is not valid.
func unquoted(raw string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(raw, `"`), `"`)
	if !strings.Contains(raw, `\`) {
		return inner
	}
	var v string
	if json.Unmarshal([]byte(raw), &v) != nil {
		return inner
	}
	return v
}
