"""The player: (state, timeline, now, command) to (state, events), and nothing else.

This module owns the way in: it refuses by a table what the phase does not take, and hands on what it does (to
`commands`; what happens by itself is in `walk`). It is pure: it reads no clock, starts no thread and calls nobody.
"""

from __future__ import annotations

from msgspec.structs import replace

from relief_player.session.commands import CARRY_OUT, jump, pause
from relief_player.session.events import Event, PauseReason
from relief_player.session.passes import find_pass, progress
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
from relief_player.session.timeline import Timeline
from relief_player.session.walk import advance, next_due, rewound, settle
from relief_player.units import Ms


def start(state: State, timeline: Timeline, now: Ms) -> tuple[State, list[Event]]:
    """Anchor a ready state at the clock time `now`. One that was resumed inside work begins with a recount.

    Raises:
        IllegalCommandError: it has been started before.
    """
    return apply(replace(state, anchor=now) if state.phase is Phase.READY else state, timeline, now, Command.START)


def apply(state: State, timeline: Timeline, now: Ms, order: Order) -> tuple[State, list[Event]]:
    """Carry out a command at the clock time `now`.

    The state is brought to `now` first, and what that made happen comes first in the events. A `now` before the
    state's anchor is that of a key pressed before the last look: inside the present item the cursor goes back to it.

    Raises:
        IllegalCommandError: the phase does not take the command, or a jump names no step. Nothing has changed.
    """
    command = Command.JUMP if isinstance(order, Jump) else order
    reached, events = advance(rewound(state, now), timeline, now)
    if command not in TABLE[reached.phase]:
        raise IllegalCommandError(reached.phase, command)
    if command is not Command.JUMP:
        return CARRY_OUT[command](reached, timeline, events), events
    target = timeline.first_of_step(order.step) if isinstance(order, Jump) else None
    if target is None:
        raise IllegalCommandError(reached.phase, command)
    return jump(reached, timeline, events, target), events


def pause_at(state: State, timeline: Timeline, instant: Ms, now: Ms) -> tuple[State, list[Event]]:
    """Pause at an instant that has gone by, when the machine fell asleep; what would have come after did not happen.

    A recount that was running is over: nothing plays on by itself for someone who may have gone away.
    """
    reached, events = advance(state, timeline, max(instant, state.anchor))
    if reached.phase is Phase.PLAYING:
        reached = pause(reached, timeline, events, PauseReason.SLEPT)
    elif reached.recount_ends is not None:
        reached = pause(reached, timeline, events, PauseReason.SLEPT, began=reached.pause_began)
    return settle(reached, now), events


def resumed_state(kept: Progress, away: Ms = Ms(0)) -> State:
    """A ready state that goes on where an earlier session of the same timeline was left, `away` before."""
    cursor = kept.cursor
    own = find_pass(kept.passes, cursor.item)
    return State(
        cursor=cursor,
        crossed=cursor.inside or -1,
        active=kept.active,
        paused=kept.paused,
        away=away,
        open_before=Ms(max(0, own.active - cursor.inside)) if own else Ms(0),
        open_done=own is not None and own.outcome is Outcome.DONE,
        passes=kept.passes,
    )


__all__ = ["advance", "apply", "next_due", "pause_at", "progress", "resumed_state", "start"]
