package kb

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words is a text as the knowledge base compares it: words of letters, digits
// and "_" in lower case, an apostrophe inside a word dropped, everything else a
// gap. It remembers where each word stood. It does not change after [Split].
//
// A name of several words that tells of trouble (EMAIL_NOT_VERIFIED,
// TokenExpiredError) counts as its words too, behind everything else and behind a
// gap that no phrase crosses: people and programs say the same thing.
type Words struct {
	Norm string // the words with one blank between them and around all, " a b "; " " for no words
	at   []word
	own  int // words that stand in the text as they are; the words of names follow
}

type word struct {
	start, end int32  // bytes in the source text
	norm       int32  // offset of its first byte in Norm
	hash       uint64 // FNV-1a of the normalised word
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Split makes the words of s. Time and memory are linear in len(s).
func Split(s string) *Words {
	return split(s, true)
}

func split(s string, names bool) *Words {
	w := &Words{at: make([]word, 0, len(s)/5)}
	norm := make([]byte, 1, len(s)+2)
	norm[0] = ' '
	var tmp [utf8.UTFMax]byte
	in, joined, before := false, false, false // before: the letter before is a capital
	var cur word
	var joins []int32 // words that may be names of several words
	end := func(i int) {
		cur.end, in = int32(i), false
		w.at = append(w.at, cur)
		norm = append(norm, ' ')
		if joined && names {
			joins = append(joins, int32(len(w.at)-1))
		}
		joined = false
	}
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case isWordRune(c):
			if !in {
				before = false
				in, cur = true, word{start: int32(i), norm: int32(len(norm)), hash: fnvOffset}
			}
			if c < utf8.RuneSelf {
				b := lowerASCII(byte(c))
				capital := b != byte(c)
				if capital != before && i > int(cur.start)+1 || c == '_' {
					joined = true // "aB", "ABc", "a_b"
				}
				before = capital
				norm = append(norm, b)
				cur.hash = (cur.hash ^ uint64(b)) * fnvPrime
				break
			}
			n := utf8.EncodeRune(tmp[:], unicode.ToLower(c))
			for _, b := range tmp[:n] {
				norm = append(norm, b)
				cur.hash = (cur.hash ^ uint64(b)) * fnvPrime
			}
		case in && (isApostrophe(c) && nextIsLetter(s[i+size:]) || isInvisible(c)):
			// "doesn't" is one word, and so is one with a zero-width space inside.
		default:
			if in {
				end(i)
			}
		}
		i += size
	}
	if in {
		end(len(s))
	}
	w.own = len(w.at)
	w.Norm = string(w.addNames(s, norm, joins))
	return w
}

// Normalise returns the Norm of s: the form in which phrases and texts are compared.
func Normalise(s string) string { return split(s, false).Norm }

// Len returns the number of words.
func (w *Words) Len() int { return len(w.at) }

// Slice returns the words that begin in the byte range [start,end) of the source
// text. It shares memory with w.
func (w *Words) Slice(start, end int) *Words {
	lo, hi := w.search(start, 0, w.own), w.search(end, 0, w.own)
	if lo >= hi {
		return &Words{Norm: " "}
	}
	out := w.part(lo, hi)
	out.own = hi - lo
	lo, hi = w.search(start, w.own, len(w.at)), w.search(end, w.own, len(w.at))
	if lo < hi {
		names := w.part(lo, hi)
		shift := int32(len(out.Norm) + len(namesGap) - 2)
		out.at = slices.Clone(out.at)
		for _, x := range names.at {
			x.norm += shift
			out.at = append(out.at, x)
		}
		out.Norm += namesGap[1:] + names.Norm[1:]
	}
	return out
}

// part returns words lo to hi.
func (w *Words) part(lo, hi int) *Words {
	to := len(w.Norm)
	if hi < len(w.at) {
		to = int(w.at[hi].norm)
	}
	to = len(strings.TrimRight(w.Norm[:to], "| ")) + 1
	from := int(w.at[lo].norm) - 1
	if from == 0 {
		return &Words{Norm: w.Norm[:to], at: w.at[lo:hi]}
	}
	at := make([]word, hi-lo)
	for i, x := range w.at[lo:hi] {
		x.norm -= int32(from)
		at[i] = x
	}
	return &Words{Norm: w.Norm[from:to], at: at}
}

// search returns the index of the first of the words lo to hi that begins at or
// after byte at.
func (w *Words) search(at, lo, hi int) int {
	for lo < hi {
		mid := (lo + hi) / 2
		if int(w.at[mid].start) < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// phraseWindow is how far apart the segments of a phrase may stand, in bytes of
// Norm: about thirty words. rules/match.rego uses the same number.
const phraseWindow = 200

// Match looks for a phrase given as its segments (each with one blank before and
// after, see [Segments]) and returns the bytes of the source text from its first
// word to its last. The segments stand in order, each at most about 30 words
// after the one before.
func (w *Words) Match(segs []string) (start, end int, ok bool) {
	if len(segs) == 0 {
		return 0, 0, false
	}
	for from := 0; ; {
		i := strings.Index(w.Norm[from:], segs[0])
		if i < 0 {
			return 0, 0, false
		}
		i += from
		last := i + len(segs[0]) - 1
		if end, ok := w.matchRest(last, segs); ok {
			first := w.byNorm(i + 1)
			return int(w.at[first].start), int(w.at[w.byNorm(end)].end), true
		}
		from = last
	}
}

// matchRest matches segs[1:] after the blank at offset last of Norm and returns
// the offset of the last matched byte of Norm.
func (w *Words) matchRest(last int, segs []string) (end int, ok bool) {
	if len(segs) == 1 {
		return last - 1, true
	}
	window := w.Norm[last:min(last+phraseWindow, len(w.Norm))]
	for from := 0; ; {
		i := strings.Index(window[from:], segs[1])
		if i < 0 {
			return 0, false
		}
		at := last + from + i + len(segs[1]) - 1
		if end, ok := w.matchRest(at, segs[1:]); ok {
			return end, true
		}
		from += i + len(segs[1]) - 1
	}
}

// byNorm returns the index of the word that holds offset at of Norm.
func (w *Words) byNorm(at int) int {
	lo, hi := 0, len(w.at)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(w.at[mid].norm) <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(lo-1, 0)
}

// Segments splits a phrase at its "*" into normalised segments. Leading and
// trailing wildcards say nothing and are dropped.
func Segments(phrase string) []string {
	var segs []string
	for part := range strings.SplitSeq(phrase, "*") {
		if n := Normalise(part); n != " " {
			segs = append(segs, n)
		}
	}
	return segs
}

func isWordRune(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

func lowerASCII(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' }

func nextIsLetter(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c)
}

// isInvisible tells characters that editors and chats insert into words: soft
// hyphen, zero-width and bidirectional marks, byte order mark.
func isInvisible(c rune) bool {
	return c == 0xAD || 0x200B <= c && c <= 0x200F || 0x2060 <= c && c <= 0x2064 || c == 0xFEFF
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
