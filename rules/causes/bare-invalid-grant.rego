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

# METADATA
# title: The grant that failed uses no authorization code
# custom:
#   cause: code-invalid
#   strength: against
findings contains {"rule": rego.metadata.rule(), "id": "code-invalid.other_grant", "checks": checks["code-invalid"].other_grant} if {
	input.grant_type in {"client_credentials", "jwt-bearer", "password", "refresh_token"}
}

checks["code-invalid"].other_grant := [
	["grant_type", grant_type, ["client_credentials", "jwt-bearer", "password", "refresh_token"]],
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: A service account uses no authorization code
# custom:
#   cause: code-invalid
#   strength: against
findings contains {"rule": rego.metadata.rule(), "id": "code-invalid.service_account", "checks": checks["code-invalid"].service_account} if {
	input.signs.service_account
	input.errors.invalid_grant
}

checks["code-invalid"].service_account := [
	seen("signs", input.signs, ["service_account"]),
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: The grant that failed uses no redirect URI
# custom:
#   cause: redirect-uri-mismatch
#   strength: against
findings contains {"rule": rego.metadata.rule(), "id": "redirect-uri-mismatch.other_grant", "checks": checks["redirect-uri-mismatch"].other_grant} if {
	input.grant_type in {"client_credentials", "jwt-bearer", "password", "refresh_token"}
}

checks["redirect-uri-mismatch"].other_grant := [
	["grant_type", grant_type, ["client_credentials", "jwt-bearer", "password", "refresh_token"]],
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: A service account uses no redirect URI
# custom:
#   cause: redirect-uri-mismatch
#   strength: against
findings contains {"rule": rego.metadata.rule(), "id": "redirect-uri-mismatch.service_account", "checks": checks["redirect-uri-mismatch"].service_account} if {
	input.signs.service_account
	input.errors.invalid_grant
}

checks["redirect-uri-mismatch"].service_account := [
	seen("signs", input.signs, ["service_account"]),
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: The grant that failed uses no code verifier
# custom:
#   cause: pkce-mismatch
#   strength: against
findings contains {"rule": rego.metadata.rule(), "id": "pkce-mismatch.other_grant", "checks": checks["pkce-mismatch"].other_grant} if {
	input.grant_type in {"client_credentials", "jwt-bearer", "password", "refresh_token"}
}

checks["pkce-mismatch"].other_grant := [
	["grant_type", grant_type, ["client_credentials", "jwt-bearer", "password", "refresh_token"]],
	said("errors", input.errors, ["invalid_grant"]),
]

# METADATA
# title: A service account uses no code verifier
# custom:
#   cause: pkce-mismatch
#   strength: against
findings contains {"rule": rego.metadata.rule(), "id": "pkce-mismatch.service_account", "checks": checks["pkce-mismatch"].service_account} if {
	input.signs.service_account
	input.errors.invalid_grant
}

checks["pkce-mismatch"].service_account := [
	seen("signs", input.signs, ["service_account"]),
	said("errors", input.errors, ["invalid_grant"]),
]
