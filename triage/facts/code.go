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
	"placeholder_left":         {"= \"var.", "= \"local.", "= \"data.", ": \"$(", ": '$(", "YOUR_API_KEY", "YOUR_TOKEN", "YOUR_ACCESS_TOKEN", "your-api-key", "your_api_key"},
	"password_as_credential":   {"basic_auth=(", "HTTPBasicAuth(", "NetworkCredential(", "UsernamePasswordCredentials(", "password: MY_PASSWORD"},
	"token_in_query":           {"?access_token=", "&access_token=", "?token=", "?api_key=", "?apikey=", "?auth_token="},
	"basic_with_user":          {"user_id:user_secret", "username:password", "user:password", "email:password"},
	"password_in_flag":         {"docker login -u", " --password ", " -p $", "mysql -p"},
	"verifier_from_new_object": {"getPkceVerifier()", "getPkceCode()"},
	"role_prefix":              {"hasRole(", "hasAnyRole(", "hasAuthority("},
	"cookie_samesite": {"cookie_samesite", "SameSite=Lax", "SameSite=Strict", "sameSite: 'lax'", "sameSite: 'strict'", "SameSite=None", "sameSite: \"lax\"",
		"sameSite: \"strict\""},
	"prompt_in_key":               {"Access Key ID [None]", "Secret Access Key [None]"},
	"wildcard_origin":             {"Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin', '*'"},
	"no_cors_mode":                {"mode: 'no-cors'", "mode: \"no-cors\"", "mode:'no-cors'", "mode:\"no-cors\""},
	"no_authorization_in_request": {"\"headers\":{}", "\"headers\": {}", "headers: {},", "headers: {}\n", "headers: { },"},
}

// codeTests find what takes more than a fixed string.
var codeTests = []struct {
	member string
	test   func(t string) (start, end int)
}{
	{"body_parsed_before_signature", bodyParsedFirst},
	{"params_in_query", tokenParamsInQuery},
	{"code_used_twice", codeUsedTwice},
	{"file_has_quotes", quotedSetting},
}

// callTests look at what follows a literal: the arguments of a call, a quoted value.
var callTests = []struct {
	member string
	texts  []string
	test   func(t string, at, end int) bool
}{
	{"headers_not_passed", []string{".post(", ".put(", ".patch("}, headersAsBody},
	{"headers_not_passed", []string{".get(", ".delete("}, headersThird},
	{"headers_not_passed", []string{"requests.get(", "requests.post(", "requests.put(", "requests.delete(", "requests.patch("}, headersPositional},
	{"headers_not_passed", []string{"fetch("}, fetchWithoutHeaders},
	{"header_not_kept", []string{".append('Authorization'", ".append(\"Authorization\"", ".set('Authorization'", ".set(\"Authorization\""}, headerNotKept},
	{"setting_has_whitespace", []string{"xpected"}, quotedBlank},
}

// codeLiterals finds the code words, and schemes that are named in passing;
// literalMeans says what the n-th of them means.
var codeLiterals, literalMeans = func() (*literals, []literalMeaning) {
	var list []string
	var means []literalMeaning
	add := func(m literalMeaning, texts ...string) {
		for _, w := range texts {
			list, means = append(list, w), append(means, m)
		}
	}
	for _, member := range slices.Sorted(maps.Keys(codeWords)) {
		add(literalMeaning{sign: member}, codeWords[member]...)
	}
	for _, w := range passingSchemes {
		add(literalMeaning{scheme: w.scheme}, w.text)
	}
	for i, c := range callTests {
		add(literalMeaning{test: i + 1}, c.texts...)
	}
	for i, w := range schemeSettings {
		add(literalMeaning{wanted: i + 1}, w.text)
	}
	add(literalMeaning{side: "api"}, apiWords...)
	add(literalMeaning{side: "caller"}, callerWords...)
	for _, w := range pipelineWords {
		add(literalMeaning{step: w.step}, w.text)
	}
	add(literalMeaning{call: "header"}, headerReads...)
	add(literalMeaning{call: "curl"}, "curl ")
	add(literalMeaning{call: "name"}, "uthorization")
	add(literalMeaning{call: "value"}, "AuthenticationHeaderValue(")
	for _, source := range slices.Sorted(maps.Keys(sourceWords)) {
		add(literalMeaning{source: source}, sourceWords[source]...)
	}
	return newLiterals(list), means
}()

