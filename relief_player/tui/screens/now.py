"""Help right now: where does it hurt? A picture of the body beside a list, and one key to begin."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import events, on, work
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from relief_player.errors import ReliefError
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.messages import NowLeft, PlayAsked
from relief_player.tui.ports import AcuteEntry, Library
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.text import clean_line, error_line
from relief_player.tui.widgets.figure import Figure
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain

_MOST: Final = "calf"
"""Where most cramps of the night are: it is marked first, so that Enter is all that is needed."""


class NowScreen(ReliefScreen[None]):
    """Choose where it hurts; the routine that helps begins.

    Args:
        library: knows what there is for each part.
        keyboard: the keys in force.
    """

    WHERE = Where.NOW
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.NOW)

    def __init__(self, library: Library, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._library = library
        self._entries: Sequence[AcuteEntry] = library.acute()

    def compose(self) -> Iterable[Widget]:
        """The question, the body and the list."""
        helped = frozenset(entry.area for entry in self._entries)
        yield TextLine("Help right now", id="routine")
        yield TextLine(
            "Where does it hurt?   A letter goes to a part: c for calf.", "Where does it hurt?", id="now-question"
        )
        with Horizontal(id="now"):
            yield OptionList(*map(_line, self._entries), id="now-list", markup=False)
            yield Figure(helped, id="now-body")
        yield Plain(id="now-routine")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """The list has the focus; the picture follows it."""
        self.stand_in(self.app.size)
        areas = [entry.area for entry in self._entries]
        shelf = self.query_one("#now-list", OptionList)
        shelf.highlighted = areas.index(_MOST) if _MOST in areas else 0
        shelf.focus()
        self.show_keys()

    @on(OptionList.OptionHighlighted)
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """Another part was highlighted."""
        entry = self._entries[event.option_index]
        self.query_one(Figure).choose(frozenset({entry.area}))
        self.query_one("#now-routine", Plain).show(f"It begins: {clean_line(entry.name)}")

    @on(Figure.Picked)
    def pick(self, event: Figure.Picked) -> None:
        """A part was clicked: the list goes there; a second click on it begins."""
        areas = [entry.area for entry in self._entries]
        shelf = self.query_one("#now-list", OptionList)
        index = areas.index(event.area)
        if shelf.highlighted == index:
            self._play(self._entries[index])
        shelf.highlighted = index

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click in the list."""
        self._play(self._entries[event.option_index])

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next part that begins with it: whoever hurts does not count arrows."""
        letter = (event.character or "").lower()
        shelf = self.query_one("#now-list", OptionList)
        here = -1 if shelf.highlighted is None else shelf.highlighted
        order = [*range(here + 1, len(self._entries)), *range(here + 1)]
        found = next((number for number in order if letter and self._entries[number].area.startswith(letter)), None)
        if found is not None:
            event.stop()
            shelf.highlighted = found

    def action_begin(self) -> None:
        """Begin with the part that is marked."""
        highlighted = self.query_one("#now-list", OptionList).highlighted
        if highlighted is not None:
            self._play(self._entries[highlighted])

    def action_leave(self) -> None:
        """Back, with nothing begun."""
        self.post_message(NowLeft())

    def interrupt(self) -> bool:
        """Ctrl-C leaves it too."""
        self.action_leave()
        return True

    @work(exclusive=True, group="playing")
    async def _play(self, entry: AcuteEntry) -> None:
        try:
            session = await asyncio.to_thread(self._library.open_now, entry.area)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="error", timeout=10)
        else:
            self.post_message(PlayAsked(session))


def _line(entry: AcuteEntry) -> Content:
    return Content(entry.area.replace("-", " ").capitalize())
