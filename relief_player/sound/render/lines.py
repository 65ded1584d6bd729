"""What a phone shows while it plays: a line of words for each moment, as captions (WebVTT) and as lyrics (LRC).

This module owns the lines and both spellings. It is pure; who wants a file writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

from relief_player.session.timeline import Cue, CueKind, Item, Role, Timeline
from relief_player.units import SECOND, Ms, clock_text

PASSING: Final = Ms(5 * SECOND)
"""How long a passing word such as "Halfway" stands before the step's name comes back. Product choice."""

_STANDING: Final = frozenset({CueKind.BREATHE_IN, CueKind.HOLD, CueKind.BREATHE_OUT, CueKind.TENSE, CueKind.RELEASE})
"""Parts of a pass: their words stand until the next."""
_PASSING: Final = frozenset({CueKind.HALFWAY, CueKind.SAY, CueKind.SKIN_CHECK})


class Line(Struct, frozen=True):
    """Words that stand from one moment to another."""

    at: Ms
    end: Ms
    text: str


def lines(timeline: Timeline) -> tuple[Line, ...]:
    """The words of the whole session, in order, without gaps."""
    told: dict[Ms, str] = {}
    for item in timeline.items:
        if item.length:
            told.update(_of(item))
    moments = sorted(told)
    spans = pairwise([*moments, timeline.length])
    return tuple(Line(at, end, told[at]) for at, end in spans if end > at)


def _of(item: Item) -> Iterator[tuple[Ms, str]]:
    heading = _heading(item)
    yield item.at, heading
    standing = [(item.at, heading)]
    inside = [(Ms(item.at + cue.within(item.length)), cue) for cue in item.cues if _is_inside(item, cue)]
    for place, (at, cue) in enumerate(inside):
        words = " ".join(cue.text.split())
        if cue.kind in _STANDING:
            text = f"{heading}: {words}" if at == item.at else words
            standing.append((at, text))
            yield at, text
            continue
        yield at, f"{heading}: {words}"
        back = Ms(at + PASSING)
        if back < min(inside[place + 1][0] if place + 1 < len(inside) else item.ends_at, item.ends_at):
            yield back, standing[-1][1]


def _is_inside(item: Item, cue: Cue) -> bool:
    return cue.kind in _STANDING or (cue.kind in _PASSING and item.role is not Role.NOTE)


def _heading(item: Item) -> str:
    """What an item is called: the words of the cue that opens it; a pass by its name, side and set."""
    if item.role is Role.WORK:
        words = item.name
        words += f", {item.side} side" if item.side else ""
        words += f", set {item.set} of {item.sets}" if item.sets > 1 else ""
        return words
    opening = next((cue.text for cue in item.cues if cue.text and cue.kind is not CueKind.COUNTDOWN), "")
    return " ".join(opening.split()) or item.name


def vtt(timeline: Timeline, title: str) -> str:
    """The lines as WebVTT."""
    parts = [f"WEBVTT - {_plain(title)}"]
    parts += [
        f"{number}\n{_clock(line.at)} --> {_clock(line.end)}\n{_plain(line.text)}"
        for number, line in enumerate(lines(timeline), 1)
    ]
    return "\n\n".join(parts) + "\n"


def lrc(timeline: Timeline, title: str) -> str:
    """The lines as lyrics that move along."""
    head = [f"[ti:{_unbracketed(title)}]", f"[length:{clock_text(timeline.length)}]"]
    body = [
        f"[{line.at // 60_000:02}:{line.at // 1000 % 60:02}.{line.at // 10 % 100:02}]{_unbracketed(line.text)}"
        for line in lines(timeline)
    ]
    return "\n".join([*head, *body]) + "\n"


def _clock(at: Ms) -> str:
    return f"{at // 3_600_000:02}:{at // 60_000 % 60:02}:{at // 1000 % 60:02}.{at % 1000:03}"


def _plain(text: str) -> str:
    """Text as WebVTT takes it: on one line, and never markup or an arrow."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unbracketed(text: str) -> str:
    """Text as LRC takes it: on one line, and never a moment."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")
