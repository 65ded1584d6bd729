"""What is drawn: each widget knows its own data, and neither its siblings, the app nor a file."""
