"""The routine as its author meant it: validated, resolved against the catalogue of moves, and frozen.

This module owns the words of the field (kind, side, set, gate, technique, phase, area). It never reads a file and
never knows a time of day. The reader builds these values; `session.compile` turns them into a timeline.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from relief_player.units import Ms


class Kind(StrEnum):
    """What a step is."""

    WARM_UP = "warm-up"
    STRETCH = "stretch"
    HEAT = "heat"
    COLD = "cold"
    MASSAGE = "massage"
    BREATHE = "breathe"
    RELAX = "relax"
    MOVE = "move"
    REST = "rest"
    NOTE = "note"


class Goal(StrEnum):
    """What a routine is for."""

    FLEXIBILITY = "flexibility"
    WARM_UP = "warm-up"
    RELIEF = "relief"
    RELAX = "relax"
    DESK = "desk"
    RECOVERY = "recovery"
    HABIT = "habit"


class Sides(StrEnum):
    """How a step treats the two sides of the body."""

    EACH = "each"
    """All sets of one side, then all sets of the other."""
    ALTERNATE = "alternate"
    """Left, right, left, right."""
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    """One pass a set, no side."""
    ONE = "one"
    """One pass a set, on the side that needs it, unnamed."""


class Side(StrEnum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Technique(StrEnum):
    """How a stretch is done."""

    STATIC = "static"
    DYNAMIC = "dynamic"
    CONTRACT_RELAX = "contract-relax"


class Phase(StrEnum):
    """The part of a warm-up a step belongs to (RAMP order, jeffreys2007, and the cool-down)."""

    RAISE = "raise"
    ACTIVATE = "activate"
    MOBILISE = "mobilise"
    POTENTIATE = "potentiate"
    COOL_DOWN = "cool-down"


class Tool(StrEnum):
    """What a massage is done with."""

    HAND = "hand"
    ROLLER = "roller"
    BALL = "ball"


class Until(StrEnum):
    """What ends a step besides its time."""

    READY = "ready"
    EASED = "eased"


class Gate(StrEnum):
    """The sets of questions that may be asked before the first step (the evidence base's section 11)."""

    CRAMP = "cramp"
    BACK = "back"
    UPPER_TRUNK = "upper_trunk"
    HEAT = "heat"
    COLD = "cold"
    MASSAGE = "massage"
    EXERCISE = "exercise"
    RELAX = "relax"
    BREATH = "breath"
    GENERAL = "general"


AREAS: Final = (
    "neck", "face", "shoulder", "chest", "upper-arm", "forearm", "wrist", "hand", "mid-back", "low-back", "side",
    "abdomen", "hip", "buttock", "inner-thigh", "front-thigh", "back-thigh", "calf", "ankle", "foot", "toes",
    "whole-body",
)  # fmt: skip
"""The parts of the body a step, a move or a routine may name, from the head down."""


class Dose(Struct, frozen=True, kw_only=True):
    """How much of a move its sources name; every figure comes from the move's `sources`."""

    hold_min: Ms | None = None
    """The shortest hold, in milliseconds."""
    hold_max: Ms | None = None
    """The longest hold, in milliseconds."""
    reps_min: int | None = None
    reps_max: int | None = None
    text: str = ""
    """The dose in the words of the evidence base."""


class Move(Struct, frozen=True, kw_only=True):
    """One entry of the catalogue: a movement or hold that steps can name."""

    id: str
    name: str
    area: str = ""
    """The area it is mainly for; one of `AREAS`, or empty in a person's own catalogue."""
    areas: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    position: str = ""
    """Standing, seated, lying or kneeling."""
    instruction: str = ""
    feel: str = ""
    """What a person should feel."""
    mistakes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    sides: Sides = Sides.BOTH
    equipment: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    """Ids of easier moves."""
    dose: Dose = field(default_factory=Dose)
    sources: tuple[str, ...] = ()
    prudence: tuple[str, ...] = ()
    """The fields that rest on ordinary prudence and not on a source."""
    duration: Ms | None = None
    """Used by a step that gives no length of its own."""


class Timing(Struct, frozen=True, kw_only=True):
    """The lead-ins and cues of a routine; None where it leaves the choice to the settings."""

    get_ready: Ms | None = None
    transition: Ms | None = None
    switch: Ms | None = None
    countdown: int | None = None
    """How many of the last seconds are counted; 0 is off."""
    halfway: Ms | None = None
    """Work of at least this length gets a halfway cue; 0 is off."""


class Breath(Struct, frozen=True):
    """One breath: four lengths in milliseconds."""

    inhale: Ms
    hold_full: Ms
    exhale: Ms
    hold_empty: Ms

    @property
    def length(self) -> Ms:
        """The whole breath."""
        return Ms(self.inhale + self.hold_full + self.exhale + self.hold_empty)


class SpokenCue(Struct, frozen=True):
    """Something to say at a moment of a step, in milliseconds from the start of each pass."""

    at: Ms
    say: str


class Place(Struct, frozen=True):
    """Where a thing stands in its file."""

    line: int
    """1-based."""
    column: int
    """1-based, in characters."""
    key: str
    """The key path, as in ``step[2].step[0].duration``, 0-based."""


class Step(Struct, frozen=True, kw_only=True):
    """One leaf of a routine: what is done, for how long, how often and on which sides.

    Defaults of the move and of the kind are already in it; `pass_length` is what one pass of one set lasts.
    """

    number: int
    """1-based, in file order over all leaf steps; what `--from` and `show` speak of."""
    kind: Kind
    name: str
    pass_length: Ms | None
    """The length of one pass of one set, whatever happens inside; None where only the user ends it."""
    move: Move | None = None
    areas: tuple[str, ...] = ()
    sets: int = 1
    rest: Ms = Ms(0)
    """Between sets, none after the last; not used by `alternate`."""
    sides: Sides = Sides.BOTH
    first: Side = Side.LEFT
    """The side that `each` and `alternate` start on."""
    note: str = ""
    say: str = ""
    """Spoken instead of the name."""
    cautions: tuple[str, ...] = ()
    """The step's own, then its move's."""
    optional: bool = False
    transition: Ms | None = None
    """Its own lead-in; None leaves it to the routine."""
    switch: Ms | None = None
    """Its own pause between sides; None leaves it to the routine."""
    halfway: bool | None = None
    """True and False override the routine's threshold."""
    cues: tuple[SpokenCue, ...] = ()
    sources: tuple[str, ...] = ()
    until: Until | None = None
    alternatives: tuple[str, ...] = ()
    fit: str = ""
    """A Garmin exercise name, for export."""
    min: Ms | None = None
    """The shortest pass that fitting to a time may make of it."""
    max: Ms | None = None
    """The longest pass that fitting to a time may make of it."""
    technique: Technique | None = None
    contract: Ms | None = None
    """Contract-relax: the contraction at the start of every set; part of `pass_length`."""
    phase: Phase | None = None
    reps: int | None = None
    tempo: Ms | None = None
    check_every: Ms | None = None
    """Heat and cold: the time between skin checks."""
    tool: Tool | None = None
    stroke: Ms | None = None
    """Massage with a roller or ball: the length of one stroke (the key `pass`)."""
    breath: Breath | None = None
    breaths: int | None = None
    tense: Ms | None = None
    release: Ms | None = None
    place: Place | None = None
    """Where the step begins in its file."""
    places: tuple[Place, ...] = ()
    """Where each of its own keys stands."""

    @property
    def instruction(self) -> str:
        """How the move is done; empty where the step names no move."""
        return self.move.instruction if self.move else ""

    @property
    def feel(self) -> str:
        """What a person should feel; empty where the step names no move."""
        return self.move.feel if self.move else ""


class Block(Struct, frozen=True, kw_only=True):
    """Steps that are played `rounds` times."""

    name: str = ""
    rounds: int = 1
    rest: Ms = Ms(0)
    """Between rounds, none after the last."""
    note: str = ""
    optional: bool = False
    """Fit-to-time may leave the block out as a whole."""
    steps: tuple[Step | Block, ...] = ()
    place: Place | None = None


class Routine(Struct, frozen=True, kw_only=True):
    """A whole routine."""

    name: str
    summary: str = ""
    goal: Goal | None = None
    areas: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()
    """The routine's own; `heat`, `cold` and `massage` steps add theirs (see `all_gates`)."""
    sources: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    timing: Timing = field(default_factory=Timing)
    steps: tuple[Step | Block, ...] = ()
    text: str = ""
    """The whole text it was read from."""
    places: tuple[Place, ...] = ()
    """Where each of its top-level keys stands."""
    moves_text: str = ""
    """The moves it uses that are not shipped, as TOML, so that a session can be replayed from its record."""

    @property
    def leaves(self) -> tuple[Step, ...]:
        """Every leaf step once, in file order: `leaves[n - 1].number == n`."""
        return tuple(_leaves(self.steps))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds it holds, each once, in order of appearance."""
        return tuple(dict.fromkeys(step.kind for step in self.leaves))

    @property
    def all_areas(self) -> tuple[str, ...]:
        """The areas it names, then those of its steps, each once."""
        found = (*self.areas, *(area for step in self.leaves for area in step.areas))
        return tuple(dict.fromkeys(found))

    @property
    def all_gates(self) -> tuple[Gate, ...]:
        """Its own gates, then those its heat, cold and massage steps add, each once."""
        added = (Gate(step.kind) for step in self.leaves if step.kind in (Kind.HEAT, Kind.COLD, Kind.MASSAGE))
        return tuple(dict.fromkeys((*self.gates, *added)))


def _leaves(steps: tuple[Step | Block, ...]) -> list[Step]:
    found: list[Step] = []
    for step in steps:
        if isinstance(step, Block):
            found.extend(_leaves(step.steps))
        else:
            found.append(step)
    return found
