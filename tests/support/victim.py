"""A process of its own that changes a history until it is killed: ``python victim.py FOLDER WORK OTHER``.

Prints a line for each change that is safely in the history: what was acknowledged must be there afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from desk import WallClock, places_in

from relief_player.history.copies import merge
from relief_player.history.reading import History, open_history
from relief_player.history.transfer import parsed, put_lines


def rating(history: History, _: Path) -> Iterator[str]:
    """Rate the newest session again and again; the note is what was acknowledged."""
    session = next(history.sessions(limit=1))
    for number in count(1):
        history.rate(session.id, before=number % 11, note=str(number))
        yield str(number)


def importing(history: History, other: Path) -> Iterator[str]:
    """Take lines in one by one, over and over; the number of lines is what was acknowledged."""
    lines = other.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        put_lines(history.changing, parsed([line], _wrong), _wrong)
        yield str(number)
    yield from _for_ever(lambda: put_lines(history.changing, parsed(lines, _wrong), _wrong))


def merging(history: History, other: Path) -> Iterator[str]:
    """Merge another history, forget nothing, and merge it again."""
    yield from _for_ever(lambda: merge(history, other))


def _for_ever(act: Callable[[], object]) -> Iterator[str]:
    for _ in count():
        act()
        yield "all"


def _wrong(number: int, why: str) -> None:
    raise AssertionError(f"{number}: {why}")


WORK = {"rating": rating, "importing": importing, "merging": merging}


def main(folder: str, work: str, other: str) -> None:
    """Do the work until somebody ends it."""
    with open_history(places_in(Path(folder)), WallClock()) as history:
        print("ready", flush=True)  # noqa: T201  # what the test reads
        for done in WORK[work](history, Path(other)):
            print(done, flush=True)  # noqa: T201  # as above


if __name__ == "__main__":
    main(*sys.argv[1:])
