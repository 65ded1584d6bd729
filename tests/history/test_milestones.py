"""Milestones are told once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk import MORNING, done, header, progress

from relief_player.errors import HistoryError
from relief_player.history import milestones
from relief_player.history.journal import KeptJournal
from relief_player.history.milestones import reach
from relief_player.history.reading import History


@pytest.fixture
def history(a_journal: Callable[[], KeptJournal], a_history: Callable[[], History]) -> History:
    journal = a_journal()
    journal.begin(header(started_at=MORNING))
    journal.end("completed", progress(done(0)))
    return a_history()


def test_a_milestone_is_told_once_and_the_next_one_again(history: History) -> None:
    assert [reach(history, sessions) for sessions in (9, 10, 11, 10, 25, 24)] == [None, 10, None, None, 25, None]


def test_where_it_cannot_be_kept_it_is_not_told(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise HistoryError("The disk is full")

    monkeypatch.setattr(milestones, "remember_told", refuse)
    assert reach(history, 10) is None
