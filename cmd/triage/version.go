package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionCommand prints what an answer depends on.
func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of program, catalog and rules",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError(errors.New("version takes no argument"))
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			e, err := a.engine(context.Background())
			if err != nil {
				return err
			}
			made := e.MadeBy()
			_, err = fmt.Fprintf(a.stdout, "triage %s\ncatalog %s\nrules %s\n", made.Program, made.Catalog, made.Rules)
			return err
		},
	}
}

// programVersion is the module version that the go command noted in the binary.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
