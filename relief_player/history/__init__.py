"""What is remembered: the record of every session."""
