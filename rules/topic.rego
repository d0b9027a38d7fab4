package triage

# The words of a ticket hint at causes (kb/lexicon/topic.yaml). They put those on the
# list where nothing better is known, and never more.

topic_votes contains {"cause": cause, "id": concat("", [cause, ".topic"]), "strength": "prior", "checks": [{"fact": "topic", "state": "true", "saw": cause, "wanted": cause}]} if {
	some cause, _ in input.topic
}

topic_votes contains {"cause": input.main_topic, "id": concat("", [input.main_topic, ".main_topic"]), "strength": "weak", "checks": [{"fact": "main_topic", "state": "true", "saw": input.main_topic, "wanted": input.main_topic}]} if {
	input.main_topic != "unknown"
	input.auth_sign == "strong"
}
