package facts

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// apiWords stand in the code and settings of a program that checks credentials itself:
// its author runs the API.
var apiWords = []string{
	"AddJwtBearer(", "UseJwtBearerAuthentication(", "BearerTokenAuthentication(", "AddMicrosoftIdentityWebApi(", "AddMicrosoftIdentityWebApiAuthentication(", "app.UseAuthentication(", "TokenValidationParameters", "[Authorize",
	"new JwtStrategy(", "new JWTStrategy(", "passport.authenticate(", "jwt.verify(", "jwtVerify(", "expressjwt(", "expressJwt(", "verifyIdToken(", "@UseGuards(", "createRemoteJWKSet(", "jwksRsa", "requiresAuth(",
	"SecurityFilterChain", "WebSecurityConfigurerAdapter", "oauth2ResourceServer", "@PreAuthorize", "JwtDecoder", "Jwts.parser", "HttpSecurity", "JwkProvider",
	"permission_classes", "authentication_classes", "DEFAULT_AUTHENTICATION_CLASSES", "@jwt_required", "jwt_required(", "JWTManager(", "jwt.decode(", "@login_required", "OAuth2PasswordBearer", "HTTPBearer(",
	"middleware('auth", "'auth:api'", "'auth:sanctum'", "auth:sanctum", "middleware('jwt", "JWT::decode(", "auth:api",
	"authenticate_user!", "doorkeeper_authorize!", "JWT.decode", "Doorkeeper.configure", "--oidc-issuer-url", "auth_request", "jwt.Parse(", "ParseWithClaims(", "jwtauth.", "issuer-uri", "jwk-set-uri", "JwtModule.register",
}

// callerWords stand in the code of a program that calls an API.
var callerWords = []string{"requests.get(", "requests.post(", "axios.get(", "axios.post(", "axios(", "new HttpClient", "HttpWebRequest", "RestClient(", "curl_setopt(", "curl_init(", "WebClient", "HttpURLConnection", "URLSession", "Http::withToken(", "urllib.request", "Invoke-RestMethod", "Invoke-WebRequest", "new OAuth2Client", "google.auth", "googleapis", "client.get(", "$.ajax("}

// pipelineWords are the steps of an API's request pipeline whose order matters.
var pipelineWords = []struct {
	text string
	step byte // 'r' routes, 'a' authentication, 'z' authorization
}{
	{"UseMvc(", 'r'}, {"UseMvcWithDefaultRoute(", 'r'}, {"UseEndpoints(", 'r'}, {"UseWebApi(", 'r'}, {"app.use('/", 'r'}, {"app.use(\"/", 'r'},
	{"UseAuthentication(", 'a'}, {"UseJwtBearerAuthentication(", 'a'}, {"UseIdentityServerBearerTokenAuthentication(", 'a'}, {"UseOAuthBearerAuthentication(", 'a'},
	{"UseOAuthBearerTokens(", 'a'}, {"UseWindowsAzureActiveDirectoryBearerAuthentication(", 'a'}, {"UseOpenIdConnectAuthentication(", 'a'}, {"UseCookieAuthentication(", 'a'}, {"passport.initialize(", 'a'},
	{"UseAuthorization(", 'z'},
}

// sideFacts tells the side that the reporter is on, and whether the steps of his API
// stand in the wrong order.
func (x *exchange) sideFacts() {
	var before literalAt // the step that came too early
	early := false
	var caller *literalAt
	for i := range x.literals {
		l := &x.literals[i]
		m := literalMeans[l.n]
		switch {
		case m.side == "api":
			x.set("side", "api", place(l.at, l.at+len(codeLiterals.list[l.n])))
		case m.side == "caller" && caller == nil:
			caller = l
		}
		if m.step == 0 || !x.isStep(l, m.step) {
			continue
		}
		if m.step == 'a' {
			if early {
				x.add("signs", "auth_after_routes", report.Place{Start: before.at, End: l.at + len(codeLiterals.list[l.n])})
			}
			break
		}
		if !early {
			before, early = *l, true
		}
	}
	if caller != nil {
		x.set("side", "caller", place(caller.at, caller.at+len(codeLiterals.list[caller.n])))
	}
}

// isStep tells a call in code, a line of its own, from a name in a sentence.
func (x *exchange) isStep(l *literalAt, step byte) bool {
	line := strings.TrimSpace(lineText(x.text, l.at))
	call := strings.HasPrefix(line, "app.") || strings.HasPrefix(line, "builder.") || strings.HasPrefix(line, "application.") || strings.HasPrefix(line, "server.")
	if step == 'r' && strings.HasPrefix(codeLiterals.list[l.n], "app.use(") {
		return call && (strings.Contains(line, "outes") || strings.Contains(line, "outer") || strings.Contains(line, "require("))
	}
	return call
}

// headerNotCut finds code that takes the whole Authorization header for the token, with
// the scheme's word before it.
func (x *exchange) headerNotCut() {
	t := x.text
	for _, l := range x.literals {
		if literalMeans[l.n].call != "header" || !x.mine(l.at) {
			continue
		}
		end := l.at + len(codeLiterals.list[l.n])
		for end < len(t) && end-l.at < 60 && strings.IndexByte("'\"])", t[end]) >= 0 {
			end++
		}
		before := t[max(0, l.at-24):l.at]
		rest := strings.TrimLeft(t[end:min(len(t), end+8)], " ")
		inCall := strings.HasSuffix(before, "verify(") || strings.HasSuffix(before, "decode(")
		assigned := strings.HasSuffix(strings.TrimRight(before, " "), "=") && (rest == "" || rest[0] == ';' || rest[0] == '\n')
		if !inCall && !assigned || inCall && strings.HasPrefix(rest, ".") {
			continue
		}
		if assigned {
			if _, used := anyOf(t, "verify(", "decode("); used == 0 {
				continue
			}
			if _, cut := anyOf(t, ".split(", ".replace(", ".substring(", ".substr(", ".slice(", "[7:]", "removeprefix", "startsWith("); cut > 0 {
				continue
			}
		}
		x.add("signs", "header_not_cut", place(l.at, end))
		x.add("auth.wanted", "bearer", place(l.at, end)) // it is read as a JWT
		x.add("auth.wanted", "jwt", place(l.at, end))
		return
	}
}

// headerReads are ways to read the header of a request.
var headerReads = []string{"req.headers.authorization", "req.headers['authorization'", "req.headers[\"authorization\"", "req.header('Authorization'", "req.get('Authorization'", "request.headers['Authorization'", "request.headers[\"Authorization\"", "request.headers.get('Authorization'",
	"request.headers.get(\"Authorization\"", "request.headers.authorization", "req.headers['Authorization'", "request.META['HTTP_AUTHORIZATION'", "req.Header.Get(\"Authorization\"", "r.Header.Get(\"Authorization\"", "request.getHeader(\"Authorization\""}
