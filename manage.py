"""The dashboard's work from the command line: JSON on standard output, words on standard error."""
