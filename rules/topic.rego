package triage

# The words of a ticket hint at causes (kb/lexicon/topic.yaml). They put those on the
# list where nothing better is known, and never more.

topic_hints := [{cause: {"prior": {"topic": [["topic", cause, [cause]]]}}} | some cause, _ in input.topic] if sign == "strong"

# Where a ticket does not plainly speak of a refused call, they count if they are sure:
# then there is a main one.
topic_hints := [{cause: {"weak": {"topic": [["topic", cause, [cause]]]}}} |
	input.main_topic != "unknown"
	some cause, _ in input.topic
] if sign != "strong"

topic_says := [{cause: {"weak": {"main_topic": [["main_topic", cause, [cause]]]}}} |
	cause := input.main_topic
	cause != "unknown"
]

# topic_points order what has votes: words say more than a bare status.
topic_points := {cause: 3 | some cause, _ in input.topic}
