"""The command line: parses what was asked, calls the composition root, and maps errors to exit codes."""
