package triage

# RFC 9449 sections 7.1 and 8.

# METADATA
# title: The challenge refuses the DPoP proof
# custom:
#   cause: token-binding
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "token-binding.challenge", "checks": checks["token-binding"].challenge} if {
	input.status_class in {"401", "400", "unknown"}
	[input.status_class, challenge_error] != ["unknown", "unknown"]
}

checks["token-binding"].challenge := [
	["challenge.error", challenge_error, ["invalid_dpop_proof", "use_dpop_nonce"]],
]

# METADATA
# title: The API asks for DPoP and got a bearer token
# custom:
#   cause: token-binding
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "token-binding.scheme", "checks": checks["token-binding"].scheme} if {
	input.status_class in {"401", "unknown"}
	[input.status_class, challenge_scheme] != ["unknown", "unknown"]
}

checks["token-binding"].scheme := [
	["challenge.scheme", challenge_scheme, ["dpop"]],
	["auth.scheme", input.auth.scheme, ["bearer"]],
]
