package intake

// Error says why a ticket cannot be read. It never quotes the input, which may
// hold secrets: the only names in it are those of fields that a reader knows.
type Error struct {
	Where string // field, such as "comments[3].body"; empty for the input as a whole
	Msg   string // what is wrong
	Hint  string // what to do about it; may be empty
	err   error  // the error of the underlying reader, if any
}

// Error returns one line.
func (e *Error) Error() string {
	s := "reading ticket: "
	if e.Where != "" {
		s += e.Where + ": "
	}
	s += e.Msg
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Unwrap returns the error of the underlying reader, or nil.
func (e *Error) Unwrap() error { return e.err }
