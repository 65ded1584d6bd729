"""From what is due to what is said: the orders that make the sound process speak.

This module owns which phrase lies in which of the few clips that are kept for words, and the cues whose phrase came
late. It is called by the speaker, in one thread at a time, and sends nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Protocol

from relief_player.sound.protocol import SPEECH, At, Key, Load
from relief_player.sound.voice.over import Said
from relief_player.sound.voice.script import Trigger

SLOTS: Final = 32
"""Clips for words in the sound process; more than are under way at one time."""
FORGIVEN: Final = 1.0
"""Seconds after a cue in which words for it may still become ready."""
_AT_LEAST: Final = 0.05
"""Seconds ahead that a phrase must be due, to be heard in its place."""


class Over(Protocol):
    """What is known of the script; `over.VoiceOver` is one."""

    def start(self) -> None:
        """Begin to make phrases."""
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
    """

    def __init__(self, over: Over, percent: int = 100) -> None:
        self._over = over
        self._percent = percent
        self._slots: dict[Path, str] = {}
        self._owed: dict[Key, float] = {}
        self._generation = 0
        over.start()

    def speak(self, generation: int, due: Iterable[At], now: float) -> tuple[list[Load], list[At]]:
        """The orders for the words after some cues; told at every look, as the cues are.

        Args:
            generation: the session's; a higher one takes back what was owed.
            due: cues with their keys.
            now: the present, in seconds.
        """
        if generation != self._generation:
            self._generation, self._owed = generation, {}
        self._owed.update({cue.key: cue.due for cue in due if cue.key})
        loads: list[Load] = []
        words: list[At] = []
        for key, moment in list(self._owed.items()):
            self._over.reach(key[0])
            said = self._over.at((key[0], key[2]))
            if said is not None or now > moment + FORGIVEN:
                del self._owed[key]
            for number, phrase in enumerate(said or ()):
                when = max(moment + phrase.delay / 1000, now + _AT_LEAST)
                if when <= moment + (phrase.delay + phrase.slack) / 1000:
                    words.append(At(when, self._slot(phrase.path, loads), (*key, number), side=phrase.side))
        return loads, words

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
