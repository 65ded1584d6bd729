"""The fields of an entry: each a label beside what it takes, and the way from an entry to the fields and back.

This module owns that way. It writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final, TypeVar

from msgspec.structs import replace
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Button, Input

from relief_player.history.diary import DOING, HELPED, SIDES, SIGNS, Cramp
from relief_player.routine.areas import COMMON_NAMES, area_words, areas_named
from relief_player.routine.model import AREAS
from relief_player.tui.diary.reading import (
    MOMENT,
    UnreadableError,
    read_area,
    read_days,
    read_length,
    read_temperature,
    read_when,
)
from relief_player.tui.text import clean
from relief_player.tui.widgets.picks import Picks
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.scale import Scale
from relief_player.units import clock_text

Value = TypeVar("Value")

_LONGEST_NOTE: Final = 10_000
_ONE_WORD: Final = tuple(sorted({area_words(area) for area in AREAS if area != "whole-body"} | {
    name.replace("-", " ") for name, areas in COMMON_NAMES.items() if len(areas) == 1 and areas[0] != "whole-body"
}))  # fmt: skip
_BACK: Final = frozenset({"low-back", "mid-back"})
_GOING: Final = {"going": "it still goes on"}
_WOKE: Final = {"woke": "it woke me"}


class UnfilledError(ValueError):
    """A field cannot be taken.

    Args:
        field: the id of the widget to mend.
        text: a sentence for the person.
    """

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


class Field(Container):
    """A label, and what stands beside it; below it, where the terminal is narrow.

    Args:
        label: one or two words.
        widgets: what takes the answer.
    """

    DEFAULT_CSS = "Field { height: auto; layout: horizontal; }"

    def __init__(self, label: str, *widgets: Widget, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._label = label
        self._widgets = widgets

    def compose(self) -> Iterable[Widget]:
        """The label first."""
        yield Plain(self._label, classes="field-label")
        with Container(classes="field-value"):
            yield from self._widgets


class Sheet(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What the fields stand on. It scrolls with the focus, and leaves the arrows to them."""


class Fields:
    """The fields of one entry.

    Args:
        draft: what they begin with.
    """

    def __init__(self, draft: Cramp) -> None:
        self._draft = draft
        lasted = "" if draft.lasted is None else clock_text(draft.lasted)
        temperature = "" if draft.temperature is None else f"{draft.temperature:g}"
        self._when = _typed("when", f"{draft.at:{MOMENT}}", "03:40, 2026-11-22 03:40, 2h ago")
        self._where = _typed("where", area_words(draft.area), "calf, foot, hand, low back")
        self._where.suggester = SuggestFromList(_ONE_WORD, case_sensitive=False)
        self._lasted = _typed("lasted", lasted, "3m, 1:30")
        self._temperature = _typed("temperature", temperature, "38.2 °C, 100.8 °F")
        days = "" if draft.since_days is None else str(draft.since_days)
        self._days = _typed("days", days, "for how many days")
        self._note = _typed("note", clean(draft.note or "").replace("\n", " ").strip(), "in your own words")
        self._side = Picks({side: side for side in SIDES}, [draft.side] if draft.side else [], many=False, id="side")
        self._going = Picks(_GOING, ["going"] if draft.going else [], many=True, id="going")
        self._strength = Scale(draft.strength, focusable=True, id="strength")
        self._woke = Picks(_WOKE, ["woke"] if draft.woke else [], many=True, id="woke")
        self._doing = Picks(DOING, draft.doing, many=True, id="doing")
        self._helped = Picks(HELPED, draft.helped, many=True, id="helped")
        self._signs = Picks(SIGNS, draft.signs, many=True, id="signs")
        self._of_the_back = (
            Field("Temperature", self._temperature),
            Field("There for", self._days),
        )
        self._at_first = self._said()

    def rows(self) -> Iterable[Widget]:
        """The fields in their order."""
        yield Field("When", self._when)
        yield Field("Where", self._where)
        yield Field("Side", self._side)
        yield Field("How long", self._lasted, self._going)
        yield Field("How strong", self._strength)
        yield Field("Sleep", self._woke)
        yield Field("Doing", self._doing)
        yield Field("What helped", self._helped)
        yield Field("With it", self._signs)
        yield from self._of_the_back
        yield Field("Note", self._note)
        yield Field("", Button(Content("Keep it"), id="keep", compact=True))

    def follow(self) -> None:
        """Some fields are for the back only."""
        is_back = bool(_BACK.intersection(areas_named(self._where.value)))
        for field in self._of_the_back:
            field.display = is_back

    @property
    def touched(self) -> bool:
        """Whether something was changed."""
        return self._said() != self._at_first

    def filled(self, now: datetime) -> Cramp:
        """The entry as the fields say it.

        Args:
            now: the wall clock.

        Raises:
            UnfilledError: a field cannot be taken.
        """
        at = self._draft.at
        if self._when.value.strip() != f"{at:{MOMENT}}":
            # Unchanged, it keeps its seconds, and the offset by which the person lived then.
            at = _read(self._when, "When", lambda text: read_when(text, now))
        area = _read(self._where, "Where", read_area)
        lasted = self._draft.lasted
        if self._lasted.value.strip() != ("" if lasted is None else clock_text(lasted)):
            lasted = _read(self._lasted, "How long", read_length)
        back = area in _BACK
        note = self._note.value.strip()
        if note == clean(self._draft.note or "").replace("\n", " ").strip():
            note = self._draft.note or ""  # what was written elsewhere keeps its lines
        return replace(
            self._draft,
            at=at,
            area=area,
            side=next(iter(self._side.chosen), None),
            lasted=lasted,
            going=bool(self._going.chosen),
            strength=self._strength.value,
            woke=bool(self._woke.chosen),
            doing=self._doing.chosen,
            helped=self._helped.chosen,
            signs=self._signs.chosen,
            temperature=_read(self._temperature, "Temperature", read_temperature) if back else self._draft.temperature,
            since_days=_read(self._days, "There for", read_days) if back else self._draft.since_days,
            note=note or None,
        )

    def _said(self) -> tuple[object, ...]:
        typed = (self._when, self._where, self._lasted, self._temperature, self._days, self._note)
        picked = (self._side, self._going, self._woke, self._doing, self._helped, self._signs)
        return (*(one.value for one in typed), *(one.chosen for one in picked), self._strength.value)


def _typed(name: str, value: str, example: str) -> Input:
    return Input(value, placeholder=example, compact=True, max_length=_LONGEST_NOTE, select_on_focus=False, id=name)


def _read(field: Input, label: str, read: Callable[[str], Value]) -> Value:
    try:
        return read(field.value)
    except UnreadableError as error:
        asks = str(error).endswith("?")
        raise UnfilledError(field.id or "", f"{label}: {error}{'' if asks else '.'}") from None
