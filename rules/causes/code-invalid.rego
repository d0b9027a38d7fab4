package triage

# RFC 6749 section 4.1.2: a code works once and for at most ten minutes.

# METADATA
# title: The authorization code was used before or is too old
# custom:
#   cause: code-invalid
#   strength: strong
#   rules_out: code.state
findings contains verdict(rego.metadata.rule(), "state") if {
	input.endpoint in {"token", "unknown"}
}

checks["code-invalid"].state := [
	one_of("code.state", input.code.state, ["reused", "expired"]),
]

# METADATA
# title: The code was used twice, and the answer is invalid_grant
# custom:
#   cause: code-invalid
#   strength: proof
findings contains verdict(rego.metadata.rule(), "reused") if {
	input.endpoint in {"token", "unknown"}
	input.code.state == "reused"
}

checks["code-invalid"].reused := [
	is("code.state", input.code.state, "reused"),
	says("errors", input.errors, ["invalid_grant", "bad_verification_code"]),
]
