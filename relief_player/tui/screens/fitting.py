"""How long do you have? A time to fit the routine to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from relief_player.tui.commands import Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.widgets.prose import Plain
from relief_player.units import DurationError, Ms, parse_typed_time


class FittingScreen(Modal[Ms | None]):
    """Asks for a time; returns it in milliseconds, or None where the person thought better of it."""

    WHERE: ClassVar[Where] = Where.FITTING
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.FITTING)

    def compose(self) -> Iterable[Widget]:
        """A small box in the middle."""
        with Vertical(id="ask"):
            yield Plain("How long do you have?", id="ask-question")
            yield Plain("Holds are made shorter or longer within what is advised.", id="ask-detail")
            yield Input(placeholder="7m, 7:30, 90s", compact=True, id="fitting-time")
            yield Plain("", id="fitting-wrong")
            yield Plain("enter plays, esc leaves", id="fitting-how")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Enter: the time, or what is wrong with it."""
        try:
            length = parse_typed_time(event.value)
        except DurationError as error:
            self.query_one("#fitting-wrong", Plain).show(str(error).capitalize() + ".")
            return
        if length:
            self.dismiss(length)
        else:
            self.query_one("#fitting-wrong", Plain).show("A time of nothing is too short.")

    def action_leave(self) -> None:
        """Think better of it."""
        self.dismiss(None)

    def interrupt(self) -> bool:
        """Ctrl-C leaves it too."""
        self.dismiss(None)
        return True
