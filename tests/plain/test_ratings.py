"""The questions after a session, as a person answers them with single keys."""

from __future__ import annotations

import signal

import pytest

from relief_player.errors import Exit, HistoryError
from relief_player.plain.inbox import Signalled
from relief_player.plain.ratings import PATIENCE, Ratings
from relief_player.routine.model import Kind, Routine, Step, Until
from relief_player.units import Ms

WALK = Routine(name="Walk", steps=(Step(number=1, kind=Kind.MOVE, name="Walk", pass_length=Ms(1_000)),))
HOLD = Routine(
    name="Hold",
    steps=(Step(number=1, kind=Kind.STRETCH, name="Hold", pass_length=Ms(1_000), until=Until.EASED),),
)


class Kept:
    """A session that keeps what is said of it."""

    def __init__(self, *, acute: bool = False, broken: bool = False) -> None:
        self.acute = acute
        self.routine = HOLD if acute else WALK
        self.kept: list[dict] = []
        self._broken = broken

    def rate(self, **said) -> None:
        if self._broken:
            raise HistoryError("The disk is full")
        self.kept.append({name: value for name, value in said.items() if value is not None})


class TypedKeyboard:
    """A keyboard on which everything has been typed already."""

    def __init__(self, typed: str, *, gone: bool) -> None:
        self._typed = typed
        self._gone = gone
        self.stopped = False

    def start(self, press, gone) -> None:
        for key in self._typed:
            press(key)
        if self._gone:
            gone()

    def take(self) -> None:
        pass

    def release(self) -> None:
        pass

    def stop(self) -> None:
        self.stopped = True


def rated(
    typed: str, *, acute: bool = False, note: str = "\n", broken: bool = False
) -> tuple[list[dict], list[str], Exit]:
    """What was kept, what was said, and the exit code."""
    said: list[str] = []
    session, keyboard = Kept(acute=acute, broken=broken), TypedKeyboard(typed, gone=True)
    code = Ratings(session, said.append, keyboard, lambda: note, signals=False).ask()
    assert keyboard.stopped
    return session.kept, said, code


def test_before_and_after_and_a_note_are_kept():
    kept, said, code = rated("72", note="Looser\n")
    assert (kept, code) == ([{"before": 7, "after": 2, "note": "Looser"}], Exit.DONE)
    assert len(said) == 3


def test_ten_has_a_key_of_its_own():
    assert rated("t0")[0] == [{"before": 10, "after": 0}]


@pytest.mark.parametrize("key", ["\n", "\r", "q", "\x1b"])
def test_one_key_skips_everything_and_that_is_kept_too(key: str):
    kept, said, code = rated(key)
    assert (kept, code, len(said)) == ([{}], Exit.DONE, 1)


def test_the_second_question_can_be_skipped_alone():
    assert rated("5\n")[0] == [{"before": 5}]


def test_a_key_that_is_no_answer_is_answered_with_the_question():
    kept, said, _ = rated("x51")
    assert (kept, said[0]) == ([{"before": 5, "after": 1}], said[1])


@pytest.mark.parametrize(("key", "eased"), [("y", True), ("N", False)])
def test_after_a_cramp_only_whether_it_eased_is_asked(key: str, eased: bool):
    kept, said, _ = rated(key, acute=True, note="never read")
    assert kept == [{"eased": eased}]
    assert (said[0], said[-1]) == (
        "Has it eased? y or n; Enter skips.",
        "relief log add --session last writes it down in your cramp diary.",
    )


@pytest.mark.parametrize(("key", "told"), [("y", False), ("n", True), ("q", False)])
def test_whoever_says_that_it_has_not_eased_is_told_when_to_get_help(key: str, told: bool):
    _, said, _ = rated(key, acute=True)
    assert ("Still cramping after ten minutes: get urgent medical advice." in said) is told


def test_a_disk_that_is_full_is_said_and_costs_nothing_else():
    _, said, code = rated("72", broken=True)
    assert (said[-1], code) == ("The disk is full: what you said was not kept.", Exit.DONE)


def test_a_terminal_that_goes_away_keeps_what_was_said():
    assert rated("7")[::2] == ([{"before": 7}], Exit.HUNG_UP)


def test_ctrl_c_leaves():
    assert rated("\x03")[::2] == ([{}], Exit.INTERRUPTED)


def test_a_signal_ends_the_question():
    session = Kept()
    ratings = Ratings(session, lambda _: None, TypedKeyboard("", gone=False), signals=False)
    ratings._inbox.put(Signalled(signal.SIGTERM))
    assert (ratings.ask(), session.kept) == (Exit.TERMINATED, [{}])


def test_whoever_fell_asleep_is_not_waited_for(monkeypatch):
    session, looks = Kept(), []
    ratings = Ratings(session, lambda _: None, TypedKeyboard("", gone=False), signals=False)
    monkeypatch.setattr(ratings._inbox, "next", looks.append)
    assert (ratings.ask(), session.kept, len(looks)) == (Exit.DONE, [{}], PATIENCE)


def test_without_a_line_to_read_no_note_is_asked_for():
    session, said = Kept(), []
    Ratings(session, said.append, TypedKeyboard("72", gone=True), None, signals=False).ask()
    assert len(said) == 2


def test_a_note_that_is_broken_off_is_left_out():
    def broken_off() -> str:
        raise KeyboardInterrupt

    session = Kept()
    Ratings(session, lambda _: None, TypedKeyboard("72", gone=True), broken_off, signals=False).ask()
    assert session.kept == [{"before": 7, "after": 2}]
