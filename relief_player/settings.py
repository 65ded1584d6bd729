"""A person's settings, validated and frozen.

This module owns the names, bounds and defaults of settings and reads `config.toml`. Nobody else reads that file,
and no widget or player reads a setting: they are passed what they need.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from relief_player.units import Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingSettings:
    """What a routine gets that does not say otherwise. The figures are product choices."""

    get_ready: Ms = Ms(10_000)
    transition: Ms = Ms(5_000)
    switch: Ms = Ms(5_000)
    countdown: int = 3
    halfway: Ms = Ms(20_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    """How cues are heard."""

    enabled: bool = True
    device: str = "auto"
    """`auto`, `miniaudio`, `simpleaudio`, `player`, `bell` or `silent`."""
    volume: int = 80
    """Per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a person may choose."""

    timing: TimingSettings = field(default_factory=TimingSettings)
    sound: SoundSettings = field(default_factory=SoundSettings)
    theme: str = "relief-dark"
    reduced_motion: bool = False
    on_sleep: Literal["pause", "continue"] = "pause"
    routine_folders: tuple[str, ...] = ()
    """More folders with routines, besides the person's own."""
    keymap: tuple[tuple[str, str], ...] = ()
    """(command id, keys) pairs that replace the declared keys."""
