package triage

# That both are live says nothing of tenant or region: it excludes nothing.

# METADATA
# title: Credential and host belong to different environments
# custom:
#   cause: environment-mismatch
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "environment-mismatch.mode", "checks": checks["environment-mismatch"].mode} if {
	input.status_class in {"401", "403", "400", "404", "4xx", "unknown"}
	[input.status_class, input.mode.compare] != ["unknown", "unknown"]
}

checks["environment-mismatch"].mode := [
	["mode.compare", input.mode.compare, ["differs"]],
]
