"""The builder: a routine made and changed without knowing TOML.

This module puts the parts of the screen together: what is shown (`base`), what can be changed (`edits`), and what
becomes of the text (`files`).
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType

from relief_player.tui.builder.files import BuilderFiles
from relief_player.tui.builder.remarks import Remark
from relief_player.tui.commands import UserCommand, Where
from relief_player.tui.screens.base import bindings_for

_LOOK_EVERY: Final = 10.0
"""Seconds between two looks at the clock; it is shown to the minute."""


class BuilderScreen(BuilderFiles):
    """The steps beside the form of one; returns whether anything was saved."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.BUILDER)

    def on_mount(self) -> None:
        """Show the routine, and offer what was left behind."""
        self.show_draft()
        first = self.draft.outline[:1]
        self.go(first[0].path if first else ())
        self.turn_to(form=False)
        self.set_interval(_LOOK_EVERY, self.show_times)
        self.offer_left_behind()

    def on_screen_resume(self) -> None:
        """Back from a preview or a box."""
        if self._remarks or self.draft.routine is not None:
            self.show_draft()

    def available(self, command: UserCommand) -> bool:
        """What can be taken back, or made again, only where there is something."""
        match command.id:
            case "builder.undo":
                return bool(self.draft.undoes)
            case "builder.redo":
                return bool(self.draft.redoes)
            case "builder.remarks":
                return bool(self.remarks)
            case "builder.preview":
                return self.draft.routine is not None
            case _:
                return True

    def action_remarks(self) -> None:
        """All remarks; go to the step of the one that is chosen."""
        from relief_player.tui.builder.remarks_screen import RemarksScreen  # noqa: PLC0415  # the builder opens sooner

        if self.remarks:
            self.app.push_screen(RemarksScreen(self.remarks), self._go_to)

    def _go_to(self, remark: Remark | None) -> None:
        if remark is not None:
            self.go(remark.path)
            self.turn_to(form=True)
