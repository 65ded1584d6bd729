"""The journal's thread: only the newest matters, nothing is given up, and a person is told once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from books import LONG, FakeBook
from desk import MORNING, done, header, progress

from relief_player.errors import HistoryError
from relief_player.history.entry import Entry, GateAnswer
from relief_player.history.faults import BusyError, NewerError, RefusalError
from relief_player.history.writer import Writer

FULL = HistoryError("The disk is full", "history.db: database or disk is full.", "Free some space.")
BUSY = BusyError("The history is busy")
NEWER = NewerError("The history was made by a newer version", "It has version 2.")
NEVER = 1_000.0
"""Seconds between tries that no test waits for."""

WriterMaker = Callable[[FakeBook], Writer]


@pytest.fixture
def a_writer(told: list[str]) -> Iterator[WriterMaker]:
    """Writers that try again without waiting, closed at the end of the test."""
    with ExitStack() as opened:

        def writes(book: FakeBook, retry_every: float = 0.0) -> Writer:
            writer = Writer(book, told.append, retry_every)
            opened.callback(writer.close, LONG)
            opened.callback(book.goes_on.set)
            return writer

        yield writes


def entry(active: int = 0, session_id: str = "one") -> Entry:
    return Entry.new(session_id, header()).at(progress(done(0), active=active), MORNING)


def gate(name: str) -> GateAnswer:
    return GateAnswer(routine_id="r", routine_name="R", gate=name, outcome="refused", asked_at=MORNING)


def test_what_is_put_is_written(a_writer: WriterMaker) -> None:
    book = FakeBook()
    writer = a_writer(book)
    writer.put(entry(1))
    assert writer.settle(LONG)
    assert book.written == [entry(1)]


def test_the_book_is_opened_before_there_is_anything_to_write(a_writer: WriterMaker) -> None:
    book = FakeBook()
    assert a_writer(book).settle(LONG)
    assert (book.tries, book.written) == (1, [])


def test_while_the_disk_is_slow_only_the_newest_waits(a_writer: WriterMaker) -> None:
    book = FakeBook()
    writer = a_writer(book)
    assert writer.settle(LONG)
    book.goes_on.clear()
    book.reached.clear()
    writer.put(entry(1))
    assert book.reached.wait(LONG)
    for active in range(2, 100):
        writer.put(entry(active))
    book.goes_on.set()
    assert writer.settle(LONG)
    assert [written.progress.active for written in book.written] == [1, 99]


def test_two_sessions_do_not_push_each_other_out(a_writer: WriterMaker) -> None:
    book = FakeBook()
    book.goes_on.clear()
    writer = a_writer(book)
    writer.put(entry(1, "one"))
    writer.put(entry(2, "two"))
    writer.put(entry(3, "one"))
    book.goes_on.set()
    assert writer.settle(LONG)
    assert [(written.id, written.progress.active) for written in book.written] == [("one", 3), ("two", 2)]


def test_answers_are_all_written_in_order(a_writer: WriterMaker) -> None:
    book = FakeBook()
    book.goes_on.clear()
    writer = a_writer(book)
    for name in ("heat", "cramp", "general"):
        writer.put_gate(name, gate(name))
    book.goes_on.set()
    assert writer.settle(LONG)
    assert [answer.gate for answer in book.gates] == ["heat", "cramp", "general"]


def test_waiting_for_a_disk_that_hangs_ends(a_writer: WriterMaker) -> None:
    book = FakeBook()
    book.goes_on.clear()
    writer = a_writer(book)
    writer.put(entry())
    assert not writer.settle(0.01)


def test_a_busy_book_is_tried_until_it_is_free_and_nobody_is_told(a_writer: WriterMaker, told: list[str]) -> None:
    book = FakeBook([BUSY] * 3)
    writer = a_writer(book)
    writer.put(entry(7))
    assert writer.settle(LONG)
    assert (book.written[-1].progress.active, told) == (7, [])


def test_a_disk_that_refuses_is_told_once_and_written_to_once_it_can_be(a_writer: WriterMaker, told: list[str]) -> None:
    book = FakeBook([FULL] * 4)
    writer = a_writer(book)
    writer.put(entry(7))
    while not writer.settle(LONG):
        assert book.tries < 100
    assert book.written == [entry(7)]
    assert told == [
        "The disk is full. history.db: database or disk is full. The session goes on; it is saved as soon as it can be."
    ]


def test_a_second_trouble_is_not_told_again(a_writer: WriterMaker, told: list[str]) -> None:
    book = FakeBook([FULL, None, FULL])
    writer = a_writer(book)
    for active in range(3):
        writer.put(entry(active))
        while not writer.settle(LONG):
            assert book.tries < 100
    assert len(told) == 1


def test_a_disk_that_refuses_is_not_waited_for(told: list[str]) -> None:
    book = FakeBook([FULL] * 100)
    writer = Writer(book, told.append, retry_every=NEVER)
    assert not writer.settle(LONG)
    writer.put(entry())
    assert not writer.settle(LONG)
    assert book.tries == 1
    assert not writer.close(LONG)


def test_what_is_urgent_is_tried_at_once(told: list[str]) -> None:
    book = FakeBook([FULL])
    writer = Writer(book, told.append, retry_every=NEVER)
    assert not writer.settle(LONG)
    writer.put(entry(7), urgent=True)
    assert writer.settle(LONG)
    assert book.written == [entry(7)]
    assert writer.close(LONG)


def test_closing_makes_one_last_try(told: list[str]) -> None:
    book = FakeBook([FULL, FULL])
    writer = Writer(book, told.append, retry_every=NEVER)
    writer.put(entry(7))
    while book.tries == 0 or not writer._troubled:
        writer.settle(0.01)
    assert not writer.close(LONG)
    assert (book.tries, book.written, book.closed, len(told)) == (2, [], True, 1)


def test_closing_leaves_a_disk_that_hangs_behind_and_tells(told: list[str]) -> None:
    book = FakeBook()
    book.goes_on.clear()
    writer = Writer(book, told.append, retry_every=NEVER)
    writer.put(entry())
    assert not writer.close(0.01)
    assert told == ["The last of this session could not be saved to the history."]
    book.goes_on.set()
    assert writer.close(LONG)


def test_closing_writes_what_is_left(told: list[str]) -> None:
    book = FakeBook()
    book.goes_on.clear()
    writer = Writer(book, told.append, retry_every=NEVER)
    writer.put_gate("heat", gate("heat"))
    writer.put(entry(7))
    book.goes_on.set()
    assert writer.close(LONG)
    assert (book.written, len(book.gates), book.closed, told) == ([entry(7)], 1, True, [])


def test_who_waits_for_a_refusal_is_raised_it_and_told_nothing(told: list[str]) -> None:
    book = FakeBook([NEWER])
    book.goes_on.clear()
    writer = Writer(book, told.append, retry_every=NEVER)
    threading.Timer(0.01, book.goes_on.set).start()
    with pytest.raises(NewerError):
        writer.settle_or_raise(LONG)
    assert not writer.close(LONG)
    assert told == []


def test_a_refusal_that_nobody_waits_for_is_told(told: list[str]) -> None:
    book = FakeBook([None, NEWER])
    writer = Writer(book, told.append, retry_every=NEVER)
    assert writer.settle(LONG)
    writer.put(entry())
    assert not writer.settle(LONG)
    assert not writer.close(LONG)
    assert told == [
        "The history was made by a newer version. It has version 2. The session goes on, but it is not saved."
    ]


@pytest.mark.parametrize("gone", [BrokenPipeError, ValueError, RuntimeError])
def test_a_person_who_cannot_be_told_costs_nothing(gone: type[Exception]) -> None:
    def gone_away(_text: str) -> None:
        raise gone

    book = FakeBook([FULL])
    writer = Writer(book, gone_away, retry_every=0.0)
    writer.put(entry(7))
    while not writer.settle(LONG):
        assert book.tries < 100
    assert book.written == [entry(7)]
    assert writer.close(LONG)


@pytest.mark.parametrize(("awaited", "tellings"), [(True, 0), (False, 1)])
def test_a_refusal_that_comes_before_anybody_waits_is_raised_or_told_and_never_both(
    told: list[str], awaited: bool, tellings: int
) -> None:
    class Refusing(FakeBook):
        def open(self) -> None:
            raise RefusalError("The history was made by a newer version")

    writer = Writer(Refusing(), told.append, retry_every=NEVER, awaited=awaited)
    writer._thread.join(LONG)
    with pytest.raises(RefusalError):
        writer.settle_or_raise(LONG)
    assert len(told) == tellings
