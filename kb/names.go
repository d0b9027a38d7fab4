package kb

import (
	"bytes"
	"strings"
)

// maxNames bounds the names of several words of one text.
const maxNames = 48

// namesGap parts the words of names from the text: longer than a phrase's window.
var namesGap = " " + strings.Repeat("|", phraseWindow) + " "

// nameGap parts one name from the next.
const nameGap = "| "

// troubleParts are the words of which a name has to have one. "access_token" and
// "getUserInfo" tell nothing.
var troubleParts = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`invalid expired denied missing not no unauthorized unauthenticated failed fail failure error wrong
		blocked disabled required unsupported mismatch revoked exceeded unknown unverified inactive suspended locked forbidden insufficient bad
		unable cannot incorrect rejected malformed deactivated deleted restricted banned without illegal unexpected refused limited inactivated
		frozen closed removed unconfirmed disallowed prohibited exhausted throttled violation conflict stale skewed needed only outdated obsolete deprecated`) {
		m[w] = true
	}
	return m
}()

// addNames appends to norm, the words of s so far, those of the names that tell of
// trouble, and files them.
func (w *Words) addNames(s string, norm []byte, joins []int32) []byte {
	n := 0
	for _, j := range joins {
		if n == maxNames {
			break
		}
		from := len(w.at)
		if norm = w.addName(s, w.at[j], norm, n == 0); len(w.at) > from {
			n++
		}
	}
	return norm
}

// toldBefore tells whether the same name stood earlier in the text.
func (w *Words) toldBefore(norm []byte, x word) bool {
	name := norm[x.norm-1:]
	name = name[:bytes.IndexByte(name[1:], ' ')+2]
	return bytes.Index(norm, name) < int(x.norm)-1
}

// addName appends the words of one name: parts between "_" and at the humps.
func (w *Words) addName(s string, x word, norm []byte, first bool) []byte {
	var parts [12]word
	n, trouble := 0, false
	low := strings.ToLower(s[x.start:x.end])
	if len(low) != int(x.end-x.start) || len(low) > 80 {
		return norm
	}
	for i := 0; i < len(low); {
		end := i
		for end < len(low) && low[end] != '_' && (end == i || !hump(s, int(x.start)+end)) {
			end++
		}
		if end > i {
			if n == len(parts) {
				return norm
			}
			parts[n] = word{start: x.start + int32(i), end: x.start + int32(end), hash: hashWord(low[i:end])}
			trouble = trouble || troubleParts[low[i:end]]
			n++
		}
		i = end
		if i < len(low) && low[i] == '_' {
			i++
		}
	}
	if n < 2 || !trouble || w.toldBefore(norm, x) {
		return norm
	}
	if first {
		norm = append(norm, namesGap[1:]...)
	} else {
		norm = append(norm, nameGap...)
	}
	for _, p := range parts[:n] {
		p.norm = int32(len(norm))
		norm = append(append(norm, low[p.start-x.start:p.end-x.start]...), ' ')
		w.at = append(w.at, p)
	}
	return norm
}

// hump tells whether a new word of a camel-case name begins at offset i of s:
// "TokenExpired", "JWTExpired".
func hump(s string, i int) bool {
	if !isUpper(s[i]) {
		return false
	}
	return !isUpper(s[i-1]) || i+1 < len(s) && 'a' <= s[i+1] && s[i+1] <= 'z'
}
