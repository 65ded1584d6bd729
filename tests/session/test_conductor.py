"""The conductor, conducted by hand: no thread, no waiting."""

from __future__ import annotations

import pytest
from conducting import Conducted, Failing, Listener
from session_stage import NO_LEAD_INS, Jump, note, step, told

from relief_player.session.events import SinkLost
from relief_player.session.player import resumed_state
from relief_player.session.ports import Forgetting, Silence
from relief_player.session.state import Command, IllegalCommandError, Phase, State
from relief_player.units import Ms

QUIET = NO_LEAD_INS | {"countdown": 0, "halfway": 0}


def conducted(*steps, **keys) -> Conducted:
    return Conducted(*(steps or (step(30), step(20))), **(QUIET | keys)).begin()


# -- events and lateness ---------------------------------------------------------------------------------------------


def test_beginning_starts_the_session():
    assert conducted().listener.heard == ["started", "enter work 30s", "start"]


def test_a_session_plays_to_its_end():
    session = conducted()
    assert session.plays(60) == ["end", "enter work 20s", "start", "end", "finish", "finished"]
    assert session.conductor.over.is_set()


def test_a_look_says_how_long_until_the_next_thing_but_never_longer_than_a_quarter_second():
    session = conducted(step(1.1))
    assert session.look() == 0.25
    session.clock.pass_by(1_000)
    assert session.look() == pytest.approx(0.1)
    session.clock.pass_by(100)
    assert session.look() is None


def test_a_look_at_a_gate_or_in_a_pause_waits_a_quarter_second():
    session = conducted(note(), step(5))
    assert session.look() == 0.25
    session.presses("go-on")
    session.presses("pause")
    assert session.look() == 0.25


def test_what_is_due_already_is_not_waited_for():
    session = conducted(step(2))
    session.clock.pass_by(1_990)
    session.conductor.look()
    real_now = session.conductor.now
    session.conductor.now = lambda: Ms(real_now() + 40)
    assert session.look() == 0.0


def test_a_session_of_a_minute_takes_few_looks():
    session = conducted(step(60))
    session.plays(60)
    assert session.looks < 60 * 4 + 20


def test_listeners_are_told_how_late_they_hear_in_real_milliseconds():
    session = conducted(step(2), step(5))
    session.plays(1)
    session.clock.pass_by(1_040)
    session.look()
    assert session.listener.late == [0, 0, 0, 40, 40, 40]


def test_lateness_in_a_rehearsal_is_real_time():
    session = conducted(step(5), step(5), speed=10)
    session.clock.pass_by(504)
    session.look()
    assert session.listener.late[-1] == pytest.approx(4)


def test_every_listener_hears_everything_in_the_same_order():
    first, second = Listener("first"), Listener("second")
    session = Conducted(step(5), sinks=[first, second])
    session.begin()
    session.plays(30)
    assert first.events == second.events == session.listener.events


def test_a_listener_can_be_added_before_the_start():
    session = Conducted(step(5))
    late_comer = Listener()
    session.conductor.add_sink(late_comer)
    session.begin()
    assert late_comer.heard[0] == "started"


def test_nobody_needs_to_listen_keep_or_make_sound():
    session = Conducted(step(5), keeper=Forgetting(), cueing=Silence(), **QUIET)
    session.begin()
    assert session.plays(6)[-1] == "finished"


# -- listeners that fail ---------------------------------------------------------------------------------------------


def test_a_failing_listener_is_dropped_and_that_is_told_once_to_the_others():
    failing = Failing(after=2)
    session = Conducted(step(5), step(5), sinks=[failing], **QUIET)
    session.begin()
    session.plays(20)
    losses = [event for event in session.listener.events if isinstance(event, SinkLost)]
    assert [(loss.name, loss.reason) for loss in losses] == [("failing", "the pipe is broken")]
    assert len(failing.events) == 3
    assert session.listener.heard[-1] == "finished"


def test_the_others_hear_the_event_before_they_hear_of_the_loss():
    session = Conducted(step(5), sinks=[Failing()], **QUIET)
    session.begin()
    assert session.listener.heard[:2] == ["started", "lost failing"]


def test_a_failure_without_words_is_told_by_its_name():
    session = Conducted(step(5), sinks=[Failing(error=ZeroDivisionError())], **QUIET)
    session.begin()
    assert session.listener.events[1].reason == "ZeroDivisionError"


def test_listeners_that_fail_together_are_each_told_once():
    session = Conducted(step(5), step(5), sinks=[Failing(name="one"), Failing(name="two")], **QUIET)
    session.begin()
    session.plays(20)
    assert [line for line in session.listener.heard if "lost" in line] == ["lost one", "lost two"]


