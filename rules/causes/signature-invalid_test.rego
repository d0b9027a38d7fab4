package triage

matching["signature-invalid.state"] := {"token": {"kind": "jwt", "signature": "key_unknown"}}

matching["signature-invalid.bad"] := {"token": {"kind": "jwt", "signature": "bad"}}

test_signature_invalid[note] if {
	some note, c in {
		"verifies": ["signature-invalid.bad", {"token": {"kind": "jwt", "signature": "ok"}}, "false"],
		"bad does not prove": ["signature-invalid.state", {"token": {"kind": "jwt", "signature": "bad"}}, "false"],
		"unknown": ["signature-invalid.bad", {"token": {"kind": "jwt"}}, "missing"],
		"opaque": ["signature-invalid.bad", {"token": {"kind": "opaque", "signature": "bad"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
