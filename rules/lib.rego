# METADATA
# title: Rules of triage
# description: |
#   One package over many files. data.triage.answer is the only entry point; it
#   takes one exchange (schema/exchange.json) and answers in ids, never in prose.
package triage

# A finding is {rule: its METADATA, id: cause.name, checks}. A check is a row [fact, saw, wanted]:
# true if saw is one of wanted, unknown if saw is "unknown", else false. Rows of
# plain values cost a tenth of function calls; only sets need a function.

# seen: the set holds one of these members. A set shows what was seen, so what is
# not in it is unknown, never false.
seen(fact, set, members) := [fact, saw, members] if {
	held := [m | some m in members; set[m]]
	saw := array.concat(held, ["unknown"])[0]
}

# said: one of these members was seen; false if only others were. For sets of
# which a ticket shows all there is, such as the error codes of an answer.
said(fact, set, members) := [fact, saw, members] if {
	held := [m | some m in members; set[m]]
	saw := array.concat(array.concat(held, sort(object.keys(set))), ["unknown"])[0]
}

# Facts that are absent from the input unless seen, as checks need them. The
# reference stays visible to the schema, so that a misspelt one does not compile.
default grant_type := "unknown"

grant_type := input.grant_type

default challenge_scheme := "unknown"

challenge_scheme := input.challenge.scheme

default challenge_error := "unknown"

challenge_error := input.challenge.error

# other_schemes: all but the one that the API asks for.
other_schemes := [s | some s in ["basic", "bearer", "digest", "dpop", "negotiate"]; s != challenge_scheme]
