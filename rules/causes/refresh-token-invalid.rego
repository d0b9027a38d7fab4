package triage

# RFC 6749 section 6, RFC 9700 section 4.14 (rotation).

# METADATA
# title: The refresh token expired, was used before or was revoked
# custom:
#   cause: refresh-token-invalid
#   strength: strong
findings contains verdict(rego.metadata.rule(), "state") if {
	input.endpoint in {"token", "unknown"}
}

checks["refresh-token-invalid"].state := [
	one_of("refresh.state", input.refresh.state, ["expired", "reused", "revoked"]),
]

# METADATA
# title: The refresh token is known to be over, and a refresh answers invalid_grant
# custom:
#   cause: refresh-token-invalid
#   strength: proof
findings contains verdict(rego.metadata.rule(), "refused") if {
	input.endpoint in {"token", "unknown"}
	input.refresh.state in {"expired", "reused", "revoked"}
}

checks["refresh-token-invalid"].refused := [
	one_of("refresh.state", input.refresh.state, ["expired", "reused", "revoked"]),
	is("grant_type", grant_type, "refresh_token"),
	says("errors", input.errors, ["invalid_grant"]),
]
