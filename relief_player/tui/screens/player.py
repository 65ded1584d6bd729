"""The session on the screen: looks at the conductor, and shows what it sees from the first second to the last.

This module owns no time and no state of the session: everything drawn comes from one snapshot. What the keys do is in
`player_keys`, and what is to be read about a step in `player_words`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import BindingType
from textual.widget import Widget

from relief_player.errors import ReliefError
from relief_player.session.events import SinkLost
from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Phase
from relief_player.tui import moments, terminal
from relief_player.tui.breathing import breathing_of
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.messages import MessageSink, SessionMoved, SessionOver, SessionRefused
from relief_player.tui.outside import Pace
from relief_player.tui.scene import Mood, Scene, fraction_of, scene_of
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.player_words import PlayerWords
from relief_player.tui.text import clean_line
from relief_player.tui.watch import figures_of, next_look
from relief_player.tui.widgets.kept import Kept, KeptVertical
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import EndsLine, TextLine
from relief_player.tui.widgets.prose import Plain, Prose
from relief_player.tui.widgets.stage import Stage
from relief_player.tui.widgets.strip import Legend, SessionStrip
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession

_OVER = (Phase.FINISHED, Phase.STOPPED)


class PlayerScreen(Kept, PlayerWords):
    """One session from its first second to its last.

    It tells the app when the session is over, or that it could not be begun.

    Args:
        session: what is played.
        keyboard: the keys in force.
        now: the time of day.
        smooth: whether bars may move within a second.
        input_age: how many real milliseconds ago the key that is being handled was pressed.
        newcomer: whether the person sees this for the first time; may read a disk.
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
        newcomer: Callable[[], bool],
    ) -> None:
        super().__init__(session, keyboard, input_age)
        self._now, self._smooth, self._newcomer = now, smooth, newcomer
        self._wake: asyncio.TimerHandle | None = None
        self._figures: tuple[int, ...] = ()
        """What the figures that stand on the screen come from."""
        self._seen: tuple[int, Phase, bool] | None = None
        self._window: tuple[bool, int, int] | None = None
        self._told = 0
        self._since = Plain(id="since") if self._conductor.timeline.has_eased_step else None

    def compose(self) -> Iterable[Widget]:
        """From top to bottom; the stylesheet puts the guide beside the stage on a wide terminal."""
        timeline = self._conductor.timeline
        yield EndsLine(clean_line(self.session.routine.name), id="head")
        if self._since is not None:
            yield self._since
        with KeptVertical(id="body"):
            yield Stage(moves=self._smooth, id="stage")
            with KeptVertical(id="reading"):
                yield Prose(id="guide")
        yield TextLine(id="coming")
        yield SessionStrip(timeline, id="strip")
        yield Legend(timeline, id="legend")
        yield TextLine(id="times")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Listen, look once, and begin as soon as that has been seen: what opens then would hold up the first frame."""
        self.stand_in(self.app.size)
        self._conductor.add_sink(MessageSink(self.post_message))
        self.set_class(self._since is not None, "-timed")
        self.look()
        self.call_after_refresh(self._begin)

    # -- looking -------------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Draw what has changed, and arm the next look."""
        self._let_sleep()
        if not self.is_attached or self._ending:
            return
        snapshot = self._conductor.snapshot()
        timeline, clock = self._conductor.timeline, self._conductor.clock
        real_left = clock.real_length(snapshot.left_in_session)
        scene = scene_of(snapshot, timeline, self.keyboard, self._now(), real_left)
        self._draw(replace(scene, hint=scene.hint or self._aside.words(snapshot)))
        self._tell_window(scene, snapshot)
        for notice in self.session.notices[self._told :]:
            self._told += 1
            self.tell(notice)
        seen = (scene.item, snapshot.phase, self.session.muted)
        if seen != self._seen:
            self._seen = seen
            self.tell_about(snapshot)
            if snapshot.phase is Phase.WAITING:
                terminal.leave_note(self.app, f"{scene.name}: waiting for you.")
            self.show_keys()
        if snapshot.phase in _OVER or self._conductor.over.is_set():  # over in another way: the engine failed
            self._end()
        else:
            self._figures = figures_of(snapshot)
            self._look_later(snapshot)

    def _look_later(self, snapshot: Snapshot) -> None:
        second, places = self._conductor.clock.real_length(Ms(1000)) / 1000, self.query_one(Stage).places
        wait = next_look(snapshot, second, smooth=self._smooth, places=places, since=self._since is not None)
        # Textual's own timer is a task and four messages for each look.
        self._wake = asyncio.get_running_loop().call_later(wait, self.call_next, self._glance)

    def _glance(self) -> None:
        """Look again: between two seconds, only at what moves there."""
        snapshot = self._conductor.snapshot()
        if snapshot.phase is not Phase.PLAYING or figures_of(snapshot) != self._figures:
            self.look()
        elif self.is_attached and not self._ending:
            self.query_one(Stage).move(breathing_of(snapshot), moments.part_words(snapshot), fraction_of(snapshot))
            self._look_later(snapshot)

    def _let_sleep(self) -> None:
        if self._wake is not None:
            self._wake.cancel()

    def on_unmount(self) -> None:
        """Nothing is left to look at."""
        self._let_sleep()

    def _draw(self, scene: Scene) -> None:
        self.query_one(Stage).show(scene)
        self.query_one(SessionStrip).show(scene.item, scene.at)
        muted = " · sounds off" if self.session.muted else ""
        self.query_one("#head", EndsLine).show_end(scene.step + muted, scene.step)
        self.query_one("#coming", TextLine).show(*scene.coming)
        self.query_one("#times", TextLine).show(*scene.times)
        self.set_class(scene.mood in (Mood.WAITING, Mood.NOTE), "-asks")
        if self._since is not None:
            self._since.show(scene.since)
            self._since.set_class(scene.urgent, "-urgent")

    def _tell_window(self, scene: Scene, snapshot: Snapshot) -> None:
        """The title and the progress that the terminal shows outside of its rows; both change rarely."""
        self.app.title = f"{scene.headline} · {scene.roughly_left} · {clean_line(self.session.routine.name)}"
        stands = snapshot.phase in (Phase.PAUSED, Phase.WAITING)
        # Sent again every ten seconds: some terminals take a bar away that nobody has touched for fifteen.
        shown = (stands, snapshot.at * 100 // max(1, snapshot.total), snapshot.elapsed // 10_000)
        if shown != self._window:
            self._window = shown
            terminal.show_progress(self.app, Pace.STANDS if stands else Pace.RUNS, shown[1])

    def look_anew(self) -> None:
        """Draw what has changed, and say everything about the step again."""
        self._seen = None
        self.look()

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self.look_anew()

    @on(SessionMoved)
    def hear(self, message: SessionMoved) -> None:
        """Something happened: look at once."""
        if isinstance(message.event, SinkLost):
            self.tell(f"{message.event.name} stopped working and is left out: {message.event.reason}")
        self.look()

    # -- beginning and ending ------------------------------------------------------------------------------------------

    @work
    async def _begin(self) -> None:
        try:
            await asyncio.to_thread(self.session.begin)
        except ReliefError as error:
            self._ending = True
            self.post_message(SessionRefused(str(error), int(error.exit_code)))
            return
        asked, self._asked_early = self._asked_early, []
        for order in asked:
            self._conductor.submit(order)
        if await asyncio.to_thread(self._newcomer):
            toggle, all_keys = self.keyboard.key("player.toggle"), self.keyboard.key("help")
            self._aside.say(f"{toggle} pauses, {all_keys} shows all keys.", self._conductor.snapshot())
            self.look()

    def _end(self) -> None:
        if not self._ending:
            self._ending = True
            terminal.end_progress(self.app)
            terminal.leave_note(self.app, f"{clean_line(self.session.routine.name)} is over.")
            self.post_message(SessionOver(self.session))
