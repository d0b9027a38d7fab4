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

# METADATA
# title: The ticket names a test credential and a live host
# custom:
#   cause: environment-mismatch
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "environment-mismatch.named_live_host", "checks": checks["environment-mismatch"].named_live_host} if {
	input.mode.named.test_credential
}

checks["environment-mismatch"].named_live_host := [
	seen("mode.named", input.mode.named, ["test_credential"]),
	seen("mode.named", input.mode.named, ["live_host"]),
]

# METADATA
# title: The ticket names a live credential and a test host
# custom:
#   cause: environment-mismatch
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "environment-mismatch.named_test_host", "checks": checks["environment-mismatch"].named_test_host} if {
	input.mode.named.live_credential
}

checks["environment-mismatch"].named_test_host := [
	seen("mode.named", input.mode.named, ["live_credential"]),
	seen("mode.named", input.mode.named, ["test_host"]),
]

# METADATA
# title: The region of the settings is not that of the called host
# custom:
#   cause: environment-mismatch
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "environment-mismatch.region", "checks": checks["environment-mismatch"].region} if {
	input.region.compare == "differs"
}

checks["environment-mismatch"].region := [
	["region.compare", input.region.compare, ["differs"]],
]
