package redact

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage/report"
)

// s1 and s2 are secrets without a known shape.
var (
	s1 = random(rand.New(rand.NewPCG(1, 1)), 24)
	s2 = random(rand.New(rand.NewPCG(2, 2)), 24)
)

func TestSecretsGo(t *testing.T) {
	basic := base64.StdEncoding.EncodeToString([]byte("user:" + s1))
	for name, c := range map[string]struct{ in, want string }{
		"bearer in a header":       {"Authorization: Bearer " + token, "Authorization: Bearer {jwt:1}"},
		"opaque in a header":       {"Authorization: Bearer " + s1, "Authorization: Bearer {opaque:1}"},
		"letters only in a header": {"Authorization: Bearer abcdefghijklmnop\nHost: x", "Authorization: Bearer {opaque:1}\nHost: x"},
		"no scheme":                {"Authorization: " + s1, "Authorization: {opaque:1}"},
		"no scheme, JWT":           {"authorization: " + token, "authorization: {jwt:1}"},
		"unknown scheme":           {"Authorization: Zoho-oauthtoken " + s1, "Authorization: Zoho-oauthtoken {opaque:1}"},
		"token scheme":             {"Authorization: Token " + s1, "Authorization: Token {opaque:1}"},
		"doubled scheme":           {"Authorization: Bearer Bearer " + s1, "Authorization: Bearer Bearer {opaque:1}"},
		"scheme with a colon":      {"Authorization: Bearer: " + s1, "Authorization: Bearer: {opaque:1}"},
		"quoted token":             {`Authorization: Bearer "` + s1 + `"`, `Authorization: Bearer "{opaque:1}"`},
		"token in angle brackets":  {"Authorization: Bearer <" + token + ">", "Authorization: Bearer <{jwt:1}>"},
		"bearer on the next line":  {"Authorization: Bearer\n  " + token, "Authorization: Bearer\n  {jwt:1}"},
		"JavaScript header":        {`headers: {'Authorization': 'Bearer ` + s1 + `'}`, `headers: {'Authorization': 'Bearer {opaque:1}'}`},
		"Java header":              {`.header("Authorization", "Bearer ` + s1 + `")`, `.header("Authorization", "Bearer {opaque:1}")`},
		"PHP header":               {`curl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer ` + s1 + `"]);`, `curl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer {opaque:1}"]);`},
		"C# header":                {`new AuthenticationHeaderValue("Bearer", "` + token + `")`, `new AuthenticationHeaderValue("Bearer", "{jwt:1}")`},
		"curl option":              {`curl --header "Authorization: Bearer ` + s1 + `" https://api.example.com/a`, `curl --header "Authorization: Bearer {opaque:1}" https://api.example.com/a`},
		"curl user":                {`curl -u jane:` + s1 + ` https://x.example`, `curl -u jane:{password:1} https://x.example`},
		"curl user, quoted":        {`curl --user "jane:` + s1 + `" https://x.example`, `curl --user "jane:{password:1}" https://x.example`},
		"basic":                    {"Authorization: Basic " + basic, "Authorization: Basic {basic:1}"},
		"basic in prose":           {"we send Basic " + basic + " as before", "we send Basic {basic:1} as before"},
		"form body":                {"grant_type=client_credentials&client_id=app&client_secret=" + s1 + "&scope=a", "grant_type=client_credentials&client_id=app&client_secret={client_secret:1}&scope=a"},
		"form, letters only":       {"username=jane&password=abcdefghijklm", "username=jane&password={password:1}"},
		"query":                    {"GET /v1/me?access_token=" + s1 + "&a=b", "GET /v1/me?access_token={opaque:1}&a=b"},
		"query, JWT":               {"https://a.example/cb#id_token=" + token + "&state=1", "https://a.example/cb#id_token={jwt:1}&state=1"},
		"code":                     {"https://a.example/cb?code=" + s1 + "&state=1", "https://a.example/cb?code={code:1}&state=1"},
		"JSON":                     {`{"access_token":"` + s1 + `","expires_in":3600}`, `{"access_token":"{opaque:1}","expires_in":3600}`},
		"JSON in JSON":             {`"{\"refresh_token\":\"` + s1 + `\"}"`, `"{\"refresh_token\":\"{refresh_token:1}\"}"`},
		"JSON without braces":      {`"access_token" : "` + s1 + `",`, `"access_token" : "{opaque:1}",`},
		"smart quotes":             {"“client_secret”: “" + s1 + "”", "“client_secret”: “{client_secret:1}”"},
		"print_r":                  {"[access_token] => " + s1 + "\n[type] => x", "[access_token] => {opaque:1}\n[type] => x"},
		"PHP assignment":           {`$clientSecret = '` + s1 + `';`, `$clientSecret = '{client_secret:1}';`},
		"Python assignment":        {`API_KEY = "` + s1 + `"`, `API_KEY = "{api_key:1}"`},
		"C# property":              {`ClientSecret = "` + s1 + `",`, `ClientSecret = "{client_secret:1}",`},
		"environment":              {"OKTA_CLIENT_SECRET=" + s1 + "\nOTHER=1", "OKTA_CLIENT_SECRET={client_secret:1}\nOTHER=1"},
		"YAML":                     {"  client-secret: " + s1 + "\n", "  client-secret: {client_secret:1}\n"},
		"properties":               {"spring.security.oauth2.client.registration.okta.client-secret=" + s1, "spring.security.oauth2.client.registration.okta.client-secret={client_secret:1}"},
		"XML":                      {"<password>" + s1 + "</password>", "<password>{password:1}</password>"},
		"flag":                     {"tool --client-secret " + s1 + " run", "tool --client-secret {client_secret:1} run"},
		"sentence":                 {"My client secret is " + s1 + ".", "My client secret is {client_secret:1}."},
		"header of an API key":     {"X-Api-Key: " + s1, "X-Api-Key: {api_key:1}"},
		"percent-encoded":          {"token%3D" + token, "token%3D{jwt:1}"},
		"connection string":        {"Server=db;Password=" + s1 + ";Timeout=3", "Server=db;Password={password:1};Timeout=3"},
		"URL password":             {"postgres://app:" + s1 + "@db.example:5432/x", "postgres://app:{password:1}@db.example:5432/x"},
		"cookies":                  {"Cookie: theme=dark; session=" + s1 + "; csrf=" + s2, "Cookie: theme=dark; session={cookie:1}; csrf={cookie:2}"},
		"set-cookie":               {"set-cookie: sid=" + s1 + "; Path=/; Secure; SameSite=Lax", "set-cookie: sid={cookie:1}; Path=/; Secure; SameSite=Lax"},
		"private key":              {"-----BEGIN RSA " + "PRIVATE KEY-----\n" + tokenMAC + "\n" + tokenMAC + "\n-----END RSA " + "PRIVATE KEY-----\n", "-----BEGIN RSA " + "PRIVATE KEY-----\n{private_key:1}\n-----END RSA " + "PRIVATE KEY-----\n"},
		"escaped private key":      {`"private_key": "-----BEGIN ` + `PRIVATE KEY-----\n` + tokenMAC + `\n-----END ` + `PRIVATE KEY-----\n"`, `"private_key": "-----BEGIN ` + `PRIVATE KEY-----\n{private_key:1}\n-----END ` + `PRIVATE KEY-----\n"`},
		"AWS":                      {"Credential=AKIA" + strings.Repeat("Q7", 8) + "/20261120/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=" + hexes(rand.New(rand.NewPCG(3, 3)), 64), "Credential={api_key:1}/20261120/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature={signature:1}"},
		"equal secrets":            {"secret=" + s1 + " and secret=" + s2 + " and secret=" + s1, "secret={secret:1} and secret={secret:2} and secret={secret:1}"},
		"bare repetition":          {s1 + " is not accepted\nclient_secret: " + s1, "{client_secret:1} is not accepted\nclient_secret: {client_secret:1}"},
		"forged placeholder":       {"{jwt:1} then " + token, "{_jwt:1} then {jwt:1}"},
		"placeholder in a secret":  {"password=ab{jwt:1}" + s1, "password={password:1}"},
		"full stop":                {"It is " + token + ". Why?", "It is {jwt:1}. Why?"},
		"token in a path":          {"https://a.example/reset/" + token + "/confirm", "https://a.example/reset/{jwt:1}/confirm"},
		"wrapped token":            {token[:70] + "\n" + token[70:140] + "\n" + token[140:] + "\nThanks, Jane", "{jwt:1}\nThanks, Jane"},
		"two tokens in JSON":       {`{"id_token":"` + token + `","access_token":"` + s1 + `"}`, `{"id_token":"{jwt:1}","access_token":"{opaque:1}"}`},
	} {
		t.Run(name, func(t *testing.T) {
			got := one(c.in)
			require.Equal(t, c.want, got.Text.S)
			require.Equal(t, c.want, got.Ticket.Messages[0].Text)
		})
	}
}

