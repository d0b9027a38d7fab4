package kb

import "os"

// sources is the knowledge base as its authors write it.
var sources = os.DirFS(".")
