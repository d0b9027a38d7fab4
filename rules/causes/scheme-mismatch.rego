package triage

# RFC 9110 section 11.6.1. Without a credential it is credentials-missing.

# METADATA
# title: The API asks for another scheme than was sent
# custom:
#   cause: scheme-mismatch
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "scheme-mismatch.challenge", "checks": checks["scheme-mismatch"].challenge} if {
	input.status_class in {"401", "407", "unknown"}
	[input.status_class, challenge_scheme] != ["unknown", "unknown"]
}

checks["scheme-mismatch"].challenge := [
	["challenge.scheme", challenge_scheme, ["basic", "bearer", "digest", "dpop", "negotiate"]],
	["auth.scheme", input.auth.scheme, other_schemes],
]
