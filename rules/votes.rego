package triage

# What the patterns and rules say, gathered by cause, and what it is worth. A vote is
# {cause: {strength: {id: checks}}}: merging them all is one call, and a pattern that
# matched in several forms is one vote.

# ---- what the rules say

# judged: each finding with the checks that do not hold, and what they saw.
judged := [[f, bad, {c[1] | some c in bad}] |
	some f in findings
	bad := [c | some c in f.checks; not c[1] in c[2]]
]

matched := [j[0] | some j in judged; j[1] == []]

# excluded: [cause, rule id, check] for each false check that excludes its cause.
excluded := [[custom.cause, j[0].id, c] |
	some j in judged
	custom := j[0].rule.custom
	some c in j[1]
	c[1] != "unknown"
	custom.rules_out == c[0]
]

excluded_causes := {e[0] | some e in excluded}

# open: what would have to be known: the facts that a proof or strong rule lacks.
open := sort([{"cause": custom.cause, "rule": f.id, "facts": facts} |
	some j in judged
	j[2] == {"unknown"}
	f := j[0]
	custom := f.rule.custom
	asks[custom.strength]
	not excluded_causes[custom.cause]
	relevant(f, custom.cause)
	facts := [c[0] | some c in j[1]; not "unknown" in c[2]]
])

# asks: what is worth a question, of a cause that something speaks for or that lacks
# one fact of several.
asks := {"proof", "strong"}

relevant(_, cause) if votes[cause]

relevant(f, cause) if {
	not votes[cause]
	some c in f.checks
	c[1] in c[2]
	c[1] != "unknown"
}

# ---- for and against

said_by_rules := [{custom.cause: {custom.strength: {f.id: f.checks}}} |
	some f in matched
	custom := f.rule.custom
	custom.strength != "against"
]

# opposing: what speaks against each cause: {cause: {id: checks}}.
opposing := object.union_n(array.concat(
	[{custom.cause: {f.id: f.checks}} |
		some f in matched
		custom := f.rule.custom
		custom.strength == "against"
	],
	[{e[0]: {e[1]: [e[2]]}} | some e in excluded],
))

signs := object.union_n(array.concat(said_by_patterns, said_by_rules))

# hints of a bare status and of cue words are for tickets that show little else.
hinted := object.union_n(array.concat([signs], hints))

hints := array.concat(topic_hints, array.concat(topic_says, status_says)) if count(signs) < 4

hints := topic_says if count(signs) >= 4

# Beside another kind of failure, hints count as little as where nothing speaks of
# authentication: a 403 for a version that exists already is none.
sign := input.auth_sign if input.other_failure == "none"

sign := "none" if input.other_failure != "none"

# votes: where nothing else in the ticket speaks of authentication, a hint is not enough.
votes := hinted if sign == "strong"

votes := {cause: by |
	some cause, all in hinted
	by := object.remove(all, silenced[sign])
	count(by) > 0
} if sign != "strong"

# What is left without a vote has its bonus at most.
silenced := {"weak": ["bonus", "prior"], "none": ["bonus", "weak", "prior"]}

# ---- scores

# score: the first sign of each strength counts whole (proof 100, strong 20, weak 6, prior
# 1), more of them little, since one message often meets several patterns; then how usual
# the cause is (1 to 3), and the bonus of its most telling pattern.
score := object.union(
	{cause: points |
		usual := data.kb.usual
		some cause, by in votes
		not dropped[cause]
		not opposing[cause]
		strong := count(object.get(by, "strong", {}))
		points := sum([
			object.get(proof_points, count(object.get(by, "proof", {})), 100),
			object.get(strong_points, strong, 35),
			object.get(alone, strong + count(object.get(by, "proof", {})), beside)[min([5, count(object.get(by, "weak", {}))])],
			min([3, count(object.get(by, "prior", {}))]),
			object.get(usual, cause, 0),
			object.get(bonus, cause, 0),
			object.get(topic_points, cause, 0),
		])
	},
	contested,
)

# What has something against it counts as weak, and 8 less for each.
contested := {cause: points |
	some cause, con in opposing
	by := votes[cause]
	not dropped[cause]
	proofs := count(object.get(by, "proof", {}))
	points := sum([
		object.get(proof_points, proofs, 100),
		object.get(alone, proofs, beside)[min([5, count(object.get(by, "strong", {})) + count(object.get(by, "weak", {}))])],
		min([3, count(object.get(by, "prior", {}))]),
		object.get(data.kb.usual, cause, 0),
		object.get(bonus, cause, 0),
		-8 * count(con),
	])
}

proof_points := {0: 0}

strong_points := {0: 0, 1: 20, 2: 25, 3: 30}

# Weak signs, by their number: where there are 0 stronger ones, or beside some.
alone := {0: [0, 6, 7, 8, 9, 10]}

beside := [0, 1, 2, 3, 4, 5]

bonus := {cause: points |
	some cause, by in signs
	points := to_number(max(object.keys(by.bonus))) + object.get(home, cause, 0)
}
