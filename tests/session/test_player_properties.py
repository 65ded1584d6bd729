"""Any routine, any person, any pattern of looks: what always holds (issue 2, section 2)."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from routines_strategy import PATIENCE, SCRIPTS, Act, Passing, Pressing, Sleeping, routines

from relief_player.routine.model import Routine
from relief_player.session import player
from relief_player.session.compile import compile_routine
from relief_player.session.events import CueGiven, Event, Finished, SegmentEntered, Skipped, Stopped, WaitBegan
from relief_player.session.snapshot import view
from relief_player.session.state import TABLE, Command, IllegalCommandError, Outcome, Phase, State
from relief_player.session.timeline import CueKind, Role, Timeline
from relief_player.units import Ms

BEGUN = Ms(5_000)
"""The clock does not begin with the session."""
FEWER = settings(max_examples=max(5, settings().max_examples // 2))
OVER = (Phase.FINISHED, Phase.STOPPED)


class Session:
    """A player, its clock, and all that has happened."""

    def __init__(self, timeline: Timeline, state: State | None = None, now: Ms = BEGUN) -> None:
        self.timeline, self.now, self.events = timeline, now, list[Event]()
        self.state = state or State()
        self.took(player.start(self.state, timeline, now))

    def took(self, result: tuple[State, list[Event]]) -> list[Event]:
        self.state, events = result
        self.events += events
        return events

    def look(self, by: int) -> list[Event]:
        self.now = Ms(self.now + by)
        return self.took(player.advance(self.state, self.timeline, self.now))

    def does(self, act: Act) -> list[Event]:
        """One act of a script; what the phase does not take is not done."""
        match act:
            case Passing(by):
                return self.look(by)
            case Sleeping(by):
                instant, self.now = self.now, Ms(self.now + by)
                return self.took(player.pause_at(self.state, self.timeline, instant, self.now))
            case Pressing(order, late):
                try:
                    return self.took(player.apply(self.state, self.timeline, Ms(self.now - late), order))
                except IllegalCommandError:
                    return []


def punctual(script: list[Act]) -> list[Act]:
    """The same script, with every key carried out as it is pressed."""
    return [Pressing(act.order) if isinstance(act, Pressing) else act for act in script]


def check(session: Session) -> None:
    """What holds of every state."""
    state, timeline = session.state, session.timeline
    cursor, item = state.cursor, timeline.items[state.cursor.item]
    kept = player.progress(state, timeline)
    assert 0 <= cursor.inside <= item.length + cursor.adjust
    assert cursor.lap == 1 or item.eased_to is not None or timeline.items[item.index + 1].eased_to is not None
    assert 0 <= kept.at <= timeline.length
    assert state.active + state.paused == state.anchor - BEGUN
    assert state.active >= 0
    assert state.paused >= 0
    assert state.anchor <= session.now
    order = [record.item for record in kept.passes]
    assert order == sorted(set(order))
    assert all(timeline.items[index].role is Role.WORK for index in order)
    assert sum(record.active for record in kept.passes) <= kept.active
    assert all((record.outcome is not Outcome.SKIPPED) or record.active == 0 for record in kept.passes)
    assert (state.recount_ends is None) or state.phase is Phase.PAUSED
    if state.phase is Phase.WAITING:
        assert item.wait
        assert cursor.inside == item.length + cursor.adjust


@given(routines(), SCRIPTS)
def test_any_script_keeps_the_invariants(routine: Routine, script: list[Act]):
    session = Session(compile_routine(routine))
    check(session)
    for act in script:
        session.does(act)
        check(session)


@given(routines(), SCRIPTS)
def test_a_command_leads_only_where_the_table_says_and_else_changes_nothing(routine: Routine, script: list[Act]):
    session = Session(compile_routine(routine))
    for act in script:
        before = session.state
        session.does(act)
        if isinstance(act, Pressing) and isinstance(act.order, Command) and act.late == 0:
            takes = TABLE[before.phase].get(act.order)
            assert session.state.phase in takes if takes else session.state == before


@given(routines(), SCRIPTS, st.randoms(use_true_random=False))
def test_many_looks_tell_the_same_as_one(routine: Routine, script: list[Act], random):
    seldom, often = (Session(compile_routine(routine)) for _ in range(2))
    for act in punctual(script):
        seldom.does(act)
        if isinstance(act, Passing):
            cuts = sorted(random.randint(0, act.by) for _ in range(random.randint(0, 8)))
            for here, there in pairwise([0, *cuts, act.by]):
                often.look(there - here)
        else:
            often.does(act)
    assert often.events == seldom.events
    assert often.state == seldom.state


@given(routines(), PATIENCE)
def test_every_cue_of_what_is_played_through_sounds_once_a_lap_in_order(routine: Routine, script: list[Act]):
    session = Session(compile_routine(routine))
    for act in script:
        session.does(act)
    rows: list[tuple[SegmentEntered, list[int]]] = []
    for event in session.events:
        if isinstance(event, SegmentEntered):
            rows.append((event, []))
        elif isinstance(event, CueGiven):
            entered, given_cues = rows[-1]
            assert (event.item, event.lap, event.cue) == (entered.item, entered.lap, event.item.cues[event.index])
            given_cues.append(event.index)
    assert len({(entered.item.index, entered.lap) for entered, _ in rows}) == len(rows)
    for entered, given_cues in rows[:-1]:
        assert given_cues == [number for number, cue in enumerate(entered.item.cues) if cue.kind is not CueKind.FINISH]
    entered, given_cues = rows[-1]
    assert given_cues == list(range(len(given_cues)))


@given(routines(waits=False), st.lists(st.integers(1_000, 60_000), min_size=1, max_size=20))
def test_a_session_left_alone_plays_every_cue_of_the_timeline_at_its_moment(routine: Routine, looks: list[int]):
    timeline = compile_routine(routine)
    session = Session(timeline)
    while session.state.phase is not Phase.FINISHED:
        session.look(looks[len(session.events) % len(looks)])
    told = [(event.at, event.due - BEGUN, event.cue) for event in session.events if isinstance(event, CueGiven)]
    planned = [(item.at + cue.within(item.length), cue) for item in timeline.items for cue in item.cues]
    assert told == [(moment, moment, cue) for moment, cue in planned]
    assert session.state.active == timeline.length


@given(routines(), SCRIPTS)
def test_what_was_left_sounds_no_more(routine: Routine, script: list[Act]):
    session = Session(compile_routine(routine))
    for act in script:
        session.does(act)
    here: tuple[int, int] | None = None
    for event in session.events:
        match event:
            case SegmentEntered(item=item, lap=lap):
                here = (item.index, lap)
            case Skipped() | Finished() | Stopped():
                here = None
            case CueGiven(item=item, lap=lap, cue=cue):
                assert here == (item.index, lap) or cue.kind is CueKind.FINISH


@given(routines(), SCRIPTS)
def test_a_cue_sounds_again_only_after_a_command(routine: Routine, script: list[Act]):
    session = Session(compile_routine(routine))
    heard = set()
    for act in script:
        told = session.does(act)
        if isinstance(act, Pressing):
            heard = set()
        for event in told:
            if isinstance(event, CueGiven) and not isinstance(act, Pressing):
                key = (event.item.index, event.lap, event.index)
                assert key not in heard
                heard.add(key)


@given(routines(), SCRIPTS)
def test_events_come_in_the_order_in_which_they_were_due(routine: Routine, script: list[Act]):
    session = Session(compile_routine(routine))
    for act in punctual(script):
        session.does(act)
    assert all(here.due <= there.due for here, there in pairwise(session.events))
    assert all(0 <= event.at <= session.timeline.length for event in session.events)


@given(routines(), SCRIPTS)
def test_the_position_runs_back_only_by_a_command_or_a_new_lap(routine: Routine, script: list[Act]):
    session = Session(compile_routine(routine))
    for act in script:
        before, lap = view(session.state, session.timeline, session.now).at, session.state.cursor.lap
        session.does(act)
        after = view(session.state, session.timeline, session.now)
        assert after.at >= before or isinstance(act, Pressing) or after.lap > lap


@given(routines(), SCRIPTS, st.integers(0, 50_000))
def test_the_next_thing_is_due_when_it_happens_and_not_later(routine: Routine, script: list[Act], patience: int):
    session = Session(compile_routine(routine))
    for act in script:
        session.does(act)
    due = player.next_due(session.state, session.timeline)
    if due is None:
        assert session.look(patience) == []
        return
    _, before = player.advance(session.state, session.timeline, Ms(due - 1))
    _, then = player.advance(session.state, session.timeline, due)
    assert due >= session.state.anchor
    assert before == []
    assert then
    assert then[0].due == due


@given(routines(), SCRIPTS, st.integers(0, 20_000))
def test_the_snapshot_between_looks_is_the_one_a_look_would_give(routine: Routine, script: list[Act], later: int):
    session = Session(compile_routine(routine))
    for act in script:
        session.does(act)
    now = Ms(session.now + later)
    due = player.next_due(session.state, session.timeline)
    shown = view(session.state, session.timeline, now)
    looked, _ = player.advance(session.state, session.timeline, now)
    cursor = looked.cursor
    at_end = Ms(min(now, due) if due is not None else now)
    seen = view(looked, session.timeline, now)
    assert (seen.inside, seen.item.index, seen.lap, seen.adjust) == (
        cursor.inside,
        cursor.item,
        cursor.lap,
        cursor.adjust,
    )
    assert (seen.active, seen.paused, seen.phase) == (looked.active, looked.paused, looked.phase)
    assert seen.elapsed == seen.active + seen.paused
    if at_end == now and now != due:
        assert shown == seen


@given(routines(), SCRIPTS, PATIENCE)
def test_a_session_resumed_from_its_record_goes_on_identically(routine: Routine, script: list[Act], rest: list[Act]):
    timeline = compile_routine(routine)
    first = Session(timeline)
    for act in punctual(script):
        first.does(act)
    while first.state.phase is Phase.PAUSED:
        first.does(Pressing(Command.RESUME))
    assume(first.state.phase not in OVER)
    # At the very start of an item its first cues sound again: the person may have forgotten where they were.
    assume(first.state.cursor.inside > 0)
    second = Session(timeline, player.resumed_state(player.progress(first.state, timeline)), first.now)
    assert player.progress(second.state, timeline).passes == player.progress(first.state, timeline).passes
    if second.state.recount_ends is not None:
        second.does(Pressing(Command.RESUME))
    first.events, second.events = [], []
    for act in rest:
        first.does(act)
        second.does(act)
    assert second.events == first.events
    assert player.progress(second.state, timeline) == player.progress(first.state, timeline)


@FEWER
@given(routines(), SCRIPTS)
def test_a_record_survives_being_resumed_at_once(routine: Routine, script: list[Act]):
    timeline = compile_routine(routine)
    session = Session(timeline)
    for act in script:
        session.does(act)
        kept = player.progress(session.state, timeline)
        again = player.progress(player.resumed_state(kept), timeline)
        assert again == replace(kept, phase=Phase.READY, at=again.at)
        assert again.at == kept.at or kept.phase is Phase.FINISHED


@given(
    routines(),
    SCRIPTS,
    st.integers(0, 3_000),
    st.integers(0, 3_000),
    st.sampled_from(["pause", "stop", "extend", "next"]),
)
def test_a_key_pressed_before_the_last_look_counts_from_when_it_was_pressed(
    routine: Routine, script: list[Act], pressed: int, looked: int, command: str
):
    session = Session(compile_routine(routine))
    for act in script:
        session.does(act)
    assume(session.state.phase is Phase.PLAYING)
    then, now = Ms(session.now + pressed), Ms(session.now + pressed + looked)
    due = player.next_due(session.state, session.timeline)
    assume(due is not None and now < due)
    at_once, _ = player.apply(session.state, session.timeline, then, Command(command))
    late, _ = player.advance(session.state, session.timeline, now)
    late, _ = player.apply(late, session.timeline, then, Command(command))
    # Only what had been given up to the look differs, and in between nothing was.
    assert replace(late, crossed=at_once.crossed) == at_once


@FEWER
@given(routines(), SCRIPTS, st.integers(2_001, 500_000))
def test_a_sleep_that_is_played_through_is_silent_and_comes_out_where_it_would_have(
    routine: Routine, script: list[Act], slept: int
):
    session = Session(compile_routine(routine))
    for act in script:
        session.does(act)
    now = Ms(session.now + slept)
    loud, _ = player.advance(session.state, session.timeline, now)
    silent, told = player.advance(session.state, session.timeline, now, quiet_before=now)
    assert silent == loud
    assert all(event.due >= now for event in told if isinstance(event, CueGiven))


@FEWER
@given(routines(), PATIENCE)
def test_waits_are_told_once_each_time_they_are_reached(routine: Routine, script: list[Act]):
    session = Session(compile_routine(routine))
    for act in script:
        before = session.state.phase
        told = session.does(act)
        waits = [event for event in told if isinstance(event, WaitBegan)]
        assert (session.state.phase is Phase.WAITING) == bool(waits) or before is Phase.WAITING
        assert len(waits) <= 1
