"""What a player is at one instant: its phase, its cursor, its sums of time, and the table of what may follow what.

This module owns the values that the player maps from one to the next. It never reads a clock: `anchor` is the
clock time at which the cursor was true, and every function that needs a time takes it as an argument.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from relief_player.units import Ms


class Phase(StrEnum):
    """What a player is doing."""

    READY = "ready"
    PLAYING = "playing"
    PAUSED = "paused"
    WAITING = "waiting"
    """At a gate: a note, a ready or an eased step without a length."""
    FINISHED = "finished"
    STOPPED = "stopped"


class Command(StrEnum):
    """What a person, or the conductor, may ask of a player. Jumping names a step: see `Jump`."""

    START = "start"
    TOGGLE = "toggle"
    """The space bar: pause, resume, or go on from a gate, whichever the phase asks for."""
    PAUSE = "pause"
    RESUME = "resume"
    GO_ON = "go-on"
    """Leave a gate."""
    NEXT = "next"
    BACK = "back"
    RESTART = "restart"
    EXTEND = "extend"
    SHORTEN = "shorten"
    JUMP = "jump"
    STOP = "stop"


class Jump(Struct, frozen=True):
    """Go to the lead-in of a step."""

    step: int
    """1-based, as `show` prints it."""


Order = Command | Jump
"""Anything `player.apply` takes."""

_TO: Final = frozenset({Phase.PLAYING, Phase.WAITING})
"""Where a command may lead that goes to an item."""
_ON: Final = _TO | {Phase.FINISHED}
"""Where a command may lead that leaves an item by its end."""
_HELD: Final = frozenset({Phase.PAUSED})
"""Commands given in a pause leave it paused, but for those that end it and those given in a recount."""

TABLE: Final[dict[Phase, dict[Command, frozenset[Phase]]]] = {
    Phase.READY: {
        Command.START: _ON | _HELD,
        Command.STOP: frozenset({Phase.STOPPED}),
    },
    Phase.PLAYING: {
        Command.TOGGLE: _HELD,
        Command.PAUSE: _HELD,
        Command.NEXT: _ON,
        Command.BACK: _TO,
        Command.RESTART: _TO,
        Command.EXTEND: frozenset({Phase.PLAYING}),
        Command.SHORTEN: _ON,
        Command.JUMP: _TO,
        Command.STOP: frozenset({Phase.STOPPED}),
    },
    Phase.PAUSED: {
        Command.TOGGLE: _TO | _HELD,
        Command.RESUME: _TO | _HELD,
        Command.NEXT: _ON | _HELD,
        Command.BACK: _TO | _HELD,
        Command.RESTART: _TO | _HELD,
        Command.EXTEND: _HELD,
        Command.SHORTEN: _ON | _HELD,
        Command.JUMP: _TO | _HELD,
        Command.STOP: frozenset({Phase.STOPPED}),
    },
    Phase.WAITING: {
        Command.TOGGLE: _ON,
        Command.GO_ON: _ON,
        Command.NEXT: _ON,
        Command.BACK: _TO,
        Command.RESTART: _TO,
        Command.EXTEND: frozenset({Phase.PLAYING}),
        Command.SHORTEN: _ON,
        Command.JUMP: _TO,
        Command.STOP: frozenset({Phase.STOPPED}),
    },
    Phase.FINISHED: {},
    Phase.STOPPED: {},
}
"""For each phase, the commands it takes and the phases they may lead to. Keys, tests and the diagram come from it."""


class IllegalCommandError(Exception):
    """The phase does not take the command; nothing has changed."""

    def __init__(self, phase: Phase, command: Command) -> None:
        super().__init__(f"cannot {command} while {phase}")
        self.phase = phase
        self.command = command


class Cursor(Struct, frozen=True):
    """A place on a timeline: enough, with the timeline, to go on from there."""

    item: int = 0
    inside: Ms = Ms(0)
    """Milliseconds played inside the item."""
    lap: int = 1
    """Which time round in an eased step."""
    adjust: Ms = Ms(0)
    """What `extend` and `shorten` made of the item's length, this pass only."""


class Outcome(StrEnum):
    """What became of a work pass."""

    DONE = "done"
    PARTIAL = "partial"
    SKIPPED = "skipped"


class PassRecord(Struct, frozen=True):
    """What was done of one work pass."""

    item: int
    """The index of its work item."""
    active: Ms
    """Work time, over all laps and restarts."""
    outcome: Outcome


class Progress(Struct, frozen=True):
    """What is worth keeping of a session: enough to go on with it, and to say what was done."""

    phase: Phase
    cursor: Cursor
    at: Ms
    """The planned position."""
    active: Ms
    """Wall time less pauses, recounts and waits."""
    paused: Ms
    """Pauses, recounts and waits."""
    passes: tuple[PassRecord, ...]
    """One for each work pass begun or skipped, in the order of the timeline."""


class State(Struct, frozen=True, kw_only=True):
    """A player at the clock time `anchor`."""

    phase: Phase = Phase.READY
    cursor: Cursor = Cursor()
    anchor: Ms = Ms(0)
    """The clock time at which the cursor and the sums were true."""
    crossed: int = -1
    """Cues of this item and lap up to this position have been given; -1 where none has."""
    active: Ms = Ms(0)
    paused: Ms = Ms(0)
    away: Ms = Ms(0)
    """In a resumed session: the time between its interruption and now; neither active nor paused."""
    pause_began: Ms = Ms(0)
    """The clock time at which the present pause began."""
    recount_ends: Ms | None = None
    """The clock time at which a recount ends; None where none runs."""
    beats_given: int = 0
    """How many beats of the recount have been given."""
    open_before: Ms = Ms(0)
    """Work time of the present pass from earlier laps and restarts."""
    open_done: bool = False
    """Whether the present pass has been done in full: in an earlier lap, before a restart, or up to its gate."""
    passes: tuple[PassRecord, ...] = ()
    """In the order of the timeline; the present one's, if any, as it was when it was last left."""
