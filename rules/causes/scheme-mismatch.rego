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

# METADATA
# title: The API's code or challenge takes another scheme than was sent
# custom:
#   cause: scheme-mismatch
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "scheme-mismatch.wanted", "checks": checks["scheme-mismatch"].wanted} if {
	input.auth.compare in {"differs", "unknown"}
	[input.auth.compare, input.auth.wanted] != ["unknown", {}]
}

checks["scheme-mismatch"].wanted := [
	["auth.compare", input.auth.compare, ["differs"]],
]

# METADATA
# title: The API saw no credential, and the scheme that was sent is not the usual one
# custom:
#   cause: scheme-mismatch
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "scheme-mismatch.unseen", "checks": checks["scheme-mismatch"].unseen} if {
	input.auth.seen == "none"
	input.auth.scheme in {"jwt", "oauth1", "other", "token", "unknown"}
}

checks["scheme-mismatch"].unseen := [
	["auth.seen", input.auth.seen, ["none"]],
	["auth.scheme", input.auth.scheme, ["jwt", "oauth1", "other", "token"]],
]
