"""The pages to read: a list of topics, and the chosen one beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from relief_player.care.learn import DISCLAIMER, TOPICS
from relief_player.care.learn.showing import sources_line
from relief_player.tui.commands import Where
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.widgets.beside import ListBeside
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.page import Page
from relief_player.tui.widgets.prose import Plain


class LearnScreen(ReliefScreen[None]):
    """What there is to read, each paragraph with its sources."""

    WHERE = Where.LEARN
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.LEARN)

    def compose(self) -> Iterable[Widget]:
        """Three lines that stand before everything, the topics, and a page."""
        yield TextLine("Learn", id="routine")
        yield Plain("\n".join(DISCLAIMER), id="learn-disclaimer")
        with Horizontal(id="learn"):
            yield ListBeside(*(Content(topic.title) for topic in TOPICS), id="learn-topics", markup=False)
            yield Page(id="learn-page")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Begin with the first page."""
        self.stand_in(self.app.size)
        self.query_one("#learn-topics").focus()
        self.show_keys()

    @on(OptionList.OptionHighlighted)
    def show_page(self, event: OptionList.OptionHighlighted) -> None:
        """Another topic was highlighted."""
        topic = TOPICS[event.option_index]
        self.query_one(Page).show([(one.heading, one.text, sources_line(one)) for one in topic.paragraphs])

    def action_scroll_page(self, direction: int) -> None:
        """Move the page."""
        page = self.query_one(Page)
        page.scroll_relative(y=direction * max(1, page.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss()
        return True
