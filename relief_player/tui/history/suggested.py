"""A part of the body that was not visited lately, with the way there: a paragraph that can be chosen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from relief_player.tui.history.port import Suggestion
from relief_player.tui.history.wording import suggestion_text
from relief_player.tui.widgets.prose import Plain


class Suggested(Plain, can_focus=True):
    """One suggestion. Up and down go to its neighbours, and beyond them the page scrolls.

    Args:
        suggestion: what is suggested.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "near(-1)", "Above", show=False),
        Binding("down", "near(1)", "Below", show=False),
    ]

    class Chosen(Message):
        """It was clicked twice."""

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__("\n".join(filter(None, suggestion_text(suggestion))))
        self.suggestion = suggestion

    def action_near(self, direction: int) -> None:
        """Go to a neighbour."""
        beside = list(self.screen.query(Suggested))
        place = beside.index(self) + direction
        if 0 <= place < len(beside):
            beside[place].focus()
        else:
            self.screen.query_one("#body-right").scroll_relative(y=direction, animate=False)

    def on_click(self, event: events.Click) -> None:
        """The first click marks it, another plays it."""
        if event.chain > 1:
            self.post_message(self.Chosen())
