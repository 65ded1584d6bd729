"""All that is to be said of a draft, to go to one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import OptionList

from relief_player.tui.builder.remarks import Remark
from relief_player.tui.screens.leaving import Modal


class RemarksScreen(Modal[Remark | None]):
    """A list of remarks; returns the one to go to, or None.

    Args:
        remarks: at least one.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../screens.tcss", "builder.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,w,q", "dismiss(None)", "Close")]

    def __init__(self, remarks: tuple[Remark, ...]) -> None:
        super().__init__()
        self._remarks = remarks

    def compose(self) -> Iterable[Widget]:
        """The list in a box."""
        with Vertical(id="remarks") as panel:
            panel.border_title = Content("What is to be said")
            panel.border_subtitle = Content("enter goes there, esc closes")
            yield OptionList(*(Content(f"{one.mark} {one.word}: {one.told}") for one in self._remarks), markup=False)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """One was chosen."""
        self.dismiss(self._remarks[event.option_index])

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss(None)
        return True
