package triage

# RFC 6749 section 4.1.2: a code works once and for at most ten minutes.

# METADATA
# title: The authorization code was used before or is too old
# custom:
#   cause: code-invalid
#   strength: strong
#   rules_out: code.state
findings contains {"rule": rego.metadata.rule(), "id": "code-invalid.state", "checks": checks["code-invalid"].state} if {
	input.endpoint in {"token", "unknown"}
	[input.endpoint, input.code.state] != ["unknown", "unknown"]
}

checks["code-invalid"].state := [
	["code.state", input.code.state, ["reused", "expired"]],
]

# METADATA
# title: The code was used twice, and the answer is invalid_grant
# custom:
#   cause: code-invalid
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "code-invalid.reused", "checks": checks["code-invalid"].reused} if {
	input.endpoint in {"token", "unknown"}
	input.code.state == "reused"
}

checks["code-invalid"].reused := [
	["code.state", input.code.state, ["reused"]],
	said("errors", input.errors, ["invalid_grant", "bad_verification_code"]),
]
