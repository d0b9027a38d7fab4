package kb_test

import (
	"fmt"
	"os"

	"github.com/triagekb/triage/kb"
)

// A knowledge base of your own is a directory.
func ExampleLoad() {
	catalog, err := kb.Load(os.DirFS("testdata/base"))
	if err != nil {
		fmt.Println(err) // every problem with its file, line and column
		return
	}
	for _, a := range catalog.ArticlesFor("token-opaque", "acme") {
		fmt.Println(a.ID, a.Title)
	}
	for _, code := range catalog.Codes("acme5001") {
		fmt.Println(code.ID, code.Causes)
	}
	// Output:
	// AUTH-0001 Opaque token sent to Acme
	// code/acme/ACME5001 [token-opaque]
}
