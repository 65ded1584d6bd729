"""The report for a clinician on the screen, and the way to keep it as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from relief_player.errors import ReliefError
from relief_player.history.report_pages import PAGE_BREAK
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.diary.port import DiaryDesk
from relief_player.tui.diary.wording import report_lines
from relief_player.tui.screens.base import SHEET, ReliefScreen, bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.text import clean_line, error_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain


class ReportScreen(ReliefScreen[None]):
    """The two pages, to read and to save.

    Args:
        desk: the diary.
        keyboard: the keys in force.
    """

    CSS_PATH = [SHEET, "diary.tcss"]  # noqa: RUF012  # Textual's own shape for it
    WHERE = Where.REPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.REPORT)

    def __init__(self, desk: DiaryDesk, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._desk = desk
        self._lines: Sequence[str] = ()

    def compose(self) -> Iterable[Widget]:
        """A heading and the pages."""
        yield TextLine("Report for a doctor or therapist", "Report", id="routine")
        with VerticalScroll(id="report"):
            yield Plain(id="report-pages")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Sum the diary up."""
        self.stand_in(self.app.size)
        self.query_one("#report").focus()
        self.show_keys()
        self._read()

    @work
    async def _read(self) -> None:
        try:
            self._lines = await asyncio.to_thread(self._desk.report)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="error", timeout=10)
            return
        self._lay_out()

    def on_resize(self) -> None:
        """Another width has room for other bars."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = max(1, self.query_one("#report").outer_size.width - 1)  # the scroll bar's column
        lines = ("" if line == PAGE_BREAK else line for line in self._lines)
        self.query_one("#report-pages", Plain).show("\n".join(report_lines(lines, width)))

    @work(exclusive=True, group="saving")
    async def action_save(self) -> None:
        """Ask for a name, and write the file."""
        name = await self.app.push_screen_wait(FileScreen(f"cramp-diary-{self._desk.now():%Y-%m-%d}.html"))
        if not name:
            return
        try:
            where = await asyncio.to_thread(self._desk.save_report, name)
        except ReliefError as error:
            self.notify(error_line(error), markup=False, severity="error", timeout=10)
        else:
            self.notify(f"The report is in {clean_line(where)}.", markup=False, timeout=10)

    def action_scroll_page(self, direction: int) -> None:
        """Move the pages."""
        pages = self.query_one("#report")
        pages.scroll_relative(y=direction * max(1, pages.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Back to the diary."""
        self.dismiss()

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss()
        return True


class FileScreen(Modal[str]):
    """Asks for the name of a file; returns it, or an empty text where the person thought better of it.

    Args:
        name: what is proposed.
    """

    CSS_PATH = [SHEET, "diary.tcss"]  # noqa: RUF012  # Textual's own shape for it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", "Leave")]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._proposed = name

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        with Vertical(id="ask"):
            yield Plain("Save the report as", id="ask-question")
            yield Plain("As .html it has charts and can be printed; as .txt it is plain text.", id="ask-detail")
            yield Input(self._proposed, compact=True, select_on_focus=False, id="report-file")
            yield Plain("enter saves, esc leaves", id="report-how")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Enter: this name."""
        self.dismiss(event.value.strip())

    def interrupt(self) -> bool:
        """Ctrl-C leaves it too."""
        self.dismiss("")
        return True
