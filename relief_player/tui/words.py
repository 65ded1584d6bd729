"""The words and letters of the screens: what a kind, a role, a side, a set is called.

This module owns wording. It is pure, knows no widget, and passes on nothing from a file that has not been cleaned.
Every word has a letter and every state a symbol, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

from relief_player.routine.model import Block, Kind, Sides, Step, Technique, Until
from relief_player.session.state import Outcome
from relief_player.session.timeline import Item, Role, Timeline
from relief_player.tui.text import clean, clean_line
from relief_player.units import Ms, clock_text

_RAGGED: Final = 5
"""Columns that a wrapped row leaves empty at its end, on average and rather more: half a long word."""
OWN_PACE: Final = "+ your own pace"

KIND_WORDS: Final[dict[Kind, str]] = {
    Kind.WARM_UP: "Warm-up",
    Kind.STRETCH: "Stretch",
    Kind.HEAT: "Heat",
    Kind.COLD: "Cold",
    Kind.MASSAGE: "Massage",
    Kind.BREATHE: "Breathing",
    Kind.RELAX: "Relaxation",
    Kind.MOVE: "Easy movement",
    Kind.REST: "Rest",
    Kind.NOTE: "Note",
}
_TECHNIQUE_WORDS: Final = {
    Technique.DYNAMIC: "Dynamic stretch",
    Technique.CONTRACT_RELAX: "Contract-relax stretch",
}
_SIDES_WORDS: Final = {
    Sides.EACH: "each side",
    Sides.ALTERNATE: "each side, by turns",
    Sides.LEFT: "left side",
    Sides.RIGHT: "right side",
    Sides.ONE: "on the side that needs it",
}
OUTCOME_WORDS: Final[dict[Outcome, str]] = {
    Outcome.DONE: "done",
    Outcome.PARTIAL: "in part",
    Outcome.SKIPPED: "skipped",
}


class Tone(Struct, frozen=True):
    """How one sort of item is marked: the same letter, word and colour wherever it is drawn."""

    name: str
    """The name of its colour in the themes."""
    letter: str
    """A capital for what is done, a small letter for the way there and for rests."""
    word: str
    """For the legend."""


_ROLE_TONES: Final[dict[Role, Tone]] = {
    Role.GET_READY: Tone("get-ready", "g", "get ready"),
    Role.TRANSITION: Tone("transition", "p", "position"),
    Role.SWITCH: Tone("switch", "x", "switch"),
    Role.REST: Tone("rest", "r", "rest"),
    Role.NOTE: Tone("note", "N", "note"),
}
KIND_TONES: Final[dict[Kind, Tone]] = {
    Kind.WARM_UP: Tone("warm-up", "W", "warm-up"),
    Kind.STRETCH: Tone("stretch", "S", "stretch"),
    Kind.HEAT: Tone("heat", "H", "heat"),
    Kind.COLD: Tone("cold", "C", "cold"),
    Kind.MASSAGE: Tone("massage", "M", "massage"),
    Kind.BREATHE: Tone("breathe", "B", "breathe"),
    Kind.RELAX: Tone("relax", "R", "relax"),
    Kind.MOVE: Tone("move", "E", "easy move"),
    Kind.REST: _ROLE_TONES[Role.REST],
    Kind.NOTE: _ROLE_TONES[Role.NOTE],
}
TONES: Final = tuple({tone.name: tone for tone in (*KIND_TONES.values(), *_ROLE_TONES.values())}.values())
"""Every tone once."""


def tone_of(item: Item) -> Tone:
    """The tone of an item: of its role, and of its kind where it is work."""
    return KIND_TONES[item.kind] if item.role is Role.WORK else _ROLE_TONES[item.role]


def step_tone(step: Step) -> Tone:
    """The tone of a step's work."""
    return KIND_TONES[step.kind]


def kind_word(step: Step) -> str:
    """What sort of thing a step is: ``Stretch``, ``Contract-relax stretch``, ``Easy movement``."""
    return _TECHNIQUE_WORDS.get(step.technique, KIND_WORDS[step.kind]) if step.technique else KIND_WORDS[step.kind]


def name_of(item: Item) -> str:
    """The name of an item on one line."""
    return clean_line(item.name) or KIND_WORDS[item.kind]


