package facts

import (
	"maps"
	"slices"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// codeWords are ways of writing code or settings that an expert's eye stops at,
// by the member of the fact signs that they show.
var codeWords = map[string][]string{
	"id_token_sent": {"token: this.getIdToken()", "token: idToken", "token: id_token", "Bearer ' + id_token", "Bearer ' + idToken", "Bearer ${idToken}",
		"Bearer ${id_token}", "Bearer \" + idToken", "Bearer \" + id_token", "Bearer $ID_TOKEN", "Bearer ' + this.auth.getIdToken", "Bearer ${await user.getIdToken",
		"IdToken.getJwtToken()", "idToken.jwtToken", "getIdToken().getJwtToken()"},
	"refresh_token_sent":       {"Bearer ${refreshToken}", "Bearer ' + refresh_token", "Bearer \" + refreshToken", "Bearer $REFRESH_TOKEN"},
	"token_in_query":           {"?access_token=", "&access_token=", "?token=", "?api_key=", "?apikey=", "?auth_token="},
	"basic_with_user":          {"user_id:user_secret", "username:password", "user:password", "email:password"},
	"password_in_flag":         {"docker login -u", " --password ", " -p $", "mysql -p"},
	"verifier_from_new_object": {"getPkceVerifier()", "getPkceCode()"},
	"role_prefix":              {"hasRole(", "hasAnyRole(", "hasAuthority("},
	"cookie_samesite": {"cookie_samesite", "SameSite=Lax", "SameSite=Strict", "sameSite: 'lax'", "sameSite: 'strict'", "SameSite=None", "sameSite: \"lax\"",
		"sameSite: \"strict\""},
	"prompt_in_key":   {"Access Key ID [None]", "Secret Access Key [None]"},
	"wildcard_origin": {"Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin', '*'"},
	"expected_has_whitespace": {"Expected  \"\n", "Expected \"\n", "expected \"\n", "expected '\n", "Expected '\n", "expected \" ", "\\n\" but got",
		"\n\" but got", "\n> \" but got"},
}

// codeTests find what takes more than a fixed string.
var codeTests = []struct {
	member string
	test   func(t string) (start, end int)
}{
	{"body_parsed_before_signature", bodyParsedFirst},
	{"params_in_query", tokenParamsInQuery},
	{"headers_as_body", headersAsBody},
	{"code_used_twice", codeUsedTwice},
	{"file_has_quotes", quotedSetting},
	{"key_equals_client_id", sameIDTwice},
}

// codeLiterals finds the code words, and schemes that are named in passing;
// literalMeans says what the n-th of them means.
var codeLiterals, literalMeans = func() (*literals, []literalMeaning) {
	var list []string
	var means []literalMeaning
	for _, member := range slices.Sorted(maps.Keys(codeWords)) {
		for _, w := range codeWords[member] {
			list, means = append(list, w), append(means, literalMeaning{sign: member})
		}
	}
	for _, w := range passingSchemes {
		list, means = append(list, w.text), append(means, literalMeaning{scheme: w.scheme})
	}
	return newLiterals(list), means
}()

type literalMeaning struct{ sign, scheme string }

// codeFacts fills signs.
func (x *exchange) codeFacts() {
	for _, l := range x.literals {
		if m := literalMeans[l.n]; m.sign != "" && x.mine(l.at) {
			x.add("signs", m.sign, report.Place{Start: l.at, End: l.at + len(codeLiterals.list[l.n])})
		}
	}
	lo, hi := x.start, x.end
	if x.single {
		lo, hi = 0, len(x.text)
	}
	for _, s := range codeTests {
		if start, end := s.test(x.text[lo:hi]); end > start {
			x.add("signs", s.member, report.Place{Start: lo + start, End: lo + end})
		}
	}
	if x.str("body.mismatch") == "yes" {
		f := x.facts["body.actual"]
		switch {
		case x.str("body.declared") == "form" && x.str("body.actual") == "json":
			x.add("signs", "json_in_form", firstPlace(f))
		case x.str("body.declared") == "json" && x.str("body.actual") == "form":
			x.add("signs", "form_in_json", firstPlace(f))
		}
	}
}

// bodyParsedFirst finds a webhook whose body is parsed before its signature is
// verified over the raw bytes.
func bodyParsedFirst(t string) (int, int) {
	start, end := anyOf(t, "express.json()", "bodyParser.json()", "JSON.stringify(req.body)", "request.json()", "json.loads(request.body)")
	if end == 0 {
		return 0, 0
	}
	if _, found := anyOf(strings.ToLower(t), "constructevent", "webhook", "hmac"); found == 0 {
		return 0, 0
	}
	return start, end
}

func anyOf(t string, subs ...string) (start, end int) {
	for _, s := range subs {
		if i := strings.Index(t, s); i >= 0 {
			return i, i + len(s)
		}
	}
	return 0, 0
}

// headersAsBody finds axios.post(url, {headers: …}): the second argument of post,
// put and patch is the body, so that the headers are never sent.
func headersAsBody(t string) (int, int) {
	for _, call := range [...]string{"axios.post(", "axios.put(", "axios.patch(", "api.post(", "http.post("} {
		i := strings.Index(t, call)
		if i < 0 {
			continue
		}
		args := t[i+len(call) : min(len(t), i+len(call)+160)]
		comma := strings.IndexByte(args, ',')
		if comma < 0 {
			continue
		}
		second := strings.TrimLeft(args[comma+1:], " \n\t")
		if rest, ok := strings.CutPrefix(second, "{"); ok && strings.HasPrefix(strings.TrimLeft(rest, " \n\t"), "headers") {
			return i, i + len(call) + comma
		}
	}
	return 0, 0
}

// tokenParamsInQuery finds a token request whose parameters stand in the URL.
func tokenParamsInQuery(t string) (int, int) {
	start, end := anyOf(t, "token?grant_type=", "token?client_id=", "access_token?grant_type=", "token?code=")
	if end == 0 {
		return 0, 0
	}
	line := lineText(t, start)
	if strings.Contains(strings.ToLower(line), "get ") {
		return 0, 0
	}
	return start, end
}

// codeUsedTwice finds two calls that get the same authorization code.
func codeUsedTwice(t string) (int, int) {
	for _, arg := range [...]string{"($code)", "(code)", "(req.query.code)", "($request->code)", "(authCode)"} {
		first := strings.Index(t, arg)
		if first < 0 {
			continue
		}
		if second := strings.Index(t[first+1:], arg); second >= 0 && second < 400 && calls(t, first) && calls(t, first+1+second) {
			return first, first + 1 + second + len(arg)
		}
	}
	return 0, 0
}

// calls tells whether the bracket at i belongs to a call, not to a definition.
func calls(t string, i int) bool {
	line := t[strings.LastIndexByte(t[:i], '\n')+1 : i]
	return !strings.Contains(line, "function ") && !strings.Contains(line, "def ") && !strings.Contains(line, "func ")
}

// quotedSetting finds a credential that a settings file or "set" of cmd.exe holds
// in quotes that become part of it: ~/.aws/credentials and docker env files take
// values literally.
func quotedSetting(t string) (int, int) {
	for _, key := range [...]string{"aws_access_key_id", "aws_secret_access_key", "aws_session_token"} {
		i := strings.Index(t, key)
		if i < 0 {
			continue
		}
		rest := strings.TrimLeft(t[i+len(key):min(len(t), i+len(key)+8)], " =")
		if strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "'") {
			return i, min(len(t), i+len(key)+4)
		}
	}
	for _, sub := range [...]string{`key provided: "`, `key provided: '`, `provided: \"`, "set OPENAI_API_KEY=\"", "set OPENAI_API_KEY='"} {
		if i := strings.Index(t, sub); i >= 0 {
			return i, i + len(sub)
		}
	}
	return 0, 0
}

// sameIDTwice finds one UUID used both as the key of a client's constructor and
// as an application id.
func sameIDTwice(t string) (int, int) {
	i := strings.Index(t, "lient('")
	if i < 0 {
		i = strings.Index(t, "lient(\"")
	}
	if i < 0 || i+7+36 > len(t) {
		return 0, 0
	}
	id := t[i+7 : i+7+36]
	if strings.Count(id, "-") != 4 {
		return 0, 0
	}
	if j := strings.Index(t[i+44:], id); j >= 0 {
		return i + 7, i + 7 + 36
	}
	return 0, 0
}
