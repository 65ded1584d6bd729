"""The settings on screens: a list of what can be chosen, a box to type in, and the keys of every command."""
