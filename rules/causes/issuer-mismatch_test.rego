package triage

matching["issuer-mismatch.issuer"] := {"token": {"kind": "jwt", "issuer": "slash"}}

test_issuer_mismatch[note] if {
	some note, c in {
		"matches": ["issuer-mismatch.issuer", {"token": {"kind": "jwt", "issuer": "matches"}}, "false"],
		"unknown": ["issuer-mismatch.issuer", {"token": {"kind": "jwt"}}, "missing"],
		"another version": ["issuer-mismatch.issuer", {"token": {"kind": "jwt", "issuer": "version"}}, "match"],
		"opaque": ["issuer-mismatch.issuer", {"token": {"kind": "opaque", "issuer": "differs"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
