package triage

# A header that was sent and did not arrive. Under a wrong name it is header-malformed, in
# another scheme scheme-mismatch. Fetch standard section 2.2.2: no-cors-safelisted headers.

# METADATA
# title: The request carried a credential, and the API saw none
# custom:
#   cause: credentials-stripped
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "credentials-stripped.unseen", "checks": checks["credentials-stripped"].unseen} if {
	input.auth.sent in {"yes", "unknown"}
	input.auth.scheme in {"basic", "bearer", "unknown"}
	[input.auth.sent, input.auth.seen] != ["unknown", "unknown"]
	not input.auth.oddities.wrong_name
}

checks["credentials-stripped"].unseen := [
	["auth.sent", input.auth.sent, ["yes"]],
	["auth.seen", input.auth.seen, ["none"]],
	["auth.scheme", input.auth.scheme, ["basic", "bearer"]],
]

# METADATA
# title: fetch with mode no-cors drops the Authorization header
# custom:
#   cause: credentials-stripped
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "credentials-stripped.no_cors", "checks": checks["credentials-stripped"].no_cors} if {
	input.signs.no_cors_mode
}

checks["credentials-stripped"].no_cors := [
	seen("signs", input.signs, ["no_cors_mode"]),
]
