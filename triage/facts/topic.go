package facts

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// maxTopics is how many causes the words of a ticket may hint at.
const maxTopics = 3

// topicFacts counts the cue words of each cause (kb/lexicon/topic.yaml). Words in
// the subject count double: people put there what it is about.
func (x *exchange) topicFacts() {
	type topic struct {
		cause string
		score int
		at    report.Place
	}
	var topics []topic
	for _, h := range x.hits {
		if h.Fact != "topic" || !x.mine(h.Start) {
			continue
		}
		score := 2
		if x.messageOf(h.Start) < 0 {
			score = 4
		}
		if strings.IndexByte(x.text[h.Start:h.End], ' ') > 0 {
			score++ // two words say more than one
		}
		i := slices.IndexFunc(topics, func(t topic) bool { return t.cause == h.Value })
		if i < 0 {
			topics, i = append(topics, topic{cause: h.Value, at: place(h.Start, h.End)}), len(topics)
		}
		topics[i].score += score
	}
	slices.SortStableFunc(topics, func(a, b topic) int { return b.score - a.score })
	for i, t := range topics[:min(len(topics), maxTopics)] {
		if i == 0 && (len(topics) == 1 || t.score >= topics[1].score+2) {
			x.set("main_topic", t.cause, t.at)
		}
		x.add("topic", t.cause, t.at)
	}
}
