package kb

import (
	"math"
	"slices"
	"strings"
)

// The words of the knowledge base itself tell what a ticket may be about: those of
// a code's message and meaning, of a pattern's phrases and of an article's signs
// belong to the causes that they speak for. [loader.learn] weighs how much more
// often a word, or two neighbours, belong to a cause than to any; [Catalog.Topics]
// adds that up for a ticket. So every code and article that is added teaches it.

// Topic is a cause that words of a text hint at.
type Topic struct {
	Cause      string
	Score      int
	Start, End int // bytes of the word, or the two, that say most
}

const (
	topicWeights = 16 // weight of a word for a cause: below this
	surest       = 3  // log of how many times more often counts as sure
	topicWords   = 4000
)

// lesson counts how often something belongs to each cause, in twelfths.
type lesson struct {
	causes []int32
	all    int32
	texts  int32
}

// learn makes the table of words: hash of a word or pair → cause*topicWeights + weight.
func (l *loader) learn() {
	t := &teacher{cat: l.cat, words: map[uint64]*lesson{}, causes: make([]int32, len(l.cat.causes))}
	for i := range l.cat.codes {
		c := &l.cat.codes[i]
		share := int32(12)
		if len(c.Causes) > 1 {
			share = 6
		}
		t.teach(strings.Join([]string{c.Code, c.Message, c.Meaning}, " "), c.Causes, share)
	}
	for _, d := range l.parsed {
		if d.Status != "active" {
			continue
		}
		for _, y := range d.patterns {
			var causes []string
			for _, s := range y.says {
				causes = append(causes, s.Cause)
			}
			for _, segs := range slices.Concat(y.when.text, y.when.any) {
				t.teach(strings.Join(segs, " "), causes, 8)
			}
		}
		for _, e := range d.Examples {
			if !e.Miss {
				t.teach(e.Text, []string{e.Cause}, 12)
			}
		}
		for _, c := range d.Causes {
			for _, sign := range c.For {
				t.teach(sign, []string{c.ID}, 8)
			}
		}
	}
	l.cat.topics = t.table()
}

type teacher struct {
	cat    *Catalog
	words  map[uint64]*lesson
	causes []int32 // texts of each cause, in twelfths
}

// teach counts the words of a text for its causes, the later ones less.
func (t *teacher) teach(text string, causes []string, share int32) {
	seen := map[uint64]*lesson{}
	Split(text).topicWords(func(hash uint64, _, _ int, _ bool) {
		if seen[hash] != nil {
			return
		}
		w := t.words[hash]
		if w == nil {
			w = &lesson{causes: make([]int32, len(t.causes))}
			t.words[hash] = w
		}
		seen[hash] = w
		w.all += share
		w.texts++
	})
	for n, id := range causes {
		i, ok := t.cat.causeByID[id]
		if !ok {
			continue
		}
		part := share / int32(n+1)
		t.causes[i] += part
		for _, w := range seen {
			w.causes[i] += part
		}
	}
}

func (t *teacher) table() table {
	var total int32
	for _, n := range t.causes {
		total += n
	}
	out := map[uint64][]int32{}
	for hash, w := range t.words {
		if w.texts < 2 {
			continue
		}
		often := float64(w.all) / float64(total)
		for i, n := range w.causes {
			if n == 0 {
				continue
			}
			here := (float64(n) + float64(w.all)/float64(total)*12) / float64(t.causes[i]+12)
			if ratio := math.Log((here + 1e-3) / (often + 1e-3)); ratio > 0.3 {
				weight := int32(math.Round(min(ratio, surest) * 2))
				out[hash] = append(out[hash], int32(i)*topicWeights+weight)
			}
		}
	}
	return makeTable(out)
}

// topicWords calls f for every word that is no number or id, and for every two
// neighbours, with the place of the words.
func (w *Words) topicWords(f func(hash uint64, start, end int, pair bool)) {
	before := -1
	for i, x := range w.at[:min(len(w.at), topicWords)] {
		if w.isNumberOrID(i) {
			continue
		}
		small := smallWords[x.hash]
		if !small {
			f(x.hash, int(x.start), int(x.end), false)
		}
		if before >= 0 && !(small && smallWords[w.at[before].hash]) {
			f(pairHash(w.at[before].hash, x.hash), int(min(w.at[before].start, x.start)), int(max(w.at[before].end, x.end)), true) // the parts of a name lie within it
		}
		before = i
	}
}

// smallWords hold sentences together: alone, or two of them, they say nothing.
var smallWords = hashes("a an the and or but if so as of at by for from in into on to with is are was were be been am it its this that these those i im ive we you he she they my our your " +
	"me us them do does did have has had will would can could should there here then than also just how what why when where which who all any some now still again very too up out about after before " +
	"not no use using used get gets getting got try tried trying please check need needs see like want make made")

func hashes(words string) map[uint64]bool {
	m := map[uint64]bool{}
	for w := range strings.FieldsSeq(words) {
		m[hashMore(fnvOffset, w)] = true
	}
	return m
}

// isNumberOrID tells words that mean nothing by themselves: numbers that are no
// status, and runs of ten hexadecimal digits and more.
func (w *Words) isNumberOrID(i int) bool {
	from := int(w.at[i].norm)
	word := w.Norm[from:]
	word = word[:strings.IndexByte(word, ' ')]
	if len(word) > 40 {
		return true
	}
	if strings.Trim(word, "0123456789") == "" {
		return len(word) < 3 || len(word) > 4
	}
	return len(word) >= 10 && strings.Trim(word, "0123456789abcdef") == ""
}

// Topics returns the causes that the words of a text hint at, the most telling
// first. A word counts once, as much as weigh says for the place where it counts most.
func (c *Catalog) Topics(w *Words, weigh func(start int) int) []Topic {
	seen := make(map[uint64]int, 64)
	topics := make([]Topic, len(c.causes))
	most := make([]int, len(c.causes))
	var buf []int
	w.topicWords(func(hash uint64, start, end int, pair bool) {
		if buf = c.topics.appendTo(buf[:0], hash); len(buf) == 0 {
			return
		}
		weight := weigh(start)
		if pair {
			weight += weight / 2
		}
		more := weight - seen[hash]
		if more <= 0 {
			return
		}
		seen[hash] = weight
		for _, n := range buf {
			t, cause := &topics[n/topicWeights], n/topicWeights
			t.Score += n % topicWeights * more
			if n%topicWeights*weight > most[cause] {
				most[cause], t.Start, t.End = n%topicWeights*weight, start, end
			}
		}
	})
	out := topics[:0]
	for i, t := range topics {
		if t.Score > 0 {
			t.Cause = c.causes[i].ID
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Topic) int { return b.Score - a.Score })
	return out
}
