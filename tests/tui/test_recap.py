"""What was done, against what was planned."""

from __future__ import annotations

from tui_fakes import FakeSession, cramp_now, evening_legs, short

from relief_player.session.state import Command, Outcome
from relief_player.tui.recap import Recap, recap_of


def recap(session: FakeSession) -> Recap:
    return recap_of(session.routine, session.timeline, session.conductor.progress())


def begun(session: FakeSession) -> FakeSession:
    session.begin()
    session.tick()
    return session


def test_a_session_played_through_is_told_as_all_of_it():
    session = begun(FakeSession(short()))
    session.tick(20_000)
    told = recap(session)
    assert told.ended == "Finished, all of it."
    assert [(row.name, row.times, row.outcome) for row in told.rows] == [
        ("First", "0:05 of 0:05", Outcome.DONE),
        ("Second", "0:05 of 0:05", Outcome.DONE),
    ]
    assert told.times == (("Active", "0:15"), ("Planned", "0:15"))


def test_a_session_broken_off_says_how_far_it_came():
    session = begun(FakeSession(evening_legs()))
    session.to_item(4, 12_000)
    session.ask(Command.STOP)
    told = recap(session)
    assert told.ended == "Stopped early. 1 of 15 parts in full."
    assert [(row.where, row.outcome) for row in told.rows] == [
        ("Left side · Set 1 of 2", Outcome.DONE),
        ("Left side · Set 2 of 2", Outcome.PARTIAL),
    ]


def test_skipped_parts_are_no_secret():
    session = begun(FakeSession(short()))
    session.tick(4_000)
    session.ask(Command.NEXT)
    session.tick(20_000)
    told = recap(session)
    assert told.ended == "Finished. 1 of 2 parts in full."
    assert told.rows[0].outcome is Outcome.PARTIAL


def test_pauses_are_told_beside_the_active_time():
    session = begun(FakeSession(short()))
    session.tick(4_000)
    session.ask(Command.TOGGLE)
    session.tick(9_000)
    session.ask(Command.TOGGLE)
    session.tick(20_000)
    assert ("Paused or waiting", "0:09") in recap(session).times


def test_the_laps_of_an_eased_step_are_summed():
    session = begun(FakeSession(cramp_now()))
    session.tick(3_000 + 2 * 110_000 + 5_000)
    session.ask(Command.NEXT)
    told = recap(session)
    assert told.rows[0].times == "1:05 of 0:30"
