package triage

# A token that is not valid yet was made by a clock that is ahead, or is judged by
# one that is behind. RFC 7519 section 4.1.5.

# METADATA
# title: The token is not valid yet at the time of the call
# custom:
#   cause: clock-skew
#   strength: proof
findings contains verdict(rego.metadata.rule(), "nbf") if {
	input.token.kind == "jwt"
}

checks["clock-skew"].nbf := [
	is("token.time", input.token.time, "not_yet_valid"),
	is("token.time_basis", input.token.time_basis, "exchange"),
]

# METADATA
# title: A clock is known to be wrong
# custom:
#   cause: clock-skew
#   strength: strong
#   rules_out: clock.state
findings contains verdict(rego.metadata.rule(), "state") if {
	input.status_class in {"401", "403", "400", "4xx", "unknown"}
}

checks["clock-skew"].state := [
	is("clock.state", input.clock.state, "skewed"),
]
