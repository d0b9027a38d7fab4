package facts

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// issuerFacts compares issuers: two addresses that a message gives as expected and
// found, and the iss claim with the issuer of the settings. They have to be equal to
// the letter (RFC 7519 section 4.1.1, RFC 8414 section 3.3).
func (x *exchange) issuerFacts() {
	for i := range x.urls {
		a := &x.urls[i]
		if !x.mine(a.at.Start) || a.role == urlDocs || i+1 >= len(x.urls) {
			continue
		}
		b := &x.urls[i+1]
		if b.at.Start < a.at.End || b.at.Start-a.at.End > 160 || b.role == urlDocs || !x.comparesIssuers(a, b) {
			continue
		}
		if d := issuerDifference(x.text[a.at.Start:a.at.End], x.text[b.at.Start:b.at.End]); d != "same" {
			x.set("token.issuer", d, a.at, b.at)
			return
		}
	}
	iss := x.facts["token.iss"]
	if iss == nil {
		return
	}
	for p := range x.values("issuer", "issueruri") {
		if !strings.Contains(p.value, "://") {
			continue
		}
		at := append([]report.Place{firstPlace(iss)}, p.at)
		x.set("issuer.compare", issuerDifference(iss.Value.(string), strings.Trim(p.value, " '\"`;,)")), at...)
		return
	}
}

// comparesIssuers tells whether the words around two addresses hold them against each
// other as issuers.
func (x *exchange) comparesIssuers(a, b *urlAt) bool {
	before := strings.ToLower(x.text[max(0, a.at.Start-120):a.at.Start])
	between := strings.ToLower(x.text[a.at.End:b.at.Start])
	if i := strings.LastIndex(before, "\n\n"); i >= 0 {
		before = before[i:]
	}
	if strings.Contains(between, "\n\n") {
		return false
	}
	around := before + " " + between
	issuer := strings.Contains(around, "issue") || strings.Contains(around, "iss ") || strings.Contains(around, "\"iss\"") || strings.Contains(around, "id token")
	against := strings.Contains(around, "expect") || strings.Contains(between, " got ") || strings.Contains(around, "match") || strings.Contains(between, "but ") || strings.Contains(around, "different") || strings.Contains(between, "instead") || strings.Contains(between, "not equal") || strings.Contains(between, "!=")
	return issuer && against && !strings.Contains(around, "redirect") && !strings.Contains(around, "audience")
}

// issuerDifference says in what two issuers differ: the least that explains it.
func issuerDifference(a, b string) string {
	trim := func(s string) string {
		return strings.TrimRight(strings.Replace(s, "/.well-known/openid-configuration", "", 1), ".,;:'\"`)")
	}
	a, b = trim(a), trim(b)
	noSlash := func(s string) string { return strings.TrimRight(s, "/") }
	noScheme := func(s string) string {
		return noSlash(strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://"))
	}
	noVersion := func(s string) string {
		s = noScheme(s)
		for _, v := range [...]string{"/v2.0", "/v1.0", "/v1", "/v2"} {
			s = strings.TrimSuffix(s, v)
		}
		return s
	}
	switch {
	case a == b:
		return "same"
	case noSlash(a) == noSlash(b):
		return "slash"
	case noScheme(a) == noScheme(b):
		return "scheme"
	case noVersion(a) == noVersion(b):
		return "version"
	}
	return "differs"
}

// regionFacts compares the regions that settings and hosts name: two of one kind that
// differ belong to different installations of the service.
func (x *exchange) regionFacts() {
	var first *report.Place
	var region string
	note := func(r string, at report.Place) {
		switch {
		case r == "":
		case region == "":
			region, first = r, &at
		case region != r:
			x.set("region.compare", "differs", *first, at)
		}
	}
	for p := range x.values("region") {
		note(cloudRegion(strings.ToLower(p.value)), p.at)
	}
	if region == "" {
		return // hosts alone are different services
	}
	for i := range x.urls {
		if u := &x.urls[i]; x.mine(u.at.Start) && u.role != urlDocs {
			note(cloudRegion(u.host), u.at)
		}
	}
	if x.value("region.compare") == nil && len(x.urls) > 0 {
		return
	}
}

// cloudRegion returns the region in a name: "us-east-1" of "s3.us-east-1.amazonaws.com".
func cloudRegion(s string) string {
	for from := 0; from < len(s); {
		i := strings.IndexByte(s[from:], '-')
		if i < 2 {
			if i < 0 {
				return ""
			}
			from += i + 1
			continue
		}
		i += from
		from = i + 1
		switch s[i-2 : i] {
		case "us", "eu", "ap", "ca", "sa", "af", "me", "il", "cn":
		default:
			continue
		}
		if i > 2 && isAlnum(s[i-3]) {
			continue
		}
		end := i + 1
		for end < len(s) && (isAlnum(s[end]) || s[end] == '-') {
			end++
		}
		if r := s[i-2 : end]; isDigit(r[len(r)-1]) && strings.Count(r, "-") >= 2 {
			return r
		}
	}
	return ""
}
