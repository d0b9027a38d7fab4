package intake

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Every file NAME.in of testdata is read; NAME.want.json is the ticket.
func TestFormats(t *testing.T) {
	files, err := filepath.Glob("testdata/*.in")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".in"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			ticket, err := Parse(data)
			require.NoError(t, err)
			got, err := json.MarshalIndent(ticket, "", "  ")
			require.NoError(t, err)
			golden := strings.TrimSuffix(file, ".in") + ".want.json"
			if *update {
				require.NoError(t, os.WriteFile(golden, append(got, '\n'), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.JSONEq(t, string(want), string(got))
		})
	}
}

func TestErrorsNameTheField(t *testing.T) {
	for name, c := range map[string]struct{ in, where, msg string }{
		"empty":                  {"", "", "the input is empty"},
		"blanks":                 {" \r\n\t", "", "the input is empty"},
		"subject":                {`{"subject":["x"],"description":"y"}`, "subject", "must be a string"},
		"description":            {`{"subject":"x","description":{"a":1}}`, "description", "must be a string"},
		"comments":               {`{"subject":"x","comments":"one"}`, "comments", "must be a list"},
		"comment":                {`{"subject":"x","comments":["one",7]}`, "comments[1]", "must be a string or an object"},
		"body of a comment":      {`{"subject":"x","comments":[{"body":false}]}`, "comments[0].body", "must be a string"},
		"time":                   {`{"subject":"x","created_at":{}}`, "created_at", "must be a time"},
		"twice":                  {`{"subject":"x","subject":"y"}`, "subject", "the field occurs twice"},
		"twice in a comment":     {`{"subject":"x","comments":[{"body":"a","body":"b"}]}`, "comments[0].body", "the field occurs twice"},
		"twice, escaped name":    {`{"subject":"x","sub\u006aect":"y"}`, "subject", "the field occurs twice"},
		"zendesk":                {`{"ticket":{"id":1,"subject":7}}`, "ticket.subject", "must be a string"},
		"zendesk comment":        {`{"ticket":{"id":1,"subject":"a"},"comments":[{"plain_body":1}]}`, "comments[0].plain_body", "must be a string"},
		"servicenow":             {`{"result":[{"sys_id":"1","number":"2","short_description":3}]}`, "result[0].short_description", "must be a string"},
		"servicenow display":     {`{"result":{"sys_id":"1","number":"2","description":{"display_value":3}}}`, "result.description.display_value", "must be a string"},
		"65 levels":              {strings.Repeat("[", 65) + strings.Repeat("]", 65), "", "JSON is nested deeper than 64 levels"},
		"100,000 levels":         {strings.Repeat(`{"a":`, 100_000), "", "JSON is nested deeper than 64 levels"},
		"50 MB":                  {strings.Repeat("x", 50<<20), "", "the input is larger than 5 MiB"},
		"deep inside of strings": {`{"subject":"` + strings.Repeat("[", 100) + `","description":7}`, "description", "must be a string"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(strings.NewReader(c.in))
			e, ok := errors.AsType[*Error](err)
			require.True(t, ok, "%v", err)
			require.Equal(t, c.where, e.Where)
			require.Equal(t, c.msg, e.Msg)
			require.NotEmpty(t, e.Hint)
			require.NotContains(t, err.Error(), "\n")
		})
	}
}

func TestADirectoryIsNoTicket(t *testing.T) {
	dir, err := os.Open(t.TempDir())
	require.NoError(t, err)
	defer dir.Close()
	_, err = Read(dir)
	require.EqualError(t, err, "reading ticket: the input cannot be read: is a directory (give a file or standard input)")
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("secret words") }

func TestErrorsNeverQuoteTheInput(t *testing.T) {
	_, err := Read(failing{})
	require.EqualError(t, err, "reading ticket: the input cannot be read")
	_, err = Parse([]byte(`{"subject":{"hunter22":"hunter22"},"hunter22":1}`))
	require.Error(t, err)
	require.NotContains(t, err.Error(), "hunter22")
	ticket, err := Parse([]byte(`{"subject":"a","hunter22":1,"created_at":"hunter22"}`))
	require.NoError(t, err)
	require.Equal(t, []string{"created_at: no time in a known form", "1 other fields"}, ticket.Ignored)
}

