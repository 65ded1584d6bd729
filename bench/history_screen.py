"""What the history's screens wait for over a long history, look by look.

Each look is made as a worker thread makes it: from opening the file to closing it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from bench.figures import Figure, middle
from relief_player.bootstrap.app import App, local_now
from relief_player.bootstrap.desks.history import HistoryShelf
from relief_player.bootstrap.played import PlayedSession
from relief_player.history.browse import Wanted
from relief_player.places import Places

BOUND = 300.0
"""Milliseconds that a person may wait for the first screen."""
_TIMES = 7


def looks(places: Places) -> Iterator[Figure]:
    """The first screen of each page, and what is asked for as one goes on."""
    shelf = HistoryShelf(App(places, local_now), _plays_nothing)
    today = local_now().date()
    first = shelf.rows(Wanted())
    asked: dict[str, tuple[Callable[[], object], float | None]] = {
        "history screen: the days": (shelf.overview, BOUND),
        "history screen: the first sessions": (lambda: shelf.rows(Wanted()), BOUND),
        "history screen: the charts, with the days": (lambda: (shelf.overview(), shelf.changes()), BOUND),
        "history screen: the body, with the days": (lambda: (shelf.overview(), shelf.suggestions()), BOUND),
        "history screen: the next page of sessions": (lambda: shelf.rows(Wanted(), first[-1]), BOUND),
        "history screen: sessions of one week a year ago": (
            lambda: shelf.rows(Wanted(first=today - timedelta(days=372), last=today - timedelta(days=365))),
            BOUND,
        ),
        "history screen: sessions of one part of the body": (lambda: shelf.rows(Wanted(area="shoulder")), BOUND),
        "history screen: how many there are": (lambda: shelf.count(Wanted()), None),
        "history screen: what can be filtered by": (shelf.choices, BOUND),
        "history screen: one session": (lambda: shelf.session(first[0].id), BOUND),
    }
    for what, (ask, bound) in asked.items():
        taken = middle([_milliseconds(ask) for _ in range(_TIMES)])
        yield Figure(what=what, measured=f"median of {_TIMES}: {taken:.1f} ms", value=taken, bound=bound, unit="ms")


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _plays_nothing(routine_id: str) -> PlayedSession:
    raise NotImplementedError(routine_id)
