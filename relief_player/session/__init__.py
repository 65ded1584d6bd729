"""A routine in time: the timeline, the player that walks it, and the conductor that gives it a clock."""
