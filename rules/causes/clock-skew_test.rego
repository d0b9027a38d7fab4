package triage

matching["clock-skew.nbf"] := {"token": {"kind": "jwt", "time": "not_yet_valid", "time_basis": "exchange"}}

matching["clock-skew.state"] := {"status_class": "401", "clock": {"state": "skewed"}}

test_clock_skew[note] if {
	some note, c in {
		"valid": ["clock-skew.nbf", {"token": {"kind": "jwt", "time": "valid", "time_basis": "exchange"}}, "false"],
		"the time of a message does not prove": ["clock-skew.nbf", {"token": {"kind": "jwt", "time": "not_yet_valid", "time_basis": "message"}}, "false"],
		"no time known": ["clock-skew.nbf", {"token": {"kind": "jwt"}}, "missing"],
		"the clock is right": ["clock-skew.state", {"status_class": "401", "clock": {"state": "right"}}, "false"],
		"a server error": ["clock-skew.state", {"status_class": "5xx", "clock": {"state": "skewed"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
