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
