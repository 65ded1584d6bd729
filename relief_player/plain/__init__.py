"""The face for ears, logs and pipes: one line for each thing that happens."""
