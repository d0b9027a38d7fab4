package triage

matching["token-malformed.damage"] := {"token": {"kind": "jwt", "damage": {"payload_undecodable": true}}}

matching["token-malformed.cut"] := {"token": {"kind": "jwt", "damage": {"segment_missing": true}}}

test_token_malformed[note] if {
	some note, c in {
		"whole": ["token-malformed.damage", {"token": {"kind": "jwt"}}, "missing"],
		"visibly cut by the reporter": ["token-malformed.damage", {"token": {"kind": "jwt", "damage": {"truncated": true}}}, "missing"],
		"cut is no damage": ["token-malformed.damage", {"token": {"kind": "jwt", "damage": {"segment_missing": true}}}, "missing"],
		"opaque": ["token-malformed.damage", {"token": {"kind": "opaque", "damage": {"not_base64url": true}}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
