package kb

import (
	"encoding/binary"
	"maps"
	"slices"
)

// wire writes values, or reads back what was written: one description of a type
// serves both directions, so that they cannot differ. Numbers are varints, a
// string is its number in a table of all strings. A reader trusts its bytes:
// [open] checks whose they are.
type wire struct {
	reading bool
	pool    *pool  // of a writer
	out     []byte // of a writer
	texts   texts  // of a reader
	in      string // of a reader: what is still to be read
}

func (x *wire) int(n *int) {
	if !x.reading {
		x.out = binary.AppendVarint(x.out, int64(*n))
		return
	}
	u := x.uvarint()
	*n = int(int64(u>>1) ^ -int64(u&1))
}

func (x *wire) uvarint() uint64 {
	var u uint64
	for i := 0; i < len(x.in); i++ {
		b := x.in[i]
		u |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			x.in = x.in[i+1:]
			return u
		}
	}
	return u
}

func (x *wire) bool(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	x.int(&n)
	*b = n == 1
}

func (x *wire) str(s *string) {
	if !x.reading {
		x.out = binary.AppendUvarint(x.out, x.pool.number(*s))
		return
	}
	*s = x.texts.at(int(x.uvarint()))
}

// shared writes a part that other items have as well; it is kept once.
func (x *wire) shared(form func(x *wire)) {
	if x.reading {
		var s string
		x.str(&s)
		form(&wire{reading: true, texts: x.texts, in: s})
		return
	}
	part := &wire{pool: x.pool}
	form(part)
	s := string(part.out)
	x.str(&s)
}

func (x *wire) strs(list *[]string) { items(x, list, (*wire).str) }

func (x *wire) phrases(list *[][]string) { items(x, list, (*wire).strs) }

// items writes or reads a list; an empty one is read as nil.
func items[T any](x *wire, list *[]T, item func(*wire, *T)) {
	n := len(*list)
	x.int(&n)
	if x.reading && n > 0 {
		*list = make([]T, n)
	}
	for i := range *list {
		item(x, &(*list)[i])
	}
}

// dict writes or reads a map in the order of its keys; an empty one is read as
// an empty map.
func dict[T any](x *wire, m *map[string]T, item func(*wire, *T)) {
	keys := slices.Sorted(maps.Keys(*m))
	x.strs(&keys)
	if x.reading {
		*m = make(map[string]T, len(keys))
	}
	for _, k := range keys {
		v := (*m)[k]
		item(x, &v)
		(*m)[k] = v
	}
}

// value is a string, an int or a bool.
func (x *wire) value(v *any) {
	s, isString := (*v).(string)
	i, isInt := (*v).(int)
	b, _ := (*v).(bool)
	kind := 2
	if isString {
		kind = 0
	} else if isInt {
		kind = 1
	}
	switch x.int(&kind); kind {
	case 0:
		x.str(&s)
		*v = s
	case 1:
		x.int(&i)
		*v = i
	default:
		x.bool(&b)
		*v = b
	}
}

// pool numbers strings while they are written.
type pool struct {
	numbers map[string]uint64
	list    []string
}

func (p *pool) number(s string) uint64 {
	n, ok := p.numbers[s]
	if !ok {
		n = uint64(len(p.list))
		p.numbers[s] = n
		p.list = append(p.list, s)
	}
	return n
}

// records is a list whose items can be read one by one: count, the end of each
// item, the items.
type records string

// makeRecords joins items to records.
func makeRecords[T string | []byte](list []T) records {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(list)))
	end := 0
	for _, s := range list {
		end += len(s)
		out = binary.LittleEndian.AppendUint32(out, uint32(end))
	}
	for _, s := range list {
		out = append(out, s...)
	}
	return records(out)
}

func (r records) len() int { return int(u32(string(r), 0)) }

// at returns item i. It shares memory with r.
func (r records) at(i int) string {
	first := 4 + 4*r.len()
	from := 0
	if i > 0 {
		from = int(u32(string(r), 4*i))
	}
	return string(r[first+from : first+int(u32(string(r), 4*i+4))])
}

// texts is the table of all strings.
type texts struct {
	ends, all string // as in records
}

func (r records) texts() texts {
	return texts{ends: string(r[:4+4*r.len()]), all: string(r[4+4*r.len():])}
}

func (t texts) at(i int) string {
	from := uint32(0)
	if i > 0 {
		from = u32(t.ends, 4*i)
	}
	return t.all[from:u32(t.ends, 4*i+4)]
}

// u32 reads four bytes, the lowest first.
func u32(s string, at int) uint32 {
	s = s[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func u64(s string, at int) uint64 { return uint64(u32(s, at)) | uint64(u32(s, at+4))<<32 }
