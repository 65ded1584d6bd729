"""The plain face: a session told line by line, or as JSON Lines, for screen readers, logs and pipes."""
