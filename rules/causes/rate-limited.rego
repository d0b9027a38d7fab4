package triage

# RFC 6585 section 4.

# METADATA
# title: The status is 429
# custom:
#   cause: rate-limited
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "rate-limited.status", "checks": checks["rate-limited"].status} if {
	input.status_class in {"429", "unknown"}
}

checks["rate-limited"].status := [
	["status_class", input.status_class, ["429"]],
]
