"""How sound is doing, as a value and in words.

This module owns the sentences about sound that people are told. It asks nobody and changes nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

GOES_ON: Final = "The session goes on."
NOT_FOUND: Final = "no sound device was found"
HANGS: Final = "it does not answer"
"""Why a device was given up that was never done opening."""
NO_ANSWER: Final = "the sound device does not answer"


class SoundState(StrEnum):
    """What can be expected of sound."""

    STARTING = "starting"
    WORKING = "working"
    LOST = "lost"
    """The device went away, and is looked for from time to time."""
    OFF = "off"
    """Given up for this session."""
    CLOSED = "closed"


class SoundStatus(Struct, frozen=True, kw_only=True):
    """How sound is doing at one moment."""

    state: SoundState = SoundState.STARTING
    device: str = ""
    """What the settings call it; empty until one is open."""
    words: str = ""
    """The device as a person would call it."""
    latency: float = 0.0
    """Seconds between handing a sample over and hearing it, as far as is known."""
    reason: str = ""
    """Why it does not work; empty while it does."""
    muted: bool = False
    volume: int = 100
    """Per cent."""
    started: int = 0
    """How many cues have begun to sound."""
    dropped: int = 0
    """How many will never be heard: late, too many, or no device."""
    deaths: int = 0
    """How many sound processes have ended that were not asked to."""
    told: tuple[str, ...] = ()
    """What was told through `notices`, in order; nothing is told twice."""

    @property
    def sentence(self) -> str:
        """All of it that a person needs, in one line."""
        match self.state:
            case SoundState.STARTING:
                return "Sound is starting."
            case SoundState.WORKING if self.muted:
                return f"Sound is muted: {self.words}."
            case SoundState.WORKING if self.device == "silent":
                return "Sound is off, as the settings say."
            case SoundState.WORKING:
                return f"Sound: {self.words}."
            case SoundState.LOST:
                return f"Sound has stopped: {self.reason}."
            case SoundState.OFF:
                return f"Sound is off: {self.reason}."
            case SoundState.CLOSED:
                return "Sound is closed."


def given_up(reason: str) -> str:
    """Sound will not come back in this session."""
    return f"Sound is off: {reason}. {GOES_ON}"


def stopped(reason: str) -> str:
    """Sound went away and may come back."""
    return f"Sound has stopped: {reason}. {GOES_ON}"


def came_back() -> str:
    """Sound that went away is there again."""
    return "Sound is back."


def instead(words: str, wanted: str, reason: str) -> str:
    """Another device than the one the settings name."""
    return f"Sound comes from {words}: {wanted} cannot be used, {reason}."


def by_bell() -> str:
    """No device was found, but there is a bell."""
    return f"The terminal's bell stands in for the sounds: {NOT_FOUND}."


def bad_clip(reason: str) -> str:
    """One of the sounds cannot be played."""
    return f"A sound will be missing: {reason}."
