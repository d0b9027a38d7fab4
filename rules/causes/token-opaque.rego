package triage

# Opaque tokens are the normal form at many providers: the kind alone says nothing.

# METADATA
# title: An opaque token was issued because no audience was asked for
# custom:
#   cause: token-opaque
#   strength: strong
#   rules_out: token.kind
findings contains {"rule": rego.metadata.rule(), "id": "token-opaque.kind", "checks": checks["token-opaque"].kind} if {
	input.endpoint in {"api", "userinfo", "unknown"}
	[input.token.kind, input.signs] != ["unknown", {}]
}

checks["token-opaque"].kind := [
	["token.kind", input.token.kind, ["opaque"]],
	seen("signs", input.signs, ["opaque_no_audience"]),
]
