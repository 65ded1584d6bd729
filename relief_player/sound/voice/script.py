"""The script of a session: which words are said when, so that none is spoken into the cue after it.

This module owns the placing. A phrase begins a moment after its own tone and ends before the next cue, a beat of the
countdown included. What comes next is said ahead where its own place is too short; else it is shortened, and what does
not fit even so is not said: its tone is enough. It is pure: how long a phrase lasts is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct, field

from relief_player.session.timeline import Cue, CueKind, Item, Timeline
from relief_player.sound.cues import side_of
from relief_player.sound.voice.wording import is_spoken, variants
from relief_player.units import SECOND, Ms

LEAD: Final = Ms(300)
"""From a tone to the words for it: the tone is heard, and is still soft under them."""
GAP: Final = Ms(100)
"""Between the last word and the next cue."""
TONE: Final = Ms(750)
"""The longest tone; words that belong to a later cue wait until it is over."""
AHEAD: Final = Ms(15 * SECOND)
"""How long before its moment what comes next may be said. Product choice."""
SLACK: Final = Ms(700)
"""How much later than in its place a phrase is still of use."""
TAIL: Final = Ms(2 * SECOND)
"""After the end of the session."""

Lengths = Callable[[str], Ms | None]
"""How long a phrase lasts; None where nobody can say it."""
Trigger = tuple[int, int]
"""(item, index in the item's cues): the cue that a phrase hangs on, in every lap."""


class Utterance(Struct, frozen=True):
    """A phrase in its place."""

    trigger: Trigger
    delay: Ms
    """After its trigger."""
    at: Ms
    """On the planned timeline."""
    length: Ms
    text: str
    slack: Ms = Ms(0)
    """How much later it may begin, where it is not ready in time, and still end before the next cue."""
    side: str = ""
    """The side of the body it is about: ``left``, ``right``, or empty."""


class _Moment(Struct):
    """The cues of one moment."""

    at: Ms
    stretch: int
    """Counts the waits before it: what lies behind a wait comes when a person says so."""
    cues: list[tuple[Item, int, Cue]] = field(default_factory=list)
    spoken: list[tuple[Item, int, Cue]] = field(default_factory=list)
    free_from: Ms = Ms(0)
    """From here on nothing of this moment sounds any more."""


def script(
    timeline: Timeline, lengths: Lengths, *, counting: bool = False, waiting: bool = True, first: int = 0
) -> Iterator[Utterance]:
    """Every phrase that has room, in the order of the cues they are for.

    Args:
        timeline: the session.
        lengths: asked for each phrase, in the order in which they are needed.
        counting: whether the last seconds are counted aloud.
        waiting: whether waits last (they do live, they do not in a file).
        first: the item to begin with.
    """
    moments = list(_moments(timeline, counting=counting, waiting=waiting, first=first))
    for place in range(len(moments)):
        if found := _place(moments, place, timeline, lengths):
            yield found


def _moments(timeline: Timeline, *, counting: bool, waiting: bool, first: int) -> Iterator[_Moment]:
    stretch = 0
    now: _Moment | None = None
    for item in timeline.items[first:]:
        breaths: Counter[CueKind] = Counter()
        for index, cue in enumerate(item.cues):
            at = Ms(item.at + cue.within(item.length))
            if now is None or (now.at, now.stretch) != (at, stretch):
                if now is not None:
                    yield now
                now = _Moment(at, stretch, free_from=Ms(at + TONE))
            now.cues.append((item, index, cue))
            # A hold may come twice in a breath; in and out come once.
            breath = breaths[CueKind.BREATHE_IN] - (cue.kind is not CueKind.BREATHE_IN)
            breaths[cue.kind] += 1
            let_go_later = cue.kind is CueKind.END and waiting and item.wait is not None
            if not let_go_later and is_spoken(cue, breath, counting=counting):
                now.spoken.append((item, index, cue))
        stretch += waiting and item.wait is not None
    if now is not None:
        yield now


def _place(moments: list[_Moment], place: int, timeline: Timeline, lengths: Lengths) -> Utterance | None:
    moment = moments[place]
    if not moment.spoken:
        return None
    found = variants([cue for _, _, cue in moment.spoken])
    until = _until(moments, place, timeline)
    comes = any(cue.kind is CueKind.NEXT for _, _, cue in moment.spoken)
    return (
        _after(moment, found.whole, until, lengths)
        or (_early(moments, place, found.whole[-1], lengths) if comes and found.whole else None)
        or _after(moment, found.short, until, lengths)
    )


def _after(moment: _Moment, texts: tuple[str, ...], until: Ms | None, lengths: Lengths) -> Utterance | None:
    """The first of the texts that is over in time, right after its tone."""
    begins = Ms(moment.at + LEAD)
    for text in texts:
        length = lengths(text)
        if length is not None and (until is None or begins + length <= until):
            slack = Ms(SLACK if until is None else min(SLACK, until - begins - length))
            moment.free_from = Ms(max(moment.free_from, begins + length + slack))
            return Utterance(_trigger(moment), LEAD, begins, length, text, slack, _side(moment))
    return None


def _until(moments: list[_Moment], place: int, timeline: Timeline) -> Ms | None:
    """By when a phrase must be over; None where a person's word ends it."""
    if place + 1 == len(moments):
        return Ms(timeline.length + TAIL)
    following = moments[place + 1]
    return Ms(following.at - GAP) if following.stretch == moments[place].stretch else None


def _trigger(moment: _Moment) -> Trigger:
    """The cue that a moment's words hang on."""
    item, index, _ = _main(moment)
    return item.index, index


def _side(moment: _Moment) -> str:
    """The side that a moment's words are about."""
    item, _, cue = _main(moment)
    return side_of(item, cue) or ""


def _main(moment: _Moment) -> tuple[Item, int, Cue]:
    """The last spoken cue that is no end: what comes after an end belongs to the item that comes."""
    return ([one for one in moment.spoken if one[2].kind is not CueKind.END] or moment.spoken)[-1]


def _early(moments: list[_Moment], place: int, text: str, lengths: Lengths) -> Utterance | None:
    """A phrase said ahead, in the last gap between two earlier moments that is long enough."""
    length = lengths(text)
    target = moments[place]
    if length is None:
        return None
    for before in range(place - 1, -1, -1):
        moment, ends = moments[before], moments[before + 1].at - GAP
        item, index, _ = moment.cues[-1]
        if moment.stretch != target.stretch or item.eased_to is not None or ends - length < target.at - AHEAD:
            return None
        begins = Ms(ends - length)
        if begins >= moment.free_from + GAP:
            moment.free_from = Ms(ends)
            trigger, delay = (item.index, index), Ms(begins - moment.at)
            return Utterance(trigger, delay, begins, length, text, side=_side(target))
        if any(cue.kind is CueKind.START for _, _, cue in moment.cues):
            # Before this, the step at hand had not begun: what follows it would be taken for what comes now.
            return None
    return None
