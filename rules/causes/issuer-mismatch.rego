package triage

# RFC 7519 section 4.1.1, RFC 9207: equal to the letter.

# METADATA
# title: The token's iss is not the one that the API trusts
# custom:
#   cause: issuer-mismatch
#   strength: proof
#   rules_out: token.issuer
findings contains {"rule": rego.metadata.rule(), "id": "issuer-mismatch.issuer", "checks": checks["issuer-mismatch"].issuer} if {
	input.token.kind in {"jwt", "unknown"}
	[input.token.kind, input.token.issuer] != ["unknown", "unknown"]
}

checks["issuer-mismatch"].issuer := [
	["token.issuer", input.token.issuer, ["differs", "scheme", "slash", "version"]],
]

# METADATA
# title: The iss claim and the issuer of the settings differ in form
# custom:
#   cause: issuer-mismatch
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "issuer-mismatch.settings", "checks": checks["issuer-mismatch"].settings} if {
	input.issuer.compare in {"scheme", "slash", "version", "unknown"}
	[input.issuer.compare, input.token.kind] != ["unknown", "unknown"]
}

checks["issuer-mismatch"].settings := [
	["issuer.compare", input.issuer.compare, ["scheme", "slash", "version"]],
]

# METADATA
# title: The iss claim and the issuer of the settings differ
# custom:
#   cause: issuer-mismatch
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "issuer-mismatch.other_settings", "checks": checks["issuer-mismatch"].other_settings} if {
	input.issuer.compare == "differs"
}

checks["issuer-mismatch"].other_settings := [
	["issuer.compare", input.issuer.compare, ["differs"]],
]
