"""The routine a person means by an id, a name, a path, or ``-`` for standard input.

This module owns that argument of a command. Where routines lie is the shelf's; what is wrong with a file the reader's.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from relief_player.cli.streams import standard_input
from relief_player.errors import ProblemsError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from relief_player.bootstrap import App
    from relief_player.routine.model import Routine
    from relief_player.routine.problems import Problem

STANDARD_INPUT = "-"


class Chosen(Struct, frozen=True):
    """A routine that can be shown and played."""

    id: str
    routine: Routine
    path: Path | None
    """None where it came from standard input."""


def choose_routine(app: App, text: str) -> Chosen:
    """The routine a person means.

    Raises:
        NotFoundError: there is none; the nearest are named.
        ProblemsError: its file has problems; all of them are in its text, a line each.
    """
    if text == STANDARD_INPUT:
        from relief_player.routine.reader import read_routine_bytes  # noqa: PLC0415  # only what is used is loaded
        from relief_player.routine.source import MOST_TEXT  # noqa: PLC0415  # as above

        raw = standard_input(MOST_TEXT + 1)
        result = read_routine_bytes(raw, file="standard input", moves=app.moves)
        if result.routine is None:
            raise has_problems(result.problems)
        return Chosen("standard-input", result.routine, None)
    entry = app.shelf.find(text)
    if entry.routine is None:
        raise has_problems(entry.problems)
    return Chosen(entry.id, entry.routine, entry.path)


def has_problems(problems: Iterable[Problem]) -> ProblemsError:
    """The error that lists all problems of a file, each on its line."""
    lines = [str(problem) for problem in problems]
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    return ProblemsError("\n".join(lines), f"{count}: the routine can be played once this is mended.")


def complete_routine(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001  # click's signature
    """The ids that begin with what was typed; a path is left to the shell."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # only a completion pays for it

    from relief_player.bootstrap import open_app  # noqa: PLC0415  # as above

    if "/" in incomplete or incomplete.startswith((".", "~")):
        return [CompletionItem(incomplete, type="file")]
    ids = [found.id for found in open_app().shelf.found() if found.id.startswith(incomplete)]
    return [CompletionItem(one) for one in ids] or [CompletionItem(incomplete, type="file")]
