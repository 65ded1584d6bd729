"""Sound through a player the system brings: `paplay`, `aplay`, `afplay`, or winsound on Windows.

This module owns which programs are asked and how. Clips are handed over as files of its own, at the volume that is
set, in a temporary folder that goes when the device is closed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from zlib import crc32

from relief_player.sound.agenda import Agenda
from relief_player.sound.devices.port import DeviceError
from relief_player.sound.devices.trigger import Trigger
from relief_player.sound.protocol import At, is_passing
from relief_player.sound.shape import RATE, WIDTH

PLAYERS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "linux": (("paplay",), ("aplay", "-q")),
    "darwin": (("afplay",),),
}
"""The programs of a platform, the better one first; each takes a file's path as its last argument."""
_OTHERWISE: Final = PLAYERS["linux"]
_LATENCY: Final = 0.006
"""Seconds from the call to hearing it: a program has to start. Measured with paplay on PulseAudio."""
_TRIAL: Final = 1.0
"""Seconds that a player may take for a moment of silence before it is taken to be blocked."""
_MOMENT: Final = bytes(RATE // 50 * WIDTH)

Play = Callable[[Path], "subprocess.Popen[bytes] | None"]
"""Begins to play a file; returns the program that does, if one does."""


class PlayerDevice:
    """A program of the system, started for each cue.

    Args:
        programs: the commands to try, instead of those of this platform.
    """

    name = "player"
    mixes = False
    latency = _LATENCY

    def __init__(self, programs: Sequence[Sequence[str]] | None = None) -> None:
        self.words = "the system's player"
        self._programs = PLAYERS.get(sys.platform, _OTHERWISE) if programs is None else programs
        self._agenda: Agenda | None = None
        self._play: Play | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._trigger: Trigger | None = None
        self._running: list[subprocess.Popen[bytes]] = []
        self._passing: list[subprocess.Popen[bytes]] = []

    def open(self, agenda: Agenda) -> None:
        """Find a player that plays a moment of silence without complaint.

        Raises:
            DeviceError: there is none.
        """
        self._agenda = agenda
        self._folder = tempfile.TemporaryDirectory(prefix="relief-", ignore_cleanup_errors=True)
        trial = self._file("silence", _MOMENT, 1)
        if sys.platform == "win32":
            self._play, self.words = _winsound(), "winsound"
        else:
            program = next((program for program in self._programs if _plays(program, trial)), None)
            if program is None:
                self.close()
                raise DeviceError("no player of the system makes a sound")
            self._play, self.words = _starter(program), program[0]
        self._trigger = Trigger(agenda, self._sound, self.latency, self._hush)

    def check(self) -> None:
        """Notice a player that failed.

        Raises:
            DeviceError: one ended with an error, or could not be started.
        """
        failed = any(player.poll() for player in self._running)
        self._running = [player for player in self._running if player.poll() is None]
        self._passing = [player for player in self._passing if player.poll() is None]
        if failed:
            raise DeviceError("the system's player reports an error")
        if self._trigger is not None:
            self._trigger.check()

    @property
    def sounding(self) -> bool:
        """Whether a player has not come to its end."""
        return self._trigger is not None and self._trigger.sounding

    def close(self) -> None:
        """End the thread and every player."""
        if self._trigger is not None:
            self._trigger.close()
        self._hush()
        running, self._running = self._running, []
        for player in running:
            player.kill()
            player.wait()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _sound(self, cue: At) -> None:
        if self._agenda is None or self._play is None:
            return
        samples, channels = self._agenda.scaled(cue)
        # Named by what it holds: the same clip may be louder now, lean, or hold other words.
        name = f"{cue.name}-{channels}-{crc32(samples):08x}"
        try:
            started = self._play(self._file(name, samples, channels))
        except OSError as error:
            raise DeviceError("the system's player cannot be started") from error
        if started is not None:
            (self._passing if is_passing(cue.name) else self._running).append(started)

    def _hush(self) -> None:
        """End the words and swells that sound; winsound does so itself when the next sound begins."""
        passing, self._passing = self._passing, []
        for player in passing:
            player.kill()
            player.wait()

    def _file(self, name: str, samples: bytes, channels: int) -> Path:
        """A file of these samples, written once."""
        path = Path(self._folder.name if self._folder else "", f"{name}.wav")
        if not path.exists():
            with wave.open(str(path), "wb") as file:
                file.setnchannels(channels)
                file.setsampwidth(WIDTH)
                file.setframerate(RATE)
                file.writeframes(samples)
        return path


def _plays(program: Sequence[str], trial: Path) -> bool:
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program and a file of our own
            [*program, str(trial)],
            check=False,
            timeout=_TRIAL,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _starter(program: Sequence[str]) -> Play:
    path = shutil.which(program[0]) or program[0]

    def start(file: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  # a fixed program and a file of our own
            [path, *program[1:], str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return start


def _winsound() -> Play:  # pragma: no cover - Windows only
    import winsound  # noqa: PLC0415  # exists on Windows only

    def start(file: Path) -> None:
        try:
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)  # type: ignore[attr-defined,unused-ignore]  # known to type checkers on Windows only
        except RuntimeError as error:
            raise DeviceError("Windows has no sound device") from error

    return start