def test_a_listener_that_fails_when_told_of_a_loss_is_lost_too():
    session = Conducted(step(5), step(5), sinks=[Failing(name="one"), Failing(after=1, name="two")], **QUIET)
    session.begin()
    session.plays(20)
    assert [line for line in session.listener.heard if "lost" in line] == ["lost one", "lost two"]
    assert session.listener.heard[-1] == "finished"


def test_a_session_goes_on_when_the_last_listener_has_gone():
    session = Conducted(step(5), **QUIET)
    session.conductor = type(session.conductor)(session.conductor.timeline, session.clock, sinks=[Failing()])
    session.begin()
    session.plays(20)
    assert session.conductor.over.is_set()


class Broken:
    """A keeper and ears that fail."""

    calls = 0

    def keep(self, progress):
        self.calls += 1
        raise OSError("no space left on device")

    def plan(self, generation, cues):
        self.calls += 1
        raise BrokenPipeError


def test_a_failing_keeper_costs_the_record_and_not_the_session():
    broken = Broken()
    session = Conducted(step(5), step(5), keeper=broken, **QUIET)
    session.begin()
    session.plays(20)
    assert session.listener.heard.count("lost history") == 1
    assert session.listener.late[session.listener.heard.index("lost history")] == 0
    assert broken.calls == 1
    assert session.listener.heard[-1] == "finished"


def test_failing_ears_cost_the_sound_and_not_the_session():
    broken = Broken()
    session = Conducted(step(5), step(5), cueing=broken, **QUIET)
    session.begin()
    session.plays(20)
    losses = [event for event in session.listener.events if isinstance(event, SinkLost)]
    assert [(loss.name, loss.reason, loss.at, loss.due) for loss in losses] == [("sound", "BrokenPipeError", 0, 0)]
    assert session.listener.late[session.listener.heard.index("lost sound")] == 0
    assert broken.calls == 1
    assert session.listener.heard[-1] == "finished"


# -- orders ----------------------------------------------------------------------------------------------------------


def test_an_order_is_carried_out_at_the_next_look_and_its_future_is_done():
    session = conducted()
    carried_out = session.conductor.submit(Command.PAUSE)
    assert not carried_out.done()
    session.look()
    assert (carried_out.result(0), session.listener.heard[-1]) == (None, "paused, asked")


def test_an_order_the_phase_does_not_take_fails_and_changes_nothing():
    session = conducted()
    refused = session.presses("resume")
    assert isinstance(refused.exception(0), IllegalCommandError)
    assert session.conductor.snapshot().phase is Phase.PLAYING


def test_orders_are_carried_out_in_the_order_they_were_submitted():
    session = conducted()
    for command in (Command.PAUSE, Command.NEXT, Command.RESUME):
        session.conductor.submit(command)
    session.look()
    assert session.listener.heard[3:] == ["paused, asked", "skipped work 30s", "enter work 20s", "resumed", "start"]


def test_a_jump_can_be_submitted():
    session = conducted()
    session.presses(Jump(2))
    assert session.conductor.snapshot().item.step == 2


def test_a_cancelled_order_is_not_carried_out():
    session = conducted()
    carried_out = session.conductor.submit(Command.PAUSE)
    carried_out.cancel()
    session.presses("extend")
    assert session.listener.heard[3:] == ["extended +10"]


def test_an_order_counts_from_the_moment_its_key_was_pressed():
    session = conducted()
    session.plays(10)
    session.clock.pass_by(300)
    session.presses("pause", ago=0.3)
    assert session.inside == 10


def test_an_order_counts_from_its_key_also_when_there_was_a_look_in_between():
    session = conducted()
    session.plays(10)
    session.plays(0.2)
    session.presses("pause", ago=0.15)
    assert session.inside == 10.05
    assert session.listener.late[-1] == pytest.approx(150)


def test_a_key_is_never_older_than_the_item_it_falls_into():
    session = conducted()
    session.plays(30.1)
    session.presses("pause", ago=0.5)
    assert (session.conductor.snapshot().item.length, session.inside) == (20_000, 0)


def test_a_key_is_never_older_than_the_order_before_it():
    session = conducted()
    session.plays(10)
    session.presses("pause")
    session.plays(1)
    session.presses("resume")
    session.plays(0.1)
    session.presses("pause", ago=0.5)
    assert session.inside == 10
    assert session.conductor.progress().active == 10_000


def test_a_key_that_claims_to_be_from_long_ago_counts_two_seconds_at_the_most():
    session = conducted()
    session.plays(10)
    session.presses("pause", ago=9)
    assert session.inside == 8


def test_in_a_rehearsal_too_a_key_counts_two_real_seconds_at_the_most():
    session = conducted(step(600), speed=10)
    session.plays(10)
    session.presses("pause", ago=90)
    assert session.inside == 80


def test_a_key_from_the_future_counts_now():
    session = conducted()
    session.plays(10)
    session.presses("pause", ago=-5)
    assert session.inside == 10


