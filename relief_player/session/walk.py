"""How a session moves by itself: time inside an item, from item to item, round and round an eased step.

This module owns the arithmetic of positions and of the sums of time. It is pure: time is an argument. What a person
asks for is in `player`.

Every cue of an item that is played through is given exactly once a lap, in order, however often or seldom
`advance` is called; a cue that was jumped over is never given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from relief_player.session.events import (
    CueGiven,
    Event,
    Finished,
    RecountBeat,
    RecountBegan,
    Resumed,
    SegmentEntered,
    WaitBegan,
)
from relief_player.session.state import Cursor, Outcome, PassRecord, Phase, Progress, State
from relief_player.session.timeline import CueKind, Item, Role, Timeline
from relief_player.units import Ms

RECOUNT: Final = Ms(3_000)
"""Counted before work goes on after a long pause."""
BEAT: Final = Ms(1_000)


def advance(state: State, timeline: Timeline, now: Ms, *, quiet_before: Ms | None = None) -> tuple[State, list[Event]]:
    """Bring a state up to the clock time `now`; returns what happened on the way, in order.

    Cues due before `quiet_before` are passed over in silence: after the machine slept there is no burst of late ones.
    """
    events: list[Event] = []
    state = _recount(state, timeline, now, events)
    while state.phase is Phase.PLAYING:
        item = timeline.items[state.cursor.item]
        length = effective_length(state, timeline)
        reach = min(state.cursor.inside + max(0, now - state.anchor), length)
        events.extend(
            cue for cue in _crossed(state, item, length, reach) if quiet_before is None or cue.due >= quiet_before
        )
        played = reach - state.cursor.inside
        state = replace(
            state,
            cursor=replace(state.cursor, inside=Ms(reach)),
            anchor=Ms(state.anchor + played),
            active=Ms(state.active + played),
            crossed=max(state.crossed, reach),
        )
        if reach < length:
            break
        if item.wait is not None and item.lap_to is None:
            state = replace(state, phase=Phase.WAITING)
            events.append(WaitBegan(position(state, timeline), state.anchor, item, item.wait))
            break
        state = close_pass(state, timeline, Outcome.DONE)
        if item.lap_to is not None:
            state = enter(state, timeline, item.lap_to, events, state.cursor.lap + 1)
        else:
            state = go_to(state, timeline, item.index + 1, events, whole=True)
    return settle(state, now), events


def next_due(state: State, timeline: Timeline) -> Ms | None:
    """The clock time at which something happens next by itself; None while nothing will."""
    if state.phase is Phase.PAUSED and state.recount_ends is not None:
        return Ms(state.recount_ends - RECOUNT + state.beats_given * BEAT)
    if state.phase is not Phase.PLAYING:
        return None
    item = timeline.items[state.cursor.item]
    length = effective_length(state, timeline)
    moments = [moment for cue in item.cues if state.crossed < (moment := cue.within(length)) <= length]
    return Ms(state.anchor + min([*moments, length]) - state.cursor.inside)


def progress(state: State, timeline: Timeline) -> Progress:
    """What is worth keeping of a state, as of its anchor."""
    cursor, passes = state.cursor, state.passes
    at = timeline.length if state.phase is Phase.FINISHED else position(state, timeline)
    if state.phase is not Phase.FINISHED and _is_open(state, timeline):
        length = effective_length(state, timeline)
        done = state.open_done or 0 < length <= cursor.inside
        outcome = Outcome.DONE if done else Outcome.PARTIAL
        passes = _with(passes, PassRecord(cursor.item, Ms(state.open_before + cursor.inside), outcome))
    return Progress(state.phase, cursor, at, state.active, state.paused, passes)


# -- shared with the player's commands -------------------------------------------------------------------------------


def position(state: State, timeline: Timeline) -> Ms:
    """The planned position; it stands at the item's planned end while the item is extended."""
    item = timeline.items[state.cursor.item]
    return Ms(item.at + min(state.cursor.inside, item.length))


def effective_length(state: State, timeline: Timeline) -> Ms:
    """The present item's length, with what was added or taken."""
    return Ms(timeline.items[state.cursor.item].length + state.cursor.adjust)


def settle(state: State, now: Ms) -> State:
    """Move the anchor of a state that does not play up to `now`; the time goes to the pauses."""
    if state.phase not in (Phase.PAUSED, Phase.WAITING) or now <= state.anchor:
        return state
    return replace(state, anchor=now, paused=Ms(state.paused + now - state.anchor))


def begin_recount(state: State, timeline: Timeline, events: list[Event]) -> State:
    """Count three seconds before play goes on; the phase stays paused."""
    events.append(RecountBegan(position(state, timeline), state.anchor))
    return replace(state, recount_ends=Ms(state.anchor + RECOUNT), beats_given=0)


