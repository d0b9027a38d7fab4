package triage

# RFC 6749 section 3.2: parameters are sent as application/x-www-form-urlencoded. Some
# servers take JSON as well, so its use alone is a hint.

# METADATA
# title: The body of a token request is not what its Content-Type says
# custom:
#   cause: request-encoding
#   strength: proof
findings contains verdict(rego.metadata.rule(), "body") if {
	input.endpoint in {"token", "introspection", "revocation"}
}

checks["request-encoding"].body := [
	is("body.mismatch", input.body.mismatch, "yes"),
]

# METADATA
# title: The body is not what its Content-Type says
# custom:
#   cause: request-encoding
#   strength: strong
findings contains verdict(rego.metadata.rule(), "body_elsewhere") if {
	input.endpoint in {"api", "login", "device", "unknown"}
}

checks["request-encoding"].body_elsewhere := [
	is("body.mismatch", input.body.mismatch, "yes"),
]

# METADATA
# title: A token request is not a form
# custom:
#   cause: request-encoding
#   strength: weak
findings contains verdict(rego.metadata.rule(), "not_form") if {
	input.endpoint == "token"
}

checks["request-encoding"].not_form := [
	one_of("body.actual", input.body.actual, ["json", "multipart", "empty"]),
]
