package triage

matching["audience-mismatch.aud"] := {"token": {"kind": "jwt", "audience": "differs", "use": "access"}}

test_audience_mismatch[note] if {
	some note, c in {
		"the audience matches": ["audience-mismatch.aud", {"token": {"kind": "jwt", "audience": "matches", "use": "access"}}, "false"],
		"an id token is another cause": ["audience-mismatch.aud", {"token": {"kind": "jwt", "audience": "differs", "use": "id"}}, "false"],
		"a token of unknown use": ["audience-mismatch.aud", {"token": {"kind": "jwt", "audience": "differs"}}, "match"],
		"nothing to compare with": ["audience-mismatch.aud", {"token": {"kind": "jwt", "use": "access"}}, "missing"],
	}
	outcome(c[0], c[1]) == c[2]
}
