"""The limits of the evidence base (its section 12) as rules over a routine, each finding with its source.

This package owns what is safe and what is usual, as far as a file alone can show it. It is pure: it reads no file, no
history and no clock. Rows that need the history (the same area heated again within two hours) are `care`'s.
"""

from relief_player.routine.checks.finding import Finding, Level, Rule
from relief_player.routine.checks.rules import RULES, check_routine, errors_of

__all__ = ["RULES", "Finding", "Level", "Rule", "check_routine", "errors_of"]
