"""The builder's screen: the steps at the left, the form of the highlighted one at the right, and what is to be said.

This module owns what stands where, and which step is highlighted. What can be done to a step is in `edits`, what
becomes of the text in `files`; `screen` puts them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.types import CSSPathType
from textual.widget import Widget

from relief_player.errors import ReliefError
from relief_player.routine.editing import Draft, EditError, StepPath
from relief_player.session.timeline import Timeline
from relief_player.tui.builder.form import Blank, form_of, line_of, seen_of
from relief_player.tui.builder.lines import Line, LineList
from relief_player.tui.builder.port import BuilderDesk
from relief_player.tui.builder.remarks import Remark, counted, nearest_first, remarks_of
from relief_player.tui.builder.rows import lines_of, paths_of, title_of
from relief_player.tui.builder.strip import StepStrip
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.screens.base import ReliefScreen
from relief_player.tui.text import clean_line, error_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.rows import Cell, Rows
from relief_player.tui.words import KIND_WORDS, length_words

_KIND_NAMES: Final = {str(kind): word for kind, word in KIND_WORDS.items()}
_MOST_SAID: Final = 15
"""No more remarks than this are drawn beside the form; the list of remarks has them all."""


class BuilderBase(ReliefScreen[bool]):
    """What the builder shows.

    Args:
        desk: the routine, and what the builder needs from the rest of the program.
        keyboard: the keys in force.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["../screens.tcss", "builder.tcss"]
    WHERE = Where.BUILDER
    COMES_BACK = True

    def __init__(self, desk: BuilderDesk, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self.desk = desk
        self.draft: Draft = desk.draft
        self.marked: frozenset[StepPath] = frozenset()
        self._more = False
        self._path: StepPath = ()
        self._paths: tuple[StepPath, ...] = ((),)
        self._remarks: tuple[Remark, ...] = ()
        self._blanks: tuple[Blank, ...] = ()
        self._timeline: Timeline | None = None

    def compose(self) -> Iterable[Widget]:
        """From top to bottom; where it is narrow, one side at a time."""
        yield TextLine(id="routine")
        with Horizontal(id="build-facts"):
            yield TextLine(id="build-times")
            yield TextLine(align="right", id="build-count")
        yield StepStrip(id="build-strip")
        with Horizontal(id="build"):
            yield LineList(id="build-steps")
            with Vertical(id="build-side"):
                yield TextLine(id="build-title")
                yield LineList(id="build-form")
                yield TextLine(id="build-help")
                with VerticalScroll(id="build-said", can_focus=False):
                    yield Rows(id="build-remarks")
        yield KeyLine(id="keys")

    # -- what is highlighted -------------------------------------------------------------------------------------------

    @property
    def path(self) -> StepPath:
        """The highlighted step; ``()`` is the head."""
        return self._path

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All that is to be said of the draft."""
        return self._remarks

    @property
    def in_form(self) -> bool:
        """Whether the form has the focus."""
        return self.focused is not None and self.focused.id == "build-form"

    @property
    def blank(self) -> Blank | None:
        """The highlighted field."""
        at = self.query_one("#build-form", LineList).highlighted
        return self._blanks[at] if at < len(self._blanks) else None

    def go(self, path: StepPath, field: int = 0) -> None:
        """Highlight a step, or what stands in its place, and a field of its form."""
        while path and path not in self._paths:
            path = path[:-1]
        self._path = path
        self.query_one("#build-steps", LineList).show(
            lines_of(self.draft, self.marked), self._paths.index(path) if path in self._paths else 0
        )
        self._show_form(field)

    def turn_to(self, *, form: bool) -> None:
        """Give one side the focus; where it is narrow the other one is hidden."""
        self.set_class(form, "-form")
        # At once, and not when the widget gets to it: the next key may be on its way already.
        self.set_focus(self.query_one("#build-form" if form else "#build-steps"))

    @on(LineList.Highlighted, "#build-steps")
    def follow(self, message: LineList.Highlighted) -> None:
        """Another step was highlighted."""
        if message.index < len(self._paths) and self._paths[message.index] != self._path:
            self._path = self._paths[message.index]
            self._show_form(0)

    @on(LineList.Highlighted, "#build-form")
    def explain(self) -> None:
        """Another field was highlighted: say what it means."""
        self._show_help()

    # -- changing ------------------------------------------------------------------------------------------------------

    def change(self, make: Callable[[Draft], Draft]) -> bool:
        """Change the draft and go to the step that was changed; returns whether anything changed."""
        try:
            after = make(self.draft)
        except EditError as error:
            self.tell_error(error)
            return False
        if after is self.draft:
            return False
        self.become(after.begun_at(self.path) if len(after.past) > len(self.draft.past) else after)
        return True

    def become(self, draft: Draft) -> None:
        """Go on with another draft."""
        field = self.query_one("#build-form", LineList).highlighted if draft.touched == self._path else 0
        self.draft = draft
        self.show_draft()
        self.go(draft.touched, field)

    def tell(self, text: str) -> None:
        """One calm line that goes away by itself, and takes the place of the one before."""
        self.app.clear_notifications()
        self.notify(clean_line(text), markup=False, timeout=6)

    def tell_error(self, error: ReliefError) -> None:
        """What could not be done, and how it can."""
        self.app.clear_notifications()
        self.notify(error_line(error), markup=False, severity="error", timeout=10)

    # -- showing -------------------------------------------------------------------------------------------------------

    def show_draft(self) -> None:
        """Show all that the text says: the steps, the sums and the remarks."""
        draft = self.draft
        self._paths = paths_of(draft)
        self.marked = self.marked.intersection(self._paths)
        self._remarks = remarks_of(draft)
        self._timeline = None if draft.routine is None else self.desk.timeline(draft.routine)
        unsaved = " · not saved" if draft.dirty or not self.desk.where else ""
        title = f"{title_of(draft)}{unsaved}"
        where = clean_line(self.desk.where)
        longest = (f"Builder · {title} · {where}",) if where else ()
        self.query_one("#routine", TextLine).show(*longest, f"Builder · {title}", title)
        self.show_times()
        self.query_one("#build-count", TextLine).show(counted(self._remarks) or "nothing to mend")
        self.query_one("#build-count").set_class(bool(draft.problems), "-wrong")
        self.app.title = f"relief edit · {title}"
        self.show_keys()

    def show_more(self) -> None:
        """Show the fields that are seldom needed, or hide them. The highlight stays where the first of them comes."""
        self._more = not self._more
        self._show_form(self.query_one("#build-form", LineList).highlighted)

    def show_times(self) -> None:
        """Show how long it is, and when it would end if it was begun now: that moves on by itself."""
        self.query_one("#build-times", TextLine).show(*self._times())

    def _times(self) -> tuple[str, ...]:
        if self._timeline is None:
            return ("not to be played until it is mended",)
        length = self._timeline.length
        ends = (self.desk.now() + timedelta(milliseconds=length)).strftime("%H:%M")
        told = length_words(length, own_pace=self._timeline.own_pace)
        return (f"{told} · begun now, it ends at {ends}", f"{told} · ends {ends}", told)

    def _show_form(self, field: int) -> None:
        blanks = form_of(self.draft, self._path, self._remarks)
        self._blanks = seen_of(blanks, more=self._more)
        lines = [line_of(blank, self.desk.moves) for blank in self._blanks]
        if hidden := len(blanks) - len(self._blanks):
            lines.append(Line((("  ", ""), (f"… {hidden} more ({self.keyboard.key('builder.more')})", "quiet"))))
        self.query_one("#build-form", LineList).show(lines, field)
        self.query_one("#build-title", TextLine).show(self._called())
        self.query_one(StepStrip).show_steps(self._timeline, self._numbers())
        said = nearest_first(self._remarks, self._path)[:_MOST_SAID]
        rows: list[tuple[Cell, ...]] = [
            (((one.mark, one.look),), ((f"{one.word}: ", one.look), (one.told, ""))) for one in said
        ]
        if more := len(self._remarks) - len(said):
            rows.append(((("…", "quiet"),), ((f"and {more} more ({self.keyboard.key('builder.remarks')})", "quiet"),)))
        self.query_one("#build-remarks", Rows).show(tuple(rows))
        self.query_one("#build-said").display = bool(said)
        self._show_help()

    def _show_help(self) -> None:
        blank = self.blank
        declared = blank.declared if blank else None
        about = f"{declared.doc[:1].upper()}{declared.doc[1:]}." if declared else ""
        if blank is not None and declared is None:
            about = "It has no place here; delete takes it away."
        if self.draft.table is None:
            key = self.keyboard.key
            back = f", {key('builder.undo')} takes it back" if self.draft.undoes else ""
            about = f"{key('builder.editor')} opens the text in your editor{back}."
        self.query_one("#build-help", TextLine).show(about)

    def _called(self) -> str:
        row = self.draft.row(self._path)
        if row is None:
            return "The whole routine"
        if row.is_block:
            return f"Rounds · {clean_line(row.name)}"
        return f"Step {row.number} · {_KIND_NAMES.get(row.kind, 'no kind')} · {clean_line(row.name)}"

    def _numbers(self) -> frozenset[int]:
        """The numbers of the highlighted step, or of those in the highlighted rounds."""
        path = self._path
        inside = (row.number for row in self.draft.outline if path and row.path[: len(path)] == path)
        return frozenset(number for number in inside if number is not None)
