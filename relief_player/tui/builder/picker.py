"""What to add: the kinds of steps and the moves of the catalogue, found by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Input

from relief_player.routine.moves import MoveBook
from relief_player.tui.builder.lines import Line, LineList
from relief_player.tui.builder.offers import Offer, found
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Prose


class PickScreen(ReliefScreen[Offer | None]):
    """A line to type in, what it finds, and what is known about the highlighted one.

    Args:
        title: what is chosen here.
        offers: what there is to choose from.
        book: the catalogue, which knows the other names of parts of the body.
        keyboard: the keys in force.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../screens.tcss", "builder.tcss"]
    WHERE = Where.PICKING
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.PICKING)

    def __init__(self, title: str, offers: Sequence[Offer], book: MoveBook, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._title = title
        self._all = tuple(offers)
        self._book = book
        self._found = self._all

    def compose(self) -> Iterable[Widget]:
        """From top to bottom; beside the list what is known, where there is room."""
        yield TextLine(self._title, id="routine")
        yield Input(placeholder="Type to find: calf, soleus, seated, wall", compact=True, id="pick-words")
        with Horizontal(id="pick"):
            yield LineList(strong=True, id="pick-list")
            yield Prose(id="pick-about")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#pick-list").can_focus = False
        self.query_one(Input).focus()
        self.show_keys()
        self._show()

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Another text: other finds."""
        self._found = found(self._all, self._book, event.value)
        self.query_one(LineList).show([], 0)
        self._show()

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def take(self) -> None:
        """Enter, or a second click."""
        self.action_take()

    @on(LineList.Highlighted)
    def follow(self) -> None:
        """Tell about another one."""
        self._tell()

    def action_take(self) -> None:
        """Take the highlighted one."""
        if self._found:
            self.dismiss(self._found[self.query_one(LineList).highlighted])

    def action_move(self, by: int) -> None:
        """Move the highlight while typing goes on."""
        self.query_one(LineList).action_move(by)

    def action_page(self, by: int) -> None:
        """As above, by pages."""
        self.query_one(LineList).action_page(by)

    def action_leave(self) -> None:
        """Nothing is chosen."""
        self.dismiss(None)

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.action_leave()
        return True

    def _show(self) -> None:
        lines = [Line(((offer.label, ""),), offer.asides) for offer in self._found]
        self.query_one(LineList).show(lines)
        self._tell()

    def _tell(self) -> None:
        about: tuple[tuple[str, str], ...] = (("", "Nothing is called so. Fewer letters find more."),)
        if self._found:
            offer = self._found[self.query_one(LineList).highlighted]
            about = ((offer.label, ""), *offer.about)
        self.query_one(Prose).show(about, spaced=self.has_class("-tall"))
