"""The port of a sound device: what the sound process needs of whatever makes cues heard.

This module owns the protocol and the one error, no device. Every implementation passes the one contract suite.
"""

from __future__ import annotations

from typing import Protocol

from relief_player.sound.agenda import Agenda


class DeviceError(Exception):
    """A device cannot be opened, or has gone; the message says why, for a person."""


class Device(Protocol):
    """Something that makes cues heard. It is opened once and closed once; it may block or die in between."""

    name: str
    """What the settings call it."""
    mixes: bool
    """Whether a background is heard under the cues; where none can be missed, as in silence, it is so as well."""
    words: str
    """What a person would call it; final once it is open."""
    latency: float
    """Seconds between handing a sample over and hearing it, as far as is known; final once it is open."""

    def open(self, agenda: Agenda) -> None:
        """Open, and from now on take from the agenda what is due and sound it, on a thread of its own.

        Raises:
            DeviceError: it is not there, or makes no sound.
        """
        ...

    def check(self) -> None:
        """See to it that it still works; called several times a second.

        Raises:
            DeviceError: it has gone. It is to be closed, and may be opened again as a new one.
        """
        ...

    @property
    def sounding(self) -> bool:
        """Whether something can still be heard."""
        ...

    def close(self) -> None:
        """Stop and give everything back. May be called in any state, more than once."""
        ...
