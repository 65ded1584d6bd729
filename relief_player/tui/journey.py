"""The way from screen to screen: the questions, the player, the summary, and back.

This module owns which screen follows which message. Where a journey begins and ends is said in `run`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.command import Provider

from relief_player.errors import Exit
from relief_player.tui.app import ReliefApp
from relief_player.tui.messages import (
    BellAsked,
    GatePassed,
    GateRefused,
    NowLeft,
    PlayAsked,
    PreviewAsked,
    SessionOver,
    SessionRefused,
    SummaryClosed,
)
from relief_player.tui.ports import Services
from relief_player.tui.screens.base import ReliefScreen
from relief_player.tui.screens.player import PlayerScreen
from relief_player.tui.text import clean_line

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession


NOT_STARTED: Final = int(Exit.REFUSED)
"""The exit code where a session was chosen and never begun."""


def commands_provider() -> type[Provider]:
    """What the palette finds on every screen; Textual asks for it when the palette opens."""
    from relief_player.tui.palette import CommandsProvider  # noqa: PLC0415  # the first frame comes sooner

    return CommandsProvider


class Journey(ReliefApp):
    """An app that plays sessions.

    Args:
        services: what the person prefers, and the time of day.
    """

    COMMANDS = {commands_provider}  # noqa: RUF012  # Textual's own shape for it

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.played: list[PlayedSession] = []
        """Every session of this run; whoever runs the app sees to it that each is finished."""
        self.refusal = 1
        """The exit code if a session cannot be begun."""
        self.previewed: list[PlayedSession] = []
        """Those that were only looked at: of them there is nothing to tell."""

    @property
    def outcome(self) -> int:
        """The exit code after the summary of the last session: 1 where a fault of this program ended it."""
        failed = bool(self.played) and self.played[-1].conductor.failure is not None
        return int(Exit.FAILED if failed else Exit.DONE)

    def player_for(self, session: PlayedSession) -> PlayerScreen:
        """The screen that plays a session."""
        self.played.append(session)
        session.ring_by(self.ask_for_bell)
        smooth = self.animation_level != "none"
        return PlayerScreen(
            session,
            self.keyboard,
            now=self.services.now,
            smooth=smooth,
            input_age=self.input_age,
            newcomer=self.services.newcomer,
        )

    def way_into(self, session: PlayedSession) -> ReliefScreen[None]:
        """The first screen of a session: the questions before it, where there are any, else the player."""
        self.theme = "relief-night" if session.dim else self.chosen_theme
        if session.safety is None or session.safety.sheet is None:
            return self.player_for(session)
        from relief_player.tui.screens.gate import GateScreen  # noqa: PLC0415  # most sessions ask nothing

        return GateScreen(session, self.keyboard)

    @on(PlayAsked)
    def play(self, message: PlayAsked) -> None:
        """Play what was chosen."""
        self.push_screen(self.way_into(message.session))

    @on(PreviewAsked)
    def preview(self, message: PreviewAsked) -> None:
        """Play what is only looked at: nothing is asked before it, and nothing is summed up after it."""
        self.previewed.append(message.session)
        self.push_screen(self.player_for(message.session))

    @work
    async def _finish(self, session: PlayedSession) -> None:
        await asyncio.to_thread(session.finish)

    def ask_for_bell(self) -> None:
        """Called by the speaker, on its own thread."""
        self.post_message(BellAsked())

    @on(BellAsked)
    def ring(self) -> None:
        """There is no better sound."""
        self.bell()

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
        if message.session in self.previewed:
            self._finish(message.session)
            await self.leave_session()
            return
        session, conductor = message.session, message.session.conductor
        recap = recap_of(session.routine, conductor.timeline, conductor.progress())
        self.push_screen(SummaryScreen(recap, session, self.keyboard, self.services.diary))

    @on(SessionRefused)
    async def refuse(self, message: SessionRefused) -> None:
        """The session never began."""
        self.refusal = message.code
        await self.leave_session(message.reason)

    @on(SummaryClosed)
    async def close_summary(self) -> None:
        """Back to where the session was started from."""
        await self.leave_session()

    async def leave_session(self, reason: str = "") -> None:
        """Leave the player or its summary; with a reason, because it could not be played."""
        raise NotImplementedError

    async def back_to_start(self, reason: str) -> None:
        """Back to the screen the session was begun from, in the usual light."""
        self.theme = self.chosen_theme
        while len(self.screen_stack) > 1 and not getattr(self.screen, "COMES_BACK", False):
            await self.pop_screen()
        if reason:
            self.notify(clean_line(reason), markup=False, severity="error", timeout=10)
