"""The timeline of a draft as a strip, with the highlighted step marked on it."""

from __future__ import annotations

from rich.style import Style

from relief_player.session.timeline import Timeline
from relief_player.tui.parts import Cells
from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.strip import SessionStrip, tone_ink


class StepStrip(SessionStrip):
    """A strip on which nothing is over: one step stands out, and all others are drawn as they are."""

    DEFAULT_CSS = "StepStrip { height: auto; max-height: 2; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._laid: Timeline | None = None
        self._steps: frozenset[int] = frozenset()

    def show_steps(self, timeline: Timeline | None, steps: frozenset[int]) -> None:
        """Show a session, with the numbers of the steps that stand out."""
        if timeline is not self._laid:
            self._laid = timeline
            self.lay_out(timeline)
        if steps != self._steps:
            self._steps = steps
            self.refresh()

    def _style(self, place: Cells) -> Style:
        items = self._laid.items[place.part.first : place.part.last + 1] if self._laid is not None else ()
        if any(item.step in self._steps for item in items):
            return ink(self, "background", "foreground", bold=True)
        return tone_ink(self, place.part.tone)
