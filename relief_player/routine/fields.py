"""The declared keys of a routine file: one truth for the reader, the JSON Schema and the README's table.

This module owns which key stands where, its shape, what it means in one line, and which keys need or exclude each
other. What a key does to a routine is read in `steps` and `reader`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from relief_player.routine.areas import AREA_HINTS
from relief_player.routine.durations import Length, Pattern
from relief_player.routine.model import AREAS, Gate, Goal, Kind, Phase, Side, Sides, Technique, Tool, Until
from relief_player.routine.shapes import Choice, Flag, Many, Whole
from relief_player.routine.tables import Field, Record, fields_by_name
from relief_player.routine.texts import LINE, LINES, NAME, WORDS
from relief_player.units import HOUR, SECOND, Ms

FORMAT: Final = 1
"""The newest format of a routine file that this version reads."""
MOST_SEGMENTS: Final = 10_000
MOST_CUES: Final = 100_000
MOST_DEEP: Final = 8
"""How deep blocks may stand inside each other."""

ALL: Final = frozenset(Kind)
LED_IN: Final = ALL - {Kind.REST, Kind.NOTE}
"""The kinds with passes and sets, led in by a transition."""
SIDED: Final = LED_IN - {Kind.BREATHE}
COUNTED: Final = frozenset({Kind.WARM_UP, Kind.STRETCH, Kind.MASSAGE, Kind.MOVE})
"""The kinds that can be counted in repetitions."""
PHASED: Final = frozenset({Kind.WARM_UP, Kind.MOVE, Kind.STRETCH})

_SEGMENTS: Final = f"a routine has at most {MOST_SEGMENTS:,} segments"
_OPEN: Final = Length(Ms(0))
_WORK: Final = Length()
_AREA: Final = Choice(AREAS, hints=AREA_HINTS)
_MOST_REPS: Final = 24 * HOUR
"""A repetition a millisecond for a day; the length is bounded, not the count."""

CUE_FIELDS: Final = fields_by_name(
    Field("at", _OPEN, "when it is said, from the start of each pass", required=True),
    Field("say", LINE, "what is said", required=True),
)

_STEP: Final = (
    Field("kind", Choice.of(Kind), "what the step is", required=True),
    Field("move", NAME, "a move of the catalogue: gives name, instruction, cautions, area, muscles, sides"),
    Field("name", NAME, "what the step is called"),
    Field("area", _AREA, "the area it is for"),
    Field("areas", Many(_AREA), "the areas it is for"),
    Field("duration", _WORK, "the length of one pass", default="the move's own"),
    Field("reps", Whole(1, _MOST_REPS), "repetitions in one pass", kinds=COUNTED),
    Field("tempo", _WORK, "the length of one repetition; reps x tempo is the length of a pass", kinds=COUNTED),
    Field("sets", Whole(1, MOST_SEGMENTS, _SEGMENTS), "passes of each side", default="1", kinds=LED_IN),
    Field("rest", _OPEN, "between sets, none after the last", default="0s", kinds=LED_IN),
    Field("sides", Choice.of(Sides), "how the two sides are treated", default="the move's own, else both", kinds=SIDED),
    Field("first", Choice.of(Side), "the side that each and alternate start on", default="left", kinds=SIDED),
    Field("note", LINES, "shown with the step; may hold line breaks"),
    Field("say", WORDS, "spoken instead of the name"),
    Field("cautions", Many(LINE), "shown with the step, before those of the move"),
    Field("optional", Flag(), "whether fitting to a time may leave it out", default="false"),
    Field("transition", _OPEN, "the time to get into position", default="that of [timing]"),
    Field("switch", _OPEN, "the time between sides", default="that of [timing]"),
    Field("halfway", Flag(), "whether there is a halfway cue", default="by its length"),
    Field("cues", Many(Record(CUE_FIELDS, "at and say")), "things to be said at moments of each pass"),
    Field("sources", Many(NAME), "where the dose comes from"),
    Field("until", Choice.of(Until), "what ends it besides its time: ready waits, eased repeats it until then"),
    Field("alternatives", Many(NAME), "moves for those who cannot do this one"),
    Field("fit", WORDS, "the exercise's name in Garmin files, for export"),
    Field("min", _WORK, "the shortest pass that fitting to a time may make of it"),
    Field("max", _WORK, "the longest pass that fitting to a time may make of it"),
    Field("technique", Choice.of(Technique), "how a stretch is done", default="static",
          kinds=frozenset({Kind.STRETCH})),
    Field("contract", _WORK, "the contraction before the hold of contract-relax", default="5s",
          kinds=frozenset({Kind.STRETCH})),
    Field("phase", Choice.of(Phase), "the part of a warm-up it belongs to", kinds=PHASED),
    Field("check_every", Length(Ms(10 * SECOND)), "the time between skin checks", default="5m",
          kinds=frozenset({Kind.HEAT, Kind.COLD})),
    Field("tool", Choice.of(Tool), "what the massage is done with", kinds=frozenset({Kind.MASSAGE})),
    Field("pass", Length(Ms(500)), "the length of one stroke with a roller or ball", kinds=frozenset({Kind.MASSAGE})),
    Field("pattern", Pattern(least_breath=Ms(500)), "seconds in, hold, out, hold", default="[5, 0, 5, 0]",
          kinds=frozenset({Kind.BREATHE})),
    Field("breaths", Whole(1, 86_400), "how many breaths; or give duration, in whole breaths",
          kinds=frozenset({Kind.BREATHE})),
    Field("tense", _WORK, "how long to tense", kinds=frozenset({Kind.RELAX})),
    Field("release", _WORK, "how long to let go after it", kinds=frozenset({Kind.RELAX})),
)  # fmt: skip
STEP_FIELDS: Final = fields_by_name(*_STEP)
"""Every key a step can have; `keys_of` says which kind takes which."""

BLOCK_FIELDS: Final = fields_by_name(
    Field("name", NAME, "announced with its rounds"),
    Field("note", LINES, "shown with the block; may hold line breaks"),
    Field("rounds", Whole(1, MOST_SEGMENTS, _SEGMENTS), "how often its steps are played", default="1"),
    Field("rest", _OPEN, "between rounds, none after the last", default="0s"),
    Field("optional", Flag(), "whether fitting to a time may leave it out as a whole", default="false"),
    Field("step", None, "its steps and blocks, at most 8 deep", required=True),
)

TIMING_FIELDS: Final = fields_by_name(
    Field("get_ready", _OPEN, "before the first step that is led in", default="10s"),
    Field("transition", _OPEN, "to get into position, before every other step", default="5s"),
    Field("switch", _OPEN, "between the two sides", default="5s"),
    Field("countdown", Whole(0, 10), "the last n seconds are counted; 0 is off", default="3"),
    Field("halfway", _OPEN, "a halfway cue for work of at least this length; 0s is off", default="20s"),
)

ROUTINE_FIELDS: Final = fields_by_name(
    Field("format", Whole(1, FORMAT), "the version of the format", default="1"),
    Field("name", NAME, "what the routine is called", required=True),
    Field("summary", LINES, "what it is for, in a sentence or two"),
    Field("goal", Choice.of(Goal), "what it is for, in a word"),
    Field("areas", Many(_AREA), "the areas it is for"),
    Field("tags", Many(NAME), "words to find it by"),
    Field("gate", Many(Choice.of(Gate), alone=True), "the questions before the first step"),
    Field("sources", Many(NAME), "where it comes from"),
    Field("equipment", Many(NAME), "what is needed"),
    Field("timing", Record(TIMING_FIELDS, "lead-ins and cues"), "lead-ins and cues for all steps"),
    Field("step", None, "its steps and blocks, in order", required=True),
)

DOSE_FIELDS: Final = fields_by_name(
    Field("hold_min", _WORK, "the shortest hold"),
    Field("hold_max", _WORK, "the longest hold"),
    Field("reps_min", Whole(1, MOST_SEGMENTS), "the fewest repetitions"),
    Field("reps_max", Whole(1, MOST_SEGMENTS), "the most repetitions"),
    Field("text", LINES, "the dose in words"),
)

MOVE_FIELDS: Final = fields_by_name(
    Field("id", NAME, "what steps call it", required=True),
    Field("name", NAME, "what people call it", required=True),
    Field("area", _AREA, "the area it is mainly for"),
    Field("areas", Many(_AREA), "the areas it is for"),
    Field("muscles", Many(NAME), "the muscles it is for"),
    Field("position", WORDS, "standing, seated, lying or kneeling"),
    Field("instruction", LINES, "how it is done"),
    Field("feel", LINES, "what a person should feel"),
    Field("mistakes", Many(LINE), "what to avoid"),
    Field("cautions", Many(LINE), "who should take care, and when to stop"),
    Field("sides", Choice.of(Sides), "how the two sides are treated", default="both"),
    Field("equipment", Many(NAME), "what is needed"),
    Field("alternatives", Many(NAME), "ids of easier moves"),
    Field("dose", Record(DOSE_FIELDS, "holds, repetitions and words"), "how much its sources name"),
    Field("sources", Many(NAME), "where it comes from"),
    Field("prudence", Many(NAME), "the keys that rest on ordinary prudence and not on a source"),
    Field("duration", _WORK, "used by a step that gives no length"),
)

CATALOGUE_FIELDS: Final = fields_by_name(Field("move", None, "the moves", required=True))


class Needs(Struct, frozen=True):
    """A key that means something only beside another."""

    key: str
    beside: tuple[tuple[str, tuple[str, ...]], ...]
    """The other keys, any one of which is enough, with the values that count (any, where none are given)."""
    message: str
    hint: str = ""


NEEDS: Final = (
    Needs("reps", (("tempo", ()), ("until", (Until.READY,))), 'reps needs tempo, or until = "ready"',
          'add tempo = "2s"'),
    Needs("tempo", (("reps", ()),), "tempo is the length of one repetition and needs reps", "add reps = 10"),
    Needs("tense", (("release", ()),), "tense needs release", 'add release = "30s"'),
    Needs("release", (("tense", ()),), "release needs tense", 'add tense = "6s"'),
    Needs("contract", (("technique", (Technique.CONTRACT_RELAX,)),), 'contract needs technique = "contract-relax"'),
    Needs("pass", (("tool", (Tool.ROLLER, Tool.BALL)),), "pass paces a roller or a ball", 'add tool = "roller"'),
)  # fmt: skip
"""Keys that need another one beside them."""

APART: Final = (("reps", "duration"), ("breaths", "duration"), ("tense", "duration"), ("release", "duration"))
"""Keys that both give the length of a pass and cannot stand together: the first is told."""

LENGTH_KEYS: Final = ("duration", "reps", "breaths", "tense")
"""The keys that give a step a length of its own."""


_PAUSE: Final = Field("duration", _OPEN, "how long; 0s leaves it out")


_KEYS_OF: Final = {
    kind: {name: one for name, one in STEP_FIELDS.items() if kind in one.kinds}
    | ({} if kind in LED_IN else {"duration": _PAUSE})
    for kind in Kind
}


def keys_of(kind: Kind) -> Mapping[str, Field]:
    """The keys that a step of this kind takes."""
    return _KEYS_OF[kind]
