package kb

import (
	"slices"
	"strings"
)

// index finds what may match a text without looking at everything: each entry
// is filed under one anchor only, its rarest required key. A key is a pair of
// neighbouring words, a single word where a segment has no second one, or a fact
// with its value. The cost of a look-up grows with the text, not with the index.
type index struct {
	words table    // by the hash of one word or of two neighbours
	facts table    // by the hash of "name=value"
	names []string // names of the facts in use, sorted
}

// entry is what one pattern or phrase requires, for choosing its anchor.
type entry struct {
	phrases [][]string // each phrase as its segments; all are required
	facts   []string   // "name=value"; all are required
}

// buildIndex files every entry and returns the anchor of each in readable form;
// an empty one means that the entry has no selective key and is in no list.
func buildIndex(entries []entry) (*index, []string) {
	wordDF, factDF := map[uint64]int{}, map[string]int{}
	for _, e := range entries {
		for k := range e.wordKeys() {
			wordDF[k]++
		}
		for _, f := range e.facts {
			factDF[f]++
		}
	}
	ix := &index{}
	words, facts := map[uint64][]int32{}, map[uint64][]int32{}
	anchors := make([]string, len(entries))
	for n, e := range entries {
		best, df, hash := "", 0, uint64(0)
		for _, kv := range sortedKeys(e.wordKeys()) {
			if d := wordDF[kv.hash]; best == "" || d < df || d == df && len(kv.text) > len(best) {
				best, df, hash = kv.text, d, kv.hash
			}
		}
		fact := false
		for _, f := range e.facts {
			if d := factDF[f]; best == "" || d < df {
				best, df, fact = f, d, true
			}
		}
		anchors[n] = best
		switch {
		case best == "":
		case fact:
			facts[hashWord(best)] = append(facts[hashWord(best)], int32(n))
			name, _, _ := strings.Cut(best, "=")
			ix.names = append(ix.names, name)
		default:
			words[hash] = append(words[hash], int32(n))
		}
	}
	ix.words, ix.facts = makeTable(words), makeTable(facts)
	slices.Sort(ix.names)
	ix.names = slices.Compact(ix.names)
	return ix, anchors
}

type wordKey struct {
	text string
	hash uint64
}

// wordKeys returns the words and pairs of e that can be an anchor.
func (e entry) wordKeys() map[uint64]string {
	keys := map[uint64]string{}
	for _, segs := range e.phrases {
		for _, s := range segs {
			ws := strings.Fields(s)
			if len(ws) == 1 && !commonWords[ws[0]] && len(ws[0]) > 2 {
				keys[pairHash(hashWord(ws[0]), 0)] = ws[0]
			}
			for i := 1; i < len(ws); i++ {
				keys[pairHash(hashWord(ws[i-1]), hashWord(ws[i]))] = ws[i-1] + " " + ws[i]
			}
		}
	}
	return keys
}

func sortedKeys(m map[uint64]string) []wordKey {
	out := make([]wordKey, 0, len(m))
	for h, t := range m {
		out = append(out, wordKey{t, h})
	}
	slices.SortFunc(out, func(a, b wordKey) int { return strings.Compare(a.text, b.text) })
	return out
}

// commonWords stand in so many tickets that one of them alone selects nothing.
var commonWords = map[string]bool{
	"token": true, "error": true, "unauthorized": true, "forbidden": true, "invalid": true, "api": true, "key": true, "code": true,
	"401": true, "403": true, "400": true, "404": true, "500": true, "request": true, "response": true, "message": true, "status": true,
	"login": true, "user": true, "password": true, "access": true, "denied": true, "failed": true, "client": true, "server": true,
	"authorization": true, "bearer": true, "header": true, "not": true, "the": true, "and": true, "http": true, "https": true, "auth": true, "oauth": true,
}

// records returns the tables of ix; [records.index] reads them.
func (ix *index) records() records {
	return makeRecords([]string{string(ix.words.records()), string(ix.facts.records())})
}

func (r records) index() *index {
	return &index{words: records(r.at(0)).table(), facts: records(r.at(1)).table()}
}

func hashWord(w string) uint64 { return hashMore(fnvOffset, w) }

// hashMore continues a hash.
func hashMore(h uint64, w string) uint64 {
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * fnvPrime
	}
	return h
}

// pairHash joins the hashes of two neighbours; b is 0 for a single word.
func pairHash(a, b uint64) uint64 { return (a ^ b*0x9E3779B97F4A7C15) * fnvPrime }

// candidates appends the entries whose anchor occurs in w or among the facts,
// ascending and without duplicates. fact returns a fact's value (string, int64,
// bool or []string) or nil.
func (ix *index) candidates(dst []int, w *Words, fact func(name string) any) []int {
	from := len(dst)
	for i := range w.at {
		a := w.at[i].hash
		dst = ix.words.appendTo(dst, pairHash(a, 0))
		if i+1 < len(w.at) {
			dst = ix.words.appendTo(dst, pairHash(a, w.at[i+1].hash))
		}
	}
	if fact != nil {
		for _, name := range ix.names {
			key := hashMore(hashWord(name), "=")
			switch v := fact(name).(type) {
			case string:
				dst = ix.facts.appendTo(dst, hashMore(key, v))
			case []string:
				for _, m := range v {
					dst = ix.facts.appendTo(dst, hashMore(key, m))
				}
			}
		}
	}
	slices.Sort(dst[from:])
	return append(dst[:from], slices.Compact(dst[from:])...)
}

// Candidates appends to dst the numbers of the compiled patterns whose anchor
// occurs in w or among the facts, ascending. It never misses one that matches.
func (c *Catalog) Candidates(dst []int, w *Words, fact func(name string) any) []int {
	return c.patterns.candidates(dst, w, fact)
}
