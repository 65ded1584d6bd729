"""The passes of a session as rows: what became of each, how long it took, and what it was."""

from __future__ import annotations

from typing import Final

from relief_player.session.state import Outcome
from relief_player.tui import words
from relief_player.tui.recap import Row
from relief_player.tui.widgets.rows import Cell, Look

_MARKS: Final[dict[Outcome, tuple[str, Look]]] = {
    Outcome.DONE: ("✓", "key"),
    Outcome.PARTIAL: ("◐", "ready"),
    Outcome.SKIPPED: ("–", "quiet"),
}
_NOTHING: Final[Cell] = (("Nothing was begun.", "quiet"),)


def listed(rows: tuple[Row, ...]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each pass. Of the passes of one step only the first names it."""
    if not rows:
        return ((_NOTHING,),)
    # By its name too: another move may have taken the step's place in between.
    before = (None, *((row.step, row.name) for row in rows))
    return tuple(_row(row, named=(row.step, row.name) != last) for row, last in zip(rows, before, strict=False))


def _row(row: Row, *, named: bool) -> tuple[Cell, ...]:
    mark, look = _MARKS[row.outcome]
    name = row.name if row.name.lower().startswith(row.kind.lower()) else f"{row.kind} · {row.name}"
    what: Cell = ((name, ""), (f" · {row.where}" if row.where else "", "quiet"))
    if not named and row.where:
        what = ((f"  {row.where}", "quiet"),)
    return (
        ((f"{mark} {words.OUTCOME_WORDS[row.outcome]}", look),),
        ((f"{row.times:>13} ", "quiet"),),
        what,
    )
