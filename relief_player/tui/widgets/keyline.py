"""The line of keys at the foot of a screen: what can be pressed now, as much of it as fits."""

from __future__ import annotations

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.kept import Kept

_GAP = 2


class KeyEntry(Struct, frozen=True):
    """One key with its word."""

    key: str
    label: str
    action: str
    rank: int
    """Those with higher figures leave first where the line is short."""
    enabled: bool = True

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return cell_len(self.key) + 1 + cell_len(self.label)


class KeyLine(Kept, Widget):
    """Keys and words. Those that cannot be used now are drawn quietly, in brackets."""

    DEFAULT_CSS = "KeyLine { height: 1; width: 1fr; dock: bottom; }"

    class Pressed(Message):
        """A key of the line was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action
            """What the key does."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._entries: tuple[KeyEntry, ...] = ()

    def show(self, entries: tuple[KeyEntry, ...]) -> None:
        """Show other keys."""
        if entries != self._entries:
            self._entries = entries
            self.refresh()

    def fitting(self) -> tuple[KeyEntry, ...]:
        """The entries there is room for, in their order."""
        kept: list[KeyEntry] = []
        used = 0
        for entry in sorted(self._entries, key=lambda one: one.rank):
            if used + entry.width <= self.size.width:
                kept.append(entry)
                used += entry.width + _GAP
        return tuple(entry for entry in self._entries if entry in kept)

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        segments: list[Segment] = []
        key, label, off = ink(self, "calm", bold=True), ink(self, "foreground"), ink(self, "quiet", strike=True)
        for entry in self.fitting() if y == 0 else ():
            segments += [
                Segment(entry.key, key if entry.enabled else off),
                Segment(f" {entry.label}", label if entry.enabled else off),
                Segment(" " * _GAP, label),
            ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: Click) -> None:
        """Find the key under the pointer."""
        at = 0
        for entry in self.fitting():
            if at <= event.x < at + entry.width and entry.enabled:
                self.post_message(self.Pressed(entry.action))
            at += entry.width + _GAP
