"""The spoken word: what is said, when there is room for it, and who says it."""
