package triage

matching["header-malformed.certain"] := {"auth": {"oddities": {"doubled_scheme": true}}, "status_class": "401"}

matching["header-malformed.shape"] := {"auth": {"oddities": {"no_scheme": true}, "sent": "yes"}}

matching["header-malformed.hint"] := {"auth": {"oddities": {"space": true}, "sent": "yes"}}

test_header_malformed[note] if {
	some note, c in {
		"undefined": ["header-malformed.certain", {"auth": {"oddities": {"undefined": true}}, "status_class": "403"}, "match"],
		"a hint is not certain": ["header-malformed.certain", {"auth": {"oddities": {"angle_brackets": true}}, "status_class": "401"}, "missing"],
		"no status": ["header-malformed.certain", {"auth": {"oddities": {"doubled_scheme": true}}}, "missing"],
		"not found": ["header-malformed.certain", {"auth": {"oddities": {"doubled_scheme": true}}, "status_class": "404"}, "silent"],
		"nothing odd": ["header-malformed.shape", {"auth": {"sent": "yes"}}, "missing"],
		"no credential at all": ["header-malformed.shape", {"auth": {"oddities": {"no_scheme": true}, "sent": "no"}}, "silent"],
		"no blank after the scheme": ["header-malformed.shape", {"auth": {"oddities": {"no_space": true}, "sent": "unknown"}}, "match"],
		"a name without a scheme, in code": ["header-malformed.hint", {"auth": {"oddities": {"bare_variable": true}, "sent": "unknown"}}, "match"],
		"brackets only": ["header-malformed.hint", {"auth": {"oddities": {"angle_brackets": true}, "sent": "yes"}}, "match"],
	}
	outcome(c[0], c[1]) == c[2]
}