// literalMeaning is what a literal shows; one of its fields is set.
type literalMeaning struct {
	sign   string // a member of signs
	scheme string // a scheme named in passing
	side   string // api or caller
	source string // a member of token.source
	call   string // for the extractor that looks on from there
	test   int    // callTests, from 1
	wanted int    // schemeSettings, from 1
	step   byte   // pipelineWords
}

// sourceWords show where a token comes from.
var sourceWords = map[string][]string{
	"ci_job":          {"CI_JOB_TOKEN", "JOB-TOKEN", "job_token="},
	"workflow":        {"GITHUB_TOKEN", "github.token"},
	"service_account": {"gserviceaccount.com", "\"type\": \"service_account\"", "ServiceAccountCredentials", "from_service_account", "ServiceAccountCredential"},
	"publishable_key": {"pk_test_", "pk_live_", "anonKey", "ANON_KEY", "publishableKey", "publishable_key", "PUBLISHABLE_KEY"},
}

// codeFacts fills signs.
func (x *exchange) codeFacts() {
	for _, l := range x.literals {
		if !x.mine(l.at) {
			continue
		}
		at := report.Place{Start: l.at, End: l.at + len(codeLiterals.list[l.n])}
		switch m := literalMeans[l.n]; {
		case m.sign != "":
			x.add("signs", m.sign, at)
		case m.source != "":
			x.add("token.source", m.source, at)
		case m.test > 0 && callTests[m.test-1].test(x.text, l.at, at.End):
			x.add("signs", callTests[m.test-1].member, at)
			if member := callTests[m.test-1].member; member == "headers_not_passed" || member == "header_not_kept" {
				x.facts["auth.sent"] = &report.Fact{Name: "auth.sent", Value: "no", At: []report.Place{at}}
			}
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
	start, end := anyOf(t, "express.json()", "bodyParser.json()", "JSON.stringify(req.body)", "JSON.stringify(body)", "JSON.stringify(request.body)", "JSON.stringify(payload)", "JSON.stringify(event", "JSON.stringify(data)",
		"request.json()", "req.json()", "json.loads(request.body)", "json_encode($", "json.dumps(request", "json.dumps(event", "json.dumps(payload", "params.to_json")
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

// arguments splits what a call is given, from its opening bracket on, at the commas of
// the first level: at most four arguments of at most 400 bytes.
func arguments(t string, at int) (args [4]string, n int) {
	depth, from := 0, at
	for i := at; i < min(len(t), at+400) && n < len(args); i++ {
		switch c := t[i]; c {
		case '(', '{', '[':
			depth++
		case ')', '}', ']':
			if depth == 0 {
				args[n] = strings.TrimSpace(t[from:i])
				return args, n + 1
			}
			depth--
		case ',':
			if depth == 0 {
				args[n], from = strings.TrimSpace(t[from:i]), i+1
				n++
			}
		case '\'', '"', '`':
			for i++; i < min(len(t), at+400) && t[i] != c && t[i] != '\n'; i++ {
			}
		}
	}
	return args, n
}

// optionsWithHeaders tells an object whose first key is headers.
func optionsWithHeaders(arg string) bool {
	rest, ok := strings.CutPrefix(arg, "{")
	rest = strings.TrimLeft(rest, " \n\t\r'\"")
	return ok && (strings.HasPrefix(rest, "headers") || strings.HasPrefix(rest, "Authorization"))
}

// addressed tells whether the first argument of a call is an address, so that the call
// is a request.
func addressed(arg string) bool {
	low := strings.ToLower(arg)
	return strings.Contains(low, "url") || strings.Contains(low, "://") || strings.Contains(low, "/") || strings.Contains(low, "uri") || strings.Contains(low, "endpoint")
}

// headersAsBody finds post(url, {headers: …}): the second argument of axios' and
// Angular's post, put and patch is the body, so that the headers are never sent.
func headersAsBody(t string, at, end int) bool {
	args, n := arguments(t, end)
	return n == 2 && addressed(args[0]) && !chained(t, at) && (optionsWithHeaders(args[1]) || args[1] == "config" && strings.Contains(t, "config = {\n") && strings.Contains(t, "axios"))
}

// headersThird finds get(url, {…}, {headers: …}): get and delete take no body, so that a
// third argument is dropped.
func headersThird(t string, at, end int) bool {
	args, n := arguments(t, end)
	return n == 3 && addressed(args[0]) && !chained(t, at) && optionsWithHeaders(args[2])
}

// chained tells the libraries that do take their options there.
func chained(t string, at int) bool {
	return at >= 2 && (strings.HasSuffix(t[:at], "got") || strings.HasSuffix(t[:at], "ky") || strings.HasSuffix(t[:at], "request") || strings.HasSuffix(t[:at], "needle"))
}

// headersPositional finds requests.get(url, headers): the second argument of get is
// params, that of the others data.
func headersPositional(t string, _, end int) bool {
	args, n := arguments(t, end)
	return n >= 2 && (args[1] == "headers" || args[1] == "header" || args[1] == "HEADERS" || strings.HasPrefix(args[1], "{'Authorization'") || strings.HasPrefix(args[1], "{\"Authorization\""))
}

// fetchWithoutHeaders finds fetch(url, {Authorization: …}) and fetch(url, {header: …}):
// only the key headers is read.
func fetchWithoutHeaders(t string, at, end int) bool {
	args, n := arguments(t, end)
	if n != 2 || at > 0 && isAlnum(t[at-1]) {
		return false
	}
	if args[1] == "headers" {
		return true
	}
	if !strings.HasPrefix(args[1], "{") || strings.Contains(args[1], "headers") || strings.Contains(args[1], "...") {
		return false
	}
	return strings.Contains(args[1], "Authorization") || strings.Contains(args[1], "header:")
}

// headerNotKept finds Angular's HttpHeaders.append and set as a statement: they return
// a copy, and the header stays out.
func headerNotKept(t string, at, _ int) bool {
	line := strings.TrimSpace(t[strings.LastIndexByte(t[:at], '\n')+1 : at])
	return !strings.ContainsAny(line, "=(.") && line != "" && strings.Contains(t, "new HttpHeaders(")
}

// quotedBlank finds an expected value that a message quotes with a blank or a line end
// at its edge: Expected "abc\n".
func quotedBlank(t string, _, end int) bool {
	i := end
	for i < len(t) && i-end < 24 && !isASCIIQuote(t[i]) && t[i] != '\n' {
		i++
	}
	if i >= len(t)-1 || !isASCIIQuote(t[i]) {
		return false
	}
	q := t[i]
	if j := strings.IndexByte(t[i+1:min(len(t), i+160)], q); j > 0 {
		v := t[i+1 : i+1+j]
		return strings.TrimSpace(v) != "" && (strings.TrimSpace(v) != v || strings.HasSuffix(v, "\\n"))
	}
	next := t[i+1]
	return next == '\n' || next == ' '
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

// quotedSetting finds a credential whose quotes became part of it: a message that shows
// them, "set" of cmd.exe, ~/.aws/credentials.
func quotedSetting(t string) (int, int) {
	if start, end := anyOf(t, "provided: \"", "provided: '", "provided: \\\""); end > 0 {
		return start, end
	}
	for _, key := range [...]string{"set ", "aws_access_key_id", "aws_secret_access_key", "aws_session_token"} {
		for from := 0; ; {
			i := strings.Index(t[from:], key)
			if i < 0 {
				break
			}
			i += from
			from = i + len(key)
			if i > 0 && strings.IndexByte("\n>`$ ", t[i-1]) < 0 {
				continue
			}
			line := t[i:lineEnd(t, i)]
			name, value, ok := strings.Cut(line[len(key):], "=")
			name = strings.TrimSpace(name)
			if value = strings.TrimSpace(value); !ok || value == "" || !isASCIIQuote(value[0]) || key == "set " && (name == "" || strings.ToUpper(name) != name || strings.Contains(name, " ")) {
				continue
			}
			return i, i + len(key) + len(name)
		}
	}
	return 0, 0
}
