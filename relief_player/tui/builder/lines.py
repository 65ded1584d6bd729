"""A list of lines with a highlight, each with something at its right end: the steps, and the fields of a form.

This module owns how the list is drawn and moved through. It draws only the rows that are seen, so that a routine of
thousands of steps costs no more than a short one. It never knows what its lines stand for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relief_player.tui.widgets.ink import ink
from relief_player.tui.widgets.line import crop
from relief_player.tui.widgets.rows import Look

_LOOKS: Final = {"quiet": "quiet", "key": "calm", "ready": "ready", "alert": "alert"}
_HERE: Final = "▸"
_GAP: Final = 2
_END_SHARE: Final = 3
"""What stands at the end is given this part of a line that is too short for both."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. All text must have been cleaned."""

    pieces: tuple[tuple[str, Look], ...]
    """What stands at the left, each piece with its look; the last one is cut where there is no room."""
    ends: tuple[str, ...] = ()
    """What stands at the right end, from the longest wording to the shortest."""
    end_look: Look = "quiet"


class Lines(Protocol):
    """Lines in order; a tuple or list of them, or something that makes each when it is drawn."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def __getitem__(self, index: int, /) -> Line:
        """One of them, from 0; beyond the last it raises IndexError."""
        ...


class LineList(Widget, can_focus=True):
    """Lines, one of which is highlighted: an arrow stands before it, and the focus makes it strong.

    Args:
        strong: whether the highlight is strong without the focus too.
    """

    DEFAULT_CSS = "LineList { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "go(0)", "First", show=False),
        Binding("end", "go(-1)", "Last", show=False),
    ]

    class Highlighted(Message):
        """Another line is highlighted."""

        def __init__(self, lines: LineList, index: int) -> None:
            super().__init__()
            self.lines = lines
            self.index = index

        @property
        def control(self) -> LineList:
            """The list, so that a handler can ask for one by its id."""
            return self.lines

    class Chosen(Highlighted):
        """A click on the highlighted line. Enter is the screen's: it must act before the next key is looked at."""

    def __init__(self, *, strong: bool = False, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._strong = strong
        self._lines: Lines = ()
        self._highlighted = 0
        self._top = 0
        self._inks: dict[Look, Style] = {}

    @property
    def highlighted(self) -> int:
        """The index of the highlighted line; 0 where there is none."""
        return self._highlighted

    @property
    def text(self) -> str:
        """All of it without looks."""
        lines = (self._lines[index] for index in range(len(self._lines)))
        return "\n".join(
            "".join(text for text, _ in line.pieces) + (f"  {line.ends[0]}" if line.ends else "") for line in lines
        )

    def show(self, lines: Lines, highlighted: int | None = None) -> None:
        """Show other lines, and highlight one of them; the place stays where none is named. Tells nobody."""
        self._lines = lines
        wanted = self._highlighted if highlighted is None else highlighted
        self._highlighted = max(0, min(wanted, len(self._lines) - 1))
        self.refresh()

    def highlight(self, index: int) -> None:
        """Highlight another line, and tell it."""
        wanted = max(0, min(index, len(self._lines) - 1))
        if wanted != self._highlighted:
            self._highlighted = wanted
            self.refresh()
            self.post_message(self.Highlighted(self, wanted))

    # -- keys and the mouse ----------------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """Up or down."""
        self.highlight(self._highlighted + by)

    def action_page(self, by: int) -> None:
        """As many lines as are seen, less one."""
        self.highlight(self._highlighted + by * max(1, self.size.height - 1))

    def action_go(self, index: int) -> None:
        """To the first line, or with -1 to the last."""
        self.highlight(len(self._lines) - 1 if index < 0 else index)

    def action_choose(self) -> None:
        """Tell that the highlighted line was chosen."""
        if self._lines:
            self.post_message(self.Chosen(self, self._highlighted))

    def on_click(self, event: events.Click) -> None:
        """A click highlights; on the highlighted line it chooses."""
        index = self._top + event.y
        if index == self._highlighted:
            self.action_choose()
        elif index < len(self._lines):
            self.highlight(index)

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the highlight."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """As above."""
        self.action_move(-1)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Textual asks for all rows that are seen. The inks are looked up once for all of them: that takes its time."""
        self._inks = {"": self.rich_style}
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Textual asks for one row."""
        width, height = self.size
        self._top = _top(self._top, self._highlighted, height, len(self._lines))
        index = self._top + y
        if index >= len(self._lines):
            return Strip.blank(width, self._look(""))
        return Strip(self._draw(self._lines[index], width, here=index == self._highlighted), width)

    def _draw(self, line: Line, width: int, *, here: bool) -> list[Segment]:
        ground = self._ground() if here else None
        base = ground or self._look("")
        needed = sum(cell_len(text) for text, _ in line.pieces) + _GAP + len(_HERE) + 1
        ending = (end for end in line.ends if needed + cell_len(end) <= width)
        end = next(ending, crop(line.ends[-1], width // _END_SHARE) if line.ends else "")
        room = max(0, width - cell_len(end) - (_GAP if end else 0) - 2)
        segments = [Segment(f"{_HERE} " if here else "  ", base)]
        for text, look in line.pieces:
            part = crop(text, room)
            room -= cell_len(part)
            segments.append(Segment(part, ground or self._look(look)))
        segments.append(Segment(" " * (room + (_GAP if end else 0)), base))
        segments.append(Segment(end, ground or self._look(line.end_look)))
        return segments

    def _ground(self) -> Style:
        """How the highlighted line is drawn."""
        if self.has_focus or self._strong:
            return ink(self, "on-bright", "calm", bold=True)
        return ink(self, "foreground", "surface", bold=True)

    def _look(self, look: Look) -> Style:
        if look not in self._inks:
            self._inks[look] = ink(self, _LOOKS[look], bold=look in ("key", "alert"))
        return self._inks[look]


def _top(top: int, highlighted: int, height: int, count: int) -> int:
    """The first line that is seen, so that the highlighted one is seen too."""
    if height <= 0:
        return 0
    lowest = max(0, highlighted - height + 1)
    return max(lowest, min(top, highlighted, max(0, count - height)))
