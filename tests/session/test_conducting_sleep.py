"""FORMAT 3: a sleep of the machine, or a stopped process, of more than two seconds."""

from __future__ import annotations

import pytest
from conducting import Conducted
from session_stage import NO_LEAD_INS, cues_only, note, step

from relief_player.session.state import Phase

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


def conducted(*steps, **keys) -> Conducted:
    session = Conducted(*(steps or (step(30), step(20))), **(QUIET | {"countdown": 3} | keys)).begin()
    session.plays(10)
    return session


def asleep(session: Conducted, seconds: float, how: str) -> None:
    """The machine sleeps and its clock stands, or the process is stopped and its clock goes on."""
    if how == "machine":
        session.clock.sleep_through(seconds * 1000)
    else:
        session.clock.pass_by(seconds * 1000)


BOTH = pytest.mark.parametrize("how", ["machine", "process"])


@BOTH
def test_it_pauses_the_session_at_the_last_look(how):
    session = conducted()
    asleep(session, 3600, how)
    session.look()
    assert session.listener.heard[-1] == "paused, slept"
    assert (session.conductor.snapshot().phase, session.inside) == (Phase.PAUSED, 10)


@BOTH
def test_no_late_cue_comes_ever(how):
    session = conducted()
    before = len(session.listener.heard)
    asleep(session, 3600, how)
    session.plays(60)
    assert cues_only(session.listener.heard[before:]) == []


@BOTH
def test_two_seconds_are_not_yet_a_sleep(how):
    session = conducted()
    asleep(session, 2, how)
    session.look()
    assert (session.conductor.snapshot().phase, session.inside) == (Phase.PLAYING, 12)


@BOTH
def test_more_than_two_seconds_are(how):
    session = conducted()
    asleep(session, 2.001, how)
    session.look()
    assert session.conductor.snapshot().phase is Phase.PAUSED


@BOTH
def test_the_sleep_counts_as_pause(how):
    session = conducted()
    asleep(session, 3600, how)
    session.look()
    assert (session.conductor.progress().active, session.conductor.progress().paused) == (10_000, 3_600_000)


@BOTH
def test_the_ears_are_told_to_forget(how):
    session = conducted(step(12), step(20))
    assert session.ears.coming != []
    asleep(session, 3600, how)
    session.look()
    assert (session.ears.generation, session.ears.coming) == (1, [])


@BOTH
def test_after_it_the_session_is_resumed_with_a_recount_and_its_cues_are_due_in_real_seconds(how):
    session = conducted(step(12), step(20))
    asleep(session, 3600, how)
    session.presses("resume")
    assert session.listener.heard[-2:] == ["recount began", "recount 3"]
    woke = 10 + (3600 if how == "process" else 0)
    assert session.ears.coming == []
    session.plays(2)
    assert session.ears.coming == [f"{woke + 4} countdown", f"{woke + 5} end", f"{woke + 5} start"]


@BOTH
def test_the_first_key_after_it_finds_the_session_paused(how):
    session = conducted()
    asleep(session, 3600, how)
    paused = session.presses("pause")
    assert paused.exception(0) is not None
    assert session.inside == 10


@BOTH
def test_a_second_sleep_is_noticed_too(how):
    session = conducted()
    for _ in range(2):
        asleep(session, 60, how)
        session.look()
        session.presses("resume")
        session.presses("resume")
        session.plays(1)
    assert session.listener.heard.count("paused, slept") == 2
    assert session.inside == 12


@BOTH
def test_a_sleep_in_a_pause_goes_on_being_one_pause(how):
    session = conducted()
    session.presses("pause")
    asleep(session, 3600, how)
    session.look()
    assert session.listener.heard[-1] == "paused, asked"
    assert session.conductor.progress().paused == 3_600_000


@BOTH
def test_a_sleep_at_a_gate_goes_on_waiting(how):
    session = conducted(note(), step(5))
    asleep(session, 3600, how)
    session.look()
    assert session.conductor.snapshot().phase is Phase.WAITING


@BOTH
def test_a_sleep_after_the_end_is_nothing(how):
    session = conducted(step(5))
    before = list(session.listener.heard)
    asleep(session, 3600, how)
    assert session.look() is None
    assert session.listener.heard == before


@BOTH
def test_by_setting_a_sleep_is_played_through_without_a_late_cue(how):
    session = conducted(on_sleep="continue")
    before = len(session.listener.heard)
    asleep(session, 25, how)
    session.look()
    assert (session.conductor.snapshot().phase, session.conductor.snapshot().item.length, session.inside) == (
        Phase.PLAYING, 20_000, 5,
    )  # fmt: skip
    assert session.listener.heard[before:] == ["enter work 20s"]
    assert session.ears.generation == 1


@BOTH
def test_by_setting_a_session_can_finish_in_its_sleep_without_a_sound(how):
    session = conducted(on_sleep="continue")
    before = len(session.listener.heard)
    asleep(session, 3600, how)
    assert session.look() is None
    assert session.listener.heard[before:] == ["enter work 20s", "finished"]


@BOTH
def test_after_a_sleep_that_was_played_through_cues_come_at_their_real_seconds(how):
    session = conducted(on_sleep="continue")
    asleep(session, 18, how)
    session.look()
    real_now = 10 + (18 if how == "process" else 0)
    assert session.ears.coming[:2] == [f"{real_now + 1} countdown", f"{real_now + 2} end"]


def test_a_short_sleep_of_the_machine_is_played_through():
    session = conducted()
    session.clock.sleep_through(1_500)
    session.look()
    assert (session.inside, session.conductor.progress().active) == (11.5, 11_500)


def test_after_a_short_sleep_faces_read_the_time_with_the_sleep_in_it():
    session = conducted()
    session.clock.sleep_through(1_500)
    session.look()
    session.clock.pass_by(200)
    assert session.conductor.now() == session.clock.now() + 1_500
    assert session.inside == 11.7


def test_a_sleep_in_a_rehearsal_is_measured_in_real_time():
    session = Conducted(step(600), speed=10, **QUIET).begin()
    session.plays(10)
    session.clock.sleep_through(1_900)
    session.look()
    assert session.conductor.snapshot().phase is Phase.PLAYING
    session.clock.sleep_through(2_100)
    session.look()
    assert session.conductor.snapshot().phase is Phase.PAUSED


def test_sleep_before_the_session_began_is_none_of_its_business():
    session = Conducted(step(30), **QUIET)
    session.clock.sleep_through(3_600_000)
    session.begin()
    session.plays(5)
    assert session.inside == 5


def test_a_clock_that_takes_sleep_back_takes_nothing_back():
    session = conducted()
    session.clock.sleep_through(500)
    session.look()
    session.clock.sleep_through(-300)
    session.look()
    assert session.inside == 10.5


def test_a_sleep_during_a_recount_leaves_the_session_paused():
    session = conducted()
    session.presses("pause")
    session.plays(20)
    session.presses("resume")
    session.plays(1)
    session.clock.sleep_through(3_600_000)
    session.plays(10)
    assert (session.conductor.snapshot().phase, session.inside) == (Phase.PAUSED, 10)


def test_a_face_never_sees_a_sleeping_session_run_ahead():
    session = conducted()
    seen = []
    session.listener.hear = lambda *_: seen.append(session.inside)
    session.clock.sleep_through(3_600_000)
    session.look()
    assert seen == [10]
