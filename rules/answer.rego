package triage

# METADATA
# title: The causes that stay possible for one exchange, best first
# entrypoint: true
answer := {"findings": ranked, "ruled_out": named_out, "missing": open} if not silent

answer := {"findings": [], "ruled_out": [], "missing": []} if silent

# A ticket about another kind of failure gets no answer, unless it clearly
# speaks of a failed authentication as well.
silent if {
	input.other_failure != "none"
	input.auth_sign != "strong"
}

# Everything below is a complete rule (name := …), made once for each evaluation
# and then looked up; a partial rule would be evaluated anew for every key.

# ---- what the rules say

matched := [{"cause": f.meta.cause, "id": rule_id(f), "strength": f.meta.strength, "checks": f.checks} |
	some f in findings
	f.states == {"true"}
]

# excluded: [cause, rule id, check] for each check that excludes a cause.
excluded := [[f.meta.cause, rule_id(f), check] |
	some f in findings
	f.states["false"]
	fact := f.meta.rules_out
	some check in f.checks
	check.state == "false"
	check.fact == fact
]

open := [row[1] | some row in sort([[id, {"cause": f.meta.cause, "rule": id, "facts": sort(facts)}] |
	some f in findings
	f.states.unknown
	not f.states["false"]
	f.meta.strength != "against"
	not excluded_causes[f.meta.cause]
	id := rule_id(f)
	facts := {c.fact | some c in f.checks; c.state == "unknown"}
])]

rule_id(f) := concat(".", [f.meta.cause, f.name])

excluded_causes := {e[0] | some e in excluded}

# ---- for and against

# votes: everything that speaks for a cause. Where nothing else in the ticket
# speaks of authentication, a hint is not enough.
votes := [v |
	some v in array.concat([v | some v in pattern_votes], [m | some m in matched; m.strength != "against"])
	counts[input.auth_sign][v.strength]
]

counts := {
	"strong": {"proof": true, "strong": true, "weak": true},
	"weak": {"proof": true, "strong": true, "weak": true},
	"none": {"proof": true, "strong": true},
}

opposed := array.concat(
	[m | some m in matched; m.strength == "against"],
	[{"cause": e[0], "id": e[1], "strength": "against", "checks": [e[2]]} | some e in excluded],
)

# ---- scores

spoken := {v.cause | some v in votes}

proven := {v.cause | some v in votes; v.strength == "proof"}

# A rule that excludes a cause outweighs all but a proof of it.
standing := spoken - (excluded_causes - proven)

against := {m.cause | some m in opposed}

# strongs and weaks hold [cause, id]: one that matched in several forms counts once.
proofs := {[v.cause, v.id] | some v in votes; v.strength == "proof"}

strongs := {[v.cause, v.id] | some v in votes; v.strength == "strong"}

weaks := {[v.cause, v.id] | some v in votes; v.strength == "weak"}

number(set, cause) := count([1 | some e in set; e[0] == cause])

# score: proof 100, strong 20, up to five weak 6 each, against -10, and how usual
# the cause is (1 to 3).
score := {cause: points |
	usual := data.kb.usual
	some cause in standing
	points := (((100 * number(proofs, cause)) + (20 * number(strongs, cause))) + (6 * min([5, number(weaks, cause)]))) + (object.get(usual, cause, 0) - (10 * count([1 | some m in opposed; m.cause == cause])))
}

# ---- bands

# backed: what is likely without a proof. More than two such causes are no answer:
# then only the best of them stay likely.
backed := ({e[0] | some e in strongs} | {c | some c in spoken; number(weaks, c) >= 3}) & ((standing - proven) - against)

best_backed := {c | some c in backed; score[c] == max([score[d] | some d in backed])}

chosen := {true: backed, false: best_backed}[count(backed) <= 2]

# Two proofs contradict each other, unless the one cause explains the other.
rivalled := {cause |
	some cause in proven
	some other in proven
	other != cause
	not explains(cause, other)
}

explains(cause, symptom) if symptom in data.kb.causes[cause].explains

confirmed := (proven - against) - rivalled

likely := (proven - confirmed) | chosen

# A cause that is no more than the symptom of another one on the list, with no
# better band, becomes possible.
symptoms := {symptom |
	causes := data.kb.causes
	some cause in (confirmed | likely)
	some symptom in causes[cause].explains
	not better(symptom, cause)
	not explains(symptom, cause)
}

better(cause, other) if {
	confirmed[cause]
	likely[other]
}

# ---- the document, sorted

ranked := [row[3] | some row in sort(array.concat(
	array.concat(
		[entry(0, "confirmed", c) | some c in (confirmed - symptoms)],
		[entry(1, "likely", c) | some c in (likely - symptoms)],
	),
	[entry(2, "possible", c) | some c in (standing - ((confirmed | likely) - symptoms))],
))]

entry(n, band, cause) := [n, 0 - score[cause], place(cause), {
	"cause": cause,
	"band": band,
	"score": score[cause],
	"for": best_first([object.remove(v, ["cause"]) | some v in votes; v.cause == cause]),
	"against": best_first([object.remove(m, ["cause"]) | some m in opposed; m.cause == cause]),
}]

# place is the order of a cause in causes.yaml, the last word of every sorting.
place(cause) := object.get(object.get(data.kb.causes, cause, {}), "order", 1000)

weight_of := {"proof": 0, "strong": 1, "weak": 2, "against": 3}

# best_first sorts matches by strength and id, each once.
best_first(matches) := [row[2] | some row in sort({[weight_of[m.strength], m.id, m] | some m in matches})]

# named_out: at most five, those first for which something spoke.
named_out := array.slice(
	[row[2] | some row in sort([r |
		some cause in (excluded_causes - proven)
		by := min([[e[1], e[2]] | some e in excluded; e[0] == cause])
		r := [silence[cause in spoken], place(cause), {"cause": cause, "by": by[1]}]
	])],
	0, 5,
)

silence := {true: 0, false: 1}
