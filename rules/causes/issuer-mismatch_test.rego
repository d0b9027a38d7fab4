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

matching["issuer-mismatch.settings"] := {"issuer": {"compare": "slash"}, "token": {"kind": "jwt"}}

matching["issuer-mismatch.other_settings"] := {"issuer": {"compare": "differs"}, "token": {"kind": "jwt"}}

test_issuer_settings[note] if {
	some note, c in {
		"equal": ["issuer-mismatch.settings", {"issuer": {"compare": "same"}, "token": {"kind": "jwt"}}, "silent"],
		"unknown": ["issuer-mismatch.settings", {"token": {"kind": "jwt"}}, "missing"],
		"another host": ["issuer-mismatch.settings", {"issuer": {"compare": "differs"}}, "silent"],
		"only the form": ["issuer-mismatch.other_settings", {"issuer": {"compare": "slash"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
