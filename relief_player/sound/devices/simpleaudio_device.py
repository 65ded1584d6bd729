"""Sound through simpleaudio: each cue is a play of its own, begun at its instant.

This module alone knows simpleaudio, and imports it only when a device is opened. Each play opens the system's device
anew, so a device that vanished heals by itself; on Linux the play may block the whole process, which the session's
side notices and ends.
"""

from __future__ import annotations

from typing import Any, Final

from relief_player.sound.agenda import Agenda
from relief_player.sound.devices.port import DeviceError
from relief_player.sound.devices.trigger import Trigger
from relief_player.sound.protocol import At, is_passing
from relief_player.sound.shape import RATE, WIDTH

_LATENCY: Final = 0.0005
"""Seconds from the call to hearing it, measured on PulseAudio; each play begins on an empty buffer."""
_SHORTEST: Final = RATE // 4 * WIDTH
"""Bytes. On macOS a sound shorter than the system's buffers is used after it was freed; so none is that short."""
_KEPT: Final = 32
"""Plays kept in hand; a system takes no more than 64 at a time."""


class SimpleaudioDevice:
    """The machine's sound, opened anew for each cue."""

    name = "simpleaudio"
    mixes = False

    def __init__(self) -> None:
        self.words = "simpleaudio"
        self.latency = _LATENCY
        self._library: Any = None
        self._agenda: Agenda | None = None
        self._trigger: Trigger | None = None
        self._plays: list[Any] = []
        self._passing: list[Any] = []

    def open(self, agenda: Agenda) -> None:
        """Try the machine's default device with a moment of silence.

        Raises:
            DeviceError: simpleaudio is not installed, or finds no device.
        """
        try:
            import simpleaudio  # noqa: PLC0415  # only who plays loads the library
        except (ImportError, OSError) as error:
            raise DeviceError("simpleaudio is not installed") from error
        self._library, self._agenda = simpleaudio, agenda
        self._play(bytes(_SHORTEST), "no sound device was found")
        self._trigger = Trigger(agenda, self._sound, self.latency, self._hush)

    def check(self) -> None:
        """Notice a play that failed or blocks.

        Raises:
            DeviceError: the device has gone.
        """
        if self._trigger is not None:
            self._trigger.check()

    @property
    def sounding(self) -> bool:
        """Whether a play has not come to its end."""
        return self._trigger is not None and self._trigger.sounding

    def close(self) -> None:
        """Stop every play and end the thread."""
        if self._trigger is not None:
            self._trigger.close()
        plays, self._plays = self._plays, []
        for play in plays:
            play.stop()

    def _sound(self, cue: At) -> None:
        if self._agenda is not None:
            samples, channels = self._agenda.scaled(cue)
            self._play(samples.ljust(_SHORTEST * channels, b"\0"), "the sound device went away", channels)
            if is_passing(cue.name):
                self._passing = [play for play in self._passing if play.is_playing()] + self._plays[-1:]

    def _hush(self) -> None:
        """End the words and swells that sound."""
        passing, self._passing = self._passing, []
        for play in passing:
            play.stop()

    def _play(self, samples: bytes, otherwise: str, channels: int = 1) -> None:
        try:
            self._plays.append(self._library.play_buffer(samples, channels, WIDTH, RATE))
        except self._library._simpleaudio.SimpleaudioError as error:  # noqa: SLF001  # it exports its error nowhere else
            raise DeviceError(otherwise) from error
        self._plays = [play for play in self._plays if play.is_playing()][-_KEPT:]
