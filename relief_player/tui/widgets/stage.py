"""The stage: what is being done now, with the time that is left of it.

Each mood has its own border, symbol and word, so that work, lead-in, switch, rest, pause and waiting can be told
apart from across a room and without colour.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from relief_player.tui.breathing import Breathing
from relief_player.tui.scene import Mood, Scene
from relief_player.tui.widgets.bars import Bar
from relief_player.tui.widgets.countdown import Countdown
from relief_player.tui.widgets.kept import KeptVertical
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.pacer import Pacer


class Stage(KeptVertical):
    """Name, side, set and round, large figures, the breath where there is one, and the bar of the present item.

    Args:
        moves: whether the breath may be shown by a shape that moves.
    """

    def __init__(self, *, moves: bool = True, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._mood: Mood | None = None
        self._title = TextLine(align="center", id="stage-name")
        self._where = TextLine(align="center", id="stage-where")
        self._countdown = Countdown(id="countdown")
        self._pacer = Pacer(moves=moves, id="pacer")
        self._part = TextLine(align="center", id="stage-part")
        self._bar = Bar(id="step-bar")
        self._titles = ("", "")

    def compose(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield from (self._title, self._where, self._countdown, self._part, self._bar)

    @property
    def places(self) -> int:
        """At how many places the bar of the item can stand; 0 where it is not to be seen."""
        return self._bar.places

    def on_resize(self) -> None:
        """Another width has another middle."""
        self._pacer.stand_in(self.content_size.width)

    def show(self, scene: Scene) -> None:
        """Draw what has changed."""
        # Styled at the first look and once more as the screen comes, all of it would be styled twice.
        styled = self._mood is not None
        if scene.mood is not self._mood:
            for mood in Mood:
                self.set_class(mood is scene.mood, f"-{mood}", update=styled)
            self._mood = scene.mood
        titles = (scene.title, scene.hint)
        if titles != self._titles:
            self._titles = titles
            self.border_title, self.border_subtitle = Content(titles[0]), Content(titles[1])
        self._title.show(scene.name)
        self._where.show(scene.where)
        self.set_class(scene.breathing is not None, "-breathing", update=styled)
        self.set_class(not scene.where, "-anywhere", update=styled)
        self._countdown.show(scene.digits, scene.widest, last=scene.last)
        if scene.breathing is not None and not self._pacer.is_attached:
            self.mount(self._pacer, after=self._countdown)
        self.move(scene.breathing, scene.part, scene.fraction)

    def move(self, breathing: Breathing | None, part: str, fraction: float) -> None:
        """Draw what moves between two seconds.

        Args:
            breathing: where in its breath a breathing step is.
            part: the part of the pass that runs now.
            fraction: how much of the item is over, 0 to 1.
        """
        if breathing is not None:
            self._pacer.show(breathing)
        self._part.show(part)
        self._bar.show(fraction)
