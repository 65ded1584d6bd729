"""The command line: parses, calls bootstrap, maps errors to exit codes."""
