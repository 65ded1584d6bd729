"""One session: planned against actual, pass by pass, with its ratings and its note."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import work
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from relief_player.errors import ReliefError
from relief_player.history.record import SessionRecord, StepRecord
from relief_player.session.state import Outcome
from relief_player.tui import words
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.history import wording
from relief_player.tui.history.port import HistoryDesk
from relief_player.tui.screens.base import SHEET, ReliefScreen, bindings_for
from relief_player.tui.text import clean, clean_line, error_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.rows import Cell, Look, Rows
from relief_player.units import clock_text

_MARKS: Final[dict[Outcome, tuple[str, Look]]] = {
    Outcome.DONE: ("✓", "key"),
    Outcome.PARTIAL: ("◐", "ready"),
    Outcome.SKIPPED: ("–", "quiet"),
}


class SessionScreen(ReliefScreen[SessionRecord | None]):
    """Gives the session as it is when it is closed; None where it is to be deleted.

    Args:
        desk: where its note is kept.
        record: the session.
        keyboard: the keys in force.
    """

    CSS_PATH = [SHEET, "history.tcss"]  # noqa: RUF012  # Textual's own shape for it
    WHERE = Where.SESSION
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.SESSION)

    def __init__(self, desk: HistoryDesk, record: SessionRecord, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._desk, self._record = desk, record

    def compose(self) -> Iterable[Widget]:
        """What it was, then each pass."""
        yield TextLine(clean_line(self._record.routine_name), id="routine")
        with VerticalScroll(id="session"):
            yield Rows(id="session-facts")
            yield Rows(id="session-passes")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show it."""
        self.show_keys()
        self._show_facts()
        self.query_one("#session-passes", Rows).show(passes_of(self._record.steps))
        self.query_one("#session").focus()

    def available(self, command: UserCommand) -> bool:
        """A session that is being played cannot be deleted."""
        return command.id != "session.delete" or self._record.outcome != "running"

    def action_scroll(self, direction: int) -> None:
        """Move the page."""
        page = self.query_one("#session")
        page.scroll_relative(y=direction * max(1, page.size.height - 2), animate=False)

    @work(exclusive=True, group="note")
    async def action_note(self) -> None:
        """Write or change the note."""
        from relief_player.tui.history.note import NoteScreen  # noqa: PLC0415  # not everybody writes one

        kept = begin = self._record.note or ""
        while True:
            text = await self.app.push_screen_wait(NoteScreen(kept, begin, self.keyboard))
            if text is None:
                return
            try:
                await asyncio.to_thread(self._desk.keep_note, self._record.id, text)
                break
            except ReliefError as error:  # what was typed is not lost
                self.notify(error_line(error), markup=False, severity="error", timeout=10)
                begin = text
        self._record = replace(self._record, note=text.strip() or None)
        self._show_facts()

    def action_delete(self) -> None:
        """Close it, to be deleted; it can be taken back there."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the list."""
        self.dismiss(self._record)

    def interrupt(self) -> bool:
        """Ctrl-C closes it too."""
        self.action_leave()
        return True

    def _show_facts(self) -> None:
        note = clean(self._record.note or "").strip()
        facts = [*wording.session_facts(self._record), ("Note", note or "none")]
        self.query_one("#session-facts", Rows).show(
            tuple((((heading, "quiet"),), ((text, ""),)) for heading, text in facts)
        )


def passes_of(steps: tuple[StepRecord, ...]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each pass. Of the passes of one step only the first names it, unless another move took its place."""
    if not steps:
        return (((("Nothing was begun.", "quiet"),),),)
    several = {one.step for one in steps if one.set > 1}, {one.step for one in steps if (one.round or 1) > 1}
    before = (None, *((one.step, one.name) for one in steps))
    return tuple(
        _row(
            one,
            _where(one, sets=one.step in several[0], rounds=one.step in several[1]),
            named=last != (one.step, one.name),
        )
        for one, last in zip(steps, before, strict=False)
    )


def _row(one: StepRecord, where: str, *, named: bool) -> tuple[Cell, ...]:
    mark, look = _MARKS[one.outcome]
    times = f"{clock_text(one.active)} of {clock_text(one.planned)}" if one.planned else clock_text(one.active)
    name, kind = clean_line(one.name), words.KIND_WORDS[one.kind]
    name = name if name.lower().startswith(kind.lower()) else f"{kind} · {name}"
    what: Cell = ((name, ""), (f" · {where}" if where else "", "quiet"))
    if not named and where:
        what = ((f"  {where}", "quiet"),)
    return (((f"{mark} {words.OUTCOME_WORDS[one.outcome]}", look),), ((f"{times:>13} ", "quiet"),), what)


def _where(one: StepRecord, *, sets: bool, rounds: bool) -> str:
    """Side, set and round, as far as there are several."""
    parts = [
        "" if one.side is None else f"{one.side.capitalize()} side",
        f"Set {one.set}" if sets else "",
        f"Round {one.round}" if rounds and one.round is not None else "",
    ]
    return " · ".join(part for part in parts if part)
