package triage

# RFC 6749 section 6, RFC 9700 section 4.14 (rotation).

# METADATA
# title: The refresh token expired, was used before or was revoked
# custom:
#   cause: refresh-token-invalid
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "refresh-token-invalid.state", "checks": checks["refresh-token-invalid"].state} if {
	input.endpoint in {"token", "unknown"}
	[input.endpoint, input.refresh.state] != ["unknown", "unknown"]
}

checks["refresh-token-invalid"].state := [
	["refresh.state", input.refresh.state, ["expired", "reused", "revoked"]],
]

# METADATA
# title: The refresh token is known to be over, and a refresh answers invalid_grant
# custom:
#   cause: refresh-token-invalid
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "refresh-token-invalid.refused", "checks": checks["refresh-token-invalid"].refused} if {
	input.endpoint in {"token", "unknown"}
	input.refresh.state in {"expired", "reused", "revoked"}
}

checks["refresh-token-invalid"].refused := [
	["refresh.state", input.refresh.state, ["expired", "reused", "revoked"]],
	["grant_type", grant_type, ["refresh_token"]],
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: The token request uses another grant
# custom:
#   cause: refresh-token-invalid
#   strength: against
findings contains {"rule": rego.metadata.rule(), "id": "refresh-token-invalid.other_grant", "checks": checks["refresh-token-invalid"].other_grant} if {
	input.endpoint == "token"
	grant_type != "unknown"
}

checks["refresh-token-invalid"].other_grant := [
	["grant_type", grant_type, ["authorization_code", "client_credentials", "password"]],
]
