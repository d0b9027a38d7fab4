package facts

import (
	"slices"

	"github.com/triagekb/triage/kb"
)

// maxTopics is how many causes the words of a ticket may hint at.
const maxTopics = 3

// Weight of a learned word in a message and in the subject, where people put what it
// is about; a cue word of the lexicon counts as one that is cueWord times as telling.
const (
	inMessage = 4
	inSubject = 6
	cueWord   = 4
)

// topicLead is how much more the first topic has to score than the second, in
// hundredths, to be the main one.
const topicLead = 105

// saidTopic is the score below which words hint at nothing where the ticket shows no
// status and no code of the failure.
const saidTopic = 190

// sureTopic is the score from which words alone tell the cause of a ticket that speaks of
// authentication in passing, surestTopic of one that does not speak of it.
const (
	sureTopic   = 225
	surestTopic = 250
)

// topicFacts weighs what the ticket's words hint at: those that the knowledge base
// itself uses for a cause (kb.Catalog.Topics), and the cue words of
// kb/lexicon/topic.yaml, each word once.
func (x *exchange) topicFacts() {
	topics := x.cat.Topics(x.mineWords(), func(start int) int {
		if x.messageOf(start) < 0 {
			return inSubject
		}
		return inMessage
	})
	x.addCues(&topics)
	slices.SortStableFunc(topics, func(a, b kb.Topic) int { return b.Score - a.Score })
	if len(topics) == 0 || topics[0].Score < saidTopic && x.value("status") == nil && len(x.codes) == 0 {
		return // nothing was refused that one can see, and the words are vague
	}
	main := x.mainTopic(topics)
	for i, t := range topics[:min(len(topics), maxTopics)] {
		at := place(t.Start, t.End)
		if i == 0 && main {
			x.set("main_topic", t.Cause, at)
		}
		x.add("topic", t.Cause, at)
	}
}

// mainTopic tells whether the first topic leads, or is sure where the ticket does not
// plainly speak of a refused call.
func (x *exchange) mainTopic(topics []kb.Topic) bool {
	switch sign := x.value("auth_sign"); {
	case sign == "weak":
		return len(topics) > 0 && topics[0].Score >= sureTopic && x.speaksOfTrouble()
	case sign != "strong":
		return len(topics) > 0 && topics[0].Score >= surestTopic && x.speaksOfTrouble()
	}
	return len(topics) == 1 || len(topics) > 1 && topics[0].Score*100 >= topics[1].Score*topicLead
}

// addCues adds what the cue words of the lexicon say.
func (x *exchange) addCues(topics *[]kb.Topic) {
	seen := map[string]int{}
	for _, h := range x.hits {
		if h.Fact != "topic" || !x.mine(h.Start) {
			continue
		}
		weight := inMessage * cueWord
		if x.messageOf(h.Start) < 0 {
			weight *= 2
		}
		words := kb.Normalise(x.text[h.Start:h.End])
		if two := slices.Contains([]byte(words[1:len(words)-1]), ' '); two {
			weight += 2 * inMessage // two words say more than one
		}
		more := weight - seen[words]
		if more <= 0 {
			continue
		}
		seen[words] = weight
		i := slices.IndexFunc(*topics, func(t kb.Topic) bool { return t.Cause == h.Value })
		if i < 0 {
			i = len(*topics)
			*topics = append(*topics, kb.Topic{Cause: h.Value})
		}
		t := &(*topics)[i]
		t.Score += more
		if more == weight {
			t.Start, t.End = h.Start, h.End
		}
	}
}
