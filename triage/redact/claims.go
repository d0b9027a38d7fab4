package redact

import (
	"encoding/json"
	"strings"

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
