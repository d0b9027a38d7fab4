package triage

# RFC 6749 section 3.2: parameters are sent as application/x-www-form-urlencoded. Some
# servers take JSON as well, so its use alone is a hint.

# METADATA
# title: The body of a token request is not what its Content-Type says
# custom:
#   cause: request-encoding
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "request-encoding.body", "checks": checks["request-encoding"].body} if {
	input.endpoint in {"token", "introspection", "revocation"}
	not input.signs.http_build_query_tried
}

checks["request-encoding"].body := [
	["body.mismatch", input.body.mismatch, ["yes"]],
]

# METADATA
# title: The body is not what its Content-Type says
# custom:
#   cause: request-encoding
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "request-encoding.body_elsewhere", "checks": checks["request-encoding"].body_elsewhere} if {
	input.endpoint in {"api", "login", "device", "unknown", "token"}
	[input.endpoint, input.body.mismatch] != ["unknown", "unknown"]
}

checks["request-encoding"].body_elsewhere := [
	["body.mismatch", input.body.mismatch, ["yes"]],
]

# METADATA
# title: A token request is not a form
# custom:
#   cause: request-encoding
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "request-encoding.not_form", "checks": checks["request-encoding"].not_form} if {
	input.endpoint == "token"
}

checks["request-encoding"].not_form := [
	["body.actual", input.body.actual, ["json", "multipart", "empty"]],
]

# METADATA
# title: The right encoding was tried as well, and failed
# custom:
#   cause: request-encoding
#   strength: against
findings contains {"rule": rego.metadata.rule(), "id": "request-encoding.tried", "checks": checks["request-encoding"].tried} if {
	input.signs.http_build_query_tried
}

checks["request-encoding"].tried := [
	seen("signs", input.signs, ["http_build_query_tried"]),
]

# METADATA
# title: The command sends JSON and leaves the Content-Type of a form
# custom:
#   cause: request-encoding
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "request-encoding.implied", "checks": checks["request-encoding"].implied} if {
	input.body.mismatch == "implied"
}

checks["request-encoding"].implied := [
	["body.mismatch", input.body.mismatch, ["implied"]],
]
