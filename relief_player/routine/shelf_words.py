"""What the shelf says where a routine is not there, or its file's name is none.

This module owns those words. It is loaded only after a mistake.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from relief_player.errors import NotFoundError
from relief_player.routine.problems import UNSEEN, Problem, cleaned, shown

_MOST_NEAR: Final = 3
_TRY_LIST: Final = "Try relief list for the routines that are there."


def unseen_in_id(routine_id: str) -> Problem | None:
    """The problem of an id that holds something unseen; told with the id written out."""
    if not UNSEEN.search(routine_id):
        return None
    return Problem(cleaned(routine_id), None, None, "", "the file's name holds a control character", "rename the file")


def no_file(path: str) -> NotFoundError:
    """There is no such file."""
    return NotFoundError(f"There is no file {shown(path)}", hint=_TRY_LIST)


def gone(routine_id: str) -> NotFoundError:
    """There was a routine of this id a moment ago."""
    return NotFoundError(f"{shown(routine_id)} has gone", hint="Its file was moved or removed.")


def not_called(wanted: str, known: Iterable[tuple[str, str]]) -> NotFoundError:
    """No routine has this name; the nearest are named.

    Args:
        wanted: what was asked for.
        known: the id and the name of every routine.
    """
    pairs = list(known)
    spelled = {name.casefold(): one for one, name in pairs} | {one.casefold(): one for one, _ in pairs}
    near = get_close_matches(wanted.casefold()[:80], spelled, n=_MOST_NEAR, cutoff=0.5)
    ids = dict.fromkeys(spelled[word] for word in near)
    hint = f"Did you mean {' or '.join(cleaned(one) for one in ids)}?" if ids else _TRY_LIST
    return NotFoundError(f"No routine is called {shown(wanted)}", hint=hint)
