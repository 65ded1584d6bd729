"""Devices that sound one clip at a time when told: a thread that waits for each cue's instant and tells them.

This module owns the waiting. What is done at the instant is a function of the device's own module.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from relief_player.sound import instant
from relief_player.sound.agenda import Agenda
from relief_player.sound.devices.port import DeviceError
from relief_player.sound.protocol import At
from relief_player.sound.shape import RATE, WIDTH

LONGEST_CALL: Final = 1.0
"""Seconds in one call after which the device is taken to be blocked."""
_FINE: Final = 0.02
"""The last seconds before a cue are slept through exactly; waiting on a condition may be as coarse as this."""
_LONGEST_WAIT: Final = 0.5
_PATIENCE: Final = 0.5
"""Seconds that closing waits for the thread; a blocked one is left behind."""


class Trigger:
    """A thread that calls `sound(name)` for each cue of an agenda, `lead` seconds before it is to be heard.

    Args:
        agenda: where the cues are taken from.
        sound: begins a clip and returns at once; raises `DeviceError` where it cannot.
        lead: seconds from the call to hearing it.
        hush: ends the words and swells that sound, where the device can; called when something was taken back.
    """

    def __init__(
        self, agenda: Agenda, sound: Callable[[At], None], lead: float, hush: Callable[[], None] | None = None
    ) -> None:
        self._agenda = agenda
        self._sound = sound
        self._lead = lead
        self._hush = hush
        self._closed = False
        self._called_at: float | None = None
        self._sounds_until = 0.0
        self._failure: DeviceError | None = None
        self._thread = threading.Thread(target=self._run, name="trigger", daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Pass on what went wrong.

        Raises:
            DeviceError: a call failed, or does not return.
        """
        if self._failure is not None:
            raise self._failure
        called_at = self._called_at
        if called_at is not None and instant.now() - called_at > LONGEST_CALL:
            raise DeviceError("the sound device does not answer")

    @property
    def sounding(self) -> bool:
        """Whether the clip begun last has not come to its end."""
        return instant.now() < self._sounds_until

    def close(self) -> None:
        """End the thread."""
        self._closed = True
        self._agenda.wake()
        if self._thread is not threading.current_thread():
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        withdrawals = self._agenda.withdrawals
        while not self._closed and self._failure is None:
            due = self._agenda.wait(self._lead + _FINE, _LONGEST_WAIT)
            if withdrawals != self._agenda.withdrawals and self._hush is not None:
                withdrawals = self._agenda.withdrawals
                self._hush()
            if due is None or self._closed:
                continue
            left = due - self._lead - instant.now()
            if left > _FINE:
                continue
            if left > 0:
                time.sleep(left)
            for cue in self._agenda.take(instant.now() + self._lead):
                self._trigger(cue)

    def _trigger(self, cue: At) -> None:
        self._called_at = began = instant.now()
        try:
            self._sound(cue)
        except DeviceError as error:
            self._failure = error
            return
        finally:
            self._called_at = None
        length = len(self._agenda.clip(cue.name)) / WIDTH / RATE
        self._sounds_until = max(self._sounds_until, began + self._lead + length)
        self._agenda.tell_begun(cue, began + self._lead)
