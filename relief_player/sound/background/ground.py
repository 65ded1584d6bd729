"""The ground of a session's sound: which background lies under it, in the sound process.

This module owns the change from one background to another, and what each must give back.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from relief_player.sound.agenda import Agenda
from relief_player.sound.background.bed import Bed
from relief_player.sound.background.choice import nothing, source_of
from relief_player.sound.background.tap import TapError
from relief_player.sound.protocol import Background, BadClip, Lull, Reply


class Ground:
    """The background of one sound process.

    Args:
        agenda: where the device finds it.
        reply: told why there is none.
    """

    def __init__(self, agenda: Agenda, reply: Callable[[Reply], None]) -> None:
        self._agenda = agenda
        self._reply = reply
        self._give_back: Callable[[], None] = nothing
        self._lull = 100

    def take(self, order: Background | Lull) -> None:
        """Lay a background under the cues in place of one that is there, or let it be soft for a while."""
        if isinstance(order, Lull):
            self._lull = order.percent
            if self._agenda.bed is not None:
                self._agenda.bed.lull(self._lull)
            return
        self.close()
        try:
            source, self._give_back = source_of(order.sound, patient=False)
        except TapError as error:
            self._reply(BadClip(order.name, f"{Path(order.sound).name} cannot be the background, {error}"))
        else:
            bed = Bed(source, order.percent)
            bed.lull(self._lull)
            self._agenda.bed = bed

    def leave(self) -> None:
        """Let it fade away."""
        if self._agenda.bed is not None:
            self._agenda.bed.leave()

    def close(self) -> None:
        """Give back what it took."""
        self._agenda.bed = None
        self._give_back()
        self._give_back = nothing
