"""What else can be done with a routine: copy it, make a sound file of it, write it on paper.

This module owns the choice, and the question where a file is to go. What is done is the desk's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList

from relief_player.errors import ReliefError
from relief_player.tui.commands import Where
from relief_player.tui.library.port import LibraryDesk
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.text import clean, clean_line
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain


class More(StrEnum):
    """What can be done; the value is the words for it."""

    COPY = "Copy it into your own folder"
    SOUND = "Make a sound file of it"
    PAPER = "Write it on paper: a page of text"


class MoreScreen(Modal[More | None]):
    """Choose; returns None where the person thought better of it.

    Args:
        name: the routine's.
    """

    WHERE: ClassVar[Where] = Where.MORE
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.MORE)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_of_it = clean_line(name)

    def compose(self) -> Iterable[Widget]:
        """A box in the middle."""
        with Vertical(id="more") as box:
            box.border_title = Content(self._name_of_it)
            box.border_subtitle = Content("esc closes")
            yield OptionList(*(Content(one.value) for one in More), id="more-list", markup=False)

    def on_mount(self) -> None:
        """The first choice is marked."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        self.dismiss(tuple(More)[event.option_index])

    def action_leave(self) -> None:
        """Think better of it."""
        self.dismiss(None)

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss(None)
        return True


class FileScreen(Modal[str | None]):
    """Asks where a file is to go, and makes it; returns a sentence about it, or None where none was made.

    Args:
        desk: makes the file.
        entry_id: of which routine.
        what: a sound file, or paper.
    """

    WHERE: ClassVar[Where] = Where.FILE
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.FILE)

    class Progressed(Message):
        """Some of the file is made."""

        def __init__(self, part: float) -> None:
            super().__init__()
            self.part = part

    def __init__(self, desk: LibraryDesk, entry_id: str, what: More) -> None:
        super().__init__()
        self._desk = desk
        self._entry_id = entry_id
        self._what = what
        self._wanted = True

    def compose(self) -> Iterable[Widget]:
        """A box in the middle."""
        with Vertical(id="ask"):
            yield Plain("Where to?", id="ask-question")
            yield Plain(
                "The ending says the kind: .wav, .mp3, .flac or .ogg."
                if self._what is More.SOUND
                else "A file that is there already is left as it is.",
                id="ask-detail",
            )
            yield Input(compact=True, id="file-path", select_on_focus=False)
            yield TextLine("", id="file-progress")
            yield Plain("", id="fitting-wrong")
            yield Plain("enter makes it, esc leaves", id="fitting-how")

    async def on_mount(self) -> None:
        """Offer a place."""
        ending = ".wav" if self._what is More.SOUND else ".txt"
        place = self.query_one(Input)
        place.value = clean_line(await asyncio.to_thread(self._desk.file_for, self._entry_id, ending))
        place.cursor_position = len(place.value)
        place.focus()

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Enter: make it."""
        if event.value.strip():
            event.input.disabled = True
            self._make(event.value.strip())

    @work(exclusive=True, group="making")
    async def _make(self, path: str) -> None:
        wrong = self.query_one("#fitting-wrong", Plain)
        wrong.show("")
        try:
            if self._what is More.SOUND:
                made = await asyncio.to_thread(self._desk.make_sound, self._entry_id, path, self._told)
            else:
                made = await asyncio.to_thread(self._desk.make_page, self._entry_id, path)
        except ReliefError as error:
            wrong.show(clean(str(error)))
            self.query_one("#file-progress", TextLine).show("")
            place = self.query_one(Input)
            place.disabled = False
            place.focus()
        else:
            self.dismiss(made)

    def _told(self, part: float) -> bool:
        """Called on the thread that makes it."""
        if self._wanted:
            self.post_message(self.Progressed(part))
        return self._wanted

    def on_file_screen_progressed(self, message: Progressed) -> None:
        """So much is made."""
        self.query_one("#file-progress", TextLine).show(f"{message.part:.0%} is made")

    def action_leave(self) -> None:
        """Give it up."""
        self._wanted = False
        self.dismiss(None)

    def interrupt(self) -> bool:
        """Ctrl-C gives it up too."""
        self.action_leave()
        return True
