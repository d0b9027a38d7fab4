package triage

# RFC 9110 section 11.6.1. Without a credential it is credentials-missing.

# METADATA
# title: The API asks for another scheme than was sent
# custom:
#   cause: scheme-mismatch
#   strength: strong
findings contains verdict(rego.metadata.rule(), "challenge") if {
	input.status_class in {"401", "407", "unknown"}
}

checks["scheme-mismatch"].challenge := [
	one_of("challenge.scheme", challenge_scheme, ["basic", "bearer", "digest", "dpop", "negotiate"]),
	differs("auth.scheme", input.auth.scheme, challenge_scheme),
	is_not("auth.scheme", input.auth.scheme, "none"),
]
