package triage

# invalid_grant has many causes (RFC 6749 section 5.2); the grant type narrows them.
# These rules only name what to ask about: weak, whatever else the ticket says.

# METADATA
# title: invalid_grant for a authorization_code grant, and nothing else
# custom:
#   cause: code-invalid
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "code-invalid.bare", "checks": checks["code-invalid"].bare} if {
	input.endpoint == "token"
}

checks["code-invalid"].bare := [
	["grant_type", grant_type, ["authorization_code"]],
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: invalid_grant for a authorization_code grant, and nothing else
# custom:
#   cause: redirect-uri-mismatch
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "redirect-uri-mismatch.bare", "checks": checks["redirect-uri-mismatch"].bare} if {
	input.endpoint == "token"
}

checks["redirect-uri-mismatch"].bare := [
	["grant_type", grant_type, ["authorization_code"]],
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: invalid_grant for a authorization_code grant, and nothing else
# custom:
#   cause: pkce-mismatch
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "pkce-mismatch.bare", "checks": checks["pkce-mismatch"].bare} if {
	input.endpoint == "token"
}

checks["pkce-mismatch"].bare := [
	["grant_type", grant_type, ["authorization_code"]],
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: invalid_grant for a refresh_token grant, and nothing else
# custom:
#   cause: refresh-token-invalid
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "refresh-token-invalid.bare", "checks": checks["refresh-token-invalid"].bare} if {
	input.endpoint == "token"
}

checks["refresh-token-invalid"].bare := [
	["grant_type", grant_type, ["refresh_token"]],
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: invalid_grant for a password grant, and nothing else
# custom:
#   cause: user-credentials-invalid
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "user-credentials-invalid.bare", "checks": checks["user-credentials-invalid"].bare} if {
	input.endpoint == "token"
}

checks["user-credentials-invalid"].bare := [
	["grant_type", grant_type, ["password"]],
	said("errors", input.errors, ["invalid_grant"]),
]
