"""The texts that a new routine begins with: a short one for the builder, and one with comments for an editor.

This module owns their words.
"""

from __future__ import annotations

from relief_player.routine.writer import value_text

UNTITLED = "My routine"
"""What a routine is called until it has a name."""

_SHORT = """\
format = 1
name = {name}

[[step]]
kind = "stretch"
move = "calf-wall-straight"
duration = "30s"
sides = "each"
"""

_COMMENTED = """\
# A routine of your own. A line that begins with # is a comment, for you alone.
#   relief watch FILE     shows what is wrong and how long it takes, each time you save
#   relief edit ROUTINE   changes it in forms, and keeps your comments
#   relief play ROUTINE   plays it

format = 1
name = {name}
summary = "What it is for, in a sentence."
goal = "flexibility"          # flexibility, warm-up, relief, relax, desk, recovery or habit
areas = ["calf"]              # relief list --area calf finds it
gate = "general"              # the questions before it begins
# equipment = ["wall"]

[timing]                      # what holds for all steps; take the section out, and your settings count
get_ready = "10s"             # before the first step
transition = "5s"             # to get into position, before every other step
switch = "5s"                 # between the two sides

# Steps follow each other, each under [[step]]. A length is written 45s, 1m30s or 1:30.
# The kinds: warm-up, stretch, heat, cold, massage, breathe, relax, move, rest and note.

[[step]]
kind = "move"
move = "slow-walk"            # relief moves lists them: a move brings its name, how it is done, and what to mind
duration = "5m"

[[step]]
kind = "stretch"
move = "calf-wall-straight"
duration = "30s"
sets = 2
rest = "10s"                  # between the sets
sides = "each"                # each, alternate, left, right, both or one

# A block: the steps under [[step.step]] are played this often.
[[step]]
name = "Loosen up"
rounds = 2
rest = "15s"                  # between the rounds

[[step.step]]
kind = "warm-up"
name = "Circles with the foot" # without a move a step needs a name
duration = "20s"
sides = "each"

[[step.step]]
kind = "warm-up"
name = "Heel raises"
reps = 10
tempo = "2s"                  # ten times two seconds

[[step]]
kind = "breathe"
pattern = [4, 0, 6, 0]        # seconds: in, hold, out, hold
breaths = 18

[[step]]
kind = "note"                 # waits for you, or give it a duration
name = "Done. How does it feel?"
"""


def starter_text(title: str = "") -> str:
    """The text of a new routine: a head and one step."""
    return _SHORT.format(name=value_text(title or UNTITLED))


def commented_text(title: str = "") -> str:
    """The text of a new routine that explains itself: one of each thing, with comments."""
    return _COMMENTED.format(name=value_text(title or UNTITLED))
