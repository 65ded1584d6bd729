"""The sound process: takes orders from a pipe and owns the device that makes them heard.

``python -m relief_player.sound.process`` is started by the session's side (`sound.link`), which it speaks to in the
lines of `sound.protocol`. It runs apart so that no crash, stall, stray line or hang of a sound library can reach the
session. It knows nothing of sessions. It leaves when it is told to, or when the pipe ends: then the session is gone.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Final

from relief_player.sound import instant
from relief_player.sound import protocol as wire
from relief_player.sound.agenda import Agenda
from relief_player.sound.clips import ClipError, read_clip
from relief_player.sound.devices.maker import make
from relief_player.sound.devices.port import Device, DeviceError
from relief_player.sound.ground import Ground
from relief_player.sound.protocol import Order, Reply, decode, encode

BEATLESS: Final = 1.0
"""Seconds without a beat after which what is held is dropped: the session was stopped, its cues are no longer true."""
LOOK: Final = 0.25
"""Seconds between two looks at the device."""
RETRY: Final = 2.0
"""Seconds between two tries to open a device that went away."""
LINGER: Final = 0.8
"""Seconds that a sound may go on after the order to leave."""
LEAVE: Final = 1.5
"""Seconds after which a device that does not close is left as it is."""
_IMMINENT: Final = 0.05
"""A cue due this soon after the order to leave still sounds: it belongs to the end that was just reached."""

_Make = Callable[[str, Callable[[Reply], None]], Device]


class _End:
    """The pipe has ended."""


_Inbox = queue.SimpleQueue["Order | Reply | _End"]


class Ears:
    """The sound process's one loop: orders in, replies out, and a look at the device four times a second.

    Args:
        inbox: what orders, reports of the device and the end of the pipe arrive in.
        reply: writes a reply to the session's side.
        make_device: makes a device from its name.
        now: the present, in seconds.
    """

    def __init__(
        self,
        inbox: _Inbox,
        reply: Callable[[Reply], None],
        make_device: _Make = make,
        now: Callable[[], float] = instant.now,
    ) -> None:
        self._inbox = inbox
        self._reply = reply
        self._make = make_device
        self._now = now
        self._agenda = Agenda(inbox.put, now)
        self._ground = Ground(self._agenda, inbox.put)
        self._order: tuple[str, ...] = ()
        self._device: Device | None = None
        self._beat = now()
        self._try_again: float | None = None
        self._leave_by: float | None = None
        self._over = False

    def run(self) -> None:
        """Live until it is time to leave."""
        try:
            while not self._over:
                with contextlib.suppress(queue.Empty):
                    self._take(self._inbox.get(timeout=LOOK / 10 if self._leave_by else LOOK))
                    while True:
                        self._take(self._inbox.get_nowait())
                self.look()
        finally:
            self._ground.close()
            if self._device is not None:
                self._device.close()

    def look(self) -> None:
        """See to the beat, the device, and whether it is time to leave."""
        now = self._now()
        if now - self._beat > BEATLESS:
            self._agenda.abandon()
        if self._leave_by is not None:
            sounding = self._device is not None and (self._agenda.holds or self._device.sounding)
            self._over = self._over or not sounding or now >= self._leave_by
            return
        try:
            if self._device is not None:
                self._device.check()
            elif self._try_again is not None and now >= self._try_again:
                self._open(self._order[0])
        except DeviceError as error:
            self._lose(error)

    def _take(self, message: Order | Reply | _End) -> None:
        match message:
            case wire.At():
                self._hold(message)
            case wire.Beat():
                self._beat = self._now()
                self._reply(wire.Alive())
            case wire.Withdraw(below):
                self._agenda.withdraw(below)
            case wire.Load():
                self._load(message)
            case wire.Volume(percent):
                self._agenda.percent = percent
            case wire.Background() | wire.Lull():
                self._ground.take(message)
            case wire.Open(order, steady):
                self._beat = self._now()
                self._agenda.steady = steady
                self._open_first(order)
            case wire.Quit():
                self._leave()
            case _End():
                self._over = True
            case _:
                self._reply(message)

    def _hold(self, cue: wire.At) -> None:
        if self._device is None:
            self._reply(wire.Dropped(cue.key, cue.name, cue.due))
        else:
            self._agenda.put(cue)

    def _load(self, order: wire.Load) -> None:
        try:
            self._agenda.load(order.name, read_clip(Path(order.path)), order.percent)
        except ClipError as error:
            self._reply(wire.BadClip(order.name, str(error)))

    def _leave(self) -> None:
        """What is about to sound may sound; nothing else will."""
        self._ground.leave()
        self._agenda.keep(self._now() + _IMMINENT)
        self._leave_by = self._now() + LINGER

    def _open_first(self, order: Sequence[str]) -> None:
        """Open the first that works; where none does, say so and leave."""
        for place, name in enumerate(order):
            self._reply(wire.Trying(name))
            try:
                self._order = tuple(order[place:])
                self._open(name)
            except DeviceError as error:
                self._reply(wire.Failed(name, str(error)))
            else:
                return
        self._reply(wire.NoDevice())
        self._over = True

    def _open(self, name: str) -> None:
        device = self._make(name, self._inbox.put)
        try:
            device.open(self._agenda)
        except DeviceError:
            self._try_again = self._now() + RETRY
            raise
        self._device, self._try_again = device, None
        self._reply(wire.Ready(name, device.words, device.latency))
        if self._agenda.steady and not device.mixes:
            self._reply(wire.BadClip(wire.BACKGROUND, f"no background is heard through {device.words}"))

    def _lose(self, error: DeviceError) -> None:
        """The device has gone: close it, and try again later. It is told when it goes, not each time it stays away."""
        device, self._device = self._device, None
        self._agenda.abandon()
        self._try_again = self._now() + RETRY
        if device is not None:
            self._reply(wire.Lost(str(error)))
            device.close()


def listen(pipe: IO[bytes], inbox: _Inbox) -> None:
    """Pass on the orders of a pipe until it ends; then see to it that the process does, whatever a device does."""
    for line in pipe:
        message = decode(line)
        if isinstance(message, wire.Quit):
            leave_anyway()
        if isinstance(message, Order):
            inbox.put(message)
    leave_anyway()
    inbox.put(_End())


def leave_anyway() -> None:
    """End the process a moment from now, whatever it is doing; a closing device may block for ever."""
    timer = threading.Timer(LEAVE, os._exit, [0])
    timer.daemon = True
    timer.start()


def main() -> None:
    """Serve the pipes this process was started with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # miniaudio loads numpy where it finds it: a fifth of a second and 20 MB for nothing that is used here.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # the way to say that a module is not to be had
    inbox: _Inbox = queue.SimpleQueue()
    out = sys.stdout.buffer

    def reply(message: Reply) -> None:
        try:
            out.write(encode(message))
            out.flush()
        except OSError:
            inbox.put(_End())

    threading.Thread(target=listen, args=(sys.stdin.buffer, inbox), name="orders", daemon=True).start()
    Ears(inbox, reply).run()
    # The thread that reads orders is still in a read, which Python would wait for at its own end.
    os._exit(0)


if __name__ == "__main__":
    main()
