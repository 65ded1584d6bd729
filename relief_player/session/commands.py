"""What a person can do to a session: each command takes a state at its anchor and returns the new one.

This module owns the meaning of the commands. It is pure, and it refuses nothing: whether the phase takes a command
at all is asked in `player`, of the table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from relief_player.session.events import Event, Extended, Paused, PauseReason, Skipped, Started, Stopped
from relief_player.session.events import SegmentEntered as Entered
from relief_player.session.passes import close_pass
from relief_player.session.state import Command, Outcome, Phase, State
from relief_player.session.timeline import LEAD_INS, Item, Role, Timeline
from relief_player.session.walk import (
    advance,
    begin_recount,
    effective_length,
    enter,
    go_to,
    play_on,
    position,
)
from relief_player.units import Ms

STEP_OF_ADJUSTMENT: Final = Ms(10_000)
"""What one press of extend or shorten is worth."""
LONG_PAUSE: Final = Ms(10_000)
"""After a longer pause than this, work begins with a recount."""
BACK_WINDOW: Final = Ms(2_000)
"""`back` this close to the start of a pass goes to the pass before."""


def _start(state: State, timeline: Timeline, events: list[Event]) -> State:
    item, inside = timeline.items[state.cursor.item], state.cursor.inside
    events.append(Started(position(state, timeline), state.anchor))
    events.append(Entered(position(state, timeline), state.anchor, item, state.cursor.lap))
    state = replace(state, phase=Phase.PLAYING)
    if item.role is Role.WORK and 0 < inside < effective_length(state, timeline):
        paused = replace(state, phase=Phase.PAUSED, pause_began=state.anchor)
        state = begin_recount(paused, timeline, events)
    return _at_once(state, timeline, events)


def pause(
    state: State,
    timeline: Timeline,
    events: list[Event],
    reason: PauseReason = PauseReason.ASKED,
    began: Ms | None = None,
) -> State:
    """Stand still. `began` is the clock time at which the pause began, where it had begun before (a recount)."""
    events.append(Paused(position(state, timeline), state.anchor, reason))
    began = state.anchor if began is None else began
    return replace(state, phase=Phase.PAUSED, pause_began=began, recount_ends=None)


def _resume(state: State, timeline: Timeline, events: list[Event]) -> State:
    item = timeline.items[state.cursor.item]
    was_long = state.anchor - state.pause_began > LONG_PAUSE
    if state.recount_ends is None and was_long and item.role is Role.WORK and effective_length(state, timeline):
        state = begin_recount(state, timeline, events)
    else:
        state = play_on(state, timeline, state.anchor, events)
    return _at_once(state, timeline, events)


def _toggle(state: State, timeline: Timeline, events: list[Event]) -> State:
    if state.phase is Phase.PLAYING:
        return pause(state, timeline, events)
    if state.phase is Phase.WAITING:
        return _go_on(state, timeline, events)
    return _resume(state, timeline, events)


def _go_on(state: State, timeline: Timeline, events: list[Event]) -> State:
    item = timeline.items[state.cursor.item]
    state = close_pass(replace(state, phase=Phase.PLAYING), timeline, Outcome.DONE)
    index = item.index + 1 if item.eased_to is None else item.eased_to
    return _at_once(go_to(state, timeline, index, events, whole=True), timeline, events)


def _next(state: State, timeline: Timeline, events: list[Event]) -> State:
    if state.phase is Phase.WAITING:
        return _go_on(state, timeline, events)
    item = timeline.items[state.cursor.item]
    state = _leave_recount(state, timeline, events)
    events.append(Skipped(position(state, timeline), state.anchor, item))
    if item.eased_to is None or item.role in LEAD_INS:
        state = close_pass(state, timeline, Outcome.PARTIAL)
        return _at_once(go_to(state, timeline, item.index + 1, events, whole=False), timeline, events)
    # It has eased: that is what this step was for, so the pass in hand is done, however short.
    begun = state.cursor.inside > 0 or state.cursor.lap > 1 or item.role is Role.REST
    state = close_pass(state, timeline, Outcome.DONE if begun else Outcome.PARTIAL)
    return _at_once(go_to(state, timeline, item.eased_to, events, whole=begun), timeline, events)


def _extend(state: State, timeline: Timeline, events: list[Event]) -> State:
    return _adjust(state, timeline, STEP_OF_ADJUSTMENT, events)


def _shorten(state: State, timeline: Timeline, events: list[Event]) -> State:
    ends = effective_length(state, timeline) - STEP_OF_ADJUSTMENT
    if state.phase is Phase.WAITING or ends <= state.cursor.inside:
        return _next(state, timeline, events)
    return _adjust(state, timeline, Ms(-STEP_OF_ADJUSTMENT), events)


def _adjust(state: State, timeline: Timeline, by: Ms, events: list[Event]) -> State:
    """Move the end of the present item. Cues tied to the end move with it: what lies ahead again, sounds again."""
    events.append(Extended(position(state, timeline), state.anchor, timeline.items[state.cursor.item], by))
    phase = Phase.PLAYING if state.phase is Phase.WAITING else state.phase
    return replace(state, phase=phase, cursor=replace(state.cursor, adjust=Ms(state.cursor.adjust + by)))


def _restart(state: State, timeline: Timeline, events: list[Event]) -> State:
    group = timeline.items[state.cursor.item].group
    return _move(state, timeline, events, timeline.start_of_group(group), state.cursor.lap)


def _back(state: State, timeline: Timeline, events: list[Event]) -> State:
    item, lap = timeline.items[state.cursor.item], state.cursor.lap
    group = item.group
    if item.role in LEAD_INS or (not item.is_tail and state.cursor.inside <= BACK_WINDOW):
        group, lap = _pass_before(timeline, item, lap)
    return _move(state, timeline, events, timeline.start_of_group(group), lap)


def _pass_before(timeline: Timeline, item: Item, lap: int) -> tuple[int, int]:
    """The group and lap of the pass before an item's: before the first of a lap lies the last of the lap before."""
    if lap > 1:
        last = next(later for later in timeline.items[item.index :] if later.lap_to is not None)
        if last.lap_to is not None and timeline.items[last.lap_to].group == item.group:
            return last.group, lap - 1
    return max(0, item.group - 1), lap


