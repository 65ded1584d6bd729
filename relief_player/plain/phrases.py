"""Phrases: how an item, a cue or a length is said in a short line.

This module owns the wording of single values. It remembers nothing; what is said when belongs to `narrator`.
"""

from __future__ import annotations

from typing import Final

from relief_player.routine.model import Step
from relief_player.session.timeline import Cue, CueKind, Item, Role
from relief_player.units import Ms, spoken_text

_SAID_AS_WRITTEN: Final = frozenset(
    {
        CueKind.HALFWAY,
        CueKind.SAY,
        CueKind.SKIN_CHECK,
        CueKind.TENSE,
        CueKind.RELEASE,
        CueKind.BREATHE_IN,
        CueKind.HOLD,
        CueKind.BREATHE_OUT,
    }
)
"""Cues that are lines of their own. The others are told by the line of the segment they open or close."""
_LAST_COUNTS: Final = frozenset({"3", "2", "1"})
"""A longer countdown is for the ears; as lines it would drown the rest."""


def explanation(step: Step) -> list[str]:
    """How a step is done: its note, instruction, what to feel, and what to take care of, each a line."""
    lines = [line for line in step.note.splitlines() if line.strip()]
    lines.extend(line for line in step.instruction.splitlines() if line.strip())
    if step.feel:
        lines.append(f"What to feel: {sentence(step.feel)}")
    lines.extend(f"Take care: {sentence(caution)}" for caution in step.cautions)
    return lines


def work_line(item: Item, step: Step) -> str:
    """The line of a pass: side, name, how long or how often, and which set."""
    parts = [f"{item.side.capitalize()} side."] if item.side else []
    parts.append(sentence(item.name))
    if step.reps:
        parts.append(f"{times_text(step.reps).capitalize()}.")
    if item.length:
        parts.append(f"{length_text(item.length)}.")
    elif not step.reps:
        parts.append("As long as you like.")
    if item.sets > 1:
        parts.append(f"Set {item.set} of {item.sets}.")
    return " ".join(parts)


def what(item: Item) -> str:
    """An item's name with its side, and nothing after it."""
    if item.is_tail:
        return "Rest"
    side = f", {item.side} side" if item.side else ""
    return f"{sentence(item.name, '')}{side}"


def times_text(times: int) -> str:
    """How often: ``once``, ``12 times``."""
    return "once" if times == 1 else f"{times} times"


def length_text(length: Ms) -> str:
    """A length in words; short ones to the tenth of a second, but never as nothing."""
    if length % 1000 and length < 10_000:  # noqa: PLR2004  # above ten seconds no one hears tenths
        tenths = max(0.1, round(length / 1000, 1))
        return f"{tenths:g} second" + ("" if tenths == 1 else "s")
    return spoken_text(length)


def sentence(text: str, stop: str = ".") -> str:
    """The text as a sentence: with a full stop, unless it ends as one already; without it where `stop` is empty."""
    trimmed = text.strip()
    if not stop:
        return trimmed.removesuffix(".")
    return trimmed if not trimmed or trimmed[-1] in ".!?:…" else trimmed + stop


def timed_line(item: Item) -> str:
    """A name, and how long it lasts where it is timed."""
    return f"{sentence(item.name)} {length_text(item.length)}." if item.length else sentence(item.name)


def cue_lines(cue: Cue, item: Item) -> list[str]:
    """The lines of a cue; none where the line of its segment has said it, or only the ears need it."""
    if cue.kind in _SAID_AS_WRITTEN:
        return [line for line in (sentence(cue.text) or cue.kind.value).splitlines() if line.strip()]
    if cue.kind is CueKind.COUNTDOWN and item.role is Role.WORK and cue.text in _LAST_COUNTS:
        return [cue.text]
    return []
