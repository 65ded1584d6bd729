from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sound_fakes import Hand

from relief_player.sound import instant
from relief_player.sound.agenda import MOST_HELD, Agenda
from relief_player.sound.protocol import At, Dropped, Reply, Started


class Book:
    """An agenda, the time it goes by, and what it reports."""

    def __init__(self) -> None:
        self.now = Hand(100.0)
        self.told: list[Reply] = []
        self.agenda = Agenda(self.told.append, self.now)

    def names(self, before: float) -> list[str]:
        return [cue.name for cue in self.agenda.take(before)]


@pytest.fixture
def book() -> Book:
    return Book()


def test_cues_are_taken_in_the_order_in_which_they_are_due(book: Book):
    for due, name in [(102.0, "late"), (101.0, "early"), (101.5, "between")]:
        book.agenda.put(At(due, name))
    assert book.names(103.0) == ["early", "between", "late"]


def test_cues_of_one_instant_keep_their_order(book: Book):
    for name in ("end", "rest", "start"):
        book.agenda.put(At(101.0, name))
    assert book.names(103.0) == ["end", "rest", "start"]


def test_a_cue_is_taken_once(book: Book):
    book.agenda.put(At(101.0, "start", (1, 1, 0)))
    assert (book.names(102.0), book.names(102.0)) == (["start"], [])


def test_a_cue_due_at_the_very_bound_waits(book: Book):
    book.agenda.put(At(101.0, "start"))
    assert book.names(101.0) == []


def test_a_cue_told_again_after_it_began_is_not_held(book: Book):
    book.agenda.put(At(101.0, "start", (1, 1, 0)))
    book.agenda.take(101.1)
    book.agenda.put(At(101.2, "start", (1, 1, 0)))
    assert not book.agenda.holds


def test_a_cue_that_began_is_remembered_while_others_begin(book: Book):
    for number, due in enumerate((101.0, 101.1, 101.2)):
        book.agenda.put(At(due, "start", (number, 1, 0)))
        book.agenda.take(due + 0.05)
    book.agenda.put(At(101.0, "start", (0, 1, 0)))
    assert not book.agenda.holds


def test_what_began_long_ago_is_forgotten(book: Book):
    for number in range(1_000):
        book.now.now += 1.0
        book.agenda.put(At(book.now.now, "start", (number, 1, 0)))
        book.agenda.take(book.now.now + 0.1)
    assert len(book.agenda._begun) < 20


def test_a_cue_that_is_due_once_more_later_is_held(book: Book):
    book.agenda.put(At(101.0, "start", (1, 1, 0)))
    book.agenda.take(101.1)
    book.agenda.put(At(101.3, "start", (1, 1, 0)))
    assert book.names(102.0) == ["start"]


def test_a_sound_without_a_key_is_never_taken_for_another(book: Book):
    for _ in range(2):
        book.agenda.put(At(101.0, "countdown"))
        book.agenda.take(101.1)
    book.agenda.put(At(101.0, "countdown"))
    assert book.agenda.holds


def test_a_cue_that_moved_is_held_at_its_new_place_only(book: Book):
    book.agenda.put(At(101.0, "end", (1, 1, 3), 1))
    book.agenda.put(At(111.0, "end", (1, 1, 3), 2))
    assert (book.names(110.0), book.names(112.0)) == ([], ["end"])


def test_withdrawing_takes_back_lower_generations_and_says_nothing(book: Book):
    book.agenda.put(At(101.0, "old", (1, 1, 0), 1))
    book.agenda.put(At(101.0, "new", (1, 1, 1), 2))
    book.agenda.withdraw(2)
    assert (book.names(102.0), book.told) == (["new"], [])


def test_a_cue_half_a_second_late_still_sounds(book: Book):
    book.agenda.put(At(99.5, "start"))
    assert book.names(101.0) == ["start"]


def test_a_cue_later_than_that_is_dropped_and_told(book: Book):
    book.agenda.put(At(99.49, "start", (1, 1, 0)))
    assert (book.names(101.0), book.told) == ([], [Dropped((1, 1, 0), "start", 99.49)])


def test_a_cue_that_was_dropped_may_be_told_again(book: Book):
    book.agenda.put(At(99.0, "start", (1, 1, 0)))
    book.agenda.take(101.0)
    book.agenda.put(At(100.2, "start", (1, 1, 0)))
    assert book.names(101.0) == ["start"]


