"""The builder on its own, as `relief edit` opens it: it ends with its screen."""

from __future__ import annotations

from typing import Any

from relief_player.tui.builder.port import BuilderDesk
from relief_player.tui.builder.screen import BuilderScreen
from relief_player.tui.journey import Journey
from relief_player.tui.ports import Services
from relief_player.tui.screens.base import ReliefScreen


class BuilderApp(Journey):
    """Opens on the builder.

    Args:
        desk: the routine, and what the builder needs from the rest of the program.
        services: what the person prefers, and the time of day.
    """

    CSS_PATH = ["../base.tcss", "../player.tcss"]  # noqa: RUF012  # Textual's own shape; it is looked for beside this module

    def __init__(self, desk: BuilderDesk, services: Services) -> None:
        super().__init__(services)
        self._desk = desk

    def first_screen(self) -> ReliefScreen[Any]:
        """Begin with the routine."""
        return BuilderScreen(self._desk, self.keyboard)

    async def leave_gate(self) -> None:
        """A preview asks nothing."""
        await self.leave_session()

    async def leave_session(self, reason: str = "") -> None:
        """Back to the builder."""
        await self.back_to_start(reason)