func TestTextIsDecoded(t *testing.T) {
	utf16le := func(s string) []byte {
		out := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune(s)) {
			out = append(out, byte(u), byte(u>>8))
		}
		return out
	}
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"plain":            {[]byte("401\r\nagain\n"), "401\nagain\n"},
		"mark of UTF-8":    {[]byte("\xEF\xBB\xBF401"), "401"},
		"UTF-16":           {utf16le("é 😀 401"), "é 😀 401"},
		"UTF-16 cut short": {append(utf16le("a"), 'x'), "a\uFFFD"},
		"UTF-16, big end":  {[]byte{0xFE, 0xFF, 0, 'a', 0xD8, 0x00, 0, 'b'}, "a\uFFFDb"},
		"invalid bytes":    {[]byte("a\xff\xfeb"), "a\uFFFDb"},
		"half JSON":        {[]byte(`{"error":"invalid_token"`), `{"error":"invalid_token"`},
		"a log line":       {[]byte("[2026-11-20 09:12:33] GET " + strings.Repeat("[", 200)), "[2026-11-20 09:12:33] GET " + strings.Repeat("[", 200)},
	} {
		t.Run(name, func(t *testing.T) {
			ticket, err := Parse(c.in)
			require.NoError(t, err)
			require.Equal(t, "text", ticket.Format)
			require.Equal(t, c.want, ticket.Messages[0].Text)
			require.Equal(t, report.Requester, ticket.Messages[0].Author)
		})
	}
}

func TestUTF16HoldsATicketToo(t *testing.T) {
	in := []byte{0xFF, 0xFE}
	for _, c := range []byte(`{"subject":"a","description":"b"}`) {
		in = append(in, c, 0)
	}
	ticket, err := Parse(in)
	require.NoError(t, err)
	require.Equal(t, "generic", ticket.Format)
	require.Equal(t, "b", ticket.Messages[0].Text)
}

func TestTimes(t *testing.T) {
	day := time.Date(2021, 3, 7, 0, 0, 0, 0, time.UTC)
	at := time.Date(2026, 11, 20, 9, 12, 33, 0, time.UTC)
	for in, want := range map[string]report.Moment{
		`"2021-03-07"`:                   {Time: day, Day: true},
		`"2026-11-20T09:12:33Z"`:         {Time: at},
		`"2026-11-20T10:12:33+01:00"`:    {Time: at},
		`"2026-11-20T10:12:33.000+0100"`: {Time: at},
		`"2026-11-20 09:12:33"`:          {Time: at},
		`1795165953`:                     {Time: at},
		`1795165953000`:                  {Time: at},
		`"yesterday"`:                    {},
		`null`:                           {},
		`-1e99`:                          {},
	} {
		ticket, err := Parse([]byte(`{"subject":"a","created_at":` + in + `}`))
		require.NoError(t, err)
		require.Equal(t, want, ticket.Created, in)
		require.Equal(t, want, ticket.Messages[0].At, in)
	}
}

func TestErrorBodiesAreNoTickets(t *testing.T) {
	for _, in := range []string{
		`{"error":"invalid_grant","error_description":"x"}`, `{"type":"about:blank","title":"Unauthorized","status":401,"detail":"x"}`,
		`{"errorCode":"E0000011","errorSummary":"x"}`, `[{"message":"x","errorCode":"INVALID_SESSION_ID"}]`, `{"error":{"code":403,"message":"x"}}`,
		`{"statusCode":401,"message":"x"}`, `{"message":"Bad credentials"}`, `{"status":401,"message":"x"}`, `{"success":false,"errors":[{"code":1}],"messages":[]}`,
		`{"error":"x","description":"y"}`, `[]`, `{}`,
	} {
		ticket, err := Parse([]byte(in))
		require.NoError(t, err)
		require.Equal(t, "json", ticket.Format, in)
		require.Equal(t, in, ticket.Messages[0].Text)
		require.Empty(t, ticket.Subject)
	}
}

func TestCommentsAreBounded(t *testing.T) {
	in := `{"subject":"a","description":"d","comments":[` + strings.TrimSuffix(strings.Repeat(`"c",`, MaxComments+5), ",") + `]}`
	ticket, err := Parse([]byte(in))
	require.NoError(t, err)
	require.Len(t, ticket.Messages, MaxComments+1)
	require.Equal(t, []string{"comments: all after the first 10,000"}, ticket.Ignored)
}

// Input of the worst kinds stays within 16 times its size.
func TestMemoryIsBounded(t *testing.T) {
	for name, unit := range map[string]string{"objects": `{},`, "members": `{"a":0},`, "strings": `"a",`, "escapes": `"\n",`, "numbers": "1,", "html": `{"html_body":"<<"},`} {
		in := []byte(`{"subject":"a","comments":[0` + "],\"notes\":[" + strings.TrimSuffix(strings.Repeat(unit, MaxBytes/8/len(unit)), ",") + `]}`)
		in = []byte(strings.Replace(string(in), `"comments":[0],`, "", 1))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _ = Parse(in)
		runtime.ReadMemStats(&after)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(16*len(in)), name)
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.in")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("\xFF\xFEa"))
	f.Fuzz(func(t *testing.T, data []byte) {
		ticket, err := Parse(data)
		if err != nil {
			_, ok := errors.AsType[*Error](err)
			require.True(t, ok)
			return
		}
		require.NotEmpty(t, ticket.Format)
		require.NotEmpty(t, ticket.Messages)
		for _, m := range ticket.Messages {
			require.Equal(t, strings.ToValidUTF8(m.Text, ""), m.Text)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("testdata/zendesk-comments-beside.in")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}