def where_words(item: Item, lap: int = 1) -> str:
    """Side, set, round and lap in words: ``Left side · Set 1 of 2 · Round 2 of 3``; empty where there is none."""
    words = []
    if item.side is not None:
        words.append(f"{item.side.capitalize()} side")
    if item.sets > 1 and item.role is not Role.NOTE:
        words.append(f"Set {item.set} of {item.sets}")
    if item.round is not None and (item.rounds or 1) > 1:
        block = clean_line(item.block)
        words.append((f"{block}, round" if block else "Round") + f" {item.round} of {item.rounds}")
    if lap > 1:
        words.append(f"{_ordinal(lap)} time")
    return " · ".join(words)


def _ordinal(number: int) -> str:
    is_teen = number // 10 % 10 == 1
    ending = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def coming_words(present: Item, coming: Item | None, timeline: Timeline) -> tuple[str, ...]:
    """What comes next, from the longest wording to the shortest.

    ``Stretch · Calf stretch at the wall · Right side · 0:30``; of a step that goes on, only what is new.
    """
    if coming is None:
        return ("the end",)
    word, name, where = kind_word(timeline.step_of(coming)), name_of(coming), where_words(coming)
    length = clock_text(coming.length) if coming.length else "at your own pace"
    if coming.step == present.step and where and present.role is Role.WORK:
        return (f"{where} · {length}",)
    named = name if name.lower().startswith(word.lower()) else f"{word} · {name}"
    rest = f"{where} · {length}" if where else length
    return (f"{named} · {rest}", f"{name} · {rest}", f"{name} · {length}", name)


def ahead_words(timeline: Timeline, after: int, most: int) -> tuple[str, ...]:
    """The steps after an item, each once in a row, at most so many: ``Slow walk, 1:00``."""
    found: list[Item] = []
    here = timeline.items[after].step
    for item in timeline.items[after + 1 :]:
        if item.step != here and (not found or found[-1].step != item.step):
            found.append(item)
        if len(found) == most:
            break
    return tuple(f"{name_of(item)}, {step_words(timeline.step_of(item))}" for item in found)


def length_words(length: Ms, *, own_pace: bool) -> str:
    """A whole length, with the person's own pace where it adds to it: ``12:40 + your own pace``."""
    if not own_pace:
        return clock_text(length)
    return f"{clock_text(length)} {OWN_PACE}" if length else "at your own pace"


class Guide(Struct, frozen=True):
    """What a person reads about a step: paragraphs, each with a word in front that says what it is."""

    note: str = ""
    how: str = ""
    care: str = ""
    feel: str = ""

    @property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """(heading, text) pairs, in the order in which they matter; the heading may be empty."""
        told = (("", self.note), ("", self.how), ("Take care", self.care), ("What to feel", self.feel))
        return tuple((heading, text) for heading, text in told if text)


def guide_of(step: Step) -> Guide:
    """The words about a step, cleaned."""
    return Guide(
        note=clean(step.note).strip(),
        how=clean(step.instruction).strip(),
        care=" ".join(text for caution in step.cautions if (text := clean_line(caution))),
        feel=clean_line(step.feel),
    )


def guide_rows(steps: Iterable[Step], columns: int, enough: int, wide: Callable[[str], int]) -> int:
    """About how many rows the longest words about a step take; no more than `enough` are counted.

    `wide` tells the columns of a text: how wide a letter is, the screen knows.
    """
    most = 0
    for step in steps:
        texts = [f"{heading}: {text}" if heading else text for heading, text in guide_of(step).paragraphs]
        most = max(most, sum(-(-wide(text) // max(1, columns - _RAGGED)) for text in texts))
        if most >= enough:
            return enough
    return most


def step_words(step: Step) -> str:
    """How a step is done, in a line: ``2 x 0:30 each side``, ``10 times``, ``at your own pace``."""
    parts = []
    if step.pass_length:
        parts.append(
            clock_text(step.pass_length) if step.sets == 1 else f"{step.sets} x {clock_text(step.pass_length)}"
        )
    elif step.reps:
        parts.append(f"{step.reps} times" if step.sets == 1 else f"{step.sets} x {step.reps} times")
    parts.append(_SIDES_WORDS.get(step.sides, ""))
    if step.until is Until.EASED:
        parts.append("until it eases")
    elif not step.pass_length:
        parts.append("at your own pace")
    if step.optional:
        parts.append("(optional)")
    return " ".join(part for part in parts if part)


def block_words(block: Block) -> str:
    """A block's name and rounds: ``Swings, 3 rounds``; empty where it has neither a name nor more than one round."""
    rounds = f"{block.rounds} rounds" if block.rounds > 1 else ""
    return ", ".join(part for part in (clean_line(block.name), rounds) if part)
