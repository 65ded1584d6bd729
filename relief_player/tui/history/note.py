"""The note of a session, to be written or changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.text import clean


class NoteArea(TextArea):
    """Where it is written. What is pasted cannot act on the terminal."""

    def on_paste(self, event: events.Paste) -> None:
        """Clean what comes in, before it is taken."""
        event.text = clean(event.text)


class NoteScreen(Modal[str | None]):
    """Gives the new note, or None where it stays as it was.

    Args:
        note: what is kept now.
        text: what to begin with.
        keyboard: the keys in force.
    """

    CSS_PATH = "history.tcss"
    WHERE: ClassVar[Where] = Where.NOTE
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.NOTE)

    def __init__(self, note: str, text: str, keyboard: Keyboard) -> None:
        super().__init__()
        self._kept, self._text = clean(note), clean(text)
        self._keyboard = keyboard

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        keep, leave = self._keyboard.key("note.keep"), self._keyboard.key("note.leave")
        with Vertical(id="note") as box:
            box.border_title = Content("Note")
            box.border_subtitle = Content(f"{keep} keeps it · {leave} leaves it as it was")
            yield NoteArea(self._text, id="note-text", compact=True, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Type at once, at the end of what is there."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def action_keep(self) -> None:
        """Keep what stands there. Where nothing was changed, what is kept stays, to the letter."""
        text = self.query_one(TextArea).text
        self.dismiss(None if text == self._kept else text)

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def interrupt(self) -> bool:
        """Ctrl-C leaves it too."""
        self.dismiss(None)
        return True
