"""A whole session as an audio file: laid out, mixed by streaming, written, and named for a player of music."""
