package triage

# A bare 401 or 403 says little, but it does say what to ask about: the usual causes
# stand on the list, behind everything that has a sign of its own (strength prior),
# so that their questions can be asked.

bare_status := {
	"bare_401": ["api-key-invalid", "endpoint-wrong", "environment-mismatch", "header-malformed", "scheme-mismatch", "token-expired"],
	"bare_token_401": ["client-auth-method", "client-credentials-invalid", "endpoint-wrong", "environment-mismatch"],
	"bare_403": ["feature-not-enabled", "permission-denied", "policy-blocked", "scope-missing"],
}

bare_name := "bare_401" if {
	input.status_class == "401"
	input.endpoint in {"api", "unknown", "userinfo", "registry", "login", "webhook"}
}

bare_name := "bare_token_401" if {
	input.status_class == "401"
	input.endpoint in {"token", "device", "introspection", "revocation"}
}

bare_name := "bare_403" if input.status_class == "403"

status_says := [{cause: {"prior": {bare_name: [["status_class", saw, [saw]]]}}} |
	sign == "strong"
	saw := input.status_class
	some cause in bare_status[bare_name]
]
