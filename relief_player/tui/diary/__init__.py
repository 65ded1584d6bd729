"""The cramp diary's screens: the list, the form of one entry, what an entry prompts, and the report."""
