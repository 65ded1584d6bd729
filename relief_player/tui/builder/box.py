"""A box in which one value is changed: typed, or chosen from a list.

This module owns what the two boxes share: what a change is, and the box around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.types import CSSPathType

from relief_player.routine.tables import Field
from relief_player.tui.screens.base import HEIGHTS
from relief_player.tui.screens.leaving import Modal


@dataclass(frozen=True, slots=True)
class Change:
    """What a person decided about one key."""

    value: Any = None
    """The new value, as it goes into the file."""
    leave_out: bool = False
    """Whether the key is taken out, so that its default holds."""


class ValueBox(Modal[Change | None]):
    """A box about one key; returns the change, or None where nothing is to change.

    Args:
        field: the key's declaration.
        label: what the key is called here.
        value: what it says now; None where it is left out.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../screens.tcss", "builder.tcss"]

    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, field: Field, label: str, value: Any) -> None:
        super().__init__()
        self.field = field
        self.label = label.capitalize()
        self.value = value

    @property
    def about(self) -> str:
        """What the key means, and what holds without it."""
        told = self.field.doc[:1].upper() + self.field.doc[1:] + "."
        return f"{told} Without it: {self.field.default}." if self.field.default else told

    def action_leave(self) -> None:
        """Think better of it."""
        self.dismiss(None)

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.dismiss(None)
        return True
