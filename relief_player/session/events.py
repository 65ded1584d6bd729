"""What happened, once each, in the past tense: a closed union of frozen values.

This module owns the vocabulary between the player and its listeners. `at` is the planned position in the session;
`due` is the clock time at which the thing was due, so that whoever hears of it later can tell how late it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from relief_player.session.timeline import Cue, Item, Wait
from relief_player.units import Ms


@dataclass(frozen=True, slots=True)
class Happened:
    """The part that all events share."""

    at: Ms
    """The planned position, in milliseconds."""
    due: Ms
    """The clock time at which it was due, in milliseconds of the session's clock."""


@dataclass(frozen=True, slots=True)
class Started(Happened):
    """The clock was anchored."""


@dataclass(frozen=True, slots=True)
class SegmentEntered(Happened):
    """An item was entered."""

    item: Item
    lap: int


@dataclass(frozen=True, slots=True)
class CueGiven(Happened):
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


@dataclass(frozen=True, slots=True)
class Paused(Happened):
    """The session was paused."""

    reason: PauseReason


@dataclass(frozen=True, slots=True)
class RecountBegan(Happened):
    """Three seconds are counted before work goes on."""


@dataclass(frozen=True, slots=True)
class RecountBeat(Happened):
    """One second of the recount."""

    left: int
    """How many seconds are left, itself included: 3, 2, 1."""


@dataclass(frozen=True, slots=True)
class Resumed(Happened):
    """The session goes on after a pause."""


@dataclass(frozen=True, slots=True)
class Skipped(Happened):
    """An item was left before its end at the user's word."""

    item: Item


@dataclass(frozen=True, slots=True)
class Extended(Happened):
    """An item was made longer or shorter."""

    item: Item
    by: int
    """Milliseconds; negative where it was made shorter."""


@dataclass(frozen=True, slots=True)
class WaitBegan(Happened):
    """The session waits for the user."""

    item: Item
    wait: Wait


@dataclass(frozen=True, slots=True)
class Finished(Happened):
    """The last item ended."""


@dataclass(frozen=True, slots=True)
class Stopped(Happened):
    """The user ended the session early."""


@dataclass(frozen=True, slots=True)
class SinkLost(Happened):
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
