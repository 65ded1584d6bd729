"""How a session moves by itself: time inside an item, from item to item, round and round an eased step.

This module owns the arithmetic of positions and of the sums of time. It is pure: time is an argument. What a person
asks for is in `player`, what was done of each pass in `passes`.

Every cue of an item that is played through is given exactly once a lap, in order, however often or seldom
`advance` is called; a cue that was jumped over is never given.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from relief_player.session.crossing import crossed_between, next_moment
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
from relief_player.session.passes import close_pass, open_pass
from relief_player.session.state import Cursor, Outcome, Phase, State
from relief_player.session.timeline import CueKind, Item, Timeline
from relief_player.units import Ms

RECOUNT: Final = Ms(3_000)
"""Counted before work goes on after a long pause."""
BEAT: Final = Ms(1_000)


def advance(state: State, timeline: Timeline, now: Ms, *, quiet_before: Ms | None = None) -> tuple[State, list[Event]]:
    """Bring a state up to the clock time `now`; returns what happened on the way, in order.

    Cues and beats due before `quiet_before` are passed over in silence: after a sleep there is no burst of late ones.
    """
    events: list[Event] = []
    state = _recount(state, timeline, now, events)
    while state.phase is Phase.PLAYING:
        item = timeline.items[state.cursor.item]
        length = effective_length(state, timeline)
        reach = min(state.cursor.inside + max(0, now - state.anchor), length)
        events.extend(_crossed(state, item, length, reach))
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
            # What has come to its end before the wait is done; moving away from the gate does not undo it.
            state = replace(state, phase=Phase.WAITING, open_done=state.open_done or bool(length))
            events.append(WaitBegan(position(state, timeline), state.anchor, item, item.wait))
            break
        state = close_pass(state, timeline, Outcome.DONE)
        if item.lap_to is not None:
            state = enter(state, timeline, item.lap_to, events, state.cursor.lap + 1)
        else:
            state = go_to(state, timeline, item.index + 1, events, whole=True)
    if quiet_before is not None:
        events = [e for e in events if e.due >= quiet_before or not isinstance(e, CueGiven | RecountBeat)]
    return settle(state, now), events


def next_due(state: State, timeline: Timeline) -> Ms | None:
    """The clock time at which something happens next by itself; None while nothing will."""
    if state.recount_ends is not None:
        return Ms(state.recount_ends - RECOUNT + state.beats_given * BEAT)
    if state.phase is not Phase.PLAYING:
        return None
    item = timeline.items[state.cursor.item]
    length = effective_length(state, timeline)
    return Ms(state.anchor + next_moment(item, length, state.crossed) - state.cursor.inside)


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


def rewound(state: State, moment: Ms) -> State:
    """A state from which `advance` comes to a clock time before its anchor; cues that were given stay given.

    It goes back to the start of the present item, or of the pause. A recount, a wait and what is over are left as they
    are: nothing in them is falsified by a late look.
    """
    if moment >= state.anchor:
        return state
    if state.phase is Phase.PLAYING:
        played = state.cursor.inside
        cursor = replace(state.cursor, inside=Ms(0))
        return replace(state, cursor=cursor, anchor=Ms(state.anchor - played), active=Ms(state.active - played))
    if state.phase is Phase.PAUSED and state.recount_ends is None:
        stood = state.anchor - state.pause_began
        return replace(state, anchor=state.pause_began, paused=Ms(state.paused - stood))
    return state


def begin_recount(state: State, timeline: Timeline, events: list[Event]) -> State:
    """Count three seconds before play goes on; the phase stays paused."""
    events.append(RecountBegan(position(state, timeline), state.anchor))
    return replace(state, recount_ends=Ms(state.anchor + RECOUNT), beats_given=0)


def play_on(state: State, timeline: Timeline, at: Ms, events: list[Event]) -> State:
    """End a pause at the clock time `at`."""
    state = replace(settle(state, at), phase=Phase.PLAYING, recount_ends=None)
    events.append(Resumed(position(state, timeline), state.anchor))
    return state


def enter(state: State, timeline: Timeline, index: int, events: list[Event], lap: int) -> State:
    """Stand at the start of an item; the caller has closed the pass before. A pass met before is opened again."""
    item = timeline.items[index]
    events.append(SegmentEntered(item.at, state.anchor, item, lap))
    return replace(open_pass(state, index), cursor=Cursor(item=index, lap=lap), crossed=-1)


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
        # A lap goes on through the step, and from the lead-in a restart went back to.
        same_lap = there.eased_to is not None and (here.eased_to == there.eased_to or here.group == there.group)
        return enter(state, timeline, index, events, state.cursor.lap if same_lap else 1)
    last = timeline.items[-1]
    if whole and last.cues and last.cues[-1].kind is CueKind.FINISH:
        finish = len(last.cues) - 1
        events.append(CueGiven(timeline.length, state.anchor, last, state.cursor.lap, finish, last.cues[finish]))
    events.append(Finished(timeline.length, state.anchor))
    return replace(state, phase=Phase.FINISHED)


# -- inside ----------------------------------------------------------------------------------------------------------


def _recount(state: State, timeline: Timeline, now: Ms, events: list[Event]) -> State:
    """Give the beats of a recount that are due; at its end, play."""
    ends = state.recount_ends
    if ends is None:
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
    return [
        CueGiven(
            Ms(item.at + min(moment, item.length)),
            Ms(state.anchor + moment - state.cursor.inside),
            item,
            state.cursor.lap,
            index,
            item.cues[index],
        )
        for moment, index in crossed_between(item, length, state.crossed, reach)
        if item.cues[index].kind is not CueKind.FINISH
    ]
