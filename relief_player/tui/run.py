"""Running the TUI: on one session, or on the library. The only module that the composition root imports late.

This module owns the way in and the way out: whatever ends the TUI, the terminal is as it was, the signals are given
back, and every session that was begun is finished before these functions return.
"""

from __future__ import annotations

from relief_player.tui import terminal
from relief_player.tui.app import ReliefApp
from relief_player.tui.palette import CommandsProvider
from relief_player.tui.ports import Library, PlayedSession, Services, TuiResult


class PlayerApp(ReliefApp):
    """Plays one session, shows its summary, and ends."""

    def __init__(self, session: PlayedSession, services: Services) -> None:
        super().__init__(services)
        self._session = session

    COMMANDS = {CommandsProvider}  # noqa: RUF012  # Textual's own shape for it

    def on_ready(self) -> None:
        """Begin."""
        self.run_worker(self._play_it(), exclusive=True)

    async def _play_it(self) -> None:
        begun = await self.play(self._session)
        self.exit(return_code=0 if begun else 1)


class LibraryApp(ReliefApp):
    """Opens on the library."""

    def __init__(self, library: Library, services: Services) -> None:
        super().__init__(services)
        self._library = library

    COMMANDS = {CommandsProvider}  # noqa: RUF012  # as above

    def on_ready(self) -> None:
        """Show the shelf."""
        from relief_player.tui.screens.library import LibraryScreen  # noqa: PLC0415  # the player does not need it

        self.push_screen(LibraryScreen(self._library, self.keyboard))


def run_player(session: PlayedSession, services: Services) -> TuiResult:
    """Play a session in the terminal and come back after its summary."""
    return _run(PlayerApp(session, services))


def run_library(library: Library, services: Services) -> TuiResult:
    """Open the library, play whatever is chosen, and come back when it is left."""
    return _run(LibraryApp(library, services))


def _run(app: ReliefApp) -> TuiResult:
    terminal.keep_title()
    try:
        app.run()
    finally:
        app.guard.release()
        terminal.bring_title_back()
        kept = [session.finish() for session in app.played]
    lost = next((record.message for record in kept if not record.saved and record.message), "")
    return TuiResult(app.return_code or 0, lost)
