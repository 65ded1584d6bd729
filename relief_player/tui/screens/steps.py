"""The steps of the session, to jump to one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from relief_player.session.timeline import Timeline
from relief_player.tui import words
from relief_player.tui.screens.base import SHEET
from relief_player.tui.screens.leaving import Modal
from relief_player.tui.text import clean_line


class StepsScreen(Modal[int | None]):
    """A list of steps; returns the number of the one to jump to, or None.

    Args:
        timeline: the session.
        present: the number of the step that is being done.
    """

    CSS_PATH = SHEET
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,s,q", "dismiss(None)", "Close")]

    def __init__(self, timeline: Timeline, present: int) -> None:
        super().__init__()
        done = {item.step: timeline.step_of(item) for item in timeline.items}  # as its last pass is done
        numbers = [step.number for step in timeline.steps if timeline.first_of_step(step.number) is not None]
        self._steps = [done[number] for number in numbers]
        self._present = present

    def compose(self) -> Iterable[Widget]:
        """The list in a box."""
        with Vertical(id="steps") as panel:
            panel.border_title = Content("Steps")
            panel.border_subtitle = Content("enter jumps, esc closes")
            yield OptionList(*(self._line(number) for number in range(len(self._steps))), markup=False)

    def on_mount(self) -> None:
        """Begin at the step that is being done."""
        numbers = [step.number for step in self._steps]
        if self._present in numbers:
            self.query_one(OptionList).highlighted = numbers.index(self._present)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """A step was chosen."""
        self.dismiss(self._steps[event.option_index].number)

    def _line(self, index: int) -> Content:
        step = self._steps[index]
        here = "▶" if step.number == self._present else " "
        name = clean_line(step.name) or words.kind_word(step)
        return Content(f"{here} {step.number:>2}  {name}  {words.step_words(step)}")
