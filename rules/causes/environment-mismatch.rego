package triage

# That both are live says nothing of tenant or region: it excludes nothing.

# METADATA
# title: Credential and host belong to different environments
# custom:
#   cause: environment-mismatch
#   strength: proof
findings contains verdict(rego.metadata.rule(), "mode") if {
	input.status_class in {"401", "403", "400", "404", "4xx", "unknown"}
}

checks["environment-mismatch"].mode := [
	is("mode.compare", input.mode.compare, "differs"),
]
