"""What an entry prompts, over the screen below: what to do, why, and where it is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from relief_player.care.diary import Prompt
from relief_player.tui.diary.wording import told_rows
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.widgets.rows import Rows


class ToldScreen(Modal[None]):
    """Told once for each episode; it stays with the entry.

    Args:
        prompts: the gravest first.
    """

    CSS_PATH = ["../screens.tcss", "diary.tcss"]  # noqa: RUF012  # Textual's own shape for it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,space", "dismiss", "Close")]

    def __init__(self, prompts: Sequence[Prompt]) -> None:
        super().__init__()
        self._prompts = prompts

    def compose(self) -> Iterable[Widget]:
        """One panel, which scrolls."""
        with VerticalScroll(id="told") as panel:
            panel.border_title = Content("It is in your diary")
            panel.border_subtitle = Content("enter closes")
            yield Rows()

    def on_mount(self) -> None:
        """Fill the panel."""
        self.query_one(Rows).show(told_rows(self._prompts))

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss()
        return True
