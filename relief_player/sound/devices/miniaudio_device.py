"""Sound through miniaudio: one open device, and a mixer that places each cue by the sample clock.

This module alone knows miniaudio, and imports it only when a device is opened. The device asks for blocks on a thread
of the library; nothing there may wait, or raise.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Final

from relief_player.sound import instant
from relief_player.sound.agenda import Agenda
from relief_player.sound.devices.port import DeviceError
from relief_player.sound.mixer import CHANNELS, Mixer
from relief_player.sound.protocol import SWELL, is_passing
from relief_player.sound.sampleclock import SampleClock
from relief_player.sound.shape import RATE

if TYPE_CHECKING:
    import miniaudio

PERIOD: Final = 0.1
"""Seconds of a block: short enough that a key's sound comes at once, which is within 0.1 s (70 ms, measured), and long
enough for a busy machine: side by side, half of it left sixteen gaps in 40 s where this left one."""
STEADY_PERIOD: Final = 0.25
"""Seconds of a block where a background lies under the cues: there every gap is heard. On a machine with four times as
much to do as it can there were 21 in 100 s with blocks of 50 ms, 2 with 200 ms, and none with 300 ms. What is planned
is on time whatever the block; only what a key asks for is heard later."""
SILENT_FOR: Final = 1.0
"""Seconds without a request after which the device has gone; a sound server that died says nothing."""
_PERIODS: Final = 2
"""Blocks that the system's buffer holds."""
_NULL: Final = "Null"
"""What miniaudio calls its stand-in where there is no sound: it plays everything to nobody."""
_LATENCIES: Final = {("PulseAudio", PERIOD): 0.069, ("PulseAudio", STEADY_PERIOD): 0.198}
"""Seconds, by backend and block, as measured: PulseAudio asks again when a quarter of a block is free, or 50 ms."""
_LATENCY: Final = _PERIODS - 1
"""Blocks, elsewhere: a request comes when one block of the buffer is free, and the others are heard before it."""
_REQUESTS: Final = 10
"""Blocks whose requests tell when they are heard."""


class MiniaudioDevice:
    """The machine's sound, by whatever backend miniaudio finds.

    Args:
        allow_null: take the stand-in that plays to nobody; for tests.
        now: the present, in seconds.
    """

    name = "miniaudio"
    mixes = True

    def __init__(self, *, allow_null: bool = False, now: Callable[[], float] = instant.now) -> None:
        self.words = "miniaudio"
        self.latency = _LATENCY * PERIOD
        self._period = PERIOD
        self._allow_null = allow_null
        self._now = now
        self._device: miniaudio.PlaybackDevice | None = None
        self._mixer = Mixer()
        self._asked = 0.0
        self._sounds_until = 0.0

    def open(self, agenda: Agenda) -> None:
        """Open the machine's default device.

        Raises:
            DeviceError: miniaudio is not installed, finds no device, or only its stand-in.
        """
        try:
            import miniaudio  # noqa: PLC0415  # only who plays loads the library
        except (ImportError, OSError) as error:
            raise DeviceError("miniaudio is not installed") from error
        self._period = STEADY_PERIOD if agenda.steady else PERIOD
        options: dict[str, Any] = {"backends": [miniaudio.Backend.NULL]} if self._allow_null else {}
        try:
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=CHANNELS,
                sample_rate=RATE,
                buffersize_msec=round(self._period * 1000),
                callback_periods=_PERIODS,
                app_name="relief",
                **options,
            )
            self._start(self._device, agenda)
        except (miniaudio.MiniaudioError, DeviceError) as error:
            self.close()
            raise DeviceError("no sound device was found") from error

    def check(self) -> None:
        """Notice a device that asks for nothing any more.

        Raises:
            DeviceError: it has gone.
        """
        if self._device is None or self._now() - self._asked > SILENT_FOR:
            raise DeviceError("the sound device went away")

    @property
    def sounding(self) -> bool:
        """Whether a clip is being mixed, or the end of one is on its way."""
        return self._now() < self._sounds_until

    def close(self) -> None:
        """Close the device."""
        device, self._device = self._device, None
        if device is not None:
            device.close()

    def _start(self, device: miniaudio.PlaybackDevice, agenda: Agenda) -> None:
        backend = str(device.backend)
        if backend == _NULL and not self._allow_null:
            raise DeviceError("nothing but a stand-in was found")
        self.words = f"{backend}, through miniaudio"
        usual = 0.0 if backend == _NULL else _LATENCY * self._period
        self.latency = _LATENCIES.get((backend, self._period), usual)
        self._asked = self._now()
        blocks = self.blocks(agenda)
        next(blocks)
        device.start(blocks)

    def blocks(self, agenda: Agenda) -> Generator[bytes, int, None]:
        """Block after block of what the agenda holds; sent the number of frames that are wanted.

        The library pulls them; whoever has a clock and an agenda may, with no library at all.
        """
        clock = SampleClock(RATE, self.latency, _REQUESTS * self._period)
        frames = yield b""
        withdrawals = agenda.withdrawals
        while True:
            if withdrawals != agenda.withdrawals:
                withdrawals = agenda.withdrawals
                self._mixer.hush()
            self._asked = asked = self._now()
            heard = clock.heard_at(asked, frames)
            for cue in agenda.take(heard + frames / RATE):
                delay = max(0, round((cue.due - heard) * RATE))
                self._mixer.start(
                    agenda.clip(cue.name),
                    min(delay, frames - 1),
                    passing=is_passing(cue.name),
                    side=cue.side,
                    ducks=not cue.name.startswith(SWELL),
                )
                agenda.tell_begun(cue, heard + delay / RATE)
            bed = agenda.bed
            if self._mixer.sounding or (bed is not None and bed.audible):
                self._sounds_until = heard + frames / RATE
            under = b"" if bed is None else bed.block(frames, self._mixer.spans(frames))
            frames = yield self._mixer.block(frames, agenda.gain, under)
