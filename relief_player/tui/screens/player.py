"""The session on the screen: looks at the conductor, hands on what is asked of it, and shows its end.

This module owns no time and no state of the session: everything drawn comes from one snapshot, and every key becomes
an order with the moment at which it was pressed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget

from relief_player.errors import ReliefError
from relief_player.session.events import SinkLost
from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Command, Jump, Order, Phase
from relief_player.tui import words
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.messages import MessageSink, SessionMoved, SessionOver, SessionRefused
from relief_player.tui.ports import PlayedSession
from relief_player.tui.scene import Scene, guided_step, scene_of
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.text import clean_line
from relief_player.tui.watch import next_look
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain, Prose
from relief_player.tui.widgets.stage import Stage
from relief_player.tui.widgets.strip import Legend, SessionStrip
from relief_player.units import Ms

_AHEAD = 6
"""How many of the steps that follow are named on a wide terminal."""
_OVER = (Phase.FINISHED, Phase.STOPPED)


class PlayerScreen(ReliefScreen[None]):
    """One session from its first second to its last.

    It tells the app when the session is over, or that it could not be begun.

    Args:
        session: what is played.
        keyboard: the keys in force.
        now: the time of day.
        smooth: whether bars may move within a second.
        input_age: how many real milliseconds ago the key that is being handled was pressed.
    """

    CSS_PATH: ClassVar[str | None] = None  # its sheet is the app's, so that the first frame waits for no other
    WHERE = Where.PLAYER
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.PLAYER)

    def __init__(
        self,
        session: PlayedSession,
        keyboard: Keyboard,
        *,
        now: Callable[[], datetime],
        smooth: bool,
        input_age: Callable[[], float],
    ) -> None:
        super().__init__(keyboard)
        self.session = session
        self._conductor = session.conductor
        self._now, self._smooth, self._input_age = now, smooth, input_age
        self._wake: Timer | None = None
        self._seen: tuple[int, Phase, bool] | None = None
        self._ending = False
        self._told = 0
        self._asked_early: list[Order] = []

    def compose(self) -> Iterable[Widget]:
        """From top to bottom; the stylesheet puts the guide beside the stage on a wide terminal."""
        timeline = self._conductor.timeline
        with Horizontal(id="head"):
            yield TextLine(clean_line(self.session.routine.name), id="routine")
            yield TextLine(align="right", id="step")
        yield Plain(id="since")
        with Vertical(id="body"):
            yield Stage(id="stage")
            with Vertical(id="reading"):
                yield Prose(id="guide")
                yield Prose(id="ahead")
        yield TextLine(id="coming")
        yield SessionStrip(timeline, id="strip")
        yield Legend(timeline, id="legend")
        yield TextLine(id="times")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Listen, look once, and begin."""
        self._conductor.add_sink(MessageSink(self.post_message))
        self.query_one("#since").display = self._conductor.timeline.has_eased_step
        self.look()
        self._begin()

    @property
    def phase(self) -> Phase:
        """What the player is doing; about to begin counts as playing, so that no key is refused in that moment."""
        phase = self._conductor.snapshot().phase
        return Phase.PLAYING if phase is Phase.READY else phase

    # -- looking -------------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Draw what has changed, and arm the next look."""
        if self._wake is not None:
            self._wake.stop()
        if not self.is_mounted or self._ending:
            return
        snapshot = self._conductor.snapshot()
        timeline, clock = self._conductor.timeline, self._conductor.clock
        real_left = clock.real_length(snapshot.left_in_session)
        scene = scene_of(snapshot, timeline, self.keyboard, self._now(), real_left)
        self._draw(scene)
        for warning in self.session.warnings[self._told :]:
            self._told += 1
            self.tell(warning)
        seen = (scene.item, snapshot.phase, self.session.muted)
        if seen != self._seen:
            self._seen = seen
            self._tell_about(snapshot)
            self.show_keys()
            self.app.title = f"{scene.headline} · {clean_line(self.session.routine.name)}"
        if snapshot.phase in _OVER:
            self._end()
        else:
            wait = next_look(snapshot, clock.real_length(Ms(1000)) / 1000, smooth=self._smooth)
            self._wake = self.set_timer(wait, self.look)

    def _draw(self, scene: Scene) -> None:
        self.query_one(Stage).show(scene)
        self.query_one(SessionStrip).show(scene.item, scene.at)
        muted = " · sounds off" if self.session.muted else ""
        self.query_one("#step", TextLine).show(scene.step + muted, scene.step)
        self.query_one("#coming", TextLine).show(*scene.coming)
        self.query_one("#times", TextLine).show(*scene.times)
        since = self.query_one("#since", Plain)
        since.show(scene.since)
        since.set_class(scene.urgent, "-urgent")

    def _tell_about(self, snapshot: Snapshot) -> None:
        """The words about the step, and on a wide terminal the steps that follow."""
        timeline, roomy = self._conductor.timeline, self.has_class("-wide")
        guide = words.guide_of(guided_step(snapshot, timeline))
        self.query_one("#guide", Prose).show(guide.paragraphs, spaced=roomy)
        ahead = words.ahead_words(timeline, snapshot.item.index, _AHEAD) if roomy else ()
        self.query_one("#ahead", Prose).show((("After this", ""), *(("", line) for line in ahead)) if ahead else ())

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self._seen = None
        self.look()

    @on(SessionMoved)
    def hear(self, message: SessionMoved) -> None:
        """Something happened: look at once."""
        if isinstance(message.event, SinkLost):
            self.tell(f"{message.event.name} stopped working and is left out: {message.event.reason}")
        self.look()

    def tell(self, notice: str) -> None:
        """One calm line that goes away by itself."""
        self.notify(clean_line(notice), markup=False, timeout=6)

    # -- beginning and ending ------------------------------------------------------------------------------------------

    @work
    async def _begin(self) -> None:
        try:
            await asyncio.to_thread(self.session.begin)
        except ReliefError as error:
            self._ending = True
            self.post_message(SessionRefused(str(error)))
            return
        asked, self._asked_early = self._asked_early, []
        for order in asked:
            self._conductor.submit(order)

    def _end(self) -> None:
        if not self._ending:
            self._ending = True
            self.post_message(SessionOver(self.session))

    # -- commands ------------------------------------------------------------------------------------------------------

    def ask_for(self, order: Order) -> None:
        """Hand an order on, as of the moment its key was pressed; one that came too early, as the session begins."""
        if self._conductor.snapshot().phase is Phase.READY:
            self._asked_early.append(order)
            return
        real_per_ms = self._conductor.clock.real_length(Ms(1)) or 1.0
        pressed_at = Ms(self._conductor.now() - int(self._input_age() / real_per_ms))
        self._conductor.submit(order, pressed_at)

    def action_order(self, name: str) -> None:
        """Ask the player for something by its name in the table."""
        self.ask_for(Command(name))

    def action_mute(self) -> None:
        """Sounds off, or on."""
        asked = not self.session.muted
        self.session.set_muted(asked)
        if self.session.muted is not asked:
            self.tell("There is no sound to turn on.")
        else:
            self.tell("Sounds are off." if asked else "Sounds are on.")
        self.look()

    def action_scroll_text(self, direction: int) -> None:
        """Move the words about the step."""
        self.query_one("#guide", Prose).scroll_relative(y=direction, animate=False)

    # Both open at once, not in a worker: the next key, typed ahead, must find them there.

    def action_steps(self) -> None:
        """Show the steps; jump to the one that is chosen."""
        from relief_player.tui.screens.steps import StepsScreen  # noqa: PLC0415  # the first frame comes sooner

        present = self._conductor.snapshot().item.step
        self.app.push_screen(StepsScreen(self._conductor.timeline, present), self._jump)

    def _jump(self, step: int | None) -> None:
        if step is not None:
            self.ask_for(Jump(step))

    def action_leave(self) -> None:
        """Ask, then stop; what was done is kept."""
        from relief_player.tui.screens.ask import AskScreen  # noqa: PLC0415  # as above

        asked = AskScreen("Stop here?", "What you have done is kept, and you can go on with it later.", "Stop", "Go on")
        self.app.push_screen(asked, self._stop)

    def _stop(self, yes: bool | None) -> None:
        if yes:
            self.ask_for(Command.STOP)

    def interrupt(self) -> bool:
        """Ctrl-C asks as `q` does."""
        if not self._ending:
            self.action_leave()
        return True
