// Triage answers a support ticket about a failing API call: the cause, the
// proof, the fix, or the one question that would decide.
//
//	triage FILE               answer the ticket in FILE; "-" is standard input
//	triage explain TERM...    what is known of an article, cause, error code or message
//	triage kb lint [DIR]      check a knowledge base
//	triage kb test [DIR]      run the examples of its articles
//	triage version            versions of program, catalog and rules
//
// A ticket is JSON of a ticket system, or plain text. Flags are in
// "triage --help". The answer goes to standard output, all else to standard
// error. Nothing is sent anywhere.
//
// Exit status:
//
//	0  an answer
//	1  failure; for kb lint and kb test: problems were found
//	2  usage
//	3  nothing was recognised
//	4  several causes are possible; a question is printed
//	5  the ticket cannot be read
//	6  the catalog or the rules are wrong
//
// NO_COLOR (not empty) and TERM=dumb turn colours off.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// A reader that goes away is an error of Write, not the death of the process.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
