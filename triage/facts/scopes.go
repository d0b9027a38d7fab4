package facts

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// scopeFacts compares the scopes that the API asks for with those of the token.
func (x *exchange) scopeFacts() {
	x.requiredScopes()
	x.tableScopes()
	granted, known := x.grantedScopes()
	if required, _ := x.value("scopes.required").([]string); len(required) > 0 && known {
		x.compareScopes(required, granted)
	}
}

// grantedScopes returns what the token holds; known is false if nothing tells it.
func (x *exchange) grantedScopes() (granted []string, known bool) {
	if x.token != nil {
		for _, n := range [...]string{"scope", "scp", "permissions", "roles", "scopes"} {
			c, ok := x.token.claims[n]
			if !ok {
				continue
			}
			list := c.list
			if len(list) == 0 {
				list = strings.Fields(c.text)
			}
			for _, w := range list {
				x.add("token.scopes", strings.Trim(w, ","), c.at)
			}
			granted, known = append(granted, list...), true
			x.set("token.scope_claim", "present", c.at)
		}
		if !known && x.token.complete && x.str("token.use") != "id" {
			x.set("token.scope_claim", "absent", x.token.anyPlace())
		}
		if known {
			return granted, true
		}
	}
	for p := range x.values("provided", "scope", "scopes") {
		v := strings.Trim(p.value, "[]")
		if p.sep == '&' || strings.Contains(v, "://") && p.key != "provided" {
			continue
		}
		if p.key == "provided" || p.sep == ':' && p.quote && tokenResponse(x, p) {
			for _, w := range strings.FieldsFunc(v, func(r rune) bool { return r == ' ' || r == ',' || isQuote(r) }) {
				x.add("token.scopes", w, p.at)
				granted, known = append(granted, w), true
			}
		}
	}
	return granted, known
}

// tokenResponse tells whether a "scope" stands in the answer of a token endpoint.
func tokenResponse(x *exchange, p *pair) bool {
	for q := range x.values("expiresin", "tokentype", "accesstoken") {
		if d := q.at.Start - p.at.Start; d < 400 && d > -400 {
			return true
		}
	}
	return false
}

// requiredPhrases precede the scopes that an API asks for.
var requiredPhrases = []string{"expected any of: ", "expected any of:", "expected: ", "required scope: ", "required scopes: ", "missing scope: ", "missing scopes: ", "missing required scope ", "requires scope ", "requires the scope ", "requires the ", "insufficient scope for ", "needs the scope ", "need the scope ", "missing the scope "}

// requiredScopes finds the scopes that the answer names as needed.
func (x *exchange) requiredScopes() {
	if p := x.first("needed", "required"); p != nil && !strings.Contains(strings.TrimSpace(p.value), " ") {
		for _, w := range strings.FieldsFunc(p.value, func(r rune) bool { return r == ',' || isQuote(r) }) {
			x.add("scopes.required", w, p.at)
		}
	}
	t := strings.ToLower(x.text[x.start:x.end])
	if len(t) != x.end-x.start || !strings.Contains(t, "scope") {
		return
	}
	for _, ph := range requiredPhrases {
		i := strings.Index(t, ph)
		if i < 0 {
			continue
		}
		at := x.start + i + len(ph)
		end := at
		for end < x.end && (isKeyByte(x.text[end]) || strings.IndexByte(":/, \"'`*", x.text[end]) >= 0) {
			end++
		}
		for _, w := range strings.FieldsFunc(x.text[at:end], func(r rune) bool { return r == ' ' || r == ',' || isQuote(r) }) {
			if !scopeShaped(w) {
				break
			}
			x.add("scopes.required", strings.TrimRight(w, ".:"), report.Place{Start: at, End: end})
		}
	}
}

// scopeShaped tells "read:roles", "repo.write", "https://…/auth/drive" from a
// word of the sentence that goes on.
func scopeShaped(w string) bool {
	w = strings.TrimRight(w, ".:")
	return len(w) > 2 && strings.ContainsAny(w, ":./_-") && w[0] != '.' && w[0] != '-'
}

// tableScopes looks the endpoint up in the scope tables of the provider's articles.
func (x *exchange) tableScopes() {
	f := x.facts["url.path"]
	if f == nil || x.value("scopes.required") != nil {
		return
	}
	method, path := x.str("method"), f.Value.(string)
	for _, row := range x.cat.ScopesOf(x.str("provider")) {
		if (row.Method == method || method == "") && pathFits(row.Path, path) {
			for _, s := range row.Any {
				x.add("scopes.required", s, firstPlace(f))
			}
			return
		}
	}
}

func firstPlace(f *report.Fact) report.Place {
	if f != nil && len(f.At) > 0 {
		return f.At[0]
	}
	return report.Place{}
}

// pathFits compares a path with a template such as /v2/organizations/{id} or /v2/logs/*.
func pathFits(template, path string) bool {
	ts, ps := strings.Split(strings.Trim(template, "/"), "/"), strings.Split(strings.Trim(path, "/"), "/")
	for i, t := range ts {
		if t == "*" {
			return len(ps) >= i
		}
		if i >= len(ps) || !strings.HasPrefix(t, "{") && t != ps[i] {
			return false
		}
	}
	return len(ps) == len(ts)
}

// compareScopes records what is missing. "Any of" is how APIs put it: one of the
// required scopes is enough.
func (x *exchange) compareScopes(required, granted []string) {
	var at report.Place
	if f := x.facts["scopes.required"]; f != nil {
		at = firstPlace(f)
	}
	for _, r := range required {
		if slices.Contains(granted, r) {
			x.derive("scopes.compare", "enough", "scopes.required", "token.scopes")
			return
		}
	}
	for _, r := range required {
		x.add("scopes.missing", r, at)
	}
	x.derive("scopes.compare", "missing", "scopes.required", "token.scopes")
}
