package triage

# RFC 6750 section 3.1: insufficient_scope. Spring answers it for a missing role as well
# (BearerTokenAccessDeniedHandler), registries for a missing login; only a challenge that
# names the scope proves.

default challenge_scope := "unknown"

challenge_scope := "named" if input.challenge.scope

# METADATA
# title: The token does not hold a scope that the call needs
# custom:
#   cause: scope-missing
#   strength: proof
#   rules_out: scopes.compare
findings contains {"rule": rego.metadata.rule(), "id": "scope-missing.compare", "checks": checks["scope-missing"].compare} if {
	input.status_class in {"401", "403", "400", "4xx", "unknown"}
	[input.status_class, input.scopes.compare] != ["unknown", "unknown"]
}

checks["scope-missing"].compare := [
	["scopes.compare", input.scopes.compare, ["missing"]],
]

# METADATA
# title: The challenge says insufficient_scope
# custom:
#   cause: scope-missing
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "scope-missing.challenge", "checks": checks["scope-missing"].challenge} if {
	input.status_class in {"403", "401", "unknown"}
	[input.status_class, challenge_error] != ["unknown", "unknown"]
}

checks["scope-missing"].challenge := [
	["challenge.error", challenge_error, ["insufficient_scope"]],
]

# METADATA
# title: The challenge says insufficient_scope and names the scope
# custom:
#   cause: scope-missing
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "scope-missing.challenge_named", "checks": checks["scope-missing"].challenge_named} if {
	input.status_class in {"403", "401", "unknown"}
	challenge_error == "insufficient_scope"
}

checks["scope-missing"].challenge_named := [
	["challenge.error", challenge_error, ["insufficient_scope"]],
	["challenge.scope", challenge_scope, ["named"]],
]

# METADATA
# title: The token has no scopes at all, and the call is forbidden
# custom:
#   cause: scope-missing
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "scope-missing.no_claim", "checks": checks["scope-missing"].no_claim} if {
	input.token.kind == "jwt"
}

checks["scope-missing"].no_claim := [
	["token.scope_claim", input.token.scope_claim, ["absent"]],
	["status_class", input.status_class, ["403"]],
]
