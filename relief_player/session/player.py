"""The player: (state, timeline, now, command) to (state, events), and nothing else.

This module owns what a person can do to a session, and refuses by a table what the phase does not take. It is pure:
it reads no clock, starts no thread and calls nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from relief_player.session.events import Event, Extended, Paused, PauseReason, Skipped, Started, Stopped
from relief_player.session.events import SegmentEntered as Entered
from relief_player.session.state import (
    TABLE,
    Command,
    IllegalCommandError,
    Jump,
    Order,
    Outcome,
    Phase,
    Progress,
    State,
)
from relief_player.session.timeline import LEAD_INS, Role, Timeline
from relief_player.session.walk import (
    RECOUNT,
    advance,
    begin_recount,
    close_pass,
    effective_length,
    enter,
    go_to,
    next_due,
    play_on,
    position,
    progress,
    settle,
)
from relief_player.units import Ms

STEP_OF_ADJUSTMENT: Final = Ms(10_000)
"""What one press of extend or shorten is worth."""
LONG_PAUSE: Final = Ms(10_000)
"""After a longer pause than this, work begins with a recount."""
BACK_WINDOW: Final = Ms(2_000)
"""`back` this close to the start of a pass goes to the pass before."""


def start(state: State, timeline: Timeline, now: Ms) -> tuple[State, list[Event]]:
    """Anchor a ready state at the clock time `now`. One that was resumed inside work begins with a recount.

    Raises:
        IllegalCommandError: it has been started before.
    """
    return apply(replace(state, anchor=now) if state.phase is Phase.READY else state, timeline, now, Command.START)


def apply(state: State, timeline: Timeline, now: Ms, order: Order) -> tuple[State, list[Event]]:
    """Carry out a command at the clock time `now`.

    The state is brought up to `now` first, and what that made happen comes first in the events.

    Raises:
        IllegalCommandError: the phase does not take the command, or a jump names no step. Nothing has changed.
    """
    command = Command.JUMP if isinstance(order, Jump) else order
    reached, events = advance(state, timeline, now)
    if command not in TABLE[reached.phase]:
        raise IllegalCommandError(reached.phase, command)
    if isinstance(order, Jump):
        target = timeline.first_of_step(order.step)
        if target is None:
            raise IllegalCommandError(reached.phase, command)
        events.append(Skipped(position(reached, timeline), reached.anchor, timeline.items[reached.cursor.item]))
        return _move(reached, timeline, target, events), events
    return _CARRY_OUT[order](reached, timeline, events), events


def pause_at(state: State, timeline: Timeline, instant: Ms, now: Ms) -> tuple[State, list[Event]]:
    """Pause at an instant that has gone by, when the machine fell asleep; what would have come after did not happen."""
    reached, events = advance(state, timeline, max(instant, state.anchor))
    if reached.phase is Phase.PLAYING:
        reached = _pause(reached, timeline, events, PauseReason.SLEPT)
    elif reached.recount_ends is not None:
        reached = replace(reached, recount_ends=Ms(now + RECOUNT), beats_given=0)
    return settle(reached, now), events


def resumed_state(kept: Progress, away: Ms = Ms(0)) -> State:
    """A ready state that goes on where an earlier session of the same timeline was left, `away` before."""
    cursor = kept.cursor
    own = next((record for record in kept.passes if record.item == cursor.item), None)
    return State(
        cursor=cursor,
        crossed=cursor.inside or -1,
        active=kept.active,
        paused=kept.paused,
        away=away,
        open_before=Ms(max(0, own.active - cursor.inside)) if own else Ms(0),
        open_done=own is not None and own.outcome is Outcome.DONE,
        passes=tuple(record for record in kept.passes if record is not own),
    )


# -- commands: each takes a state at its anchor, appends what happens, returns the new state -------------------------


def _start(state: State, timeline: Timeline, events: list[Event]) -> State:
    item, inside = timeline.items[state.cursor.item], state.cursor.inside
    events.append(Started(position(state, timeline), state.anchor))
    events.append(Entered(position(state, timeline), state.anchor, item, state.cursor.lap))
    state = replace(state, phase=Phase.PLAYING)
    if item.role is Role.WORK and 0 < inside < effective_length(state, timeline):
        paused = replace(state, phase=Phase.PAUSED, pause_began=state.anchor)
        state = begin_recount(paused, timeline, events)
    return _at_once(state, timeline, events)


def _pause(state: State, timeline: Timeline, events: list[Event], reason: PauseReason = PauseReason.ASKED) -> State:
    events.append(Paused(position(state, timeline), state.anchor, reason))
    return replace(state, phase=Phase.PAUSED, pause_began=state.anchor)


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
        return _pause(state, timeline, events)
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
    begun = state.cursor.inside > 0 or state.cursor.lap > 1
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
    return _move(state, timeline, timeline.start_of_group(timeline.items[state.cursor.item].group), events)


def _back(state: State, timeline: Timeline, events: list[Event]) -> State:
    item = timeline.items[state.cursor.item]
    near = item.role in LEAD_INS or (not item.is_tail and state.cursor.inside <= BACK_WINDOW)
    before = near and item.group > 0 and state.cursor.lap == 1
    return _move(state, timeline, timeline.start_of_group(item.group - 1 if before else item.group), events)


def _stop(state: State, timeline: Timeline, events: list[Event]) -> State:
    events.append(Stopped(position(state, timeline), state.anchor))
    return replace(state, phase=Phase.STOPPED, recount_ends=None)


def _move(state: State, timeline: Timeline, index: int, events: list[Event]) -> State:
    """Leave the present item for another one, not by its end: cues in between never sound."""
    state = _leave_recount(state, timeline, events)
    if state.phase is Phase.WAITING:
        state = replace(state, phase=Phase.PLAYING)
    if state.crossed >= 0 or state.open_before or state.open_done:
        # What had come to its end before the wait was done; moving away does not undo it.
        whole = 0 < effective_length(state, timeline) <= state.cursor.inside
        state = close_pass(state, timeline, Outcome.DONE if whole else Outcome.PARTIAL)
    return _at_once(enter(state, timeline, index, events), timeline, events)


def _leave_recount(state: State, timeline: Timeline, events: list[Event]) -> State:
    """A move during a recount means: go on, there."""
    return state if state.recount_ends is None else play_on(state, timeline, state.anchor, events)


def _at_once(state: State, timeline: Timeline, events: list[Event]) -> State:
    """What is due at this very instant happens with the command: the cues at an item's start, a gate, a beat."""
    state, more = advance(state, timeline, state.anchor)
    events.extend(more)
    return state


_CARRY_OUT: Final[dict[Command, Callable[[State, Timeline, list[Event]], State]]] = {
    Command.START: _start,
    Command.TOGGLE: _toggle,
    Command.PAUSE: _pause,
    Command.RESUME: _resume,
    Command.GO_ON: _go_on,
    Command.NEXT: _next,
    Command.BACK: _back,
    Command.RESTART: _restart,
    Command.EXTEND: _extend,
    Command.SHORTEN: _shorten,
    Command.STOP: _stop,
}

__all__ = ["advance", "apply", "next_due", "pause_at", "progress", "resumed_state", "start"]
