package triage

# An ID token is made for the client, so its aud differs by design: that is
# wrong-token-type. RFC 7519 section 4.1.3, RFC 9068 section 4.

# METADATA
# title: The token's aud does not name the API that was called
# custom:
#   cause: audience-mismatch
#   strength: proof
#   rules_out: token.audience
findings contains {"rule": rego.metadata.rule(), "id": "audience-mismatch.aud", "checks": checks["audience-mismatch"].aud} if {
	input.token.kind == "jwt"
}

checks["audience-mismatch"].aud := [
	["token.audience", input.token.audience, ["differs"]],
	["token.use", input.token.use, ["access", "refresh", "unknown"]],
]
