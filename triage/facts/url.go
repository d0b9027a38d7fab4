package facts

import (
	"net/url"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// urlAt is an absolute URL in the text.
type urlAt struct {
	scheme, host, path, query string
	at                        report.Place
	role                      urlRole
}

// urlRole says what the text around an URL makes of it.
type urlRole int

const (
	urlMentioned urlRole = iota
	urlCalled            // after a method, curl, "for url:", in a call
	urlValue             // the value of a setting or claim (redirect_uri, iss, aud …)
	urlDocs              // documentation, console or issue tracker: never the call
)

// requestAt is a request line: method and target.
type requestAt struct {
	method, target string
	at             report.Place
}

// scanURL files the URL whose "://" stands at offset i.
func (s *seen) scanURL(i int) {
	t := s.text
	start := i
	for start > 0 && i-start < 10 && isAlnum(t[start-1]) && t[start-1] < 0x80 {
		start--
	}
	scheme := strings.ToLower(t[start:i])
	if scheme != "http" && scheme != "https" {
		return
	}
	end := i + 3
	for end < len(t) && end-start < 2000 && urlByte(t[end]) {
		end++
	}
	for end > i+3 && strings.IndexByte(".,:;!?)'*]", t[end-1]) >= 0 && !balanced(t[start:end]) {
		end--
	}
	rest := t[i+3 : end]
	hostEnd := strings.IndexAny(rest, "/?#")
	if hostEnd < 0 {
		hostEnd = len(rest)
	}
	host := strings.ToLower(rest[:hostEnd])
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		host = host[at+1:]
	}
	path, query, _ := strings.Cut(rest[hostEnd:], "?")
	u := urlAt{scheme: scheme, host: host, path: path, query: query, at: report.Place{Start: start, End: end}}
	u.role = urlRoleOf(t, start, &u)
	s.urls = append(s.urls, u)
	s.queryPairs(&u, end-len(query))
}

// valueKeys are the keys whose URL is a value to compare, never the call itself.
var valueKeys = setOf("iss", "aud", "issuer", "issueruri", "audience", "resource", "redirecturi", "redirecturl", "callbackurl", "callback", "authority", "scope", "scopes", "jwksuri", "jwkseturi", "scp", "errordescription")

// markValues takes URLs that are the value of a setting or claim out of the calls.
func (s *seen) markValues() {
	for i := range s.pairs {
		p := &s.pairs[i]
		if !valueKeys[p.key] {
			continue
		}
		for j := range s.urls {
			u := &s.urls[j]
			if p.val.Start <= u.at.Start && u.at.End <= p.val.End+1 && u.role != urlDocs {
				u.role = urlValue
			}
		}
	}
}

// balanced keeps a closing bracket that the URL opened itself.
func balanced(u string) bool {
	last := u[len(u)-1]
	return last == ')' && strings.Count(u, "(") >= strings.Count(u, ")") || last == ']' && strings.Count(u, "[") >= strings.Count(u, "]")
}

func urlByte(c byte) bool {
	return c > ' ' && c != '"' && c != '\'' && c != '`' && c != '\\' && c != '|' && c != '^' && c < 0x80
}

// queryPairs files the query parameters that a fact needs, decoded.
func (s *seen) queryPairs(u *urlAt, at int) {
	for q := range strings.SplitSeq(u.query, "&") {
		k, v, _ := strings.Cut(q, "=")
		place := report.Place{Start: at, End: at + len(q)}
		at += len(q) + 1
		key, ok := foldKey(k)
		if !ok {
			continue
		}
		if d, err := url.QueryUnescape(v); err == nil {
			v = d
		}
		// The pair scanner meets "k=v" again; the decoded one comes first and wins.
		s.pairs = append(s.pairs, pair{key: key, value: v, at: place, val: place, sep: '&'})
	}
}

