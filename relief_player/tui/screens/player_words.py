"""What there is to read on the player's screen: how the step is done, its tips, and the steps that follow.

This module owns which words those are, and how many rows they get. When they are shown is the screen's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from relief_player.routine.model import Step
from relief_player.session.snapshot import Snapshot
from relief_player.tui import words
from relief_player.tui.commands import Keyboard
from relief_player.tui.scene import guided_step
from relief_player.tui.screens.player_keys import PlayerKeys
from relief_player.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from relief_player.tui.session_port import PlayedSession

_AHEAD = 6
"""How many of the steps that follow are named on a wide terminal."""


class PlayerWords(PlayerKeys):
    """The words about the step, on the screen of a session."""

    def __init__(self, session: PlayedSession, keyboard: Keyboard, input_age: Callable[[], float]) -> None:
        super().__init__(session, keyboard, input_age)
        self._ahead = Prose(id="ahead")

    def tell_about(self, snapshot: Snapshot) -> None:
        """The words about the step, and on a wide terminal the steps that follow."""
        timeline, roomy = self._conductor.timeline, self.has_class("-wide")
        paragraphs = self._paragraphs(guided_step(snapshot, timeline))
        self.query_one("#guide", Prose).show(paragraphs, spaced=roomy)
        # Where there is nothing to read, the figures get the room.
        reading = self.query_one("#reading")
        reading.set_class(not roomy and not paragraphs, "-empty")
        reading.styles.height = None if roomy or self.has_class("-tips") else self._longest_guide()
        if roomy or self._ahead.is_attached:
            ahead = words.ahead_words(timeline, snapshot.item.index, _AHEAD) if roomy else ()
            self._show_ahead((("After this", ""), *(("", line) for line in ahead)) if ahead else ())

    def _longest_guide(self) -> int | None:
        """The rows that the words of any step of this session need; None where they need what the stylesheet gives.

        It is one figure for the whole session, so that what is above stands still.
        """
        size = self.app.size
        usual = size.height // 4
        rows = words.guide_rows(self._conductor.timeline.steps, size.width - 2, usual, cell_len)
        return rows if 0 < rows < usual else None

    def _show_ahead(self, paragraphs: tuple[tuple[str, str], ...]) -> None:
        """What follows after the next step; only a wide terminal ever gets the widget for it."""
        if not self._ahead.is_attached:
            self.query_one("#reading").mount(self._ahead)
        self._ahead.show(paragraphs)

    def _paragraphs(self, step: Step) -> tuple[tuple[str, str], ...]:
        """How the step is done; while tips are asked for, what to feel, what goes wrong and what is easier."""
        if not self.has_class("-tips"):
            return words.guide_of(step).paragraphs
        from relief_player.tui.tips import tips_of  # noqa: PLC0415  # the first frame comes sooner

        return tips_of(step, self.session.easier(step), self.keyboard)
