"""A person's settings, validated and frozen.

This room owns the names, bounds and defaults of settings, reads `config.toml`, and knows how a change to it is
spelt. Nobody else reads that file, and no widget or player reads a setting: they are passed what they need.
"""

from relief_player.settings.night import NightSettings
from relief_player.settings.reading import read_settings
from relief_player.settings.values import (
    MOODS,
    NO_BACKGROUND,
    BackgroundSettings,
    OnSleep,
    Settings,
    SoundSettings,
    Temperature,
    TimingSettings,
    VoiceSettings,
)

__all__ = [
    "MOODS",
    "NO_BACKGROUND",
    "BackgroundSettings",
    "NightSettings",
    "OnSleep",
    "Settings",
    "SoundSettings",
    "Temperature",
    "TimingSettings",
    "VoiceSettings",
    "read_settings",
]
