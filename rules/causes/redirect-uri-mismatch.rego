package triage

# RFC 6749 section 4.1.3: identical in both requests, and registered. Equal values in the
# ticket exclude nothing: the registered one may differ.

# METADATA
# title: The redirect URIs of the ticket differ
# custom:
#   cause: redirect-uri-mismatch
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "redirect-uri-mismatch.compare", "checks": checks["redirect-uri-mismatch"].compare} if {
	input.endpoint in {"token", "authorize", "login", "unknown"}
	[input.endpoint, input.redirect.compare] != ["unknown", "unknown"]
}

checks["redirect-uri-mismatch"].compare := [
	["redirect.compare", input.redirect.compare, ["differs"]],
]

# METADATA
# title: The redirect URIs differ, and the error is one that this gives
# custom:
#   cause: redirect-uri-mismatch
#   strength: proof
findings contains {"rule": rego.metadata.rule(), "id": "redirect-uri-mismatch.compare_error", "checks": checks["redirect-uri-mismatch"].compare_error} if {
	input.endpoint in {"token", "authorize", "login", "unknown"}
	input.redirect.compare == "differs"
}

checks["redirect-uri-mismatch"].compare_error := [
	["redirect.compare", input.redirect.compare, ["differs"]],
	said("errors", input.errors, ["invalid_grant", "invalid_redirect_uri", "invalid_request", "redirect_uri_mismatch"]),
]
