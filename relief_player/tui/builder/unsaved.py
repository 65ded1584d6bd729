"""What is not saved, on the way out and on the way back in: a question with three answers each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Button

from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.widgets.prose import Plain


class _ThreeWays(Modal[str]):
    """A small box in the middle; the first answer has the focus.

    Args:
        keyboard: the keys in force.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../screens.tcss", "builder.tcss"]
    WHERE: ClassVar[Where]
    QUESTION: ClassVar[str]
    DETAIL: ClassVar[str]
    ANSWERS: ClassVar[tuple[tuple[str, str, str], ...]]
    """For each: the id of its command, its word, and what is returned for it."""
    INTERRUPTED: ClassVar[str] = ""
    """What is returned for Ctrl-C."""

    def __init__(self, keyboard: Keyboard) -> None:
        super().__init__()
        self._keyboard = keyboard

    def compose(self) -> Iterable[Widget]:
        """The question and the answers with their keys."""
        with Vertical(id="ask"):
            yield Plain(self.QUESTION, id="ask-question")
            yield Plain(self.DETAIL, id="ask-detail")
            with Horizontal(id="ask-answers"):
                for number, (command, word, _) in enumerate(self.ANSWERS):
                    key = self._keyboard.key(command)
                    yield Button(Content(f"{word} ({key})"), id=f"answer-{number}", compact=True)

    def on_mount(self) -> None:
        """Enter gives the first answer."""
        self.query_one("#answer-0").focus()

    @on(Button.Pressed)
    def take_button(self, event: Button.Pressed) -> None:
        """A button was pressed."""
        number = int(str(event.button.id).removeprefix("answer-"))
        self.dismiss(self.ANSWERS[number][2])

    def action_answer(self, answer: str) -> None:
        """A key was pressed."""
        self.dismiss(answer)

    def interrupt(self) -> bool:
        """Ctrl-C, mostly the second one: leave at once, and lose nothing by it."""
        self.dismiss(self.INTERRUPTED)
        return True


class UnsavedBox(_ThreeWays):
    """Before leaving: returns ``save``, ``drop``, ``keep``, or nothing where the person stays."""

    WHERE = Where.UNSAVED
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.UNSAVED)
    QUESTION = "Save before you leave?"
    DETAIL = "Some of it is not saved yet. Ctrl-C leaves as well, and keeps it for the next time."
    ANSWERS = (
        ("unsaved.save", "Save", "save"),
        ("unsaved.drop", "Discard", "drop"),
        ("unsaved.stay", "Stay", ""),
    )
    INTERRUPTED = "keep"


class LeftBehindBox(_ThreeWays):
    """Coming back: returns ``take``, ``drop``, or nothing where it is left for another time."""

    WHERE = Where.LEFT_BEHIND
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.LEFT_BEHIND)
    QUESTION = "Go on with what was not saved?"
    DETAIL = "The builder was ended before your last changes were saved. They have been kept."
    ANSWERS = (
        ("kept.take", "Go on", "take"),
        ("kept.drop", "Discard", "drop"),
        ("kept.later", "Later", ""),
    )
