"""What the library says where there is nothing to show, and about the routine that is marked.

This module owns those words. It is pure; texts from files have been cleaned by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from relief_player.routine.finding.query import Query
from relief_player.routine.finding.row import Row
from relief_player.tui.library.ago import ago_words
from relief_player.tui.library.lines import OWN
from relief_player.tui.text import clean_line

if TYPE_CHECKING:
    from relief_player.routine.finding.spelling import Doubt

_WHOSE = {"own": f"yours {OWN}", "folder": "from one of your folders"}


def no_routines(folder: str, key: str) -> str:
    """Where the shelf is empty.

    Args:
        folder: where a person's own routines are.
        key: reads the files again.
    """
    return (
        "No routines yet.\n\n"
        f"Put a routine file (.toml) into\n{clean_line(folder)}\n"
        f"and it appears here by itself; {key} reads the files at once."
    )


def nothing_fits(text: str, loosened: Iterable[tuple[str, int]], key: str) -> str:
    """Where a search finds nothing.

    Args:
        text: what was looked for.
        loosened: words that could go, each with how many routines there would be.
        key: shows all routines again.
    """
    from relief_player.routine.finding.spelling import doubts  # noqa: PLC0415  # the library opens sooner

    lines = [f"Nothing fits {clean_line(text)}", ""]
    lines += [_doubt_words(doubt) for doubt in doubts(text)]
    lines += [f"Without {clean_line(word)}: {count}" for word, count in loosened]
    return "\n".join([*lines, f"{key} shows them all."])


def _doubt_words(doubt: Doubt) -> str:
    if doubt.instead:
        return f"{clean_line(doubt.word)}: did you mean {clean_line(doubt.instead)}?"
    if doubt.choices:
        return f"{clean_line(doubt.word)}: there is {', '.join(doubt.choices[:-1])} and {doubt.choices[-1]}"
    return f"{clean_line(doubt.word)}: no part of the body has that name"


def unclear_words(query: Query) -> str:
    """What of a search was left out, and why; empty where nothing was."""
    return f"{clean_line(query.unclear[-1])} is no length: 10m, 7:30 or 90s" if query.unclear else ""


def about_words(row: Row, done: datetime | None, now: datetime) -> str:
    """Whose a routine is and when it was done last; empty where there is nothing to say."""
    parts = [_WHOSE.get(row.origin, "")]
    if done is not None:
        parts.append(f"done {ago_words(done, now)}")
    return " · ".join(part for part in parts if part)


def to_be_mended(key: str) -> str:
    """Where a file with problems was to be played.

    Args:
        key: opens a routine in the builder.
    """
    return f"This file has problems, told beside it; {key} opens it to mend them."


def problem_words(problem: object) -> str:
    """What is wrong with a file: where, what, and how to mend it.

    Args:
        problem: an entry of the shelf's index, or a line that says it all.
    """
    if not isinstance(problem, Mapping):
        return str(problem)
    where = f"Line {problem['line']}, column {problem['column']}: " if problem["line"] is not None else ""
    key = f"{problem['key']}: " if problem["key"] else ""
    hint = f" ({problem['hint']})" if problem["hint"] else ""
    return f"{where}{key}{problem['message']}{hint}"
