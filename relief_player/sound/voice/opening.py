"""A voice put together from what the settings say and what this machine has.

This module owns where phrases are kept and who makes them. It starts nothing that nobody needs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from relief_player.session.timeline import Timeline
from relief_player.settings import VoiceSettings
from relief_player.sound.voice.choice import choose_voice
from relief_player.sound.voice.maker import Maker, command
from relief_player.sound.voice.mouth import Mouth
from relief_player.sound.voice.over import VoiceOver
from relief_player.sound.voice.store import Store

FOLDER = "voice"
"""In the person's cache."""


def open_maker(settings: VoiceSettings, cache: Path, notice: Callable[[str], None]) -> Maker | None:
    """Who makes phrases; None where this machine has no voice."""
    voice = choose_voice(settings.engine)
    if not voice:
        return None
    store = Store(cache / FOLDER, voice, settings.speed)
    return Maker(store, command(voice, settings.speed), notice)


def open_mouth(
    timeline: Timeline, settings: VoiceSettings, cache: Path, *, first: int, notice: Callable[[str], None]
) -> Mouth | None:
    """The words of a live session; None where there is no voice. One that is turned off may be turned on later."""
    maker = open_maker(settings, cache, notice)
    if maker is None:
        return None
    over = VoiceOver(timeline, maker, first=first, counting=settings.countdown)
    return Mouth(over, settings.volume, speaks=settings.enabled)
