package triage

# METADATA
# title: The account lacks the role that the call needs
# custom:
#   cause: permission-denied
#   strength: strong
#   rules_out: principal.role
findings contains {"rule": rego.metadata.rule(), "id": "permission-denied.role", "checks": checks["permission-denied"].role} if {
	input.status_class in {"403", "401", "404", "4xx", "unknown"}
	[input.status_class, input.principal.role] != ["unknown", "unknown"]
}

checks["permission-denied"].role := [
	["principal.role", input.principal.role, ["denied"]],
]

# METADATA
# title: The API of the reporter answers insufficient_scope where a role is missing
# custom:
#   cause: permission-denied
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "permission-denied.challenge", "checks": checks["permission-denied"].challenge} if {
	input.side in {"api", "unknown"}
	challenge_error == "insufficient_scope"
}

checks["permission-denied"].challenge := [
	["side", input.side, ["api"]],
	["challenge.error", challenge_error, ["insufficient_scope"]],
]