def jump(state: State, timeline: Timeline, events: list[Event], target: int) -> State:
    """Go to the item at `target`, the lead-in of the step that was asked for."""
    events.append(Skipped(position(state, timeline), state.anchor, timeline.items[state.cursor.item]))
    return _move(state, timeline, events, target)


def _stop(state: State, timeline: Timeline, events: list[Event]) -> State:
    events.append(Stopped(position(state, timeline), state.anchor))
    return replace(state, phase=Phase.STOPPED, recount_ends=None)


def _move(state: State, timeline: Timeline, events: list[Event], index: int, lap: int = 1) -> State:
    """Leave the present item for another one, not by its end: cues in between never sound."""
    state = _leave_recount(state, timeline, events)
    if state.phase is Phase.WAITING:
        state = replace(state, phase=Phase.PLAYING)
    if state.crossed >= 0:
        state = close_pass(state, timeline, Outcome.PARTIAL)
    return _at_once(enter(state, timeline, index, events, lap), timeline, events)


def _leave_recount(state: State, timeline: Timeline, events: list[Event]) -> State:
    """A move during a recount means: go on, there."""
    return state if state.recount_ends is None else play_on(state, timeline, state.anchor, events)


def _at_once(state: State, timeline: Timeline, events: list[Event]) -> State:
    """What is due at this very instant happens with the command: the cues at an item's start, a gate, a beat."""
    state, more = advance(state, timeline, state.anchor)
    events.extend(more)
    return state


CARRY_OUT: Final[dict[Command, Callable[[State, Timeline, list[Event]], State]]] = {
    Command.START: _start,
    Command.TOGGLE: _toggle,
    Command.PAUSE: pause,
    Command.RESUME: _resume,
    Command.GO_ON: _go_on,
    Command.NEXT: _next,
    Command.BACK: _back,
    Command.RESTART: _restart,
    Command.EXTEND: _extend,
    Command.SHORTEN: _shorten,
    Command.STOP: _stop,
}
