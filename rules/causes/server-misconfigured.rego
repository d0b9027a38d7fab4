package triage

# Whoever shows the code of an API mostly asks why it refuses what is right.

# METADATA
# title: The API's own code authenticates after its routes, or takes the whole header for the token
# custom:
#   cause: server-misconfigured
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "server-misconfigured.pipeline", "checks": checks["server-misconfigured"].pipeline} if {
	input.side in {"api", "unknown"}
	[input.side, input.signs] != ["unknown", {}]
}

checks["server-misconfigured"].pipeline := [
	seen("signs", input.signs, ["auth_after_routes", "header_not_cut"]),
]

# METADATA
# title: The reporter runs the API that refuses
# custom:
#   cause: server-misconfigured
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "server-misconfigured.own_api", "checks": checks["server-misconfigured"].own_api} if {
	input.side == "api"
	input.status_class in {"401", "403", "unknown"}
}

checks["server-misconfigured"].own_api := [
	["side", input.side, ["api"]],
	["status_class", input.status_class, ["401", "403"]],
]
