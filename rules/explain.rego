package triage

# METADATA
# title: Every check of every rule, whether its guard holds or not, for --why-not
# entrypoint: true
explained[cause][name] := [shown(c, state(c)) | some c in rows] if {
	some cause, named in checks
	some name, rows in named
}

state(check) := "true" if check[1] in check[2]

state(check) := "false" if {
	not check[1] in check[2]
	check[1] != "unknown"
}

state(check) := "unknown" if {
	not check[1] in check[2]
	check[1] == "unknown"
}
