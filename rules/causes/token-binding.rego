package triage

# RFC 9449 sections 7.1 and 8.

# METADATA
# title: The challenge refuses the DPoP proof
# custom:
#   cause: token-binding
#   strength: proof
findings contains verdict(rego.metadata.rule(), "challenge") if {
	input.status_class in {"401", "400", "unknown"}
}

checks["token-binding"].challenge := [
	one_of("challenge.error", challenge_error, ["invalid_dpop_proof", "use_dpop_nonce"]),
]

# METADATA
# title: The API asks for DPoP and got a bearer token
# custom:
#   cause: token-binding
#   strength: strong
findings contains verdict(rego.metadata.rule(), "scheme") if {
	input.status_class in {"401", "unknown"}
}

checks["token-binding"].scheme := [
	is("challenge.scheme", challenge_scheme, "dpop"),
	is("auth.scheme", input.auth.scheme, "bearer"),
]
