package triage

# Strong, not a proof: it may have been lost on the way (credentials-stripped).

# METADATA
# title: The failing request carried no credential
# custom:
#   cause: credentials-missing
#   strength: strong
#   rules_out: auth.sent
findings contains {"rule": rego.metadata.rule(), "id": "credentials-missing.sent", "checks": checks["credentials-missing"].sent} if {
	input.status_class in {"401", "403", "407", "4xx", "unknown"}
	[input.status_class, input.auth.sent] != ["unknown", "unknown"]
}

checks["credentials-missing"].sent := [
	["auth.sent", input.auth.sent, ["no"]],
	["status_class", input.status_class, ["401", "403", "407", "4xx"]],
]

# METADATA
# title: The API says that it got no credential
# custom:
#   cause: credentials-missing
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "credentials-missing.unseen", "checks": checks["credentials-missing"].unseen} if {
	input.auth.seen == "none"
	input.auth.sent in {"no", "unknown"}
}

checks["credentials-missing"].unseen := [
	["auth.seen", input.auth.seen, ["none"]],
]

# METADATA
# title: The request shown carries no credential, and the API says so
# custom:
#   cause: credentials-missing
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "credentials-missing.absent", "checks": checks["credentials-missing"].absent} if {
	input.auth.seen == "none"
}

checks["credentials-missing"].absent := [
	["auth.seen", input.auth.seen, ["none"]],
	["auth.sent", input.auth.sent, ["no"]],
]