func TestEvidenceStays(t *testing.T) {
	for _, in := range []string{
		"Authorization: Bearer <token>", "Authorization: Bearer {token}", "Bearer {{access_token}}", "Authorization: Bearer ${TOKEN}", "Authorization: Bearer $TOKEN",
		"Authorization: Bearer %TOKEN%", "Authorization: Bearer xxxxxxxxxx", "Authorization: Bearer ****", "Authorization: Bearer REDACTED", "Authorization: Bearer YOUR_TOKEN_HERE",
		"Authorization: Bearer [object Promise]", "Authorization: Bearer undefined", "Authorization: Bearer null", "Authorization: Bearer process.env.API_TOKEN",
		`os.environ["CLIENT_SECRET"]`, `client_secret=os.environ["CLIENT_SECRET"]`, "const token = authResult.accessToken;", "token: accessToken,", "password: user.password",
		"$code = $_GET['code'];", "code=$code&client_secret=$secret", "headers.set('Authorization', `Bearer ${myToken}`)", `"Authorization": "Bearer " + token`, "'Authorization' => 'Bearer ' . $token",
		`request.AddHeader("Authorization", "Bearer " + this.getIdToken());`, "client_secret=client_secret", "password=getpass.getpass()", `secret = ENV["CLIENT_SECRET"]`,
		`case "Authorization", "Www-Authenticate", "Cookie":`, "the header authorization or x-amz-trace-id", `token := r.PostForm.Get("t")`, "`x-api-key`, `proxy-authorization` stay", "Bearer [jwt: alg=RS256 iss=x]",
		"| body, key = client secret | HMAC-SHA1 hex |", "Authorization: HMAC base64-decoded", `"signing_key": "pub_key"`, "error=invalid_token&x=E2=80=9D", "We get =E2=80=9Cinvalid_token=E2=80=9D",
		"Invalid client secret is provided", "AADSTS7000215: Invalid client secret provided.", `{"error":"invalid_client","error_description":"Client secret is missing"}`,
		`{"code":401,"message":"Unauthorized"}`, "error code: E0000011", "code=invalid_grant", "grant_type=authorization_code&redirect_uri=https://a.example/cb", "response_type=code&client_id=web-app-1",
		"client_id=11111111-2222-3333-4444-555555555555", "tenant 11111111-2222-3333-4444-555555555555", "correlation_id: aaaa0000-bb11-2222-33cc-444444dddddd", "x-request-id: 4f2a9c17d0e84b6f",
		"scope=openid profile offline_access", `"kid":"3QnA8dP0xY2"`, "HTTP/1.1 401 Unauthorized", `WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="The access token expired"`,
		"jwt malformed", "the token is invalid", "password is required", "bearer authentication", "basic understanding of tokens", "Basic auth works", "Cookie: is not set", "token_type=Bearer", `"token_type":"Bearer"`,
		"token: string", "apiKey: string;", "password: incorrect", `{"password":["This field is required"]}`, `{"password":"incorrect"}`, "secret: process.env.SECRET", "key: value", "the key is not valid", "https://user:password@host/x",
		"git@github.example:org/repo.git", "-u ${USER}:${PASS}", "export TOKEN=$(get-token)", "commit 4f2a9c17d0e84b6f9a1b2c3d4e5f60718293a4b5", "version 1.2.3-beta4", "2026-11-20T09:12:33Z token expired",
		`cursor=` + b64(`{"id":12345678,"page":2}`), "a token that starts with eyJ", "code_challenge_method=S256", "sk_test key", "we use sk_live_ keys", "npm_config_registry", "Token endpoint: https://a.example/oauth/token",
		"-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", `"x-csrf-token": "fetch"`, "private_key_id: see console", "session: { secret: 'keyboard cat' }", "accessToken = await getAccessTokenSilently()",
		`access_token: credential.accessToken`, "idToken = user.stsTokenManager.accessToken", "token = jwt.encode(payload, key, algorithm='HS256')", "if (password == null)", "{page:1} {id:2}", "oauth_token=<your oauth token>",
	} {
		got := one(in)
		require.Equal(t, in, got.Text.S)
		require.Empty(t, got.Credentials, in)
	}
}

