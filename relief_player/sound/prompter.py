"""The prompter: from what a session tells to the orders for its sound process.

This module owns which sounds and words a look or an event asks for. It has no thread and sends nothing: the speaker
does, and calls it on the session's thread alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from relief_player.session.events import CueGiven, Event, Paused, RecountBeat, RecountBegan, Resumed
from relief_player.session.ports import DueCue
from relief_player.session.timeline import Cue, CueKind, Edge, Timeline
from relief_player.sound.cues import clip_of
from relief_player.sound.parts import swell_at, tone_at
from relief_player.sound.protocol import At, Kept, Lull
from relief_player.sound.voice.mouth import Mouth
from relief_player.units import SECOND, Ms

QUIET: Final = 45
"""Per cent of its loudness at which a background goes on in a pause: heard, and plainly further off."""

Ahead = Callable[[float], Sequence[float]]
"""The seconds at which cues will sound, as seen from the present second."""


class Prompter:
    """What one session is to sound like.

    Args:
        timeline: the session; without it nothing leans to a side, and a breath has its tone alone.
        mouth: says the words; without it there are tones alone.
        in_pause: what becomes of the background in a pause, ``quiet`` or ``stop``; empty where there is none.
    """

    def __init__(self, timeline: Timeline | None, mouth: Mouth | None, in_pause: str = "") -> None:
        self._items = () if timeline is None else timeline.items
        self._mouth = mouth
        self._in_pause = in_pause
        self._given: list[At] = []
        self.ahead: Ahead = lambda _now: ()
        """Sees further ahead than a plan does; asked only while there is something to say besides the script."""
        self.reminder: Callable[[], str] = str
        """Asked at each look for what must be said now; empty where there is nothing."""

    def look(self, generation: int, cues: Sequence[DueCue], now: float) -> tuple[list[Kept], list[At]]:
        """What a look asks for: clips to load first, then what is to sound."""
        given, self._given = self._given, []
        tones = [*given, *(self._tone(due) for due in cues)]
        swells = [found for tone in tones if (found := self._swell(tone)) is not None]
        if self._mouth is None:
            return [], [*tones, *swells]
        if self._mouth.speaks and (text := self.reminder()):
            self._mouth.say(text, must=True)
        ahead = self.ahead(now) if self._mouth.talkative else ()
        loads, words = self._mouth.speak(generation, tones, now, ahead)
        return [*loads], [*tones, *swells, *words]

    def hear(self, event: Event, due: float) -> Lull | At | None:
        """What an event asks for at once; a cue that was crossed without a plan waits for the next look."""
        match event:
            case CueGiven():
                key = (event.item.index, event.lap, event.index)
                self._given.append(tone_at(due, event.item, event.index, key))
            case RecountBeat():
                return At(due, clip_of(Cue(CueKind.COUNTDOWN, Edge.END, Ms(event.left * SECOND))))
            case Paused() if self._in_pause:
                return Lull(0 if self._in_pause == "stop" else QUIET)
            case RecountBegan() | Resumed() if self._in_pause:
                return Lull(100)
            case _:
                pass
        return None

    def _tone(self, due: DueCue) -> At:
        item, _, index = due.key
        known = item < len(self._items)
        return tone_at(due.due, self._items[item], index, due.key) if known else At(due.due, clip_of(due.cue), due.key)

    def _swell(self, tone: At) -> At | None:
        item, _, index = tone.key
        return swell_at(tone.due, self._items[item], index, tone.key) if item < len(self._items) else None