def test_what_can_be_asked_is_what_the_table_allows():
    session = conducted()
    assert (session.conductor.allows(Command.PAUSE), session.conductor.allows(Command.RESUME)) == (True, False)
    session.presses("pause")
    assert (session.conductor.allows(Command.PAUSE), session.conductor.allows(Command.RESUME)) == (False, True)


def test_orders_after_the_end_are_refused_at_once():
    session = conducted()
    session.presses("stop")
    refused = session.conductor.submit(Command.NEXT)
    assert str(refused.exception(0)) == "cannot next while stopped"
    assert str(session.conductor.submit(Jump(1)).exception(0)) == "cannot jump while stopped"


def test_orders_behind_a_stop_are_refused():
    session = conducted()
    stopped, behind = session.conductor.submit(Command.STOP), session.conductor.submit(Command.NEXT)
    session.look()
    assert stopped.result(0) is None
    assert isinstance(behind.exception(0), IllegalCommandError)


def test_a_fault_while_carrying_out_an_order_is_given_to_whoever_asked(monkeypatch):
    session = conducted()
    monkeypatch.setattr("relief_player.session.player.apply", lambda *_: 1 / 0)
    asked = session.conductor.submit(Command.NEXT)
    with pytest.raises(ZeroDivisionError):
        session.look()
    assert isinstance(asked.exception(0), ZeroDivisionError)


# -- keeping ---------------------------------------------------------------------------------------------------------


def test_progress_is_kept_after_every_item_pause_and_stop():
    session = conducted(step(3), step(3))
    kept = session.keeping.kept
    assert [one.at for one in kept] == [0]
    session.plays(3)
    assert [one.at for one in kept] == [0, 3_000]
    session.presses("pause")
    assert [one.phase for one in kept][2:] == [Phase.PAUSED]
    session.presses("resume")
    session.presses("stop")
    assert [one.phase for one in kept][3:] == [Phase.PLAYING, Phase.STOPPED]


def test_progress_is_kept_every_five_seconds():
    session = conducted(step(60))
    session.plays(16)
    assert [one.at for one in session.keeping.kept] == [0, 5_000, 10_000, 15_000]


def test_progress_is_kept_every_five_real_seconds_of_a_rehearsal():
    session = conducted(step(600), speed=10)
    session.plays(16)
    assert [one.at for one in session.keeping.kept] == [0, 50_000, 100_000, 150_000]


def test_what_was_kept_after_an_item_counts_five_seconds_anew():
    session = conducted(step(3), step(60))
    session.plays(9)
    assert [one.at for one in session.keeping.kept] == [0, 3_000, 8_000]


def test_cues_alone_are_no_reason_to_keep():
    session = conducted(step(4), countdown=3)
    session.plays(3.5)
    assert len(session.keeping.kept) == 1


def test_the_last_progress_is_kept_before_the_session_is_over():
    session = Conducted(step(5), **QUIET)
    over_when_kept = []
    session.keeping.keep = lambda progress: over_when_kept.append((progress.phase, session.conductor.over.is_set()))
    session.begin()
    session.plays(6)
    assert over_when_kept[-1] == (Phase.FINISHED, False)


def test_a_pause_is_kept_on_going_too():
    session = conducted()
    session.presses("pause")
    session.plays(6)
    assert session.keeping.kept[-1].paused == 5_000


# -- what faces read -------------------------------------------------------------------------------------------------


def test_a_snapshot_goes_on_between_looks():
    session = conducted()
    session.clock.pass_by(200)
    assert session.inside == 0.2


def test_a_snapshot_can_be_had_before_the_start():
    assert Conducted(step(30), **QUIET).conductor.snapshot().phase is Phase.READY


def test_progress_is_that_of_the_last_look():
    session = conducted()
    session.plays(2)
    assert session.conductor.progress().at == 2_000


def test_joining_says_whether_the_session_is_over():
    session = conducted()
    assert session.conductor.join(0) is False
    session.presses("stop")
    assert session.conductor.join(0) is True


def test_a_session_cannot_be_begun_twice():
    session = conducted()
    with pytest.raises(IllegalCommandError):
        session.conductor.begin()


def test_a_resumed_session_begins_where_it_was_left():
    first = conducted()
    first.plays(12)
    first.presses("stop")
    later = Conducted(step(30), step(20), state=resumed_state(first.conductor.progress()), **QUIET).begin()
    assert told(later.listener.events)[2:] == ["recount began", "recount 3"]
    later.plays(4)
    assert later.inside == 13


def test_a_state_of_its_own_is_where_it_begins():
    session = Conducted(step(30), state=State(), **QUIET)
    session.clock.pass_by(7_000)
    session.begin()
    session.plays(3)
    assert session.inside == 3
