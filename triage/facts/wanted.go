package facts

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// schemeSettings are ways in which an API's code says which scheme it takes. With ask
// the scheme is the next quoted word.
var schemeSettings = []struct {
	text, scheme string
	ask          bool
}{
	// github.com/mikenicholson/passport-jwt: fromAuthHeader of version 2 takes "JWT"
	{"fromAuthHeaderAsBearerToken", "bearer", false}, {"fromAuthHeader()", "jwt", false}, {"fromAuthHeaderWithScheme(", "", true},
	// Django REST framework and its JWT packages
	{"AUTH_HEADER_TYPES", "", true}, {"JWT_AUTH_HEADER_PREFIX", "", true}, {"TokenAuthentication", "token", false}, {"JSONWebTokenAuthentication", "jwt", false},
	{"JWT_HEADER_TYPE", "", true}, {"HTTPBearer(", "bearer", false}, {"OAuth2PasswordBearer", "bearer", false}, {"HTTPBasic(", "basic", false},
}

// schemeWanted takes the schemes that the API asks for: in its challenge, in its code.
func (x *exchange) schemeWanted() {
	if f := x.facts["challenge.scheme"]; f != nil {
		if s := schemes[f.Value.(string)]; s != "" {
			x.add("auth.wanted", s, firstPlace(f))
		}
	}
	for _, l := range x.literals {
		m := literalMeans[l.n]
		if m.wanted == 0 || !x.mine(l.at) {
			continue
		}
		set := schemeSettings[m.wanted-1]
		end := l.at + len(set.text)
		if l.at > 0 && isAlnum(x.text[l.at-1]) {
			continue // BearerTokenAuthentication
		}
		scheme := set.scheme
		if set.ask {
			word, to := quotedWord(x.text, end)
			if word == "" {
				continue
			}
			end = to
			if scheme = schemes[strings.ToLower(word)]; scheme == "" {
				scheme = "other"
			}
		}
		x.add("auth.wanted", scheme, place(l.at, end))
	}
}

// quotedWord returns the first word in quotes within the next few bytes.
func quotedWord(t string, from int) (word string, end int) {
	for i := from; i < min(len(t), from+24); i++ {
		if isASCIIQuote(t[i]) {
			j := i + 1
			for j < len(t) && j-i < 30 && t[j] != t[i] && t[j] != '\n' {
				j++
			}
			if i+1 == len(t) || strings.IndexByte("'\": =(", t[i+1]) >= 0 {
				continue // the quote that closes a key
			}
			return strings.TrimSpace(t[i+1 : j]), j
		}
	}
	return "", from
}

// compareSchemes tells whether the scheme that was sent is one of those wanted.
func (x *exchange) compareSchemes() {
	wanted, _ := x.value("auth.wanted").([]string)
	sent := x.str("auth.scheme")
	if len(wanted) == 0 || sent == "" || sent == "none" || x.str("auth.sent") != "yes" && x.str("auth.coded") != "yes" {
		return
	}
	state := "differs"
	if slices.Contains(wanted, sent) {
		state = "same"
	}
	x.derive("auth.compare", state, "auth.wanted", "auth.scheme")
}

// credentialWords stand in a request that carries some credential.
var credentialWords = []string{"auth", "token", "key", "secret", "password", "passwd", "cookie", "session", "signature", "credential", "netrc", "--cert", " -u", "--user", " -e ", " -b ", " --negotiate", "client_id", "jwt", "bearer", "login", "hmac", "x-goog", "x-amz", "@", "$", "<", "…"}

// requestWithout finds a request that is shown whole and carries no credential: a curl
// command, or a request line with its headers.
func (x *exchange) requestWithout() {
	if x.value("auth.sent") != nil || x.value("auth.scheme") != nil || x.value("auth.coded") != nil || x.str("endpoint") == "token" || x.str("endpoint") == "login" {
		return
	}
	for i := range x.requests {
		q := &x.requests[i]
		if end, headers := headerBlock(x.text, q.at.End); x.mine(q.at.Start) && headers > 1 && !holdsCredential(x.text[q.at.Start:end]) {
			x.set("auth.sent", "no", report.Place{Start: q.at.Start, End: q.at.End})
			return
		}
	}
	for _, l := range x.literals {
		if literalMeans[l.n].call != "curl" || !x.mine(l.at) {
			continue
		}
		end := commandEnd(x.text, l.at)
		if cmd := x.text[l.at:end]; strings.Contains(cmd, "://") && !holdsCredential(cmd) {
			x.set("auth.sent", "no", place(l.at, end))
		}
		return // the first command is the failing one, or the ticket shows several
	}
}

func holdsCredential(s string) bool {
	low := strings.ToLower(s)
	return slices.ContainsFunc(credentialWords, func(w string) bool { return strings.Contains(low, w) })
}

// headerBlock reads the header lines after a request line that ends at i: where they
// end, and how many they are. A line of another form makes them none.
func headerBlock(t string, i int) (end, count int) {
	line := t[i:lineEnd(t, i)]
	if !strings.HasPrefix(strings.TrimSpace(line), "HTTP/") {
		return i, 0
	}
	for i = lineEnd(t, i) + 1; i < len(t); {
		to := lineEnd(t, i)
		line := strings.Trim(t[i:to], " \t\r>")
		if line == "" {
			break
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || strings.ContainsAny(name, " {\"'") {
			break
		}
		count++
		i = to + 1
	}
	return min(i, len(t)), count
}

// commandEnd returns where a shell command that begins at i ends: at the end of its
// line, unless that is continued.
func commandEnd(t string, i int) int {
	for {
		end := lineEnd(t, i)
		line := strings.TrimRight(t[i:end], " \r")
		if end == len(t) || !strings.HasSuffix(line, "\\") && !strings.HasSuffix(line, "^") && strings.Count(t[i:end], "'")%2 == 0 {
			if j := strings.IndexByte(t[i:end], '`'); j > 0 {
				return i + j
			}
			return end
		}
		i = end + 1
	}
}
