package triage

# A time from a message is a whole day, and the call may be older than it: only the
# time of the call itself (its Date header, its log line) proves. RFC 7519 section 4.1.4.

# METADATA
# title: The token's exp lies before the time of the call
# custom:
#   cause: token-expired
#   strength: proof
#   rules_out: token.time
findings contains {"rule": rego.metadata.rule(), "id": "token-expired.exp", "checks": checks["token-expired"].exp} if {
	input.token.kind == "jwt"
}

checks["token-expired"].exp := [
	["token.time", input.token.time, ["expired"]],
	["token.time_basis", input.token.time_basis, ["exchange"]],
]

# METADATA
# title: The token's exp lies before the day of the message
# custom:
#   cause: token-expired
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "token-expired.exp_by_message", "checks": checks["token-expired"].exp_by_message} if {
	input.token.kind == "jwt"
	input.token.time_basis == "message"
}

checks["token-expired"].exp_by_message := [
	["token.time", input.token.time, ["expired"]],
]
