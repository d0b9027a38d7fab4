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

# unmet: [rule, check] for each check that does not hold.
unmet := [[f, c] |
	some f in findings
	some c in f.checks
	not c[1] in c[2]
]

wrong := [u | some u in unmet; u[1][1] != "unknown"]

undecided := {u[0] | some u in unmet} - {u[0] | some u in wrong}

matched := [{"cause": custom.cause, "id": f.id, "strength": custom.strength, "checks": [{"fact": c[0], "state": "true", "saw": c[1], "wanted": c[2]} | some c in f.checks]} |
	some f in (findings - {u[0] | some u in unmet})
	custom := f.rule.custom
]

# excluded: [cause, rule id, check] for each false check that excludes its cause.
excluded := [[custom.cause, u[0].id, shown(u[1], "false")] |
	some u in wrong
	custom := u[0].rule.custom
	custom.rules_out == u[1][0]
]

open := sort([{"cause": custom.cause, "rule": f.id, "facts": facts} |
	some f in undecided
	custom := f.rule.custom
	asks[custom.strength]
	not excluded_causes[custom.cause]
	relevant(f, custom.cause)
	facts := [c[0] | some c in f.checks; c[1] == "unknown"; not "unknown" in c[2]]
])

# asks: what is worth a question, of a cause that something speaks for or that lacks
# one fact of several.
asks := {"proof", "strong"}

relevant(_, cause) if spoken[cause]

relevant(f, cause) if {
	not spoken[cause]
	some c in f.checks
	c[1] in c[2]
	c[1] != "unknown"
}

shown(check, state) := {"fact": check[0], "state": state, "saw": check[1], "wanted": check[2]}

excluded_causes := {e[0] | some e in excluded}

# ---- for and against

# votes: a row [cause, order of strength, id, match] for everything that speaks for
# a cause, sorted. Where nothing else in the ticket speaks of authentication, a hint
# is not enough. A pattern that matched in several forms is one vote.
votes := sort({[v.cause, weight_of[v.strength], v.id, {"id": v.id, "strength": v.strength, "checks": v.checks}] |
	some v in (signs | hints)
	counts[sign][v.strength]
})

signs := pattern_votes | {m | some m in matched; m.strength != "against"}

# hints of a bare status and of cue words are for tickets that show little else.
hints := topic_votes | status_votes if count({v.cause | some v in signs}) < 4

hints := {v | some v in topic_votes; v.strength == "weak"} if count({v.cause | some v in signs}) >= 4

# Beside another kind of failure, hints count as little as where nothing speaks of
# authentication: a 403 for a version that exists already is none.
sign := {true: input.auth_sign, false: "none"}[input.other_failure == "none"]

counts := {
	"strong": {"proof": true, "strong": true, "weak": true, "prior": true},
	"weak": {"proof": true, "strong": true, "weak": true},
	"none": {"proof": true, "strong": true},
}

opposed := array.concat(
	[m | some m in matched; m.strength == "against"],
	[{"cause": e[0], "id": e[1], "strength": "against", "checks": [e[2]]} | some e in excluded],
)

# ---- scores

spoken := {v[0] | some v in votes}

proven := {v[0] | some v in votes; v[1] == 0}

# A rule that excludes a cause outweighs all but a proof of it.
standing := spoken - (excluded_causes - proven)

against := {m.cause | some m in opposed}

# score: the first sign of each strength counts whole (proof 100, strong 20, weak
# 6, prior 1), more of them little, since one message often meets several
# patterns; what has something against it counts as weak, and 8 less; how usual the cause is (1 to 3), and the bonus of its
# most telling pattern.
score := {cause: points |
	usual := data.kb.usual
	some cause in standing
	own := [v[1] | some v in votes; v[0] == cause]
	points := (worth(own, object.get(contra, cause, 0)) + object.get(usual, cause, 0)) + object.get(bonus, cause, 0)
}

# contra counts what speaks against a cause.
contra := {cause: n |
	some cause in against
	n := count([1 | some m in opposed; m.cause == cause])
}

bonus := {cause: best |
	some cause in {v.cause | some v in pattern_votes; v.bonus > 0}
	best := max([v.bonus | some v in pattern_votes; v.cause == cause])
}

# worth: own holds the orders of strength of a cause's votes, the best one first.
# Most causes on the list have nothing but priors.
worth(own, con) := min([3, count(own)]) - (8 * con) if own[0] == 3

worth(own, con) := points if {
	own[0] < 3
	n := [count([1 | some x in own; x == s]) | some s in [0, 1, 2, 3]]
	points := weighed(n, con) + min([3, n[3]])
}

weighed(n, con) := ((100 * min([1, n[0]])) + strong_points[min([4, n[1]])]) + weak_points[(n[1] + n[0]) > 0][min([5, n[2]])] if con == 0

weighed(n, con) := ((100 * min([1, n[0]])) + weak_points[n[0] > 0][min([5, n[1] + n[2]])]) - (8 * con) if con > 0

strong_points := [0, 20, 25, 30, 35]

# Beside something stronger a weak sign adds little.
weak_points := {true: [0, 1, 2, 3, 4, 5], false: [0, 6, 7, 8, 9, 10]}

# ---- bands

# backed: what is likely without a proof: something strong. Hints do not add up to
# it, since an ambiguous code meets many of them. More than two such causes are no
# answer: then only the best of them stay likely.
backed := {v[0] | some v in votes; v[1] == 1} & ((standing - proven) - against)

best_backed := {c | some c in backed; score[c] == best_score}

best_score := max([score[c] | some c in backed])

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

ranked := [row[3] | some row in sort([[level, 0 - points, place(cause), finding] |
	some cause, points in score
	level := level_of(cause)
	supporting := [v[3] | some v in votes; v[0] == cause]
	finding := {
		"cause": cause,
		"band": bands[level],
		"score": points,
		"for": supporting,
		"against": object.get(opposing, cause, []),
	}
])]

bands := ["confirmed", "likely", "possible"]

level_of(cause) := 2 if symptoms[cause]

level_of(cause) := 0 if {
	confirmed[cause]
	not symptoms[cause]
}

level_of(cause) := 1 if {
	likely[cause]
	not symptoms[cause]
}

level_of(cause) := 2 if {
	not confirmed[cause]
	not likely[cause]
}

# place is the order of a cause in causes.yaml, the last word of every sorting.
place(cause) := object.get(object.get(data.kb.causes, cause, {}), "order", 1000)

weight_of := {"proof": 0, "strong": 1, "weak": 2, "prior": 3, "against": 4}

# opposing: what speaks against each cause, by id, each once.
opposing := {cause: list |
	some cause in against
	rows := sort({[m.id, object.remove(m, ["cause"])] | some m in opposed; m.cause == cause})
	list := [row[1] | some row in rows]
}

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