def test_abandoning_drops_everything_and_tells(book: Book):
    book.agenda.put(At(101.0, "start", (1, 1, 0)))
    book.agenda.abandon()
    assert (book.agenda.holds, book.told) == (False, [Dropped((1, 1, 0), "start", 101.0)])


def test_keeping_forgets_what_is_due_later(book: Book):
    book.agenda.put(At(100.01, "finish"))
    book.agenda.put(At(101.0, "start"))
    book.agenda.keep(100.05)
    assert book.names(102.0) == ["finish"]


def test_more_than_can_be_held_is_dropped(book: Book):
    for index in range(MOST_HELD + 1):
        book.agenda.put(At(101.0, "start", (index, 1, 0)))
    assert len(book.told) == 1
    assert len(book.names(102.0)) == MOST_HELD


def test_what_began_is_told_with_the_instant_it_is_heard(book: Book):
    book.agenda.tell_begun(At(101.0, "start", (1, 1, 0)), 101.002)
    assert book.told == [Started((1, 1, 0), "start", 101.0, 101.002)]


def _takes(waiting: Callable[[], object]) -> float:
    before = instant.now()
    waiting()
    return instant.now() - before


def test_waiting_ends_when_the_next_cue_is_near_enough(book: Book):
    book.agenda.put(At(100.02, "start"))
    assert book.agenda.wait(lead=0.05, longest=0.5) == 100.02
    assert _takes(lambda: book.agenda.wait(lead=0.05, longest=0.5)) < 0.4


def test_waiting_for_a_cue_that_is_far_off_takes_its_time(book: Book):
    book.agenda.put(At(100.1, "start"))
    assert _takes(lambda: book.agenda.wait(lead=0.05, longest=5)) >= 0.045


def test_waiting_for_nothing_ends_after_the_longest_time(book: Book):
    assert book.agenda.wait(lead=0.05, longest=0.001) is None
    assert _takes(lambda: book.agenda.wait(lead=0.05, longest=0.05)) >= 0.045


@pytest.mark.parametrize(
    "change",
    [
        lambda agenda: agenda.put(At(100.0, "start")),
        lambda agenda: agenda.wake(),
        lambda agenda: agenda.withdraw(1),
        lambda agenda: agenda.keep(1.0),
        lambda agenda: agenda.abandon(),
    ],
    ids=["put", "wake", "withdraw", "keep", "abandon"],
)
def test_a_change_ends_a_wait(book: Book, change: Callable[[Agenda], None]):
    changing = threading.Timer(0.02, change, [book.agenda])
    changing.start()
    assert _takes(lambda: book.agenda.wait(lead=0.05, longest=2)) < 1.5
    changing.join()


@pytest.mark.parametrize(("percent", "gain"), [(0, 0), (50, 0.25), (80, 0.64), (100, 1), (-5, 0), (500, 1)])
def test_the_volume_is_what_an_ear_makes_of_it(book: Book, percent: int, gain: float):
    book.agenda.percent = percent
    assert book.agenda.gain == pytest.approx(gain)


def test_a_clip_that_was_never_loaded_is_silent(book: Book):
    assert book.agenda.clip("nothing") == b""


def test_a_clip_is_scaled_by_the_volume(book: Book):
    book.agenda.load("start", (1_000).to_bytes(2, "little"))
    book.agenda.percent = 50
    assert book.agenda.scaled(At(1.0, "start")) == ((250).to_bytes(2, "little"), 1)


def test_a_clip_that_leans_has_two_channels_for_who_cannot_mix(book: Book):
    book.agenda.load("start", (1_000).to_bytes(2, "little"))
    samples, channels = book.agenda.scaled(At(1.0, "start", side="right"))
    left, right = (int.from_bytes(samples[at : at + 2], "little") for at in (0, 2))
    assert (channels, round(right / left, 1)) == (2, 2.0)


def test_a_swell_is_made_when_it_is_told_and_is_exactly_as_long_as_its_breath(book: Book):
    assert book.agenda.clip("swell-breathe-in-1500") == b""
    book.agenda.put(At(101.0, "swell-breathe-in-1500"))
    assert len(book.agenda.clip("swell-breathe-in-1500")) == 2 * 44_100 * 3 // 2
