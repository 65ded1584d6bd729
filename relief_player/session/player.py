"""The player: (state, timeline, now, command?) to (state, events), and nothing else.

This module owns how a session moves: by time inside an item, by commands between items. It is pure: it reads no
clock, starts no thread and calls nobody. Position is derived from the anchor and the time given, never counted.

Every cue of an item that is played through is given exactly once a lap, in order, however often or seldom
`advance` is called; a cue that was jumped over is never given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from relief_player.routine.model import Kind
from relief_player.session.events import (
    CueGiven,
    Event,
    Extended,
    Finished,
    PassEnded,
    Paused,
    PauseReason,
    RecountBeat,
    RecountBegan,
    Resumed,
    SegmentEntered,
    Skipped,
    Started,
    Stopped,
    WaitBegan,
)
from relief_player.session.state import (
    TABLE,
    Command,
    Cursor,
    IllegalCommandError,
    Jump,
    Order,
    Outcome,
    PassRecord,
    Phase,
    Progress,
    State,
)
from relief_player.session.timeline import LEAD_INS, CueKind, Item, Role, Timeline, Wait
from relief_player.units import Ms

STEP_OF_ADJUSTMENT: Final = Ms(10_000)
"""What one press of extend or shorten is worth."""
LONG_PAUSE: Final = Ms(10_000)
"""After a longer pause than this, work begins with a recount."""
RECOUNT: Final = Ms(3_000)
BEAT: Final = Ms(1_000)
BACK_WINDOW: Final = Ms(2_000)
"""`back` this close to the start of a pass goes to the pass before."""


def resumed_state(timeline: Timeline, progress: Progress) -> State:
    """A state that is ready to go on where an earlier session of the same timeline was left."""
    cursor = progress.cursor
    own = next((record for record in progress.passes if record.item == cursor.item), None)
    others = tuple(record for record in progress.passes if record.item != cursor.item)
    works = timeline.items[cursor.item].role is Role.WORK
    return State(
        cursor=cursor,
        crossed=cursor.inside if cursor.inside else -1,
        active=progress.active,
        paused=progress.paused,
        open_before=Ms(max(0, own.active - cursor.inside)) if own and works else Ms(0),
        open_done=bool(own and own.outcome is Outcome.DONE),
        passes=others if works else progress.passes,
    )


def advance(state: State, timeline: Timeline, now: Ms, *, quiet_before: Ms | None = None) -> tuple[State, list[Event]]:
    """Bring a state up to the clock time `now`; returns what happened on the way, in order.

    Cues due before `quiet_before` are passed over in silence: after the machine slept there is no burst of late ones.
    """
    events: list[Event] = []
    state = _recount(state, timeline, now, events)
    while state.phase is Phase.PLAYING:
        item = timeline.items[state.cursor.item]
        length = Ms(item.length + state.cursor.adjust)
        reach = min(state.cursor.inside + max(0, now - state.anchor), length)
        _give_cues(state, item, length, reach, quiet_before, events)
        step = reach - state.cursor.inside
        state = replace(
            state,
            cursor=replace(state.cursor, inside=Ms(reach)),
            anchor=Ms(state.anchor + step),
            active=Ms(state.active + step),
            crossed=max(state.crossed, reach),
        )
        if reach < length:
            break
        if item.wait in (Wait.NOTE, Wait.READY) or (item.wait is Wait.EASED and item.length == 0):
            state = replace(state, phase=Phase.WAITING)
            events.append(WaitBegan(_position(state, timeline), state.anchor, item, item.wait))
            break
        if item.lap_to is not None:
            state = _lap(state, timeline, item.lap_to, events)
        else:
            state = _complete(state, timeline, events)
    return _settle(state, now), events


def apply(state: State, timeline: Timeline, now: Ms, order: Order) -> tuple[State, list[Event]]:
    """Carry out a command at the clock time `now`.

    The state is brought up to `now` first, and what that made happen comes first in the events.

    Raises:
        IllegalCommandError: the phase does not take the command. Nothing has changed.
    """
    command = Command.JUMP if isinstance(order, Jump) else order
    reached, events = advance(state, timeline, now)
    if command not in TABLE[reached.phase]:
        raise IllegalCommandError(reached.phase, command)
    if isinstance(order, Jump):
        target = timeline.first_of_step(order.step)
        if target is None:
            raise IllegalCommandError(reached.phase, command)
        return _jump(reached, timeline, target, events), events
    return _ORDERS[command](reached, timeline, events), events


def pause_at(state: State, timeline: Timeline, instant: Ms, now: Ms) -> tuple[State, list[Event]]:
    """Pause at an instant that has gone by, the moment the machine fell asleep; what came after it did not happen."""
    reached, events = advance(state, timeline, max(instant, state.anchor))
    if reached.phase is not Phase.PLAYING:
        return _settle(_end_recount_later(reached, now), now), events
    paused = _pause(reached, timeline, events, PauseReason.SLEPT)
    return _settle(paused, now), events


def next_due(state: State, timeline: Timeline) -> Ms | None:
    """The clock time at which something happens next by itself; None while nothing will."""
    if state.phase is Phase.PAUSED and state.recount_ends is not None:
        return Ms(state.recount_ends - RECOUNT + state.beats_given * BEAT)
    if state.phase is not Phase.PLAYING:
        return None
    item = timeline.items[state.cursor.item]
    length = Ms(item.length + state.cursor.adjust)
    moments = [moment for cue in item.cues if state.crossed < (moment := cue.within(length)) <= length]
    return Ms(state.anchor + min([*moments, length]) - state.cursor.inside)


def progress(state: State, timeline: Timeline) -> Progress:
    """What is worth keeping of a state, as of its anchor."""
    cursor, passes = state.cursor, state.passes
    if state.phase is Phase.FINISHED:
        at = timeline.length
    else:
        at = _position(state, timeline)
        item = timeline.items[cursor.item]
        if item.role is Role.WORK and (state.crossed >= 0 or state.open_before or state.open_done):
            outcome = Outcome.DONE if state.open_done else Outcome.PARTIAL
            passes = _with(passes, PassRecord(item.index, Ms(state.open_before + cursor.inside), outcome))
    return Progress(state.phase, cursor, at, state.active, state.paused, passes)


# -- time ------------------------------------------------------------------------------------------------------------


def _position(state: State, timeline: Timeline) -> Ms:
    item = timeline.items[state.cursor.item]
    return Ms(item.at + min(state.cursor.inside, item.length))


def _settle(state: State, now: Ms) -> State:
    """Move the anchor of a state that does not play up to `now`; the time goes to the pauses."""
    if state.phase not in (Phase.PAUSED, Phase.WAITING) or now <= state.anchor:
        return state
    return replace(state, anchor=now, paused=Ms(state.paused + now - state.anchor))


def _recount(state: State, timeline: Timeline, now: Ms, events: list[Event]) -> State:
    """Give the beats of a recount that are due; at its end, play."""
    if state.phase is not Phase.PAUSED or state.recount_ends is None:
        return state
    began = state.recount_ends - RECOUNT
    while state.beats_given < RECOUNT // BEAT and (due := Ms(began + state.beats_given * BEAT)) <= now:
        events.append(RecountBeat(_position(state, timeline), due, RECOUNT // BEAT - state.beats_given))
        state = replace(state, beats_given=state.beats_given + 1)
    return _play_on(state, timeline, state.recount_ends, events) if state.recount_ends <= now else state


def _end_recount_later(state: State, now: Ms) -> State:
    """A recount that the machine slept through begins anew."""
    if state.recount_ends is None:
        return state
    return replace(state, recount_ends=Ms(now + RECOUNT), beats_given=0)


def _play_on(state: State, timeline: Timeline, at: Ms, events: list[Event]) -> State:
    state = replace(_settle(state, at), phase=Phase.PLAYING, recount_ends=None, beats_given=0)
    events.append(Resumed(_position(state, timeline), state.anchor))
    return state


def _give_cues(state: State, item: Item, length: Ms, reach: int, quiet_before: Ms | None, events: list[Event]) -> None:
    """Append the cues of an item that lie after what was crossed, up to `reach`, in the order of their moments."""
    due = [
        (moment, index)
        for index, cue in enumerate(item.cues)
        if state.crossed < (moment := cue.within(length)) <= reach and cue.kind is not CueKind.FINISH
    ]
    for moment, index in sorted(due):
        clock = Ms(state.anchor + moment - state.cursor.inside)
        if quiet_before is None or clock >= quiet_before:
            at = Ms(item.at + min(moment, item.length))
            events.append(CueGiven(at, clock, item, state.cursor.lap, index, item.cues[index]))


# -- from item to item -----------------------------------------------------------------------------------------------


def _enter(state: State, timeline: Timeline, index: int, events: list[Event], lap: int = 1) -> State:
    """Stand at the start of an item; what was done of the one before has been recorded by the caller."""
    own = next((record for record in reversed(state.passes) if record.item == index), None)
    state = replace(
        state,
        cursor=Cursor(item=index, lap=lap),
        crossed=-1,
        open_before=own.active if own else Ms(0),
        open_done=bool(own and own.outcome is Outcome.DONE),
        passes=tuple(record for record in state.passes if record.item != index) if own else state.passes,
    )
    item = timeline.items[index]
    events.append(SegmentEntered(item.at, state.anchor, item, lap))
    return state


def _close_pass(state: State, timeline: Timeline, outcome: Outcome, events: list[Event]) -> State:
    """Record what was done of the present item, where it is work."""
    item = timeline.items[state.cursor.item]
    if item.role is not Role.WORK:
        return state
    active = Ms(state.open_before + state.cursor.inside)
    if outcome is Outcome.PARTIAL and active == 0 and item.length:
        outcome = Outcome.SKIPPED
    if state.open_done:
        outcome = Outcome.DONE
    record = PassRecord(item.index, active, outcome)
    events.append(PassEnded(_position(state, timeline), state.anchor, record))
    return replace(state, passes=_with(state.passes, record), open_before=Ms(0), open_done=False)


def _with(passes: tuple[PassRecord, ...], record: PassRecord) -> tuple[PassRecord, ...]:
    if not passes or passes[-1].item < record.item:
        return (*passes, record)
    others = [old for old in passes if old.item != record.item]
    return tuple(sorted([*others, record], key=lambda one: one.item))


def _complete(state: State, timeline: Timeline, events: list[Event]) -> State:
    """The present item came to its end: go on to the next, or finish."""
    state = _close_pass(state, timeline, Outcome.DONE, events)
    return _go_to(state, timeline, state.cursor.item + 1, events, whole=True)


def _go_to(state: State, timeline: Timeline, index: int, events: list[Event], *, whole: bool = False) -> State:
    """Enter an item, or finish where there is none left; the finish cue sounds only after a whole last item."""
    if index < len(timeline.items):
        here, there = timeline.items[state.cursor.item], timeline.items[index]
        same_laps = here.step == there.step and here.round == there.round and index > here.index
        return _enter(state, timeline, index, events, state.cursor.lap if same_laps else 1)
    last = timeline.items[-1]
    at = timeline.length
    for number, cue in enumerate(last.cues):
        if whole and cue.kind is CueKind.FINISH:
            events.append(CueGiven(at, state.anchor, last, state.cursor.lap, number, cue))
    events.append(Finished(at, state.anchor))
    return replace(state, phase=Phase.FINISHED, recount_ends=None)


def _lap(state: State, timeline: Timeline, index: int, events: list[Event]) -> State:
    """The step has not eased: once more from its first pass."""
    lap = state.cursor.lap + 1
    state = _close_pass(state, timeline, Outcome.DONE, events)
    return _enter(state, timeline, index, events, lap)


# -- commands --------------------------------------------------------------------------------------------------------


def start(state: State, timeline: Timeline, now: Ms) -> tuple[State, list[Event]]:
    """Anchor a ready state at the clock time `now`. One that was resumed inside work begins with a recount.

    Raises:
        IllegalCommandError: it has been started before.
    """
    if Command.START not in TABLE[state.phase]:
        raise IllegalCommandError(state.phase, Command.START)
    events: list[Event] = []
    cursor = state.cursor
    item = timeline.items[cursor.item]
    state = replace(state, anchor=now, begun=now, phase=Phase.PLAYING)
    events.append(Started(_position(state, timeline), now))
    events.append(SegmentEntered(_position(state, timeline), now, item, cursor.lap))
    if item.role is Role.WORK and cursor.inside:
        state = replace(state, phase=Phase.PAUSED, pause_began=now)
        state = _begin_recount(state, timeline, events)
    state, more = advance(state, timeline, now)
    return state, events + more


def _start(state: State, timeline: Timeline, events: list[Event]) -> State:
    state, more = start(state, timeline, state.anchor)
    events.extend(more)
    return state


def _pause(state: State, timeline: Timeline, events: list[Event], reason: PauseReason = PauseReason.ASKED) -> State:
    events.append(Paused(_position(state, timeline), state.anchor, reason))
    return replace(state, phase=Phase.PAUSED, pause_began=state.anchor)


def _begin_recount(state: State, timeline: Timeline, events: list[Event]) -> State:
    events.append(RecountBegan(_position(state, timeline), state.anchor))
    return replace(state, recount_ends=Ms(state.anchor + RECOUNT), beats_given=0)


def _resume(state: State, timeline: Timeline, events: list[Event]) -> State:
    item = timeline.items[state.cursor.item]
    long = state.anchor - state.pause_began > LONG_PAUSE
    if state.recount_ends is None and long and item.role is Role.WORK and item.length:
        state = _begin_recount(state, timeline, events)
    else:
        state = _play_on(state, timeline, state.anchor, events)
    return _on(state, timeline, events)


def _on(state: State, timeline: Timeline, events: list[Event]) -> State:
    """What is due at this very instant happens at once (the cues at an item's start, a gate, a beat)."""
    state, more = advance(state, timeline, state.anchor)
    events.extend(more)
    return state


def _toggle(state: State, timeline: Timeline, events: list[Event]) -> State:
    if state.phase is Phase.PLAYING:
        return _pause(state, timeline, events)
    if state.phase is Phase.WAITING:
        return _go_on(state, timeline, events)
    return _resume(state, timeline, events)


def _go_on(state: State, timeline: Timeline, events: list[Event]) -> State:
    item = timeline.items[state.cursor.item]
    state = replace(state, phase=Phase.PLAYING)
    state = _close_pass(state, timeline, Outcome.DONE, events)
    index = item.index + 1 if item.eased_to is None else item.eased_to
    return _on(_go_to(state, timeline, index, events, whole=True), timeline, events)


def _next(state: State, timeline: Timeline, events: list[Event]) -> State:
    if state.phase is Phase.WAITING:
        return _go_on(state, timeline, events)
    item = timeline.items[state.cursor.item]
    state = _leave_recount(state, timeline, events)
    events.append(Skipped(_position(state, timeline), state.anchor, item))
    eased_to = None if item.role in LEAD_INS else item.eased_to
    begun = state.cursor.inside > 0 or state.cursor.lap > 1
    done = eased_to is not None and begun
    state = _close_pass(state, timeline, Outcome.DONE if done else Outcome.PARTIAL, events)
    index = item.index + 1 if eased_to is None else eased_to
    return _on(_go_to(state, timeline, index, events), timeline, events)


def _leave_recount(state: State, timeline: Timeline, events: list[Event]) -> State:
    """A move during a recount means: go on, there."""
    return state if state.recount_ends is None else _play_on(state, timeline, state.anchor, events)


def _extend(state: State, timeline: Timeline, events: list[Event]) -> State:
    return _adjust(state, timeline, STEP_OF_ADJUSTMENT, events)


def _shorten(state: State, timeline: Timeline, events: list[Event]) -> State:
    item = timeline.items[state.cursor.item]
    ends = item.length + state.cursor.adjust - STEP_OF_ADJUSTMENT
    if state.phase is Phase.WAITING or ends <= state.cursor.inside:
        return _next(state, timeline, events)
    return _adjust(state, timeline, Ms(-STEP_OF_ADJUSTMENT), events)


def _adjust(state: State, timeline: Timeline, by: Ms, events: list[Event]) -> State:
    """Move the end of the present item. Cues tied to the end move with it: what lies ahead again, sounds again."""
    item = timeline.items[state.cursor.item]
    events.append(Extended(_position(state, timeline), state.anchor, item, by))
    phase = Phase.PLAYING if state.phase is Phase.WAITING else state.phase
    crossed = state.crossed if state.crossed < 0 else state.cursor.inside
    return replace(state, phase=phase, cursor=replace(state.cursor, adjust=Ms(state.cursor.adjust + by)), crossed=crossed)


def _restart(state: State, timeline: Timeline, events: list[Event]) -> State:
    group = timeline.items[state.cursor.item].group
    return _move(state, timeline, _start_of_group(timeline, group), events)


def _back(state: State, timeline: Timeline, events: list[Event]) -> State:
    item = timeline.items[state.cursor.item]
    is_tail = item.role is Role.REST and item.kind is not Kind.REST
    near = item.role in LEAD_INS or (not is_tail and state.cursor.inside <= BACK_WINDOW)
    group = item.group - 1 if near and item.group > 0 else item.group
    return _move(state, timeline, _start_of_group(timeline, group), events)


def _start_of_group(timeline: Timeline, group: int) -> int:
    return next(item.index for item in timeline.items if item.group == group)


def _jump(state: State, timeline: Timeline, target: int, events: list[Event]) -> State:
    here = timeline.items[state.cursor.item]
    events.append(Skipped(_position(state, timeline), state.anchor, here))
    return _move(state, timeline, target, events)


def _move(state: State, timeline: Timeline, index: int, events: list[Event]) -> State:
    """Leave the present item for another one, without an end: cues in between never sound."""
    state = _leave_recount(state, timeline, events)
    if state.phase is Phase.WAITING:
        state = replace(state, phase=Phase.PLAYING)
    if state.crossed >= 0 or state.open_before or state.open_done:
        state = _close_pass(state, timeline, Outcome.PARTIAL, events)
    return _on(_enter(state, timeline, index, events), timeline, events)


def _stop(state: State, timeline: Timeline, events: list[Event]) -> State:
    if state.phase is not Phase.READY and (state.crossed >= 0 or state.open_before or state.open_done):
        kept = state.open_before, state.open_done
        state = _close_pass(state, timeline, Outcome.PARTIAL, events)
        state = replace(state, open_before=kept[0], open_done=kept[1])
    events.append(Stopped(_position(state, timeline), state.anchor))
    return replace(state, phase=Phase.STOPPED, recount_ends=None)


_ORDERS: Final = {
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
