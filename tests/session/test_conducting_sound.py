"""What the ears are told ahead."""

from __future__ import annotations

import pytest
from conducting import Conducted
from session_stage import NO_LEAD_INS, Jump, note, step

from relief_player.session.timeline import CueKind

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


def conducted(*steps, **keys) -> Conducted:
    return Conducted(*steps, **(QUIET | keys)).begin()


def test_the_ears_are_told_all_cues_due_in_three_seconds_across_items():
    session = conducted(step(2), step(2), step(2))
    assert session.ears.coming == ["2 end", "2 start"]
    session.clock.pass_by(1_000)
    session.look()
    assert session.ears.coming == ["2 end", "2 start", "4 end", "4 start"]


def test_a_cue_three_seconds_ahead_is_told_and_one_later_is_not():
    session = conducted(step(3))
    assert session.ears.coming == ["3 end", "3 finish"]
    assert conducted(step(3.001)).ears.coming == []


def test_every_cue_was_told_ahead_with_the_second_it_is_due_but_the_very_first():
    session = conducted(step(30, sides="each", sets=2, rest=5), step(20), get_ready=3, countdown=3, halfway=10)
    session.plays(300)
    planned = {due.key: due.due for _, cues in session.ears.plans for due in cues}
    given = [event for event in session.listener.events if hasattr(event, "cue")]
    first, rest = given[0], given[1:]
    assert first.cue.kind is CueKind.GET_READY
    assert len(rest) > 20
    assert [planned[event.item.index, event.lap, event.index] for event in rest] == [event.due / 1000 for event in rest]


def test_a_cue_has_the_same_key_and_the_same_second_at_every_look():
    session = conducted(step(30), step(20), countdown=3)
    session.plays(40)
    seen: dict[tuple[int, int, int], set[float]] = {}
    for _, cues in session.ears.plans:
        for due in cues:
            seen.setdefault(due.key, set()).add(round(due.due, 6))
    assert all(len(seconds) == 1 for seconds in seen.values())


def test_the_laps_of_a_cue_have_keys_of_their_own():
    session = conducted(step(1, until="eased"))
    assert [due.key[1] for due in session.ears.plans[-1][1] if due.cue.kind is CueKind.START] == [2, 3, 4]


def test_the_same_generation_goes_on_while_nothing_is_asked():
    session = conducted(step(30), step(20))
    session.plays(60)
    assert {generation for generation, _ in session.ears.plans} == {0}


@pytest.mark.parametrize("order", ["next", "back", "restart", "extend", "shorten", "pause", "stop", Jump(2)])
def test_every_command_raises_the_generation(order):
    session = conducted(step(30), step(20))
    session.presses(order)
    assert session.ears.generation == 1


def test_a_refused_command_does_not():
    session = conducted(step(30))
    session.presses("resume")
    assert session.ears.generation == 0


def test_a_pause_withdraws_what_was_planned():
    session = conducted(step(2), step(2))
    assert session.ears.coming != []
    session.presses("pause")
    assert (session.ears.generation, session.ears.coming) == (1, [])


def test_after_a_pause_the_rest_is_planned_anew():
    session = conducted(step(2), step(20))
    session.plays(1)
    session.presses("pause")
    session.plays(4)
    session.presses("resume")
    assert (session.ears.generation, session.ears.coming) == (2, ["6 end", "6 start"])


def test_during_a_recount_what_follows_it_is_planned():
    session = conducted(step(2), step(20))
    session.plays(1)
    session.presses("pause")
    session.plays(20)
    session.presses("resume")
    session.plays(2.5)
    assert session.ears.coming == ["25 end", "25 start"]


def test_extending_plans_the_end_where_it_is_now():
    session = conducted(step(12), step(20))
    session.plays(10)
    session.presses("extend")
    assert session.ears.coming == []
    session.plays(10)
    assert session.ears.coming == ["22 end", "22 start"]


def test_beyond_a_gate_nothing_is_planned():
    session = conducted(step(2, until="ready"), step(2))
    assert session.ears.coming == ["2 end"]
    session.plays(5)
    assert session.ears.coming == []


def test_after_the_end_nothing_is_planned():
    session = conducted(step(2))
    session.plays(5)
    assert session.ears.coming == []


def test_what_a_command_makes_due_at_once_is_heard_before_the_plan_that_follows_it():
    order = []
    session = conducted(step(30), step(20))
    listener, ears = session.listener, session.ears
    hear, plan = listener.hear, ears.plan
    listener.hear = lambda event, late: (order.append(type(event).__name__), hear(event, late))
    ears.plan = lambda generation, cues: (order.append(f"plan {generation}"), plan(generation, cues))
    session.presses("next")
    assert order == ["Skipped", "SegmentEntered", "CueGiven", "plan 1", "plan 1"]


def test_the_ears_are_told_at_every_look_so_that_they_know_the_session_lives():
    session = conducted(note())
    before = len(session.ears.plans)
    session.plays(2)
    assert len(session.ears.plans) - before == session.looks


def test_in_a_rehearsal_three_real_seconds_are_planned():
    session = conducted(step(20), step(20), step(20), speed=10)
    assert session.ears.coming == ["2 end", "2 start"]
    session.clock.pass_by(1_000)
    session.look()
    assert session.ears.coming == ["2 end", "2 start", "4 end", "4 start"]


def test_in_slow_motion_three_real_seconds_are_planned():
    session = conducted(step(0.3), step(0.3), speed=0.1)
    assert session.ears.coming == ["3 end", "3 start"]


def test_in_a_very_fast_rehearsal_no_more_than_a_minute_is_planned():
    session = conducted(*(step(10) for _ in range(300)), speed=1000)
    assert len(session.ears.plans[-1][1]) == 12


def test_cues_are_due_in_the_seconds_of_the_machines_clock():
    session = Conducted(step(2), **QUIET)
    session.clock._origin = 500.0
    session.begin()
    assert session.ears.coming == ["502 end", "502 finish"]
