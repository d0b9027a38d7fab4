package triage

# A damaged token fails at its signature, too: "bad" is no proof of a wrong key.

# METADATA
# title: Validation names key or algorithm of the signature
# custom:
#   cause: signature-invalid
#   strength: proof
findings contains verdict(rego.metadata.rule(), "state") if {
	input.token.kind in {"jwt", "unknown"}
}

checks["signature-invalid"].state := [
	one_of("token.signature", input.token.signature, ["alg_unexpected", "key_unknown"]),
]

# METADATA
# title: Validation says that the signature is bad
# custom:
#   cause: signature-invalid
#   strength: strong
#   rules_out: token.signature
findings contains verdict(rego.metadata.rule(), "bad") if {
	input.token.kind in {"jwt", "unknown"}
}

checks["signature-invalid"].bad := [
	one_of("token.signature", input.token.signature, ["alg_unexpected", "bad", "key_unknown"]),
]