func TestTheInputStaysAsItIs(t *testing.T) {
	in := &report.Ticket{Subject: "secret=" + s1, Tags: []string{"token=" + s1}, Messages: []report.Message{{Text: token}}}
	got := Ticket(in)
	require.Equal(t, "secret="+s1, in.Subject)
	require.Equal(t, "token="+s1, in.Tags[0])
	require.Equal(t, token, in.Messages[0].Text)
	require.Equal(t, "secret={secret:1}", got.Ticket.Subject)
	require.Equal(t, "token={secret:1}", got.Ticket.Tags[0])
	require.Equal(t, map[string]int{"secret": 1, "jwt": 1}, got.Counts)
	require.Empty(t, Ticket(nil).Credentials)
}

func TestSpansPointAtPlaceholders(t *testing.T) {
	got := Ticket(&report.Ticket{Subject: "token " + token, Messages: []report.Message{{Text: "no secret"}, {Text: "a\nclient_secret=" + s1 + "&x=1\n{jwt:9}"}}})
	require.Len(t, got.Credentials, 2)
	require.Equal(t, "{jwt:1}", got.Text.S[got.Credentials[0].Start:got.Credentials[0].End])
	require.Equal(t, "{client_secret:1}", got.Text.S[got.Credentials[1].Start:got.Credentials[1].End])
}

func TestRedactingAgainOnlyEscapes(t *testing.T) {
	first := one("Authorization: Bearer " + token + "\nclient_secret=" + s1 + "&a=1\nCookie: sid=" + s2 + "; a=b\n{\"password\":\"" + s1 + "x\"} https://u:" + s2 + "9@h.example/")
	second := one(first.Text.S)
	require.Empty(t, second.Credentials)
	require.Equal(t, escaped(first.Text.S), second.Text.S)
	require.Equal(t, second.Text.S, one(second.Text.S).Text.S)
}

// escaped is what a redacted text becomes when it is redacted again.
func escaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == '{' && forged(s, i) > 0 {
			b.WriteByte('_')
		}
	}
	return b.String()
}
