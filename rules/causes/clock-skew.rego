package triage

# A token that is not valid yet was made by a clock that is ahead, or is judged by
# one that is behind. RFC 7519 section 4.1.5.

# METADATA
# title: The token is not valid yet at the time of the call
# custom:
#   cause: clock-skew
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "clock-skew.nbf", "checks": checks["clock-skew"].nbf} if {
	input.token.kind == "jwt"
}

checks["clock-skew"].nbf := [
	["token.time", input.token.time, ["not_yet_valid"]],
	["token.time_basis", input.token.time_basis, ["exchange"]],
]

# METADATA
# title: A clock is known to be wrong
# custom:
#   cause: clock-skew
#   strength: strong
#   rules_out: clock.state
findings contains {"rule": rego.metadata.rule(), "id": "clock-skew.state", "checks": checks["clock-skew"].state} if {
	input.status_class in {"401", "403", "400", "4xx", "unknown"}
	[input.status_class, input.clock.state] != ["unknown", "unknown"]
}

checks["clock-skew"].state := [
	["clock.state", input.clock.state, ["skewed"]],
]
