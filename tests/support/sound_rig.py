"""A sound card made of software, for tests: a private PulseAudio with a null sink whose monitor is recorded.

What left the sink is stamped with `time.monotonic`, so that a test can say when a sound was heard. It needs the
programs `pulseaudio`, `pactl` and `parec`; `missing()` says in words what is not there. Nothing of the machine's own
sound is touched: the server lives in a folder of its own, and only processes given `SoundRig.environment` use it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

RATE = 48_000
"""Frames per second of the sink and of what is recorded from it."""
_PROGRAMS = ("pulseaudio", "pactl", "parec")
_ENVELOPE_SECONDS = 5.0
_ALSA = """</usr/share/alsa/alsa.conf>
pcm.!default {{ type pulse  server "{server}" }}
ctl.!default {{ type pulse  server "{server}" }}
"""

Samples = npt.NDArray[np.float64]


def missing() -> str:
    """What the rig lacks on this machine, in words; empty where it can run."""
    absent = [program for program in _PROGRAMS if shutil.which(program) is None]
    return f"no software sound card: {', '.join(absent)} not installed" if absent else ""


@dataclass
class SoundRig:
    """A running server. Use as a context manager; `kill`, `freeze`, `thaw` and `revive` are for tests of failure."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="rig-")))
    _server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.revive()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.thaw()
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def address(self) -> str:
        """Where the server listens, as `PULSE_SERVER` wants it."""
        return f"unix:{self.folder}/native"

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs in its environment to play into this card, and into no other."""
        return {
            "PULSE_SERVER": self.address,
            "PULSE_RUNTIME_PATH": str(self.folder),
            "PULSE_STATE_PATH": str(self.folder / "state"),
            "XDG_RUNTIME_DIR": str(self.folder),
            "ALSA_CONFIG_PATH": str(self.folder / "asound.conf"),
        }

    def revive(self) -> None:
        """Start the server and wait until it answers."""
        (self.folder / "asound.conf").write_text(_ALSA.format(server=self.address), encoding="utf-8")
        (self.folder / "state").mkdir(exist_ok=True)
        (self.folder / "native").unlink(missing_ok=True)
        environment = {**os.environ, **self.environment}
        environment.pop("PULSE_SERVER")
        environment.pop("DISPLAY", None)
        self._server = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--realtime=no",
                "--high-priority=no", "--disallow-module-loading=no",
                "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self.folder}/native",
                # Without norewinds the sink renders two seconds ahead and the first sound shows up a second late.
                "-L", f"module-null-sink sink_name=rig norewinds=1 format=s16le rate={RATE} channels=2",
            ],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        for _ in range(100):
            if self._ask("info") == 0:
                break
            time.sleep(0.05)  # another program is waited for; there is nothing to subscribe to yet
        else:
            raise RuntimeError("the software sound card did not start")
        self._ask("set-default-sink", "rig")

    def kill(self) -> None:
        """End the server: the device vanishes."""
        if self._server is not None:
            self._server.kill()
            self._server.wait(5)
            self._server = None

    def freeze(self) -> None:
        """Stop the server without ending it: the device blocks whoever asks it for something."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen server go on."""
        self._signal(signal.SIGCONT)

    def record(self) -> Recording:
        """A recorder of what leaves the sink; use as a context manager round what is to be heard."""
        return Recording({**os.environ, **self.environment})

    def _signal(self, number: int) -> None:
        if self._server is not None:
            with contextlib.suppress(ProcessLookupError):
                self._server.send_signal(number)

    def _ask(self, *words: str) -> int:
        done = subprocess.run(
            ["pactl", *words], env={**os.environ, **self.environment}, check=False, timeout=5,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return done.returncode


class Recording:
    """What left the sink, with the `time.monotonic` second of each sample; complete once it is left.

    `samples` runs from -1 to 1, and `moments` has the second of each.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        self.samples = self.moments = np.array([])
        self._environment = environment
        self._chunks: list[bytes] = []
        self._stamps: list[float] = []

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["parec", "--device=rig.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=5", "--raw"],
            env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, start_new_session=True,
        )  # fmt: skip
        self._running, self._more = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        if not self._running.wait(10):
            raise RuntimeError("the software sound card records nothing")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait(5)
        self._thread.join(5)
        assert self._process.stdout is not None
        self._process.stdout.close()
        whole = b"".join(self._chunks)
        self.samples = np.frombuffer(whole[: len(whole) // 2 * 2], np.int16).astype(np.float64) / 32_768
        self.moments = self._moments_of(len(self.samples))

    def _read(self) -> None:
        assert self._process.stdout is not None
        while chunk := os.read(self._process.stdout.fileno(), 65_536):
            self._stamps.append(time.monotonic())
            self._chunks.append(chunk)
            self._more.set()
            if sum(map(len, self._chunks[:20])) > RATE // 10:
                self._running.set()

    def _moments_of(self, count: int) -> Samples:
        """The `time.monotonic` second at which each sample left the sink.

        The chunks that travelled fastest tell the truth: the mapping follows the lower envelope of arrival time less
        sample count, in windows of a few seconds, and so is good to a block of the sink (about 5 ms).
        """
        ends = np.cumsum([len(chunk) // 2 for chunk in self._chunks]) / RATE
        delays = np.array(self._stamps) - ends
        middles, floors = [], []
        for start in np.arange(ends[0], ends[-1], _ENVELOPE_SECONDS):
            window = (ends >= start) & (ends < start + _ENVELOPE_SECONDS)
            if window.any():
                middles.append(start + _ENVELOPE_SECONDS / 2)
                floors.append(float(np.quantile(delays[window], 0.02)))
        seconds = np.arange(count) / RATE
        moments: Samples = seconds + np.interp(seconds, middles, floors)
        return moments

    def onsets(self, loud: float = 0.004, quiet: float = 0.03) -> Samples:
        """The `time.monotonic` second of each beginning of sound.

        Args:
            loud: the level from which on there is sound, of 1.
            quiet: seconds without sound after which the next one is another.
        """
        above = np.flatnonzero(np.abs(self.samples) > loud)
        if not len(above):
            return np.array([])
        return self.moments[above[np.insert(np.diff(above) > RATE * quiet, 0, values=True)]]

    def around(self, start: float, seconds: float) -> tuple[Samples, float]:
        """The samples that left the sink from this `time.monotonic` second on, and the second of the first of them."""
        first = int(np.searchsorted(self.moments, start))
        return self.samples[first : first + int(seconds * RATE)], float(self.moments[first])

    def go_on(self, seconds: float) -> None:
        """Wait until so much more has been recorded."""
        wanted = sum(map(len, self._chunks)) + int(seconds * RATE) * 2
        while sum(map(len, self._chunks)) < wanted:
            self._more.wait(5)
            self._more.clear()
