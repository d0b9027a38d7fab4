package triage

# Never a proof: reporters shorten and edit tokens before they paste them. What is
# visibly cut (truncated) says nothing at all. RFC 7515 section 3.1. Whoever answers
# 403 could read the token.

# METADATA
# title: A part of the token does not decode
# custom:
#   cause: token-malformed
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "token-malformed.damage", "checks": checks["token-malformed"].damage} if {
	input.token.kind == "jwt"
	input.status_class in {"401", "400", "4xx", "5xx", "unknown"}
}

checks["token-malformed"].damage := [
	seen("token.damage", input.token.damage, ["header_undecodable", "not_base64url", "payload_undecodable", "segment_extra"]),
]

# METADATA
# title: A part of the token is missing or has odd characters
# custom:
#   cause: token-malformed
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "token-malformed.cut", "checks": checks["token-malformed"].cut} if {
	input.token.kind == "jwt"
	input.status_class in {"401", "400", "4xx", "5xx", "unknown"}
}

checks["token-malformed"].cut := [
	seen("token.damage", input.token.damage, ["padding", "segment_missing", "signature_missing", "whitespace"]),
]
