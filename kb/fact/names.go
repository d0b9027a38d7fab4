// Code generated from kb/facts.yaml by go generate ./kb. DO NOT EDIT.

// Package fact holds the names of the facts in kb/facts.yaml.
package fact

const (
	Status             = "status"              // HTTP status of the answer
	StatusClass        = "status_class"        // class of the HTTP status, the usual ones by number
	Method             = "method"              // HTTP method of the call
	URLScheme          = "url.scheme"          // scheme of the called URL
	URLHost            = "url.host"            // host of the called URL
	URLPath            = "url.path"            // path of the called URL
	URLPlainHTTP       = "url.plain_http"      // whether the call goes over plain http to a public host
	Endpoint           = "endpoint"            // kind of endpoint that was called
	Side               = "side"                // which side the reporter is on: calls somebody's API, or runs the API whose own validation rejects
	AuthSign           = "auth_sign"           // how clearly the ticket speaks of a failed authentication or authorization
	OtherFailure       = "other_failure"       // sign of another kind of failure than authentication
	Provider           = "provider"            // provider of the API or identity service
	Product            = "product"             // libraries, servers and tools named in the ticket, by their id in providers.yaml
	Error              = "error"               // error code that the answer carries
	Errors             = "errors"              // error codes seen in machine output, lower case
	Message            = "message"             // error text that the answer carries
	ChallengeScheme    = "challenge.scheme"    // scheme that WWW-Authenticate asks for, lower case
	ChallengeError     = "challenge.error"     // error parameter of WWW-Authenticate
	ChallengeScope     = "challenge.scope"     // scope parameter of WWW-Authenticate
	AuthSent           = "auth.sent"           // whether the failing request carried a credential
	AuthScheme         = "auth.scheme"         // scheme in which the credential was sent
	AuthPlace          = "auth.place"          // where the request carried the credential
	AuthOddities       = "auth.oddities"       // something odd in how the credential was written
	TokenKind          = "token.kind"          // kind of token that was sent
	TokenUse           = "token.use"           // what the token is for
	TokenDamage        = "token.damage"        // what of the token does not decode
	TokenAlg           = "token.alg"           // alg in the token's header
	TokenKid           = "token.kid"           // kid in the token's header
	TokenIss           = "token.iss"           // iss claim of the token
	TokenAud           = "token.aud"           // aud claim of the token
	TokenScopes        = "token.scopes"        // scopes that the token holds
	TokenClaims        = "token.claims"        // names of the claims in the token
	TokenGty           = "token.gty"           // grant type that the token was issued for (gty claim)
	TokenLifetime      = "token.lifetime"      // lifetime of the token in seconds (exp - iat, or expires_in)
	TokenTime          = "token.time"          // validity of the token at the time of the call
	TokenTimeBasis     = "token.time_basis"    // where the time of the call comes from
	TokenScopeClaim    = "token.scope_claim"   // whether the token has a claim with scopes or permissions
	TokenAudience      = "token.audience"      // whether the token's audience names the API that was called
	TokenIssuer        = "token.issuer"        // whether the token's issuer is the one that is expected
	TokenSignature     = "token.signature"     // what the validation of the signature said
	TokenCount         = "token.count"         // number of different tokens in the ticket
	ScopesRequired     = "scopes.required"     // scopes that the API asks for
	ScopesMissing      = "scopes.missing"      // scopes that the API asks for and the token does not hold
	ScopesCompare      = "scopes.compare"      // whether the token holds what the call needs
	PrincipalRole      = "principal.role"      // whether the user or app has the role that the call needs
	GrantType          = "grant_type"          // grant_type of the token request
	ClientAuth         = "client.auth"         // how the client authenticates at the token endpoint
	ClientType         = "client.type"         // kind of OAuth client
	ClientSecret       = "client.secret"       // whether client id and secret are known to be right
	BodyDeclared       = "body.declared"       // Content-Type that the request declares
	BodyActual         = "body.actual"         // what the request's body really is
	BodyMismatch       = "body.mismatch"       // whether the body is something else than its Content-Type says
	RedirectCompare    = "redirect.compare"    // whether the redirect_uri values of the ticket are equal
	RedirectDifference = "redirect.difference" // in what the redirect URIs differ
	RedirectSent       = "redirect.sent"       // redirect_uri that was sent
	RedirectRegistered = "redirect.registered" // redirect URI that is registered
	CodeState          = "code.state"          // state of the authorization code
	PKCEState          = "pkce.state"          // state of the PKCE verifier
	RefreshState       = "refresh.state"       // state of the refresh token
	ModeCredential     = "mode.credential"     // environment that the credential belongs to
	ModeHost           = "mode.host"           // environment of the called host
	ModeCompare        = "mode.compare"        // whether credential and host belong to the same environment
	KeyPrefix          = "key.prefix"          // public prefix of the key
	ClockState         = "clock.state"         // whether a clock is wrong
	Works              = "works"               // what works although the call fails
	Fails              = "fails"               // where or when it fails
	Changed            = "changed"             // what changed before it began to fail
	Signs              = "signs"               // sign seen in code or settings
	NowFrom            = "now.from"            // earliest time of the call (seconds since 1970)
	NowTo              = "now.to"              // latest time of the call (seconds since 1970)
	NowSource          = "now.source"          // where the time of the call comes from
)
