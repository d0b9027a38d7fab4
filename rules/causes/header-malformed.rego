package triage

# RFC 9110 section 11.6.2: a scheme, one blank, the credential. Brackets and variables
# are often how a reporter hides the secret, so they are hints only.

# METADATA
# title: The header holds what can never be a credential
# custom:
#   cause: header-malformed
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "header-malformed.certain", "checks": checks["header-malformed"].certain} if {
	input.status_class in {"401", "403", "400", "4xx", "unknown"}
	[input.status_class, input.auth.oddities] != ["unknown", {}]
}

checks["header-malformed"].certain := [
	seen("auth.oddities", input.auth.oddities, ["doubled_scheme", "object_text", "undefined"]),
	["status_class", input.status_class, ["401", "403", "400", "4xx"]],
]

# METADATA
# title: The header is not written as a credential should be
# custom:
#   cause: header-malformed
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "header-malformed.shape", "checks": checks["header-malformed"].shape} if {
	input.auth.sent in {"yes", "unknown"}
	[input.auth.sent, input.auth.oddities] != ["unknown", {}]
}

checks["header-malformed"].shape := [
	seen("auth.oddities", input.auth.oddities, ["no_scheme", "newline", "wrong_name", "prompt_text", "empty", "quoted", "no_space"]),
]

# METADATA
# title: Something about the header is odd
# custom:
#   cause: header-malformed
#   strength: weak
findings contains {"rule": rego.metadata.rule(), "id": "header-malformed.hint", "checks": checks["header-malformed"].hint} if {
	input.auth.sent in {"yes", "unknown"}
	[input.auth.sent, input.auth.oddities] != ["unknown", {}]
}

checks["header-malformed"].hint := [
	seen("auth.oddities", input.auth.oddities, ["angle_brackets", "bare_variable", "braces", "colon", "non_ascii", "space", "unencoded", "unexpanded_variable", "wrong_case"]),
]
