package triage

# Some APIs take ID tokens, so its use alone proves nothing. OpenID Connect Core
# section 2: the aud of an ID token is the client.

# METADATA
# title: An ID or refresh token was sent to an API
# custom:
#   cause: wrong-token-type
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "wrong-token-type.id_token", "checks": checks["wrong-token-type"].id_token} if {
	input.endpoint in {"api", "userinfo", "unknown"}
	[input.endpoint, input.token.use] != ["unknown", "unknown"]
}

checks["wrong-token-type"].id_token := [
	["token.use", input.token.use, ["id", "refresh"]],
]

# METADATA
# title: An ID token was sent, and its aud is not the API
# custom:
#   cause: wrong-token-type
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "wrong-token-type.id_token_audience", "checks": checks["wrong-token-type"].id_token_audience} if {
	input.endpoint in {"api", "userinfo", "unknown"}
	input.token.kind == "jwt"
}

checks["wrong-token-type"].id_token_audience := [
	["token.use", input.token.use, ["id"]],
	["token.audience", input.token.audience, ["differs"]],
]

# METADATA
# title: What is sent is no access token of this API
# custom:
#   cause: wrong-token-type
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "wrong-token-type.source", "checks": checks["wrong-token-type"].source} if {
	input.token.source != {}
	input.status_class in {"400", "401", "403", "4xx", "unknown"}
}

checks["wrong-token-type"].source := [
	seen("token.source", input.token.source, ["app_id", "record_id", "session_cookie"]),
]

# METADATA
# title: The token is of a kind that few calls take
# custom:
#   cause: wrong-token-type
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "wrong-token-type.limited_source", "checks": checks["wrong-token-type"].limited_source} if {
	input.status_class in {"401", "403"}
	input.token.source != {}
}

checks["wrong-token-type"].limited_source := [
	seen("token.source", input.token.source, ["ci_job", "publishable_key", "service_account", "social_login"]),
]

# METADATA
# title: The job's own token is refused
# custom:
#   cause: wrong-token-type
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "wrong-token-type.job_token", "checks": checks["wrong-token-type"].job_token} if {
	input.status_class == "401"
	input.token.source != {}
}

checks["wrong-token-type"].job_token := [
	seen("token.source", input.token.source, ["ci_job"]),
]
