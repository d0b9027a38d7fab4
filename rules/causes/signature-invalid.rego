package triage

# A damaged token fails at its signature, too: "bad" is no proof of a wrong key.

# METADATA
# title: Validation names key or algorithm of the signature
# custom:
#   cause: signature-invalid
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "signature-invalid.state", "checks": checks["signature-invalid"].state} if {
	input.token.kind in {"jwt", "unknown"}
	[input.token.kind, input.token.signature] != ["unknown", "unknown"]
}

checks["signature-invalid"].state := [
	["token.signature", input.token.signature, ["alg_unexpected", "key_unknown"]],
]

# METADATA
# title: Validation says that the signature is bad
# custom:
#   cause: signature-invalid
#   strength: strong
#   rules_out: token.signature
findings contains {"rule": rego.metadata.rule(), "id": "signature-invalid.bad", "checks": checks["signature-invalid"].bad} if {
	input.token.kind in {"jwt", "unknown"}
	[input.token.kind, input.token.signature] != ["unknown", "unknown"]
}

checks["signature-invalid"].bad := [
	["token.signature", input.token.signature, ["alg_unexpected", "bad", "key_unknown"]],
]
