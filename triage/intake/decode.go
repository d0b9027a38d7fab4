package intake

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decodeText turns the bytes of a file into UTF-8 text: a byte order mark goes,
// UTF-16 with one (what PowerShell's > writes) is converted, and invalid bytes
// become U+FFFD.
func decodeText(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodeUTF16(data[2:], 0, 1)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data[2:], 1, 0)
	}
	if utf8.Valid(data) {
		return string(data)
	}
	return strings.ToValidUTF8(string(data), "\uFFFD")
}

// decodeUTF16 converts code units of two bytes, the low one at offset lo. An odd
// last byte and unpaired surrogates become U+FFFD.
func decodeUTF16(data []byte, lo, hi int) string {
	var b strings.Builder
	b.Grow(len(data))
	for ; len(data) >= 2; data = data[2:] {
		r := rune(data[lo]) | rune(data[hi])<<8
		if utf16.IsSurrogate(r) {
			r2 := utf8.RuneError
			if len(data) >= 4 {
				r2 = rune(data[2+lo]) | rune(data[2+hi])<<8
			}
			if r = utf16.DecodeRune(r, r2); r != utf8.RuneError {
				data = data[2:]
			}
		}
		b.WriteRune(r)
	}
	if len(data) == 1 {
		b.WriteRune(utf8.RuneError)
	}
	return b.String()
}
