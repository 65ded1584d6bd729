"""What is said for cues, in words that a voice reads well.

This module owns the wording: which cues are spoken, what is left out where time is short, and how numbers, units and
signs are said. It is pure. When there is room for a phrase is the `script`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from relief_player.session.timeline import Cue, CueKind
from relief_player.units import DurationError, parse_duration, spoken_text

_SPOKEN: Final = (
    CueKind.SKIN_CHECK,
    CueKind.SAY,
    CueKind.FINISH,
    CueKind.GET_READY,
    CueKind.NEXT,
    CueKind.SWITCH,
    CueKind.REST,
    CueKind.START,
    CueKind.TENSE,
    CueKind.RELEASE,
    CueKind.BREATHE_IN,
    CueKind.HOLD,
    CueKind.BREATHE_OUT,
    CueKind.HALFWAY,
    CueKind.COUNTDOWN,
    CueKind.END,
)
"""What matters most first: where there is room for one only, it is said."""
TOLD_BREATHS: Final = 2
"""Breaths of a step whose parts are told in words; then the tones lead. Product choice."""
_BREATH: Final = frozenset({CueKind.BREATHE_IN, CueKind.HOLD, CueKind.BREATHE_OUT})

_UNITS: Final = {
    "kg": "kilograms", "g": "grams", "cm": "centimetres", "mm": "millimetres", "km": "kilometres", "ml": "millilitres",
    "min": "minutes", "mins": "minutes", "sec": "seconds", "secs": "seconds", "hr": "hours", "hrs": "hours",
    "reps": "repetitions", "rep": "repetition", "ms": "milliseconds", "m": "metres", "s": "seconds",
}  # fmt: skip
_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_TIME: Final = re.compile(
    r"\b(?:\d+h)?(?:\d+m(?!m))?(?:\d+(?:\.\d+)?s)\b|\b\d+h(?:\d+m)?\b|(?<![\d:])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])"
)
_RANGE: Final = re.compile(rf"({_NUMBER})\s*[–—]\s*(?={_NUMBER})")
_HYPHENED: Final = re.compile(rf"(?<![\w.,-])({_NUMBER})-({_NUMBER})(?![\w-]|[.,]\d)")
_COUNTED: Final = re.compile(rf"({_NUMBER})\s*({'|'.join(sorted(_UNITS, key=len, reverse=True))})\b")
_TIMES: Final = re.compile(rf"({_NUMBER})\s*[x×]\s*(?=\d|\b|$)")
_HALVES: Final = {
    "1/2": "a half",
    "½": "a half",
    "1/4": "a quarter",
    "¼": "a quarter",
    "3/4": "three quarters",
    "¾": "three quarters",
}
_SIGNS: Final = {
    "&": " and ",
    "%": " per cent",
    "°C": " degrees Celsius",
    "°F": " degrees Fahrenheit",
    "°": " degrees",
    "±": " plus or minus ",
    "→": ", ",
    "+": " plus ",
    "@": " at ",
    "=": " is ",
}
_COMPARED: Final = {"<": "less than", ">": "more than", "≤": "at most", "≥": "at least", "~": "about", "≈": "about"}
_MEASURED: Final = re.compile(rf"</?[A-Za-z]+>|([{''.join(_COMPARED)}])\s*(?=\d)")
"""A sign before a figure; what is put as a tag, as in ``<b>2 min</b>``, compares nothing."""
_SHORT: Final = {
    "e.g.": "for example", "i.e.": "that is", "vs.": "versus", "approx.": "about", "w/o": "without", "and/or": "and or",
}  # fmt: skip
_SHORTENED: Final = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, _SHORT))})(?!\w)", re.IGNORECASE)
_EACH: Final = re.compile(r"(?<=\w)/(?=(?:side|leg|arm|hand|foot|set|day|week|min|minute|hour)\b)")
_EITHER: Final = re.compile(r"(?<=[A-Za-z])/(?=[A-Za-z])")
_DASHED: Final = re.compile(r"(?:\s+[-–—]+)+\s+|[-–\s]*—[-–—\s]*")
_SEQUENCE: Final = re.compile(r"\d+(?:-\d+){2,}")
_BEFORE_A_MARK: Final = re.compile(r"\s+([,.;:!?])")
_UNSAYABLE: Final = re.compile(r"[<>\[\]{}|\\^~*_#`\"“”„«»()]")
_MOST: Final = 400
"""Characters of one phrase; nobody listens to more, and a hostile text costs no time."""


def aloud(text: str) -> str:
    """A text as it is to be read aloud: no markup, times and units in full, signs as words."""
    # Cleaned first, so that nothing that was taken out makes something new of what stood round it.
    printable = "".join(character if character.isprintable() else " " for character in text[: 4 * _MOST])
    words = _MEASURED.sub(lambda found: f" {_COMPARED[found[1]]} " if found[1] else found[0], printable)
    words = _UNSAYABLE.sub(" ", words)
    # Signs before all that looks at what stands beside a figure or a dash: they become words, which may.
    for sign, said in _SIGNS.items():
        words = words.replace(sign, said)
    words = _SHORTENED.sub(lambda found: _SHORT[found[1].lower()], _tidied(words))
    words = _EITHER.sub(" or ", _EACH.sub(" per ", words))
    # The times of "3x30s" before the length in it, which begins where they end.
    words = _TIMES.sub(r"\1 times ", words).replace("×", " times ")
    words = _TIME.sub(_say_time, words)
    words = _RANGE.sub(r"\1 to ", words)
    for sign, said in _HALVES.items():
        between = r"\s+" if sign[0].isascii() else r"\s*"
        words = re.sub(rf"(?<![\d/.,])(\d+){between}{re.escape(sign)}(?![\d/])", rf"\1 and {said}", words)
        words = re.sub(rf"(?<![\d/]){re.escape(sign)}(?![\d/])", said, words)
    words = _HYPHENED.sub(r"\1 to \2", _COUNTED.sub(_say_count, words))
    words = _SEQUENCE.sub(lambda found: found[0].replace("-", ", "), words)
    words = _tidied(_DASHED.sub(", ", words))
    return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0]


def _tidied(words: str) -> str:
    """Single spaces, and none before a mark."""
    return _BEFORE_A_MARK.sub(r"\1", " ".join(words.split()))


def _say_time(found: re.Match[str]) -> str:
    if re.fullmatch(r"\d+\.\d+s", found[0]):
        # In whole seconds it would be another length.
        return f"{found[0][:-1]} seconds"
    try:
        return spoken_text(parse_duration(found[0]))
    except DurationError:
        return found[0]


def _say_count(found: re.Match[str]) -> str:
    unit = _UNITS[found[2]]
    return f"{found[1]} {unit.removesuffix('s') if found[1] == '1' else unit}"


def is_spoken(cue: Cue, breath: int = 0, *, counting: bool = False) -> bool:
    """Whether a cue has words to be said.

    Args:
        cue: the cue.
        breath: for the parts of a breath, how many breaths of the item went before.
        counting: whether the last seconds are counted aloud.
    """
    if cue.kind in _BREATH and breath >= TOLD_BREATHS:
        return False
    if cue.kind is CueKind.COUNTDOWN and not counting:
        return False
    return bool(cue.text.strip())


class Variants(Struct, frozen=True):
    """What may be said for the cues of one moment, the fullest first."""

    whole: tuple[str, ...]
    """Everything; then everything but the "let go", which its tone says too."""
    short: tuple[str, ...]
    """The main thing alone, and the least that still tells it."""


def variants(cues: Sequence[Cue]) -> Variants:
    """The wordings for the cues of one moment."""
    main = min(cues, key=lambda cue: _SPOKEN.index(cue.kind))
    without_end = [cue for cue in cues if cue.kind is not CueKind.END] or list(cues)
    whole = _aloud([_joined(cues), _joined(without_end)])
    return Variants(whole, tuple(text for text in _aloud(_shortened(main)) if text not in whole))


def _aloud(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for text in texts if (said := aloud(text))))


def _joined(cues: Sequence[Cue]) -> str:
    return ". ".join(cue.text.strip().rstrip(".") for cue in cues)


def _shortened(cue: Cue) -> list[str]:
    """A cue's words, shorter and shorter. What an author wrote is said whole, or not at all."""
    text = cue.text.strip()
    match cue.kind:
        case CueKind.SAY:
            return [text]
        case CueKind.NEXT | CueKind.GET_READY:
            name = text.rpartition(": ")[2] if cue.kind is CueKind.NEXT else text.rpartition("Get ready. ")[2]
            return [text, name]
        case CueKind.SWITCH:
            return [text, text.removeprefix("Switch to the ").capitalize()]
        case CueKind.REST | CueKind.START:
            return [text, text.rpartition(", ")[0] or text]
        case _:
            return [text, text.partition(". ")[0]]
