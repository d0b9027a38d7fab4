package render

import "fmt"

// limits says how much of a result is shown. Zero of a count shows none.
type limits struct {
	calls      int  // failing calls with an answer each
	candidates int  // causes of an undecided result
	proofs     int  // what speaks for an answer
	quote      int  // bytes of the ticket's words
	steps      int  // of the first fix
	code       int  // lines of each block of code in a step
	fixes      int  // further fixes, by title
	others     int  // further causes, one line each
	excluded   int  // causes ruled out
	asks       int  // questions
	why        bool // why each question is asked
	summary    bool // the article's summary
	brief      bool // a candidate is one line, without its fix
	tight      bool // further causes share a paragraph, candidates show no proof
	all        bool // also what is missing, and every answer in full
	parsed     parsed
}

// parsed keeps the blocks of Markdown for as long as a result is tried at several
// lengths; nil keeps nothing.
type parsed map[string][]block

func (p parsed) blocks(markdown string) []block {
	b, ok := p[markdown]
	if !ok {
		b = stepBlocks(markdown)
		if p != nil {
			p[markdown] = b
		}
	}
	return b
}

// everything is what --explain gets.
var everything = limits{calls: 1000, candidates: 1000, proofs: 1000, quote: maxWords, steps: 1000, code: 1000,
	fixes: 1000, others: 1000, excluded: 1000, asks: 1000, why: true, summary: true, all: true}

// document is what a file gets: long, but each cause after the first is one line.
var document = limits{calls: 20, candidates: 5, proofs: 8, quote: maxWords, steps: 30, code: 40,
	fixes: 4, others: 5, excluded: 5, asks: 5, why: true, summary: true}

// screens are tried in order until the answer fits on a screen. The last one
// still has the cause, a proof, the fix, how to check it, and the question.
var screens = [...]limits{
	{calls: 3, candidates: 5, proofs: 4, quote: 150, steps: 8, code: 8, fixes: 2, others: 4, excluded: 3, asks: 5, why: true, summary: true},
	{calls: 3, candidates: 5, proofs: 3, quote: 75, steps: 6, code: 6, fixes: 1, others: 3, excluded: 2, asks: 3, why: true, summary: true},
	{calls: 3, candidates: 5, proofs: 2, quote: 75, steps: 5, code: 5, fixes: 1, others: 2, excluded: 1, asks: 1, why: true, summary: true},
	{calls: 3, candidates: 5, proofs: 2, quote: 75, steps: 5, code: 4, fixes: 1, asks: 1, why: true, summary: true, tight: true},
	{calls: 3, candidates: 5, proofs: 2, quote: 75, steps: 5, code: 3, asks: 1, why: true, tight: true},
	{calls: 3, candidates: 4, proofs: 2, quote: 60, steps: 4, code: 2, asks: 1, why: true, tight: true},
	{calls: 3, candidates: 3, proofs: 1, quote: 60, steps: 3, code: 1, asks: 1, why: true, tight: true},
}

// undecidedScreens are those of a result that is not decided: there the questions are the
// answer, so all of them come before the candidates' fixes.
var undecidedScreens = [...]limits{
	{calls: 3, candidates: 5, proofs: 3, quote: 150, steps: 6, code: 6, fixes: 1, excluded: 2, asks: 5, why: true, summary: true},
	{calls: 3, candidates: 5, proofs: 1, quote: 75, fixes: 1, asks: 5, tight: true},
	{calls: 3, candidates: 4, proofs: 1, quote: 75, asks: 5, tight: true, brief: true},
	{calls: 3, candidates: 5, proofs: 1, quote: 60, asks: 3, tight: true, brief: true},
	{calls: 3, candidates: 3, proofs: 1, quote: 60, asks: 1, why: true, tight: true, brief: true},
}

// more says how many are not shown; what is "" where the list says it.
func more(left int, what string) span {
	return styled(faint, fmt.Sprintf("… and %d more%s, --explain shows all", left, what))
}

// first returns at most n of s, and how many are left.
func first[T any](s []T, n int) ([]T, int) {
	n = min(n, len(s))
	return s[:n], len(s) - n
}
