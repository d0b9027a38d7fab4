package triage

# RFC 7636 section 4.6.

# METADATA
# title: The code verifier is missing, lost or another one
# custom:
#   cause: pkce-mismatch
#   strength: strong
#   rules_out: pkce.state
findings contains verdict(rego.metadata.rule(), "state") if {
	input.endpoint in {"token", "authorize", "unknown"}
}

checks["pkce-mismatch"].state := [
	one_of("pkce.state", input.pkce.state, ["missing", "mismatch", "lost"]),
]

# METADATA
# title: The verifier does not fit, and the answer is the error for it
# custom:
#   cause: pkce-mismatch
#   strength: proof
findings contains verdict(rego.metadata.rule(), "refused") if {
	input.endpoint in {"token", "unknown"}
	input.pkce.state in {"mismatch", "missing"}
}

checks["pkce-mismatch"].refused := [
	one_of("pkce.state", input.pkce.state, ["mismatch", "missing"]),
	says("errors", input.errors, ["invalid_grant", "invalid_request"]),
]
