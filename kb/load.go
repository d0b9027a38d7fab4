package kb

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/triagekb/triage/kb/diag"
	"go.yaml.in/yaml/v4"
)

// Limits of one file, in bytes: more is a mistake or an attack.
const (
	maxArticle     = 512 << 10
	maxFrontMatter = 64 << 10
	maxVocabulary  = 4 << 20
)

// Load reads, checks and compiles a knowledge base. fsys has articles/, codes/,
// lexicon/, facts.yaml, causes.yaml and providers.yaml at its root; what of these
// but articles/ it lacks is taken from the embedded one. Authoring problems are
// returned all at once as a [diag.List]; any other error names the file.
func Load(fsys fs.FS) (*Catalog, error) {
	l := newLoader()
	if err := l.read(fsys, embedded); err != nil {
		return nil, fmt.Errorf("reading knowledge base: %w", err)
	}
	if len(l.cat.facts) > 0 && len(l.cat.causes) > 0 {
		l.link()
		l.compile()
	}
	if err := l.problems.Err(); err != nil {
		return nil, err
	}
	l.version()
	return open(l.cat.pack())
}

func newLoader() *loader {
	return &loader{cat: &Catalog{collected: collected{articleByID: map[string]*Article{}}}}
}

// loader is the state of one [Load].
type loader struct {
	cat        *Catalog
	problems   diag.List
	files      []loaded        // everything that was read
	incomplete bool            // an article could not be read: what names it is not to blame
	borrowed   map[string]bool // parts that come from the embedded knowledge base

	parsed       []*draft
	phrases      []lexiconPlace
	codeWith     []codeArticle
	articleLinks []articleLink
	origins      []origin
}

type loaded struct {
	name string
	sum  [sha256.Size]byte
}

// read reads every part of the knowledge base, vocabularies first.
func (l *loader) read(fsys, fallback fs.FS) error {
	l.borrowed = map[string]bool{}
	err := l.readParts(fsys, fallback, map[string]func(*source, *yaml.Node){
		"facts.yaml": l.readFacts, "causes.yaml": l.readCauses, "providers.yaml": l.readProviders,
	})
	// Everything else is checked against the vocabularies: with a broken one it
	// would drown the cause in consequences.
	if err != nil || len(l.problems) > 0 {
		return err
	}
	if err := l.readParts(fsys, fallback, map[string]func(*source, *yaml.Node){"lexicon": l.readLexicon, "codes": l.readCodes}); err != nil {
		return err
	}
	names, err := list(fsys, "articles", ".md")
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case missing && len(l.borrowed) == 5:
		return errors.New("none of articles/, codes/, lexicon/, facts.yaml, causes.yaml, providers.yaml is there: give the directory that holds them")
	case err != nil && !missing:
		return err
	}
	for _, name := range names {
		if err := l.readArticle(fsys, name); err != nil {
			return err
		}
	}
	return nil
}

// readParts reads files or directories of YAML in the order of their names.
func (l *loader) readParts(fsys, fallback fs.FS, parts map[string]func(*source, *yaml.Node)) error {
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		from, files, err := l.part(fsys, fallback, name)
		if err != nil {
			return err
		}
		for _, file := range files {
			if err := l.readYAML(from, file, parts[name]); err != nil {
				return err
			}
		}
	}
	return nil
}

// part returns the files of one part of the knowledge base, and the file system
// that has them.
func (l *loader) part(fsys, fallback fs.FS, name string) (fs.FS, []string, error) {
	names, err := list(fsys, name, ".yaml")
	if errors.Is(err, fs.ErrNotExist) {
		l.borrowed[name] = true
		fsys = fallback
		names, err = list(fsys, name, ".yaml")
	}
	return fsys, names, err
}

// list returns the files below root that end in ext, sorted; root may be a file.
func list(fsys fs.FS, root, ext string) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(path.Base(name), ".") && name != root:
			return fs.SkipDir
		case !d.IsDir() && path.Ext(name) == ext && !strings.HasPrefix(path.Base(name), "."):
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

func (l *loader) readYAML(fsys fs.FS, name string, read func(*source, *yaml.Node)) error {
	data, err := l.bytes(fsys, name, maxVocabulary)
	if err != nil || data == nil {
		return err
	}
	s := newSource(name, data, &l.problems)
	if root := s.load(data); root != nil {
		read(s, root)
	}
	return nil
}

// bytes reads one file whole and notes it for the version. What is not text or
// too long is a problem; the bytes are nil then.
func (l *loader) bytes(fsys fs.FS, name string, limit int) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	l.files = append(l.files, loaded{name, sha256.Sum256(data)})
	s := &source{name: name, problems: &l.problems}
	if len(data) > limit {
		s.at(1, 0, "kb-too-large", "split it", "file is larger than %d KiB", limit>>10)
		return nil, nil
	}
	if i := invalidUTF8(data); i >= 0 {
		line := 1 + strings.Count(string(data[:i]), "\n")
		s.at(line, i-strings.LastIndex(string(data[:i]), "\n"), "kb-utf8", "save the file as UTF-8", "invalid UTF-8")
		return nil, nil
	}
	return data, nil
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
