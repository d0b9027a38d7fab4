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
