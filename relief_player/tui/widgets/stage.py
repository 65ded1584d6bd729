"""The stage: what is being done now, with the time that is left of it.

Each mood has its own border, symbol and word, so that work, lead-in, switch, rest, pause and waiting can be told
apart from across a room and without colour.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from relief_player.tui.scene import Mood, Scene
from relief_player.tui.widgets.bars import Bar
from relief_player.tui.widgets.countdown import Countdown
from relief_player.tui.widgets.line import TextLine


class Stage(Vertical):
    """Name, side, set and round, large figures, and the bar of the present item."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._mood: Mood | None = None
        self._title = TextLine(align="center", id="stage-name")
        self._where = TextLine(align="center", id="stage-where")
        self._countdown = Countdown(id="countdown")
        self._part = TextLine(align="center", id="stage-part")
        self._bar = Bar(id="step-bar")
        self._titles = ("", "")

    def compose(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield from (self._title, self._where, self._countdown, self._part, self._bar)

    def show(self, scene: Scene) -> None:
        """Draw what has changed."""
        if scene.mood is not self._mood:
            for mood in Mood:
                self.set_class(mood is scene.mood, f"-{mood}")
            self._mood = scene.mood
        titles = (f"{scene.symbol} {scene.word} {scene.symbol}", scene.hint)
        if titles != self._titles:
            self._titles = titles
            self.border_title, self.border_subtitle = Content(titles[0]), Content(titles[1])
        self._title.show(scene.name)
        self._where.show(scene.where)
        self._countdown.set_class(scene.last, "-last")
        self._countdown.show(scene.digits, scene.widest)
        self._part.show(scene.part)
        self._bar.show(scene.fraction)
