"""Leaving a screen once: whatever keys, answers and drawings are still on their way to it.

This module owns what happens when a screen is asked to leave that has left, or that lies under another one: Textual
would take the next screen off in its stead, or give an answer twice. And it says which faults only mean that what was
to be shown came after its screen had gone.
"""

from __future__ import annotations

from traceback import walk_tb
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from relief_player.tui.commands import COMMANDS

Result = TypeVar("Result")


def may_leave(screen: Screen[Any]) -> bool:
    """Whether a screen has not left yet. What lies over it leaves first, without an answer."""
    if screen not in screen.app.screen_stack:
        return False
    while not screen.is_active:
        # Textual's own way to come back to a screen does it later, when the answer has been given already.
        screen.app.screen.dismiss(None)
    return True


def came_too_late(app: App[Any], error: BaseException) -> bool:
    """Whether a fault is only that a part of a screen was looked for after the screen had left, parts and all.

    While the app itself is being left, its screens lose their parts one by one.
    """
    if not isinstance(error, NoMatches):
        return False
    if app.return_code is not None:
        return True
    # The last of our own frames is the one that looked.
    frames = (frame for frame, _ in walk_tb(error.__traceback__))
    nodes = [node for frame in frames if isinstance(node := frame.f_locals.get("self"), Widget)]
    return bool(nodes) and not _is_shown(app, nodes[-1])


def _is_shown(app: App[Any], node: Widget) -> bool:
    screen = next((one for one in node.ancestors_with_self if isinstance(one, Screen)), None)
    return screen in app.screen_stack


class Modal(ModalScreen[Result], Generic[Result]):
    """A box over another screen. The help can be had from it too: Textual keeps the app's keys from what is modal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(command.keys), command.action, command.label, id=command.id, show=False)
        for command in COMMANDS
        if command.id == "help"
    ]

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave, with whatever lies over it. Nothing, where it has left already."""
        return super().dismiss(result) if may_leave(self) else AwaitComplete()
