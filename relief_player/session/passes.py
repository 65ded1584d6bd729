"""The book of work passes: what was done of each, and what of a session is worth keeping.

This module owns the outcome of a pass. It is pure. Passes stand in the order of the timeline, each once; that of the
present item stands as it was when it was last left, until it is closed again.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from relief_player.session.state import Outcome, PassRecord, Phase, Progress, State
from relief_player.session.timeline import Role, Timeline
from relief_player.units import Ms


def find_pass(passes: tuple[PassRecord, ...], item: int) -> PassRecord | None:
    """The record of an item's pass, where there is one."""
    place = _place(passes, item)
    return passes[place] if place < len(passes) and passes[place].item == item else None


def open_pass(state: State, item: int) -> State:
    """Take up a pass where it was left: what was done of it before goes on counting."""
    own = find_pass(state.passes, item)
    done = own is not None and own.outcome is Outcome.DONE
    return replace(state, open_before=own.active if own else Ms(0), open_done=done)


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
    return replace(state, passes=_with(state.passes, record))


def progress(state: State, timeline: Timeline) -> Progress:
    """What is worth keeping of a state, as of its anchor."""
    cursor, passes = state.cursor, state.passes
    item = timeline.items[cursor.item]
    at = Ms(item.at + min(cursor.inside, item.length))
    if state.phase is Phase.FINISHED:
        at = timeline.length
    elif item.role is Role.WORK and state.crossed >= 0:
        outcome = Outcome.DONE if state.open_done else Outcome.PARTIAL
        passes = _with(passes, PassRecord(cursor.item, Ms(state.open_before + cursor.inside), outcome))
    return Progress(state.phase, cursor, at, state.active, state.paused, passes)


def _with(passes: tuple[PassRecord, ...], record: PassRecord) -> tuple[PassRecord, ...]:
    """The passes with one added or replaced."""
    place = _place(passes, record.item)
    after = place + (find_pass(passes, record.item) is not None)
    return (*passes[:place], record, *passes[after:])


def _place(passes: tuple[PassRecord, ...], item: int) -> int:
    def of(record: PassRecord) -> int:
        return record.item

    return bisect_left(passes, item, key=of)
