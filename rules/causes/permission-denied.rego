package triage

# METADATA
# title: The account lacks the role that the call needs
# custom:
#   cause: permission-denied
#   strength: strong
#   rules_out: principal.role
findings contains verdict(rego.metadata.rule(), "role") if {
	input.status_class in {"403", "401", "404", "4xx", "unknown"}
}

checks["permission-denied"].role := [
	is("principal.role", input.principal.role, "denied"),
]
