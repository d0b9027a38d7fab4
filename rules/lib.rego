# METADATA
# title: Rules of triage
# description: |
#   One package over many files. data.triage.answer is the only entry point; it
#   takes one exchange (schema/exchange.json) and answers in ids, never in prose.
package triage

# A check is one comparison of a rule: {fact, state, saw, wanted}, with state
# "true", "false" or "unknown". A fact that was not seen is never false.
# These functions have one body each, and no else: every call is paid for.

# truth[does it hold][is it unknown]
truth := {
	true: {true: "true", false: "true"},
	false: {true: "unknown", false: "false"},
}

# is: the fact has this value.
is(fact, saw, wanted) := {"fact": fact, "state": truth[saw == wanted][saw == "unknown"], "saw": saw, "wanted": wanted}

# one_of: the fact has one of these values.
one_of(fact, saw, wanted) := {"fact": fact, "state": truth[saw in wanted][saw == "unknown"], "saw": saw, "wanted": wanted}

# is_not: the fact does not have this value, or is not known. It is never
# unknown: it keeps a rule from what another rule says better.
is_not(fact, saw, unwanted) := {"fact": fact, "state": truth[saw != unwanted][false], "saw": saw, "wanted": {"not": unwanted}}

# differs: two facts are known and not the same.
differs(fact, saw, other) := {"fact": fact, "state": state, "saw": saw, "wanted": {"not": other}} if {
	unknown := "unknown" in [saw, other]
	state := {true: "unknown", false: truth[saw != other][false]}[unknown]
}

# has: the set holds this member. A set shows what was seen, so a member that is
# not in it is unknown, not false.
has(fact, set, member) := has_any(fact, set, [member])

# has_any: the set holds one of these members; saw names all of them that it holds.
has_any(fact, set, members) := {"fact": fact, "state": truth[count(seen) > 0][true], "saw": seen, "wanted": members} if {
	seen := [m | some m in members; set[m]]
}

# lacks: the set does not hold this member.
lacks(fact, set, member) := {"fact": fact, "state": truth[holds == false][false], "saw": holds, "wanted": {"not": member}} if {
	holds := object.get(set, member, false)
}

# says: one of these members was seen; false if only others were. For sets of
# which a ticket shows all there is, such as the error codes of an answer.
says(fact, set, members) := {"fact": fact, "state": truth[count(seen) > 0][count(set) == 0], "saw": sort(object.keys(set)), "wanted": members} if {
	seen := [m | some m in members; set[m]]
}

# verdict is what a rule says: its checks, and the states that occur among them.
# All true: it matches. One false: it does not, and if that one looks at the fact
# named by rules_out, the cause is excluded. Else what is unknown is missing.
#
# meta is rego.metadata.rule(); the checks are checks[<cause>][<name>].
verdict(meta, name) := {"meta": meta.custom, "name": name, "states": {c.state | some c in list}, "checks": list} if {
	list := checks[meta.custom.cause][name]
}

# Facts that are absent from the input unless seen, as checks need them. The
# reference stays visible to the schema, so that a misspelt one does not compile.
default grant_type := "unknown"

grant_type := input.grant_type

default challenge_scheme := "unknown"

challenge_scheme := input.challenge.scheme

default challenge_error := "unknown"

challenge_error := input.challenge.error
