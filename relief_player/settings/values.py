"""What a person may choose: the names, bounds and defaults of settings, frozen.

This module owns values only; `reading` reads them from a file. Each is declared here and nowhere else: the reader,
`relief config`, the settings screen and the README's table are made from these lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple

from relief_player.settings.night import NightSettings
from relief_player.units import Ms

if TYPE_CHECKING:
    # Evaluated only where what is declared is asked for (`declaring`): most commands never ask.
    from relief_player.settings.declaring import setting
    from relief_player.settings.kinds import PER_CENT, Choice, Flag, Length, Number, Text, Texts, Whole

OnSleep = Literal["pause", "continue"]
"""What becomes of a session while the machine sleeps."""
Temperature = Literal["celsius", "fahrenheit"]
"""The unit of temperatures."""

DEVICES: Final = ("auto", "miniaudio", "simpleaudio", "player", "bell", "silent")
"""The ways to be heard; `auto` takes the first that works."""
MOODS: Final = ("soft", "clear", "wood")
"""What the cues are played on: round and felted; bright, for small speakers and noisy rooms; dry, like a marimba."""
VOICES: Final = ("auto", "hibari", "pico", "say", "sapi", "espeak")
"""Who can speak; `auto` takes the best-sounding that is installed."""
NO_BACKGROUND: Final = "none"
"""What a person writes for silence under the cues."""
SLOWEST_VOICE, FASTEST_VOICE = 0.5, 2.0
"""Beyond, words are hard to follow."""
MOST_COUNTDOWN: Final = 10
"""The most seconds that can be counted."""


class TimingSettings(NamedTuple):
    """What a routine gets that does not say otherwise. The figures are product choices."""

    get_ready: Annotated[Ms, setting(Length(), "The time before the first step that is led in.")] = Ms(10_000)
    transition: Annotated[Ms, setting(Length(), "The time to get into position, before every other step.")] = Ms(5_000)
    switch: Annotated[Ms, setting(Length(), "The time between the two sides.")] = Ms(5_000)
    countdown: Annotated[
        int, setting(Whole(0, MOST_COUNTDOWN), "How many of the last seconds are counted; 0 is off.")
    ] = 3
    halfway: Annotated[Ms, setting(Length(), "Work of at least this length gets a halfway cue; 0s is off.")] = Ms(
        20_000
    )


class SoundSettings(NamedTuple):
    """How cues are heard."""

    enabled: Annotated[bool, setting(Flag(), "Whether there is any sound.")] = True
    device: Annotated[str, setting(Choice(DEVICES), "What plays the sounds; auto takes the first that works.")] = "auto"
    volume: Annotated[int, setting(PER_CENT, "How loud the cues are, in per cent.")] = 80
    mood: Annotated[
        str,
        setting(
            Choice(MOODS),
            "What the cues sound like: soft as a bowl, clear for small speakers and noisy rooms, or dry as wood.",
        ),
    ] = "soft"


class VoiceSettings(NamedTuple):
    """How words are spoken."""

    enabled: Annotated[bool, setting(Flag(), "Whether there is a voice; the tones sound all the same.")] = True
    engine: Annotated[
        str, setting(Choice(VOICES), "Who speaks; auto takes the best-sounding voice that is installed.")
    ] = "auto"
    speed: Annotated[
        float, setting(Number(SLOWEST_VOICE, FASTEST_VOICE), "How many times faster than the voice's own pace.")
    ] = 1.0
    volume: Annotated[int, setting(PER_CENT, "How loud the voice is against the tones, in per cent.")] = 100
    countdown: Annotated[bool, setting(Flag(), "Whether the last seconds are counted aloud.")] = False


class BackgroundSettings(NamedTuple):
    """What is heard under the cues."""

    sound: Annotated[
        str,
        setting(
            Text(),
            "What is heard under the cues: brown, pink, rain, waves, none, or the path of a sound file or folder.",
        ),
    ] = NO_BACKGROUND
    volume: Annotated[int, setting(PER_CENT, "How loud the background is, in per cent.")] = 70
    in_pause: Annotated[
        str, setting(Choice(("quiet", "stop")), "What becomes of it in a pause: it goes on quietly, or stops.")
    ] = "quiet"


class Settings(NamedTuple):
    """Everything a person may choose."""

    theme: Annotated[str, setting(Text(), "The colours of the screens.", group="Look")] = "relief-dark"
    reduced_motion: Annotated[
        bool, setting(Flag(), "Whether nothing moves on the screens that need not move.", group="Look")
    ] = False
    temperature: Annotated[
        Temperature,
        setting(Choice(("celsius", "fahrenheit")), "The unit in which temperatures are shown and typed.", group="Look"),
    ] = "celsius"
    on_sleep: Annotated[
        OnSleep,
        setting(
            Choice(("pause", "continue")),
            "What becomes of a session while the machine sleeps.",
            group="Sessions and records",
        ),
    ] = "pause"
    emergency_number: Annotated[
        str,
        setting(
            Text(empty=True),
            'The number to call in an emergency; empty says "your emergency number".',
            group="Sessions and records",
        ),
    ] = ""
    routine_folders: Annotated[
        tuple[str, ...], setting(Texts(), "More folders with routines, besides your own.", group="Sessions and records")
    ] = ()
    consistency: Annotated[
        bool,
        setting(
            Flag(),
            "Whether statistics say on how many days and weeks there was something.",
            group="Sessions and records",
        ),
    ] = True
    week_days: Annotated[
        int,
        setting(  # ACSM: flexibility work on two days a week or more (garber2011).
            Whole(1, 7), "Days with a session that make a week count.", group="Sessions and records"
        ),
    ] = 2
    timing: TimingSettings = TimingSettings()
    """Lead-ins and counts."""
    sound: SoundSettings = SoundSettings()
    """What is heard."""
    voice: VoiceSettings = VoiceSettings()
    """What is spoken."""
    background: BackgroundSettings = BackgroundSettings()
    """What is heard under the cues."""
    night: NightSettings = NightSettings()
    """The hours in which help right now is dim and quiet."""
    keymap: tuple[tuple[str, str], ...] = ()
    """(command id, keys) pairs that replace the declared keys."""
