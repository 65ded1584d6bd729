"""The timeline: every moment of a session before it begins, as one immutable list of items with their cues.

This module owns what an item and a cue are. It never knows a clock: all lengths and positions are whole
milliseconds from the start of the session, and the cursor that walks the timeline is another value (`player`).
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from relief_player.routine.model import Kind, Side, Step
from relief_player.units import Ms


class Role(StrEnum):
    """What an item is in the course of a session."""

    GET_READY = "get-ready"
    TRANSITION = "transition"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    NOTE = "note"


LEAD_INS: Final = frozenset({Role.GET_READY, Role.TRANSITION, Role.SWITCH})
"""Items that bring a person into position for the work that follows; they belong to that pass."""


class Wait(StrEnum):
    """What an item waits for after its time (the key `gate` of a segment)."""

    NOTE = "note"
    READY = "ready"
    EASED = "eased"


class CueKind(StrEnum):
    """What a cue tells."""

    GET_READY = "get-ready"
    NEXT = "next"
    START = "start"
    HALFWAY = "halfway"
    COUNTDOWN = "countdown"
    SWITCH = "switch"
    REST = "rest"
    BREATHE_IN = "breathe-in"
    HOLD = "hold"
    BREATHE_OUT = "breathe-out"
    TENSE = "tense"
    RELEASE = "release"
    SAY = "say"
    SKIN_CHECK = "skin-check"
    END = "end"
    FINISH = "finish"


class Edge(StrEnum):
    """The edge of its item a cue is tied to."""

    START = "start"
    END = "end"


class Cue(Struct, frozen=True):
    """Something to be told at one moment of one item."""

    kind: CueKind
    edge: Edge
    offset: Ms
    """Milliseconds after the start, or before the end, of its item."""
    text: str = ""
    """What it says, in words."""

    def within(self, length: Ms) -> Ms:
        """The moment of the cue in an item of this length, in milliseconds from the item's start."""
        return self.offset if self.edge is Edge.START else Ms(length - self.offset)


class Item(Struct, frozen=True, kw_only=True):
    """One stretch of time, or one wait, with everything a face needs to name it."""

    index: int
    at: Ms
    """Where it starts on the planned timeline; the item before ends here."""
    length: Ms
    """Its planned length; 0 only where it waits."""
    role: Role
    step: int
    """The 1-based number of the leaf step it belongs to. A rest belongs to the step it follows."""
    kind: Kind
    name: str
    side: Side | None = None
    set: int = 1
    sets: int = 1
    round: int | None = None
    """The innermost block's round, 1-based; None outside a block."""
    rounds: int | None = None
    block: str = ""
    """The innermost block's name."""
    group: int
    """Counts what `back` and `restart` act on: a pass with its lead-in and the rest after it; a note; a rest step."""
    wait: Wait | None = None
    lap_to: int | None = None
    """The index to go on with when this item ends and its step has not eased; None where the session goes on."""
    eased_to: int | None = None
    """In an eased step: the index to go on with once it has eased, whatever is left of it."""
    cues: tuple[Cue, ...] = ()
    """In the order in which they sound in an item of the planned length."""
    instead: Step | None = None
    """What is done here in place of the step as it was written; None where nothing was swapped (see `swap`)."""

    @property
    def is_tail(self) -> bool:
        """Whether it is the rest after a pass, not a step of its own."""
        return self.role is Role.REST and self.kind is not Kind.REST

    @property
    def ends_at(self) -> Ms:
        """Where it ends on the planned timeline."""
        return Ms(self.at + self.length)


def once_round(timeline: Timeline) -> Timeline:
    """The same session where nobody can say that a step has eased: it waits after its first lap."""
    return Timeline(tuple(replace(item, lap_to=None) for item in timeline.items), timeline.steps)


class Timeline(Struct, frozen=True, dict=True):
    """A whole session: contiguous items, each starting where the one before it ends."""

    items: tuple[Item, ...]
    steps: tuple[Step, ...]
    """The leaf steps that are played; `step_of` finds an item's. Fitting to a time may have left some out."""

    @cached_property
    def last_wait(self) -> int:
        """The index of the last item that waits; -1 where none does."""
        return next((item.index for item in reversed(self.items) if item.wait), -1)

    @cached_property
    def _by_number(self) -> dict[int, Step]:
        return {step.number: step for step in self.steps}

    @property
    def length(self) -> Ms:
        """All planned time, without the waits that are the user's own."""
        return self.items[-1].ends_at if self.items else Ms(0)

    @property
    def own_pace(self) -> bool:
        """Whether the user's own pace adds to the planned time."""
        return self.last_wait >= 0

    @property
    def has_eased_step(self) -> bool:
        """Whether the clock since the session began is shown (for a cramp that has a ten-minute limit)."""
        return any(item.wait is Wait.EASED for item in self.items)

    def step_of(self, item: Item) -> Step:
        """The leaf step an item belongs to, as it is done there."""
        return item.instead or self._by_number[item.step]

    def first_of_step(self, number: int) -> int | None:
        """The index of the first item of a step, its lead-in; None where nothing of it is in the timeline."""
        return next((item.index for item in self.items if item.step == number and not item.is_tail), None)

    def start_of_group(self, group: int) -> int:
        """The index of the first item of a group: a pass with its lead-in, a note, or a rest step."""
        return next(item.index for item in self.items if item.group == group)
