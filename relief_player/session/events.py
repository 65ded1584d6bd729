"""What happened, once each, in the past tense: a closed union of frozen values.

This module owns the vocabulary between the player and its listeners. `at` is the planned position in the session;
`due` is the clock time at which the thing was due, so that whoever hears of it later can tell how late it is.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from relief_player.session.timeline import Cue, Item, Wait
from relief_player.units import Ms


class Happened(Struct, frozen=True):
    """The part that all events share."""

    at: Ms
    """The planned position, in milliseconds."""
    due: Ms
    """The clock time at which it was due, in milliseconds of the session's clock."""


class Started(Happened, frozen=True):
    """The clock was anchored."""


class SegmentEntered(Happened, frozen=True):
    """An item was entered."""

    item: Item
    lap: int


class CueGiven(Happened, frozen=True):
    """A cue was crossed."""

    item: Item
    lap: int
    index: int
    """The cue's place in `item.cues`; with item and lap it names the cue."""
    cue: Cue


class PauseReason(StrEnum):
    """Why a session was paused."""

    ASKED = "asked"
    SLEPT = "slept"
    """The machine slept, or the process was stopped."""


class Paused(Happened, frozen=True):
    """The session was paused."""

    reason: PauseReason


class RecountBegan(Happened, frozen=True):
    """Three seconds are counted before work goes on."""


class RecountBeat(Happened, frozen=True):
    """One second of the recount."""

    left: int
    """How many seconds are left, itself included: 3, 2, 1."""


class Resumed(Happened, frozen=True):
    """The session goes on after a pause."""


class Skipped(Happened, frozen=True):
    """An item was left before its end at the user's word."""

    item: Item


class Extended(Happened, frozen=True):
    """An item was made longer or shorter."""

    item: Item
    by: int
    """Milliseconds; negative where it was made shorter."""


class WaitBegan(Happened, frozen=True):
    """The session waits for the user."""

    item: Item
    wait: Wait


class Finished(Happened, frozen=True):
    """The last item ended."""


class Stopped(Happened, frozen=True):
    """The user ended the session early."""


class SinkLost(Happened, frozen=True):
    """A listener failed and gets no more events; the session goes on."""

    name: str
    reason: str


Event = (
    Started
    | SegmentEntered
    | CueGiven
    | Paused
    | RecountBegan
    | RecountBeat
    | Resumed
    | Skipped
    | Extended
    | WaitBegan
    | Finished
    | Stopped
    | SinkLost
)
"""Everything a listener can be told."""
