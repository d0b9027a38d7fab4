package kb

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// table maps hashes to ascending numbers. It is a hash table laid out in bytes
// (open addressing, half full at most), so that one in the program's read-only
// data is used where it lies. The zero value is empty.
type table struct {
	slots   string // hash (8 bytes), first number, end of numbers (4 bytes each); first = end: free
	numbers string // 4 bytes each
}

const slotSize = 16

// makeTable lays out a table.
func makeTable(m map[uint64][]int32) table {
	if len(m) == 0 {
		return table{}
	}
	slots := make([]byte, slotSize<<bits.Len(uint(2*len(m)-1)))
	var numbers []byte
	for _, hash := range slices.Sorted(maps.Keys(m)) {
		at := slotOf(hash, len(slots))
		for binary.LittleEndian.Uint64(slots[at+8:]) != 0 {
			at = (at + slotSize) & (len(slots) - 1)
		}
		binary.LittleEndian.PutUint64(slots[at:], hash)
		binary.LittleEndian.PutUint32(slots[at+8:], uint32(len(numbers)))
		for _, n := range m[hash] {
			numbers = binary.LittleEndian.AppendUint32(numbers, uint32(n))
		}
		binary.LittleEndian.PutUint32(slots[at+12:], uint32(len(numbers)))
	}
	return table{slots: string(slots), numbers: string(numbers)}
}

// slotOf returns the offset of the first slot for a hash; size is a power of two.
func slotOf(hash uint64, size int) int {
	return int((hash*0x9E3779B97F4A7C15)>>32) * slotSize & (size - 1)
}

// appendTo adds the numbers of a hash to dst.
func (t *table) appendTo(dst []int, hash uint64) []int {
	if t.slots == "" {
		return dst
	}
	for at := slotOf(hash, len(t.slots)); ; at = (at + slotSize) & (len(t.slots) - 1) {
		slot := t.slots[at : at+slotSize]
		from, to := int(u32(slot, 8)), int(u32(slot, 12))
		if from == to {
			return dst
		}
		if u64(slot, 0) != hash {
			continue
		}
		for ; from < to; from += 4 {
			dst = append(dst, int(u32(t.numbers, from)))
		}
		return dst
	}
}

// records returns t as one record list; [records.table] reads it.
func (t *table) records() records { return makeRecords([]string{t.slots, t.numbers}) }

func (r records) table() table { return table{slots: r.at(0), numbers: r.at(1)} }
