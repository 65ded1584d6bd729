"""What a person may choose: the names, bounds and defaults of settings, frozen.

This module owns values only; `reading` reads them from a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from relief_player.settings.night import NightSettings
from relief_player.units import Ms

OnSleep = Literal["pause", "continue"]
"""What becomes of a session while the machine sleeps."""

DEVICES: Final = ("auto", "miniaudio", "simpleaudio", "player", "bell", "silent")
"""The ways to be heard; `auto` takes the first that works."""
NO_BACKGROUND: Final = "none"
"""What a person writes for silence under the cues."""
SLOWEST_VOICE, FASTEST_VOICE = 0.5, 2.0
"""Beyond, words are hard to follow."""
MOST_COUNTDOWN: Final = 10
"""The most seconds that can be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingSettings:
    """What a routine gets that does not say otherwise. The figures are product choices."""

    get_ready: Ms = Ms(10_000)
    """Before the first step that is led in."""
    transition: Ms = Ms(5_000)
    """To get into position, before every other step."""
    switch: Ms = Ms(5_000)
    """Between the two sides."""
    countdown: int = 3
    """How many of the last seconds are counted; 0 is off."""
    halfway: Ms = Ms(20_000)
    """Work of at least this length gets a halfway cue; 0 is off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    """How cues are heard."""

    enabled: bool = True
    """Whether there is any sound."""
    device: str = "auto"
    """`auto`, `miniaudio`, `simpleaudio`, `player`, `bell` or `silent`."""
    volume: int = 80
    """Per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSettings:
    """How words are spoken."""

    enabled: bool = True
    """Whether there is a voice; the tones sound all the same."""
    speed: float = 1.0
    """How many times faster than the voice's own pace."""
    volume: int = 100
    """Per cent, against the tones."""
    countdown: bool = False
    """Whether the last seconds are counted aloud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackgroundSettings:
    """What is heard under the cues."""

    sound: str = NO_BACKGROUND
    """`brown`, `pink`, `rain`, `waves`, or the path of a sound file or of a folder of them; `none` is silence."""
    volume: int = 70
    """Per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a person may choose."""

    timing: TimingSettings = field(default_factory=TimingSettings)
    """Lead-ins and counts."""
    sound: SoundSettings = field(default_factory=SoundSettings)
    """What is heard."""
    night: NightSettings = field(default_factory=NightSettings)
    """The hours in which help right now is dim and quiet."""
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    """What is spoken."""
    background: BackgroundSettings = field(default_factory=BackgroundSettings)
    """What is heard under the cues."""
    theme: str = "relief-dark"
    """The colours of the TUI."""
    reduced_motion: bool = False
    """Whether the TUI moves nothing that need not move."""
    on_sleep: OnSleep = "pause"
    """What becomes of a session while the machine sleeps."""
    emergency_number: str = ""
    """The number to call in an emergency; empty says "your emergency number"."""
    routine_folders: tuple[str, ...] = ()
    """More folders with routines, besides the person's own."""
    consistency: bool = True
    """Whether statistics say on how many days and weeks there was something."""
    week_days: int = 2
    """Days with a session that make a week count (ACSM: flexibility work on two days a week or more, garber2011)."""
    keymap: tuple[tuple[str, str], ...] = ()
    """(command id, keys) pairs that replace the declared keys."""
