"""From what is due to what is said: the orders that make the sound process speak.

This module owns which phrase lies in which of the few clips that are kept for words, the cues whose phrase came late,
and when something sounds. It is called by the session's thread, but for what faces ask, and sends nothing itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol

from relief_player.session.timeline import Timeline
from relief_player.sound.protocol import SPEECH, At, Key, Load
from relief_player.sound.voice.asides import SOON, Asides, parts_of
from relief_player.sound.voice.over import Said
from relief_player.sound.voice.script import TONE, Trigger
from relief_player.units import Ms

SLOTS: Final = 32
"""Clips for words in the sound process; more than are under way at one time."""
FORGIVEN: Final = 1.0
"""Seconds after a cue in which words for it may still become ready."""
_AT_LEAST: Final = 0.05
"""Seconds ahead that a phrase must be due, to be heard in its place."""


class Over(Protocol):
    """What is known of the script; `over.VoiceOver` is one."""

    def start(self) -> None:
        """Begin to make the phrases of the script."""
        ...

    def reword(self, timeline: Timeline) -> None:
        """Other words for the same times."""
        ...

    def want(self, text: str) -> None:
        """Make a phrase besides the script."""
        ...

    def aside(self, text: str) -> tuple[Path, Ms] | bool:
        """A phrase that was wanted; True while it is made, False where it cannot be said."""
        ...

    def at(self, trigger: Trigger) -> tuple[Said, ...] | None:
        """What is said after a cue; None where it is not known yet."""
        ...

    def reach(self, item: int) -> None:
        """The session has come to an item."""
        ...

    def close(self) -> None:
        """Make no more."""
        ...


class Mouth:
    """The words of one session.

    Args:
        over: what is known of the script.
        percent: how loud words are, against the tones.
        speaks: whether the script is said; what is asked for is said in any case.
    """

    def __init__(self, over: Over, percent: int = 100, *, speaks: bool = True) -> None:
        self._over = over
        self._percent = percent
        self._slots: dict[Path, str] = {}
        self._owed: dict[Key, float] = {}
        self._sounds: dict[Key, tuple[float, float]] = {}
        """From when to when each tone and each phrase is heard that is known of."""
        self._generation = 0
        self._asked: deque[tuple[tuple[str, ...], bool]] = deque()
        self._asides = Asides()
        self._count = 0
        self._started = False
        self._speaks = False
        self.speaks = speaks

    @property
    def speaks(self) -> bool:
        """Whether the script is said; may be set from any thread."""
        return self._speaks

    @speaks.setter
    def speaks(self, speaks: bool) -> None:
        self._speaks = speaks
        if speaks and not self._started:
            self._started = True
            self._over.start()

    def say(self, text: str, *, must: bool = False) -> None:
        """Have something said besides the script, as soon as there is room; from any thread, never blocks.

        Args:
            text: the words.
            must: whether it is said however long it takes to find room, and again where it was broken off.
        """
        parts = tuple(parts_of(text))
        for part in parts:
            self._over.want(part)
        self._asked.append((parts, must))

    def reword(self, timeline: Timeline) -> None:
        """Other words for the same times, from where the session is; from any thread."""
        self._over.reword(timeline)

    def speak(
        self, generation: int, due: Iterable[At], now: float, ahead: Sequence[float] = ()
    ) -> tuple[list[Load], list[At]]:
        """The orders for the words after some cues, and for asides; told at every look, as the cues are.

        Args:
            generation: the session's; a higher one takes back what was owed.
            due: cues with their keys.
            now: the present, in seconds.
            ahead: the seconds at which cues will sound, as far as that can be seen; asked for while `talkative`.
        """
        if generation != self._generation:
            self._generation, self._owed = generation, {}
            self._sounds = {key: span for key, span in self._sounds.items() if span[0] <= now}
            self._asides.interrupt(now)
        self._sounds = {key: span for key, span in self._sounds.items() if span[1] > now}
        for cue in due:
            if cue.key:
                self._owed[cue.key] = cue.due
                self._sounds[cue.key] = (cue.due, cue.due + TONE / 1000)
        loads: list[Load] = []
        words: list[At] = []
        for key, moment in list(self._owed.items()):
            self._over.reach(key[0])
            said = self._over.at((key[0], key[2])) if self._speaks else ()
            if said is not None or now > moment + FORGIVEN:
                del self._owed[key]
            for number, phrase in enumerate(said or ()):
                when = max(moment + phrase.delay / 1000, now + _AT_LEAST)
                if when <= moment + (phrase.delay + phrase.slack) / 1000:
                    order = At(when, self._slot(phrase.path, loads), (*key, number), side=phrase.side)
                    self._sounds[order.key] = (when, when + phrase.length / 1000)
                    words.append(order)
        words.extend(self._aside(now, ahead, loads))
        return loads, words

    @property
    def talkative(self) -> bool:
        """Whether there is anything to say besides the script."""
        return bool(self._asked or self._asides)

    def _aside(self, now: float, ahead: Sequence[float], loads: list[Load]) -> Iterable[At]:
        while self._asked:
            parts, must = self._asked.popleft()
            self._asides.add(parts, now, must=must)
        if not self._asides:
            return
        free_from = max((end for start, end in self._sounds.values() if start <= now + SOON), default=0.0)
        later = sorted([*ahead, *(start for start, _ in self._sounds.values() if start > now + SOON)])
        part = self._asides.take(now, free_from, later, self._over.aside)
        if part is not None:
            self._count += 1
            # A key of its own, so that it is sent once; items are counted from 0 on.
            yield At(part.at, self._slot(part.path, loads), (-1, self._count))

    def close(self) -> None:
        """Say no more."""
        self._over.close()

    def _slot(self, path: Path, loads: list[Load]) -> str:
        """The clip a phrase lies in; where it lies in none, that of the phrase which came first."""
        name = self._slots.pop(path, None)
        if name is None:
            name = f"{SPEECH}{len(self._slots)}"
            if len(self._slots) >= SLOTS:
                name = self._slots.pop(next(iter(self._slots)))
            loads.append(Load(name, str(path), self._percent))
        self._slots[path] = name
        return name
