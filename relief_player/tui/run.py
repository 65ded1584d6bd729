"""Running the TUI: on one session, or on the library. The only module that the composition root imports late.

This module owns the way in and the way out: whatever ends the TUI, the terminal is as it was, the signals are given
back, and every session that was begun is finished before these functions return.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from relief_player.tui import terminal
from relief_player.tui.journey import NOT_STARTED, Journey
from relief_player.tui.ports import Library, Services, TuiResult
from relief_player.tui.screens.base import ReliefScreen

if TYPE_CHECKING:
    from relief_player.tui.builder.port import BuilderDesk
    from relief_player.tui.session_port import PlayedSession


class PlayerApp(Journey):
    """Plays one session, shows its summary, and ends.

    Args:
        session: what is played.
        services: what the person prefers, and the time of day.
    """

    def __init__(self, session: PlayedSession, services: Services) -> None:
        super().__init__(services)
        self._session = session
        self.refused = ""
        """Why the session could not be begun."""

    def first_screen(self) -> ReliefScreen[None]:
        """Begin with the player, so that its first frame is the first of all."""
        return self.way_into(self._session)

    async def leave_gate(self) -> None:
        """Back to the shell; not started is its own exit code."""
        self.exit(return_code=NOT_STARTED)

    async def leave_session(self, reason: str = "") -> None:
        """Back to the shell."""
        self.refused = reason
        self.exit(return_code=self.refusal if reason else self.outcome)


def run_now(library: Library, services: Services) -> TuiResult:
    """Ask where it hurts, play what helps, and come back after its summary."""
    from relief_player.tui.browse import NowApp  # noqa: PLC0415  # the player does not need it

    return _run(NowApp(library, services), str)


def run_builder(desk: BuilderDesk, services: Services) -> TuiResult:
    """Open the builder, and come back when it is left."""
    from relief_player.tui.builder.app import BuilderApp  # noqa: PLC0415  # as above

    return _run(BuilderApp(desk, services), str)


def run_player(session: PlayedSession, services: Services) -> TuiResult:
    """Play a session in the terminal and come back after its summary."""
    app = PlayerApp(session, services)
    return _run(app, lambda: app.refused)


def run_library(library: Library, services: Services) -> TuiResult:
    """Open the library, play whatever is chosen, and come back when it is left."""
    from relief_player.tui.browse import LibraryApp  # noqa: PLC0415  # as above

    return _run(LibraryApp(library, services), str)


def _run(app: Journey, refused: Callable[[], str]) -> TuiResult:
    """Run an app to its end. A fault in it is raised once the terminal is back and the sessions are kept."""
    terminal.keep_title()
    try:
        app.run()
    finally:
        app.guard.release()
        terminal.bring_title_back()
        kept = [(session, session.finish()) for session in app.played]
    if app.fault is not None:
        raise app.fault
    counted = [record for session, record in kept if session not in app.previewed]
    told = [record.message for record in counted if not record.saved and record.message]
    return TuiResult(app.return_code or 0, "\n".join(text for text in (refused(), *told) if text))
