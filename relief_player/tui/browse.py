"""The apps that begin where something is chosen: the library, and the question where it hurts.

This module owns where those two begin and where they end. The way between is in `journey`.
"""

from __future__ import annotations

from relief_player.tui.journey import NOT_STARTED, Journey
from relief_player.tui.ports import Library, Services
from relief_player.tui.screens.base import ReliefScreen


class LibraryApp(Journey):
    """Opens on the library.

    Args:
        library: the shelf.
        services: what the person prefers, and the time of day.
    """

    def __init__(self, library: Library, services: Services) -> None:
        super().__init__(services)
        self._library = library

    def first_screen(self) -> ReliefScreen[None]:
        """Begin with the shelf. Keys that are pressed before it has been read wait for it."""
        from relief_player.tui.library.screen import LibraryScreen  # noqa: PLC0415  # the player does not need it

        self.hold_keys()
        return LibraryScreen(self._library, self.keyboard)

    async def leave_gate(self) -> None:
        """Back to the shelf."""
        await self.leave_session()

    async def leave_session(self, reason: str = "") -> None:
        """Back to the shelf, or to the builder."""
        await self.back_to_start(reason)


class NowApp(LibraryApp):
    """Opens on the question where it hurts, and ends after the session."""

    def first_screen(self) -> ReliefScreen[None]:
        """Begin with the question."""
        from relief_player.tui.screens.now import NowScreen  # noqa: PLC0415  # the player does not need it

        return NowScreen(self._library, self.keyboard)

    async def leave_session(self, reason: str = "") -> None:
        """Back to the shell."""
        self.exit(return_code=self.refusal if reason else self.outcome)

    async def leave_gate(self) -> None:
        """Back to the shell."""
        self.exit(return_code=NOT_STARTED)
