"""The app: themes, keys, and the way from screen to screen. What is on the screens is their own business."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from relief_player.tui import terminal
from relief_player.tui.commands import Keyboard, Where, apply_keymap
from relief_player.tui.messages import (
    GatePassed,
    GateRefused,
    NowLeft,
    PlayAsked,
    SessionOver,
    SessionRefused,
    SummaryClosed,
)
from relief_player.tui.ports import PlayedSession, Services
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.screens.player import PlayerScreen
from relief_player.tui.text import clean_line
from relief_player.tui.themes import fallback_variables, themes


class ReliefApp(terminal.QuietFaults, inherit_bindings=False):
    """One run of the TUI. Which screen it begins with, and where a summary leads, is said in `run`.

    Args:
        services: what the person prefers, and the time of day.
    """

    CSS_PATH = ["base.tcss", "player.tcss"]  # noqa: RUF012  # Textual's own shape for it
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.EVERYWHERE)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.keyboard, self.keymap_problems = apply_keymap(services.keymap)
        self.guard = terminal.SignalGuard()
        self.played: list[PlayedSession] = []
        """Every session of this run; whoever runs the app sees to it that each is finished."""
        self._input_at = 0.0
        for theme in themes():
            self.register_theme(theme)
        self._chosen_theme = services.theme if services.theme in self.available_themes else "relief-dark"
        self.theme = self._chosen_theme
        if services.reduced_motion:
            self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, for themes that do not know them."""
        return fallback_variables()

    def on_mount(self) -> None:
        """Take the signals, lay the person's keys over ours, and say what they should know."""
        if not self.is_headless:
            self.guard.arm(self)
        if self.keyboard != Keyboard():
            self.set_keymap({command.id: ",".join(command.keys) for command in self.keyboard.commands})
        for notice in (*self.services.notices, *self.keymap_problems):
            self.notify(clean_line(notice), markup=False, timeout=8)

    def get_default_screen(self) -> Screen[None]:
        """Begin with our own first screen. Its sheets are read here: Textual does that only for those that follow."""
        screen = self.first_screen()
        for path in screen.css_path:
            self.stylesheet.read(path)
        return screen

    def first_screen(self) -> ReliefScreen[None]:
        """What this app opens on."""
        raise NotImplementedError

    # -- from screen to screen -----------------------------------------------------------------------------------------

    def player_for(self, session: PlayedSession) -> PlayerScreen:
        """The screen that plays a session."""
        self.played.append(session)
        smooth = self.animation_level != "none"
        return PlayerScreen(session, self.keyboard, now=self.services.now, smooth=smooth, input_age=self.input_age)

    def way_into(self, session: PlayedSession) -> ReliefScreen[None]:
        """The first screen of a session: the questions before it, where there are any, else the player."""
        self.theme = "relief-night" if session.dim else self._chosen_theme
        if session.safety is None or session.safety.sheet is None:
            return self.player_for(session)
        from relief_player.tui.screens.gate import GateScreen  # noqa: PLC0415  # most sessions ask nothing

        return GateScreen(session, self.keyboard)

    @on(PlayAsked)
    def play(self, message: PlayAsked) -> None:
        """Play what was chosen."""
        self.push_screen(self.way_into(message.session))

    @on(NowLeft)
    async def leave_now(self) -> None:
        """Nothing is begun."""
        await self.leave_gate()

    @on(GatePassed)
    def begin_after_gate(self, message: GatePassed) -> None:
        """Nothing speaks against it: play."""
        self.push_screen(self.player_for(message.session))

    @on(GateRefused)
    async def refuse_at_gate(self, message: GateRefused) -> None:
        """It is not begun."""
        message.session.abandon()
        await self.leave_gate()

    async def leave_gate(self) -> None:
        """Leave the questions without a session."""
        raise NotImplementedError

    @on(SessionOver)
    async def sum_up(self, message: SessionOver) -> None:
        """Put the summary over the player, in place of whatever else was open there."""
        from relief_player.tui.recap import recap_of  # noqa: PLC0415  # the first frame comes sooner
        from relief_player.tui.screens.summary import SummaryScreen  # noqa: PLC0415  # as above

        if not any(isinstance(screen, PlayerScreen) for screen in self.screen_stack):
            return  # the app is being left in this very moment
        while not isinstance(self.screen, PlayerScreen):
            await self.pop_screen()
        session, conductor = message.session, message.session.conductor
        recap = recap_of(session.routine, conductor.timeline, conductor.progress())
        self.push_screen(SummaryScreen(recap, session, self.keyboard))

    @on(SessionRefused)
    async def refuse(self, message: SessionRefused) -> None:
        """The session never began."""
        await self.leave_session(message.reason)

    @on(SummaryClosed)
    async def close_summary(self) -> None:
        """Back to where the session was started from."""
        await self.leave_session()

    async def leave_session(self, reason: str = "") -> None:
        """Leave the player or its summary; with a reason, because it could not be played."""
        raise NotImplementedError

    # -- keys ----------------------------------------------------------------------------------------------------------

    def input_age(self) -> float:
        """How many milliseconds ago the key or click that is being handled was made, by the terminal's own thread."""
        return min(2_000.0, max(0.0, (Message().time - self._input_at) * 1000))

    async def on_event(self, event: events.Event) -> None:
        """Remember when the last input came in: a busy loop must not make a key late."""
        if isinstance(event, events.InputEvent):
            self._input_at = event.time
        await super().on_event(event)

    def watch_title(self, title: str) -> None:
        """The terminal's title follows the app's."""
        terminal.name_terminal(self, title)

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from relief_player.tui.screens.help import HelpScreen  # noqa: PLC0415  # as above

        if isinstance(self.screen, ReliefScreen):
            self.push_screen(HelpScreen(self.keyboard, self.screen.WHERE))

    def action_interrupt(self) -> None:
        """Ctrl-C: the topmost screen that has an answer to it; without one, leave."""
        for screen in reversed(self.screen_stack):
            take = getattr(screen, "interrupt", None)
            if take is not None and take():
                return
        self.exit(return_code=130)
