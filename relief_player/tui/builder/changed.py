"""The file was changed elsewhere: where the two versions differ, and which of them is to stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.types import CSSPathType
from textual.widget import Widget

from relief_player.tui.builder.port import ChangedElsewhere
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Cell, Rows

_MOST_LINES: Final = 2_000
"""No person reads more of a difference than this."""


class ChangedScreen(ReliefScreen[str]):
    """Shows both versions where they differ; returns ``mine``, ``theirs``, ``save-as``, or nothing.

    Args:
        found: the file and what it says now.
        mine: the text in the builder.
        keyboard: the keys in force.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../screens.tcss", "builder.tcss"]
    WHERE = Where.CHANGED
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.CHANGED)

    def __init__(self, found: ChangedElsewhere, mine: str, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._found, self._mine = found, mine

    def compose(self) -> Iterable[Widget]:
        """What has happened, both versions, and the keys."""
        gone = self._found.theirs is None
        what = "It is no longer there, or cannot be read." if gone else "Lines marked − are on the disk, + are yours."
        yield TextLine(clean_line(self._found.name), id="routine")
        yield Plain("The file was changed since you opened it.", id="changed-title")
        yield Plain(what, id="changed-how")
        with VerticalScroll(id="changed-body"):
            yield Rows(id="changed-lines")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show where they differ."""
        rows = tuple(_rows(self._found.theirs or "", self._mine))
        self.query_one("#changed-lines", Rows).show(rows or ((_cell("", "Only the ends of lines differ."),),))
        self.query_one("#changed-body").focus()
        self.show_keys()

    def available(self, command: UserCommand) -> bool:
        """What is gone cannot be taken."""
        return command.id != "changed.theirs" or self._found.theirs is not None

    def action_answer(self, answer: str) -> None:
        """A key was pressed."""
        self.dismiss(answer)

    def interrupt(self) -> bool:
        """Ctrl-C goes back; nothing is written."""
        self.dismiss("")
        return True


def _rows(theirs: str, mine: str) -> Iterator[tuple[Cell, ...]]:
    """The lines in which two texts differ, with a few around them."""
    told = unified_diff(theirs.splitlines(), mine.splitlines(), lineterm="", n=2)
    for number, line in enumerate(told):
        if number >= _MOST_LINES:
            yield (_cell("", "… and more."),)
            return
        if not line.startswith(("---", "+++")) or number > 1:
            yield (_cell(line[:1], line[1:]),)


def _cell(sign: str, text: str) -> Cell:
    shown = text.replace("\t", "    ")
    indent = " " * (len(shown) - len(shown.lstrip(" ")))
    words = indent + clean_line(shown)
    match sign:
        case "-":
            return (("− ", "alert"), (words, "alert"))
        case "+":
            return (("+ ", "key"), (words, "key"))
        case "@":
            return (("…", "quiet"),)
        case _:
            return (("  ", ""), (words, "quiet"))
