package triage_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/triage"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	e, err := triage.New(ctx, triage.Options{})
	require.NoError(t, err)
	rep, err := triage.Analyze([]byte("GET https://api.example.com/x\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"insufficient_scope\"\n\n{\"error\":\"insufficient_scope\"} I get this with my access token, what now?"), e.Catalog())
	require.NoError(t, err)
	res, err := e.Triage(ctx, rep)
	require.NoError(t, err)
	out, _ := json.MarshalIndent(res, "", " ")
	t.Log(string(out))
}
