"""What lies under the cues: noise that is made without files, or a person's own file."""
