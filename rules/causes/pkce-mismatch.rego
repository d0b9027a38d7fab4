package triage

# RFC 7636 section 4.6.

# METADATA
# title: The code verifier is missing, lost or another one
# custom:
#   cause: pkce-mismatch
#   strength: strong
#   rules_out: pkce.state
findings contains {"rule": rego.metadata.rule(), "id": "pkce-mismatch.state", "checks": checks["pkce-mismatch"].state} if {
	input.endpoint in {"token", "authorize", "unknown"}
	[input.endpoint, input.pkce.state] != ["unknown", "unknown"]
}

checks["pkce-mismatch"].state := [
	["pkce.state", input.pkce.state, ["missing", "mismatch", "lost"]],
]

# METADATA
# title: The verifier does not fit, and the answer is the error for it
# custom:
#   cause: pkce-mismatch
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "pkce-mismatch.refused", "checks": checks["pkce-mismatch"].refused} if {
	input.endpoint in {"token", "unknown"}
	input.pkce.state in {"mismatch", "missing"}
}

checks["pkce-mismatch"].refused := [
	["pkce.state", input.pkce.state, ["mismatch", "missing"]],
	said("errors", input.errors, ["invalid_grant", "invalid_request"]),
]
