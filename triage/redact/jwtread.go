package redact

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// readJWT decodes a token (RFC 7519, RFC 7515 section 3.1); it verifies nothing.
// Of a damaged one it reads what can be read. If the reporter masked a part,
// nothing follows about damage but that.
func readJWT(token string, masked, broken bool) *report.JWT {
	if masked {
		token = withoutEllipsis(token)
	}
	segs := strings.Split(token, ".")
	j := &report.JWT{Segments: len(segs), Header: map[string]string{}}
	readHeader(j, segs[0])
	if len(segs) > 1 {
		readClaims(j, segs[1])
	}
	if masked {
		j.Damage = []report.Damage{{Segment: -1, Offset: -1, What: "truncated"}}
		return j
	}
	if broken {
		j.Damage = append(j.Damage, report.Damage{Segment: -1, Offset: -1, What: "whitespace"})
	}
	for n, what := range [...]string{"header_undecodable", "payload_undecodable"} {
		if n < len(segs) {
			checkSegment(j, n, segs[n], what, n == len(segs)-1)
		}
	}
	checkCount(j, segs)
	return j
}

// withoutEllipsis drops what stands for the masked part, whose dots separate nothing.
func withoutEllipsis(token string) string {
	var b strings.Builder
	for i := 0; i < len(token); {
		if n := ellipsisAt(token, i); n > 0 {
			i += n
			continue
		}
		b.WriteByte(token[i])
		i++
	}
	return b.String()
}

// checkCount notes missing and extra segments, and damage to the signature.
func checkCount(j *report.JWT, segs []string) {
	damage := func(segment, offset int, what string) {
		j.Damage = append(j.Damage, report.Damage{Segment: segment, Offset: offset, What: what})
	}
	switch n := len(segs); {
	case n == 1:
		damage(-1, -1, "segment_missing")
	case n == 2 || n == 3 && segs[2] == "":
		if !strings.EqualFold(j.Header["alg"], "none") {
			damage(2, 0, "signature_missing")
		}
	case n > 3:
		damage(3, -1, "segment_extra")
	}
	if len(segs) >= 3 && segs[2] != "" {
		checkAlphabet(j, 2, segs[2])
		if len(strings.TrimRight(segs[2], "="))%4 == 1 {
			damage(2, len(segs[2]), "truncated")
		}
	}
}

// checkSegment notes what is wrong with a segment that has to hold JSON.
func checkSegment(j *report.JWT, n int, seg, what string, last bool) {
	bad := checkAlphabet(j, n, seg)
	raw, _ := decodeSegment(seg, 0)
	if bad < 0 && json.Valid(raw) && len(raw) > 0 && raw[0] == '{' {
		return
	}
	at := bad
	if at < 0 {
		at = jsonErrorAt(raw, len(seg))
	}
	if last && at >= len(seg)-4 && n == 1 {
		j.Damage = append(j.Damage, report.Damage{Segment: n, Offset: len(seg), What: "truncated"})
		return
	}
	j.Damage = append(j.Damage, report.Damage{Segment: n, Offset: at, What: what})
}

// checkAlphabet notes bytes that base64url (RFC 4648 section 5) does not have. It
// returns the offset of the first that no base64 has, or -1.
func checkAlphabet(j *report.JWT, n int, seg string) int {
	padded, other := -1, -1
	for i := range len(seg) {
		switch c := seg[i]; {
		case c == '=':
			if padded < 0 {
				padded = i
			}
		case c == '+' || c == '/':
			if other < 0 {
				other = i
			}
		case !isName(c):
			j.Damage = append(j.Damage, report.Damage{Segment: n, Offset: i, What: "not_base64url"})
			return i
		}
	}
	if padded >= 0 {
		j.Damage = append(j.Damage, report.Damage{Segment: n, Offset: padded, What: "padding"})
	}
	if other >= 0 {
		j.Damage = append(j.Damage, report.Damage{Segment: n, Offset: other, What: "not_base64url"})
	}
	return -1
}

// jsonErrorAt returns the offset in a segment of length n where its JSON ends to
// be valid.
func jsonErrorAt(raw []byte, n int) int {
	var v struct{}
	err := json.Unmarshal(raw, &v)
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		if int(e.Offset) >= len(raw) {
			return n
		}
		return min(max(int(e.Offset)-1, 0)*4/3, n)
	}
	return 0
}

// sextet is the value of a byte in base64 or base64url, plus one; 0 if it has none.
var sextet = func() (t [256]byte) {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	for i := range len(alphabet) {
		t[alphabet[i]] = byte(i) + 1
	}
	t['+'], t['/'] = 63, 64
	return t
}()

// decodeSegment decodes base64url from byte align on, without padding. A byte
// that has no value counts as 'A', so that what stands after it still decodes;
// bad is the offset of the first such byte, or -1.
func decodeSegment(seg string, align int) (raw []byte, bad int) {
	bad = -1
	seg = strings.TrimRight(seg, "=")
	raw = make([]byte, 0, len(seg)*3/4+3)
	bits, n := uint32(0), 0
	for i := align; i < len(seg); i++ {
		v := sextet[seg[i]]
		if v == 0 {
			v = 1
			if bad < 0 {
				bad = i
			}
		}
		bits = bits<<6 | uint32(v-1)
		if n += 6; n >= 8 {
			n -= 8
			raw = append(raw, byte(bits>>n))
		}
	}
	return raw, bad
}
