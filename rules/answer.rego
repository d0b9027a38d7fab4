package triage

# METADATA
# title: The causes that stay possible for one exchange, best first
# entrypoint: true
answer := {"findings": [], "ruled_out": [], "missing": []} if silent

else := {"findings": ranked, "ruled_out": named_out, "missing": open}

# A ticket about another kind of failure gets no answer, unless it clearly
# speaks of a failed authentication as well.
silent if {
	input.other_failure != "none"
	input.auth_sign != "strong"
}

# Everything here and in votes.rego is a complete rule (name := …), made once for each
# evaluation and then looked up; a partial rule would be evaluated anew for every key.

# ---- bands

proven := {cause | some cause, by in votes; by.proof}

# A rule that excludes a cause outweighs all but a proof of it.
dropped := excluded_causes - proven

# backed: what is likely without a proof: something strong. Hints do not add up to
# it, since an ambiguous code meets many of them. More than two such causes are no
# answer: then only the best of them stay likely.
backed := {cause |
	some cause, by in votes
	by.strong
	not by.proof
	not dropped[cause]
	not opposing[cause]
}

chosen := backed if count(backed) <= 2

chosen := {c | some c in backed; score[c] == best} if {
	count(backed) > 2
	best := max([score[c] | some c in backed])
}

# Two proofs contradict each other, unless the one cause explains the other.
rivalled := {cause |
	some cause in proven
	some other in proven
	other != cause
	not explains(cause, other)
}

explains(cause, symptom) if symptom in data.kb.causes[cause].explains

confirmed := {cause | some cause in (proven - rivalled); not opposing[cause]}

likely := (proven - confirmed) | chosen

# A cause that is no more than the symptom of another one on the list, with no
# better band, becomes possible.
symptoms := {symptom |
	causes := data.kb.causes
	some cause in (confirmed | likely)
	some symptom in causes[cause].explains
	votes[symptom]
	not better(symptom, cause)
	not explains(symptom, cause)
}

better(cause, other) if {
	confirmed[cause]
	likely[other]
}

# ---- the document, sorted

ranked := [row[3] | some row in sort([[level, 0 - points, place, finding] |
	order := data.kb.order
	some cause, points in score
	level := object.get(levels, cause, 2)
	place := object.get(order, cause, 1000)
	finding := {
		"cause": cause,
		"band": bands[level],
		"score": points,
		"for": votes[cause],
		"against": object.get(opposing, cause, {}),
	}
])]

bands := ["confirmed", "likely", "possible"]

levels := object.union({c: 1 | some c in (likely - symptoms)}, {c: 0 | some c in (confirmed - symptoms)})

# named_out: at most five, those first for which something spoke.
named_out := array.slice(
	[row[2] | some row in sort([[silence, place, {"cause": cause, "by": by}] |
		some cause in dropped
		silence := count({"unspoken" | not votes[cause]})
		place := object.get(data.kb.order, cause, 1000)
		by := min([[e[1], e[2]] | some e in excluded; e[0] == cause])[1]
	])],
	0, 5,
)
