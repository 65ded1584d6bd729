"""Rows to look for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from relief_player.routine.finding.finder import Finder
from relief_player.routine.finding.query import parse_query
from relief_player.routine.shelf_rows import ShelfRow


def _row(name: str, **known: object) -> ShelfRow:
    return ShelfRow(name.lower().replace(" ", "-"), "", known.pop("origin", "shipped"), name, **known)


@pytest.fixture
def rows() -> Sequence[ShelfRow]:
    """A small shelf."""
    return (
        _row("Bedtime wind-down", goal="relax", areas=("calf", "back-thigh"), kinds=("stretch", "breathe"), duration_ms=900_000,
             summary="Long holds before sleep.", tags=("evening",)),
        _row("Calf cramp, right now", goal="relief", areas=("calf",), kinds=("stretch", "move"), duration_ms=178_000,
             own_pace=True, summary="Straighten and pull."),
        _row("Étirements du mollet", goal="flexibility", areas=("calf",), kinds=("stretch",), duration_ms=600_000,
             origin="own", equipment=("step or chair", "wall")),
        _row("小腿拉伸", goal="flexibility", areas=("calf",), kinds=("stretch",), duration_ms=600_001, origin="folder"),
        _row("Desk micro-break", goal="desk", areas=("neck", "shoulder"), kinds=("move",), duration_ms=120_000, tags=("office",),
             summary="For a calf? No: for the neck."),
        _row("Straße", kinds=("massage",), duration_ms=60_000, equipment=("ball",)),
        _row("old.toml", problems=({"line": 1},), origin="own"),
    )  # fmt: skip


@pytest.fixture
def found(rows: Sequence[ShelfRow]) -> Callable[[str], list[str]]:
    """The names of what a text finds."""
    finder = Finder(rows)
    return lambda text: [rows[number].name for number in finder.find(parse_query(text))]