def play_on(state: State, timeline: Timeline, at: Ms, events: list[Event]) -> State:
    """End a pause at the clock time `at`."""
    state = replace(settle(state, at), phase=Phase.PLAYING, recount_ends=None, beats_given=0)
    events.append(Resumed(position(state, timeline), state.anchor))
    return state


def enter(state: State, timeline: Timeline, index: int, events: list[Event], lap: int = 1) -> State:
    """Stand at the start of an item; the caller has closed the pass before. A pass met before is opened again."""
    own = next((record for record in reversed(state.passes) if record.item == index), None)
    item = timeline.items[index]
    events.append(SegmentEntered(item.at, state.anchor, item, lap))
    return replace(
        state,
        cursor=Cursor(item=index, lap=lap),
        crossed=-1,
        open_before=own.active if own else Ms(0),
        open_done=bool(own and own.outcome is Outcome.DONE),
        passes=tuple(record for record in state.passes if record is not own) if own else state.passes,
    )


def go_to(state: State, timeline: Timeline, index: int, events: list[Event], *, whole: bool) -> State:
    """Enter the item at `index`, or finish where there is none left.

    Args:
        state: with the present pass closed.
        timeline: what is played.
        index: of the item to enter.
        events: what happens is appended here.
        whole: whether the present item came to its own end; only then does the finish sound.
    """
    if index < len(timeline.items):
        here, there = timeline.items[state.cursor.item], timeline.items[index]
        same_round = here.eased_to is not None and here.eased_to == there.eased_to
        return enter(state, timeline, index, events, state.cursor.lap if same_round else 1)
    last = timeline.items[-1]
    events.extend(
        CueGiven(timeline.length, state.anchor, last, state.cursor.lap, number, cue)
        for number, cue in enumerate(last.cues)
        if whole and cue.kind is CueKind.FINISH
    )
    events.append(Finished(timeline.length, state.anchor))
    return replace(state, phase=Phase.FINISHED, recount_ends=None)


def close_pass(state: State, timeline: Timeline, outcome: Outcome) -> State:
    """Record what was done of the present item, where it is work that was begun or is skipped.

    A pass left at its very start was skipped; one that was done before stays done.
    """
    item = timeline.items[state.cursor.item]
    if item.role is not Role.WORK:
        return state
    active = Ms(state.open_before + state.cursor.inside)
    if state.open_done:
        outcome = Outcome.DONE
    elif outcome is Outcome.PARTIAL and active == 0:
        outcome = Outcome.SKIPPED
    record = PassRecord(item.index, active, outcome)
    return replace(state, passes=_with(state.passes, record), open_before=Ms(0), open_done=False)


# -- inside ----------------------------------------------------------------------------------------------------------


def _is_open(state: State, timeline: Timeline) -> bool:
    """Whether the present item is a work pass that was begun, now or before."""
    begun = state.crossed >= 0 or state.open_before > 0 or state.open_done
    return begun and timeline.items[state.cursor.item].role is Role.WORK


def _with(passes: tuple[PassRecord, ...], record: PassRecord) -> tuple[PassRecord, ...]:
    """Passes in the order of the timeline, with one added or replaced."""
    if not passes or passes[-1].item < record.item:
        return (*passes, record)
    others = [old for old in passes if old.item != record.item]
    return tuple(sorted([*others, record], key=lambda one: one.item))


def _recount(state: State, timeline: Timeline, now: Ms, events: list[Event]) -> State:
    """Give the beats of a recount that are due; at its end, play."""
    ends = state.recount_ends
    if state.phase is not Phase.PAUSED or ends is None:
        return state
    beats = RECOUNT // BEAT
    while state.beats_given < beats and (due := Ms(ends - RECOUNT + state.beats_given * BEAT)) <= now:
        events.append(RecountBeat(position(state, timeline), due, beats - state.beats_given))
        state = replace(state, beats_given=state.beats_given + 1)
    return play_on(state, timeline, ends, events) if ends <= now else state


def _crossed(state: State, item: Item, length: Ms, reach: int) -> list[CueGiven]:
    """The cues of an item that lie after what was crossed, up to `reach`, in the order of their moments.

    The finish belongs to the end of the session, not to a moment of its item: see `go_to`.
    """
    due = [
        (moment, index)
        for index, cue in enumerate(item.cues)
        if state.crossed < (moment := cue.within(length)) <= reach and cue.kind is not CueKind.FINISH
    ]
    return [
        CueGiven(
            Ms(item.at + min(moment, item.length)),
            Ms(state.anchor + moment - state.cursor.inside),
            item,
            state.cursor.lap,
            index,
            item.cues[index],
        )
        for moment, index in sorted(due)
    ]
