package triage

# Strong, not a proof: it may have been lost on the way (credentials-stripped).

# METADATA
# title: The failing request carried no credential
# custom:
#   cause: credentials-missing
#   strength: strong
#   rules_out: auth.sent
findings contains verdict(rego.metadata.rule(), "sent") if {
	input.status_class in {"401", "403", "407", "4xx", "unknown"}
}

checks["credentials-missing"].sent := [
	is("auth.sent", input.auth.sent, "no"),
	one_of("status_class", input.status_class, ["401", "403", "407", "4xx"]),
]