// docHosts hold explanations: an address there is never the failing call.
var docHosts = []string{"docs.", "developer.", "developers.", "learn.", "support.", "community.", "github.com", "stackoverflow.com", "jwt.io", "medium.com", "help.", "forum.", "tools.ietf.org", "rfc-editor.org", "wiki."}

func urlRoleOf(t string, start int, u *urlAt) urlRole {
	before := t[max(0, start-40):start]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	b := strings.ToLower(strings.TrimRight(before, " \t\"'`(<[“”"))
	for _, w := range [...]string{"redirect_uri=", "redirect_uri:", "redirecturi:", "redirect_uri\":", "redirect uri:", "callbackurl:", "callback url:", "iss\":", "iss:", "issuer:", "issuer=", "aud\":", "aud:", "audience:", "audience=", "audience\":", "authority:", "authority=", "realm=", "error_uri\":", "visit:", "see", "see also", "docs:", "referer:", "origin:", "details:", "information:", "more details at", "go to", "find your api key at", "scope\":", "scope:", "scope=", "'scopes': ["} {
		if strings.HasSuffix(b, w) {
			if w == "visit:" || strings.HasPrefix(w, "see") || w == "docs:" || w == "error_uri\":" || w == "details:" || w == "information:" || w == "more details at" || w == "find your api key at" {
				return urlDocs
			}
			return urlValue
		}
	}
	for _, m := range [...]string{"get", "post", "put", "patch", "delete", "head", "options", "url:", "url=", "url", "curl", "for url:", "uri:", "endpoint:", "fetch", "host:", "request:", "-x get", "-x post", "calling", "call", "called", "requesting", "axios.get", "axios.post", "requests.get", "requests.post", "to"} {
		if strings.HasSuffix(b, m) && (len(b) == len(m) || !isAlnum(b[len(b)-len(m)-1])) {
			return urlCalled
		}
	}
	for _, d := range docHosts {
		if strings.HasPrefix(u.host, d) || strings.HasSuffix(u.host, d) {
			return urlDocs
		}
	}
	if strings.Contains(strings.ToLower(lineText(t, start)), "curl ") {
		return urlCalled
	}
	return urlMentioned
}

func lineText(t string, at int) string {
	a, b := lineAt(t, at)
	return t[a:b]
}

// scanRequest files "METHOD target" at a line's start.
func (s *seen) scanRequest(i, end int) {
	t := s.text
	from := end
	for from < len(t) && t[from] == ' ' {
		from++
	}
	to := from
	for to < len(t) && t[to] > ' ' && t[to] != '`' {
		to++
	}
	target := strings.TrimRight(t[from:to], ".,:;\"'*")
	if !strings.HasPrefix(target, "/") && !strings.HasPrefix(target, "http") {
		return
	}
	s.requests = append(s.requests, requestAt{method: t[i:end], target: target, at: report.Place{Start: i, End: from + len(target)}})
}

func isMethod(w string) bool {
	switch w {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS":
		return true
	}
	return false
}

// callFacts finds what was called: method, URL and kind of endpoint.
func (x *exchange) callFacts() {
	for i := range x.requests {
		if q := &x.requests[i]; x.mine(q.at.Start) {
			x.set("method", q.method, q.at)
			if strings.HasPrefix(q.target, "/") {
				path, _, _ := strings.Cut(q.target, "?")
				x.set("url.path", path, q.at)
			}
			break
		}
	}
	if u := x.calledURL(); u != nil {
		x.set("url.scheme", u.scheme, u.at)
		if u.host != "" {
			x.set("url.host", u.host, u.at)
		}
		x.set("url.path", u.path, u.at)
		local := strings.HasPrefix(u.host, "localhost") || strings.HasPrefix(u.host, "127.") || strings.HasPrefix(u.host, "10.") || strings.HasPrefix(u.host, "192.168.") || !strings.Contains(u.host, ".")
		switch {
		case u.scheme == "https":
			x.set("url.plain_http", "no", u.at)
		case !local:
			x.set("url.plain_http", "yes", u.at)
		}
		x.methodBefore(u.at.Start)
	}
	if p := x.first("host"); p != nil && strings.Contains(p.value, ".") && x.value("url.host") == nil {
		x.set("url.host", strings.ToLower(strings.TrimPrefix(p.value, "https://")), p.at)
	}
	x.endpoint()
}

