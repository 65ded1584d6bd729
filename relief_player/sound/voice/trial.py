"""What `relief doctor` asks about the voice: who speaks here, and whether a phrase is made.

This module owns that trial. The phrase goes to a folder of its own and is not sounded; nothing of the person's is used.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from msgspec import Struct

from relief_player.settings import VoiceSettings
from relief_player.sound import instant
from relief_player.sound.voice.choice import choose_voice
from relief_player.sound.voice.maker import Maker, command
from relief_player.sound.voice.store import Store

PATIENCE: Final = 5.0
"""Seconds that a voice gets for the phrase, each of the few times it may try."""
_PHRASE: Final = "Halfway"
_WORDS: Final = {
    "hibari": "hibari-tts, American English",
    "pico": "Pico, British English",
    "say": "the voice of macOS",
    "sapi": "the voice of Windows",
    "espeak": "espeak-ng, British English",
}


class VoiceReport(Struct, frozen=True, kw_only=True):
    """What was found of the voice."""

    name: str
    """What the settings call it; empty where there is none."""
    words: str = ""
    """What a person would call it."""
    reason: str = ""
    """Why it does not speak; empty where it does."""
    seconds: float = 0.0
    """How long the phrase took, with the start of the voice."""


def try_voice(settings: VoiceSettings) -> VoiceReport:
    """Have the voice that a session would use make a phrase; takes a few seconds at most."""
    name = choose_voice(settings.engine)
    if not name:
        return VoiceReport(name="")
    told: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        maker = Maker(
            Store(Path(folder), name, settings.speed), command(name, settings.speed), told.append, patience=PATIENCE
        )
        began = instant.now()
        try:
            made = maker.phrase(_PHRASE)
        finally:
            maker.close()
    reason = "" if made is not None else " ".join(told) or "it says nothing"
    return VoiceReport(name=name, words=_WORDS[name], reason=reason, seconds=instant.now() - began)
