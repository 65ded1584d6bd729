"""What a person may choose: the names, bounds and defaults of settings, frozen.

This module owns values only; `reading` reads them from a file. Each is declared here and nowhere else: the reader,
`relief config`, the settings screen and the README's table are made from these lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from relief_player.settings.declaring import setting
from relief_player.settings.kinds import Choice, Flag, Length, Number, Text, Texts, Whole
from relief_player.settings.night import NightSettings
from relief_player.units import Ms

OnSleep = Literal["pause", "continue"]
"""What becomes of a session while the machine sleeps."""
Temperature = Literal["celsius", "fahrenheit"]
"""The unit of temperatures."""

DEVICES: Final = ("auto", "miniaudio", "simpleaudio", "player", "bell", "silent")
"""The ways to be heard; `auto` takes the first that works."""
MOODS: Final = ("soft", "clear", "wood")
"""What the cues are played on: round and felted; bright, for small speakers and noisy rooms; dry, like a marimba."""
NO_BACKGROUND: Final = "none"
"""What a person writes for silence under the cues."""
SLOWEST_VOICE, FASTEST_VOICE = 0.5, 2.0
"""Beyond, words are hard to follow."""
MOST_COUNTDOWN: Final = 10
"""The most seconds that can be counted."""
_PER_CENT: Final = Whole(0, 100, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingSettings:
    """What a routine gets that does not say otherwise. The figures are product choices."""

    get_ready: Ms = setting(Length(), "The time before the first step that is led in.", default=Ms(10_000))
    transition: Ms = setting(Length(), "The time to get into position, before every other step.", default=Ms(5_000))
    switch: Ms = setting(Length(), "The time between the two sides.", default=Ms(5_000))
    countdown: int = setting(Whole(0, MOST_COUNTDOWN), "How many of the last seconds are counted; 0 is off.", default=3)
    halfway: Ms = setting(Length(), "Work of at least this length gets a halfway cue; 0s is off.", default=Ms(20_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    """How cues are heard."""

    enabled: bool = setting(Flag(), "Whether there is any sound.", default=True)
    device: str = setting(Choice(DEVICES), "What plays the sounds; auto takes the first that works.", default="auto")
    volume: int = setting(_PER_CENT, "How loud the cues are, in per cent.", default=80)
    mood: str = setting(
        Choice(MOODS),
        "What the cues sound like: soft as a bowl, clear for small speakers and noisy rooms, or dry as wood.",
        default="soft",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSettings:
    """How words are spoken."""

    enabled: bool = setting(Flag(), "Whether there is a voice; the tones sound all the same.", default=True)
    speed: float = setting(
        Number(SLOWEST_VOICE, FASTEST_VOICE), "How many times faster than the voice's own pace.", default=1.0
    )
    volume: int = setting(_PER_CENT, "How loud the voice is against the tones, in per cent.", default=100)
    countdown: bool = setting(Flag(), "Whether the last seconds are counted aloud.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackgroundSettings:
    """What is heard under the cues."""

    sound: str = setting(
        Text(),
        "What is heard under the cues: brown, pink, rain, waves, none, or the path of a sound file or folder.",
        default=NO_BACKGROUND,
    )
    volume: int = setting(_PER_CENT, "How loud the background is, in per cent.", default=70)
    in_pause: str = setting(
        Choice(("quiet", "stop")), "What becomes of it in a pause: it goes on quietly, or stops.", default="quiet"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a person may choose."""

    theme: str = setting(Text(), "The colours of the screens.", default="relief-dark", group="Look")
    reduced_motion: bool = setting(
        Flag(), "Whether nothing moves on the screens that need not move.", default=False, group="Look"
    )
    temperature: Temperature = setting(
        Choice(("celsius", "fahrenheit")),
        "The unit in which temperatures are shown and typed.",
        default="celsius",
        group="Look",
    )
    on_sleep: OnSleep = setting(
        Choice(("pause", "continue")),
        "What becomes of a session while the machine sleeps.",
        default="pause",
        group="Sessions and records",
    )
    emergency_number: str = setting(
        Text(empty=True),
        'The number to call in an emergency; empty says "your emergency number".',
        default="",
        group="Sessions and records",
    )
    routine_folders: tuple[str, ...] = setting(
        Texts(), "More folders with routines, besides your own.", default=(), group="Sessions and records"
    )
    consistency: bool = setting(
        Flag(),
        "Whether statistics say on how many days and weeks there was something.",
        default=True,
        group="Sessions and records",
    )
    week_days: int = setting(
        # ACSM: flexibility work on two days a week or more (garber2011).
        Whole(1, 7),
        "Days with a session that make a week count.",
        default=2,
        group="Sessions and records",
    )
    timing: TimingSettings = field(default_factory=TimingSettings)
    """Lead-ins and counts."""
    sound: SoundSettings = field(default_factory=SoundSettings)
    """What is heard."""
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    """What is spoken."""
    background: BackgroundSettings = field(default_factory=BackgroundSettings)
    """What is heard under the cues."""
    night: NightSettings = field(default_factory=NightSettings)
    """The hours in which help right now is dim and quiet."""
    keymap: tuple[tuple[str, str], ...] = ()
    """(command id, keys) pairs that replace the declared keys."""
