"""The search line of the library.

This module owns its keys and what may stand in it. What a text means is the business of `routine.finding`.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from relief_player.tui.commands import Where
from relief_player.tui.screens.base import bindings_for
from relief_player.tui.text import clean

_MOST: Final = 120
"""Characters; enough for every filter at once."""


class SearchLine(Input):
    """One line to type into. It tells what is typed at every key."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.SEARCHING)

    class Left(Message):
        """The person goes back to the list."""

        def __init__(self, *, cleared: bool) -> None:
            super().__init__()
            self.cleared = cleared
            """Whether nothing is looked for any more."""

    class Moved(Message):
        """The mark of the list is to move, while the line keeps the focus."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(
            placeholder="calf  <10m  goal:relief  kind:massage  with:nothing  is:mine",
            compact=True,
            max_length=_MOST,
            select_on_focus=False,
            id=id,
        )

    @on(Input.Changed)
    def keep_clean(self, event: Input.Changed) -> None:
        """What was pasted may hold what would act on a terminal."""
        if (cleaned := clean(event.value).replace("\n", " ")) != event.value:
            event.stop()
            self.value = cleaned

    def action_take(self) -> None:
        """Back to the list, with what was found."""
        self.post_message(self.Left(cleared=False))

    def action_clear(self) -> None:
        """Back to the list, with everything."""
        self.post_message(self.Left(cleared=True))

    def action_mark(self, by: int) -> None:
        """Move the mark of the list."""
        self.post_message(self.Moved(by))
