"""A question that is answered with yes or no."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from relief_player.tui.commands import Where
from relief_player.tui.screens.base import SHEET, bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.widgets.prose import Plain


class AskScreen(Modal[bool]):
    """Ask something over the screen below, which goes on.

    Args:
        question: one short sentence.
        detail: what follows from a yes.
        yes: the word on the button that has the focus.
        no: the word on the other.
    """

    CSS_PATH = SHEET
    WHERE: ClassVar[Where] = Where.QUESTION
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.QUESTION)

    def __init__(self, question: str, detail: str, yes: str, no: str) -> None:
        super().__init__()
        self._question, self._detail, self._yes, self._no = question, detail, yes, no

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        with Vertical(id="ask"):
            yield Plain(self._question, id="ask-question")
            yield Plain(self._detail, id="ask-detail")
            with Horizontal(id="ask-answers"):
                yield Button(Content(self._yes), id="yes", compact=True)
                yield Button(Content(self._no), id="no", compact=True)

    def on_mount(self) -> None:
        """Enter means yes: whoever came here pressed a key to do so."""
        self.query_one("#yes").focus()

    @on(Button.Pressed)
    def take_button(self, event: Button.Pressed) -> None:
        """A button was pressed."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """A key was pressed."""
        self.dismiss(yes)

    def interrupt(self) -> bool:
        """Ctrl-C while being asked: no more questions."""
        self.app.exit(return_code=130)
        return True
