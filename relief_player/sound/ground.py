"""The ground of a session's sound: which background lies under it, in the sound process.

This module owns the change from one background to another, and what each must give back. A file may lie on a disk that
sleeps: it is opened on a thread of its own, and meanwhile cues are heard as ever.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from relief_player.sound.agenda import Agenda
from relief_player.sound.background.bed import Bed, Source
from relief_player.sound.background.choice import nothing, source_of
from relief_player.sound.background.tap import TapError
from relief_player.sound.protocol import Background, BadClip, Lull, Reply


class Ground:
    """The background of one sound process.

    Args:
        agenda: where the device finds it.
        reply: told why there is none; called from any thread.
    """

    def __init__(self, agenda: Agenda, reply: Callable[[Reply], None]) -> None:
        self._agenda = agenda
        self._reply = reply
        self._give_back: Callable[[], None] = nothing
        self._lull = 100
        self._wanted: Background | None = None
        self._changing = threading.Lock()
        self._opening: threading.Thread | None = None

    def take(self, order: Background | Lull) -> None:
        """Lay a background under the cues in place of one that is there, or let it be soft for a while."""
        if isinstance(order, Lull):
            with self._changing:
                self._lull = order.percent
                if self._agenda.bed is not None:
                    self._agenda.bed.lull(self._lull)
            return
        self.close()
        self._wanted = order
        self._opening = threading.Thread(target=self._open, args=(order,), name="background", daemon=True)
        self._opening.start()

    def wait(self, seconds: float) -> bool:
        """Wait until the background is there, or was told to be none; whether it took no longer than that."""
        if self._opening is not None:
            self._opening.join(seconds)
        return self._opening is None or not self._opening.is_alive()

    def leave(self) -> None:
        """Let it fade away; one that is not there yet does not come."""
        with self._changing:
            self._wanted = None
            if self._agenda.bed is not None:
                self._agenda.bed.leave()

    def close(self) -> None:
        """Give back what it took."""
        with self._changing:
            self._wanted, self._agenda.bed = None, None
            give_back, self._give_back = self._give_back, nothing
        give_back()

    def _open(self, order: Background) -> None:
        try:
            source, give_back = source_of(order.sound, patient=False)
        except TapError as error:
            self._reply(BadClip(order.name, f"{Path(order.sound).name} cannot be the background, {error}"))
            return
        if not self._laid(order, source, give_back):
            give_back()

    def _laid(self, order: Background, source: Source, give_back: Callable[[], None]) -> bool:
        """Lay it, unless nobody wants it any more."""
        with self._changing:
            if self._wanted is not order:
                return False
            bed = Bed(source, order.percent)
            bed.lull(self._lull)
            self._agenda.bed, self._give_back = bed, give_back
            return True
