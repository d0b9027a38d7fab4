package facts

import (
	"net/url"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// redirectFacts collects the redirect URIs of an exchange and compares them. RFC
// 6749 §4.1.3 and OAuth 2.1 want them identical to the letter.
func (x *exchange) redirectFacts() {
	type uri struct {
		value string
		at    report.Place
		sent  bool
	}
	var uris []uri
	add := func(v string, at report.Place, sent bool) {
		v = strings.Trim(v, " '\"`.,;")
		if d, err := url.QueryUnescape(v); err == nil && strings.Contains(v, "%") {
			v = d
		}
		if !strings.Contains(v, "://") || len(v) > 300 {
			return
		}
		for i := range uris {
			if uris[i].value == v {
				return
			}
		}
		uris = append(uris, uri{v, at, sent})
	}
	for p := range x.values("redirecturi", "redirecturl", "callbackurl", "callback") {
		add(p.value, p.val, p.key == "redirecturi")
	}
	if x.mentionsRedirect() {
		for i := range x.urls {
			u := &x.urls[i]
			if x.mine(u.at.Start) && u.role != urlDocs && !strings.Contains(u.query, "redirect_uri") && !strings.Contains(u.host, "console") && callbackPath(u) {
				add(u.scheme+"://"+u.host+u.path, u.at, false)
			}
		}
	}
	if len(uris) == 0 {
		return
	}
	x.set("redirect.sent", uris[0].value, uris[0].at)
	for _, u := range uris[1:] {
		diff := uriDifference(uris[0].value, u.value)
		if len(diff) == 0 {
			continue
		}
		x.set("redirect.registered", u.value, u.at)
		for _, d := range diff {
			x.add("redirect.difference", d, u.at)
		}
		x.derive("redirect.compare", "differs", "redirect.sent", "redirect.registered")
		return
	}
}

func (x *exchange) mentionsRedirect() bool {
	return strings.Contains(x.words.Norm, " redirect_uri ") || strings.Contains(x.words.Norm, " redirect uri ") || strings.Contains(x.words.Norm, " redirect_uri_mismatch ") || strings.Contains(x.words.Norm, " callback url ")
}

// callbackPath tells an address that can be a redirect target from endpoints of
// the authorization server.
func callbackPath(u *urlAt) bool {
	p := strings.ToLower(u.path)
	for _, w := range [...]string{"callback", "redirect", "signin-", "login/oauth2/code", "oauth/google", "/oauth/", "/auth/", "sso", "/r"} {
		if strings.Contains(p, w) && !strings.Contains(p, "/authorize") && !strings.Contains(p, "/token") {
			return true
		}
	}
	return false
}

// uriDifference names in what two URIs differ: members of redirect.difference.
func uriDifference(a, b string) []string {
	ua, err1 := url.Parse(a)
	ub, err2 := url.Parse(b)
	if err1 != nil || err2 != nil || a == b {
		return nil
	}
	var out []string
	if ua.Scheme != ub.Scheme {
		out = append(out, "scheme")
	}
	if ua.Hostname() != ub.Hostname() {
		if strings.EqualFold(ua.Hostname(), ub.Hostname()) {
			out = append(out, "case")
		} else {
			out = append(out, "host")
		}
	}
	if ua.Port() != ub.Port() {
		out = append(out, "port")
	}
	if ua.Path != ub.Path {
		if strings.TrimRight(ua.Path, "/") == strings.TrimRight(ub.Path, "/") {
			out = append(out, "slash")
		} else {
			out = append(out, "path")
		}
	}
	if ua.RawQuery != ub.RawQuery {
		out = append(out, "query")
	}
	return out
}