// calledURL returns the URL that the failing call went to, as far as the text
// says: one in the place of a call, else the only one mentioned.
func (x *exchange) calledURL() *urlAt {
	var mentioned *urlAt
	count := 0
	for i := range x.urls {
		u := &x.urls[i]
		if !x.mine(u.at.Start) {
			continue
		}
		switch u.role {
		case urlCalled:
			return u
		case urlMentioned:
			if mentioned == nil {
				mentioned = u
			}
			count++
		}
	}
	if count <= 3 {
		return mentioned
	}
	return nil
}

func (x *exchange) methodBefore(at int) {
	line, _ := lineAt(x.text, at)
	for w := range strings.FieldsSeq(strings.Map(quotesToBlank, x.text[line:at])) {
		if isMethod(w) {
			x.set("method", w, report.Place{Start: line, End: at})
			return
		}
	}
}

func quotesToBlank(r rune) rune {
	if isQuote(r) || r == '(' || r == ',' || r == '[' {
		return ' '
	}
	return r
}

// endpointPaths maps parts of a path to a value of the fact endpoint, first match wins.
var endpointPaths = []struct{ part, kind string }{
	{"/oauth/device", "device"}, {"/device_authorization", "device"}, {"/devicecode", "device"},
	{"/introspect", "introspection"}, {"/revoke", "revocation"},
	{"/userinfo", "userinfo"}, {"/openid-connect/userinfo", "userinfo"},
	{"/jwks", "jwks"}, {"/.well-known", "jwks"}, {"/certs", "jwks"},
	{"/authorize", "authorize"}, {"/oauth2/v2/auth", "authorize"}, {"/openid-connect/auth", "authorize"}, {"/oauth/authorize", "authorize"}, {"/dialog/oauth", "authorize"},
	{"/oauth/access_token", "token"}, {"/access_token", "token"}, {"/oauth2/token", "token"}, {"/oauth/token", "token"}, {"/oauth2/v2.0/token", "token"}, {"/connect/token", "token"},
	{"/openid-connect/token", "token"}, {"/api/token", "token"}, {"/v1/token", "token"}, {"/services/oauth2", "token"}, {"/o/token", "token"}, {"/token", "token"},
	{"/webhook", "webhook"}, {"/login", "login"}, {"/signin", "login"}, {"/v2/", "api"},
}

func (x *exchange) endpoint() {
	path := strings.ToLower(x.str("url.path"))
	f := x.facts["url.path"]
	for _, e := range endpointPaths {
		if path != "" && strings.Contains(path+"/", e.part) && (e.kind != "token" || endsPath(path, e.part)) {
			x.set("endpoint", e.kind, f.At...)
			return
		}
	}
	if p := x.first("granttype"); p != nil {
		x.set("endpoint", "token", p.at)
		return
	}
	for _, w := range [...]struct{ phrase, kind string }{{" userinfo ", "userinfo"}, {" getuserinfo ", "userinfo"}, {" webhook ", "webhook"}, {" webhooks ", "webhook"}} {
		if start, end, ok := x.mineWords().Match([]string{w.phrase}); ok {
			x.set("endpoint", w.kind, place(start, end))
			return
		}
	}
	if path != "" && path != "/" {
		x.set("endpoint", "api", f.At...)
	}
}

func endsPath(path, part string) bool {
	i := strings.Index(path, part)
	rest := path[i+len(part):]
	return rest == "" || rest[0] == '/' || rest[0] == '?'
}
