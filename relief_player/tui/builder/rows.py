"""The steps of a draft as lines of a list: number, letter, name and time.

This module owns what such a line looks like. It is pure.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from relief_player.routine.editing import Draft, Row, StepPath
from relief_player.tui.builder.lines import Line, Lines
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.rows import Look
from relief_player.tui.words import TONES

_LETTERS: Final = {tone.name: tone.letter for tone in TONES}
_INDENT: Final = "  "


def paths_of(draft: Draft) -> tuple[StepPath, ...]:
    """What each line stands for: the head, then every step and block in the order of the file."""
    return ((), *(row.path for row in draft.outline))


def lines_of(draft: Draft, marked: Collection[StepPath]) -> Lines:
    """A line for the head, and one for each step and block.

    Args:
        draft: the routine.
        marked: the steps a person has marked.
    """
    return _StepLines(draft, marked)


class _StepLines:
    """Each line is made when it is drawn: of many, few are seen at once."""

    def __init__(self, draft: Draft, marked: Collection[StepPath]) -> None:
        self._draft = draft
        self._marked = marked

    def __len__(self) -> int:
        return len(self._draft.outline) + 1

    def __getitem__(self, index: int) -> Line:
        if index == 0:
            return _head(self._draft)
        row = self._draft.outline[index - 1]
        return _line(row, marked=row.path in self._marked)


def title_of(draft: Draft) -> str:
    """What the routine is called, as far as it says so."""
    name = (draft.table or {}).get("name")
    return clean_line(name) if isinstance(name, str) and clean_line(name) else "A routine without a name"


def _head(draft: Draft) -> Line:
    steps = sum(1 for row in draft.outline if not row.is_block)
    return Line((("  ", ""), (title_of(draft), "key")), ("1 step" if steps == 1 else f"{steps} steps",))


def _line(row: Row, *, marked: bool) -> Line:
    mark: tuple[str, Look] = ("+", "key") if marked else ("·", "quiet") if row.findings else (" ", "")
    if row.problems:
        mark = ("!", "alert")
    number = "   " if row.is_block else f"{row.number:>3}"
    letter = "↻" if row.is_block else _LETTERS.get(row.kind, "?")
    name = f"{_INDENT * row.depth}{clean_line(row.name)}"
    return Line((mark, (f"{number} ", "quiet"), (f"{letter} ", "key"), (name, "")), _ends(clean_line(row.time)))


def _ends(time: str) -> tuple[str, ...]:
    """How long, and how often; where there is no room, how long alone."""
    return tuple(dict.fromkeys((time, time.partition(",")[0]))) if time else ()
