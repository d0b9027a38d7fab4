package triage

matching["token-expired.exp"] := {"token": {"kind": "jwt", "time": "expired", "time_basis": "exchange"}}

matching["token-expired.exp_by_message"] := {"token": {"kind": "jwt", "time": "expired", "time_basis": "message"}}

test_token_expired[note] if {
	some note, c in {
		"valid at the time of the call": ["token-expired.exp", {"token": {"kind": "jwt", "time": "valid", "time_basis": "exchange"}}, "false"],
		"the time of a message does not prove": ["token-expired.exp", {"token": {"kind": "jwt", "time": "expired", "time_basis": "message"}}, "false"],
		"no time known": ["token-expired.exp", {"token": {"kind": "jwt"}}, "missing"],
		"no jwt": ["token-expired.exp", {"token": {"kind": "opaque", "time": "expired", "time_basis": "exchange"}}, "silent"],
		"still valid by the message": ["token-expired.exp_by_message", {"token": {"kind": "jwt", "time": "valid", "time_basis": "message"}}, "false"],
	}
	outcome(c[0], c[1]) == c[2]
}
