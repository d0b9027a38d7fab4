package answer

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

var _ = context.Background
