package facts

import "strings"

// literals finds many fixed strings in one pass over a text: a table of the
// first two bytes leads to the few strings that can begin there.
type literals struct {
	list  []string
	begin [256]*[256][]int32
}

func newLiterals(list []string) *literals {
	l := &literals{list: list}
	for i, s := range list {
		row := l.begin[s[0]]
		if row == nil {
			row = new([256][]int32)
			l.begin[s[0]] = row
		}
		row[s[1]] = append(row[s[1]], int32(i))
	}
	return l
}

// literalAt is a literal, by its number, and where it begins.
type literalAt struct {
	n  int32
	at int
}

// find returns every place of every literal, in the order of the text.
func (l *literals) find(t string) []literalAt {
	var out []literalAt
	for i := 0; i+1 < len(t); i++ {
		row := l.begin[t[i]]
		if row == nil {
			continue
		}
		for _, n := range row[t[i+1]] {
			if strings.HasPrefix(t[i:], l.list[n]) {
				out = append(out, literalAt{n, i})
			}
		}
	}
	return out
}
