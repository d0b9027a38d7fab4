package triage

# invalid_grant has many causes (RFC 6749 section 5.2); the grant type narrows them.
# These rules only name what to ask about: weak, whatever else the ticket says.

# METADATA
# title: invalid_grant for a authorization_code grant, and nothing else
# custom:
#   cause: code-invalid
#   strength: weak
findings contains verdict(rego.metadata.rule(), "bare") if {
	input.endpoint == "token"
}

checks["code-invalid"].bare := [
	is("grant_type", grant_type, "authorization_code"),
	says("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: invalid_grant for a authorization_code grant, and nothing else
# custom:
#   cause: redirect-uri-mismatch
#   strength: weak
findings contains verdict(rego.metadata.rule(), "bare") if {
	input.endpoint == "token"
}

checks["redirect-uri-mismatch"].bare := [
	is("grant_type", grant_type, "authorization_code"),
	says("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: invalid_grant for a authorization_code grant, and nothing else
# custom:
#   cause: pkce-mismatch
#   strength: weak
findings contains verdict(rego.metadata.rule(), "bare") if {
	input.endpoint == "token"
}

checks["pkce-mismatch"].bare := [
	is("grant_type", grant_type, "authorization_code"),
	says("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: invalid_grant for a refresh_token grant, and nothing else
# custom:
#   cause: refresh-token-invalid
#   strength: weak
findings contains verdict(rego.metadata.rule(), "bare") if {
	input.endpoint == "token"
}

checks["refresh-token-invalid"].bare := [
	is("grant_type", grant_type, "refresh_token"),
	says("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: invalid_grant for a password grant, and nothing else
# custom:
#   cause: user-credentials-invalid
#   strength: weak
findings contains verdict(rego.metadata.rule(), "bare") if {
	input.endpoint == "token"
}

checks["user-credentials-invalid"].bare := [
	is("grant_type", grant_type, "password"),
	says("errors", input.errors, ["invalid_grant"]),
]
