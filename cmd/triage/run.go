package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

// app is what commands share during one run.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string

	kbDir, rulesDir string // "" means what is embedded
	format          string
	noColor         bool

	stage string // what is being done, for the message of an internal error
}

// run is the program: it reads args and streams, and returns the exit status. It
// never panics.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) (status int) {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, env: env, stage: "starting"}
	defer func() {
		if recover() != nil { // its value may quote the ticket
			fmt.Fprintf(stderr, "triage: internal error in %s; please report it with the output of triage --version\n", a.stage)
			status = exitFailure
		}
	}()
	root := a.command()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return a.report(root.Execute())
}

// command is the root command with all others below it.
func (a *app) command() *cobra.Command {
	root := a.triageCommand()
	root.Version = programVersion()
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError(err) })
	p := root.PersistentFlags()
	p.StringVar(&a.kbDir, "kb", "", "knowledge base in `DIR` instead of the embedded one")
	p.StringVar(&a.rulesDir, "rules", "", "rules in `DIR` instead of the embedded ones (they are trusted)")
	p.BoolVar(&a.noColor, "no-color", false, "write no colours")
	root.AddCommand(a.explainCommand(), a.evalCommand(), a.kbCommand(), a.versionCommand())
	return root
}

// colored tells whether the answer goes to a terminal that shows colours.
func (a *app) colored() bool {
	if a.noColor || a.env("NO_COLOR") != "" || a.env("TERM") == "dumb" {
		return false
	}
	f, ok := a.stdout.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
