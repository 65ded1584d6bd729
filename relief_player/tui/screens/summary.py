"""What was done, once a session is over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from relief_player.session.state import Outcome
from relief_player.tui import words
from relief_player.tui.commands import Keyboard, Where
from relief_player.tui.messages import SummaryClosed
from relief_player.tui.ports import PlayedSession
from relief_player.tui.recap import Recap, Row
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Cell, Look, Rows

_MARKS: Final[dict[Outcome, tuple[str, Look]]] = {
    Outcome.DONE: ("✓", "key"),
    Outcome.PARTIAL: ("◐", "ready"),
    Outcome.SKIPPED: ("–", "quiet"),
}
_NOTHING: Final[Cell] = (("Nothing was begun.", "quiet"),)


class SummaryScreen(ReliefScreen[None]):
    """Planned against actual time, pass by pass, and whether it is in the history.

    Args:
        recap: what was done.
        session: whose record is ended while the summary is shown.
        keyboard: the keys in force.
    """

    WHERE = Where.SUMMARY
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.SUMMARY)

    def __init__(self, recap: Recap, session: PlayedSession, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._recap = recap
        self._session = session

    def compose(self) -> Iterable[Widget]:
        """The sums, then each pass."""
        recap = self._recap
        yield TextLine(recap.title, id="routine")
        yield Plain(recap.ended, id="ended")
        yield Plain("   ".join(f"{word} {time}" for word, time in recap.times), id="sums")
        yield Plain("Writing the record.", id="kept")
        with VerticalScroll(id="passes"):
            yield Rows(id="passes-done")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """End the record meanwhile."""
        self.app.title = f"{self._recap.ended} · {self._recap.title}"
        self.show_keys()
        self.query_one(Rows).show(_listed(self._recap.rows) or ((_NOTHING,),))
        self.query_one("#passes").focus()
        self._finish()

    @work
    async def _finish(self) -> None:
        kept = await asyncio.to_thread(self._session.finish)
        line = self.query_one("#kept", Plain)
        told = clean_line(kept.message)
        line.show(f"Saved in your history. {told}".strip() if kept.saved else told or "Not saved.")
        line.set_class(not kept.saved, "-lost")

    def action_close(self) -> None:
        """Back to where it was started from."""
        self.post_message(SummaryClosed())

    def interrupt(self) -> bool:
        """Ctrl-C closes it as `q` does; the record has been ended."""
        self.action_close()
        return True


def _listed(rows: tuple[Row, ...]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each pass. Of the passes of one step only the first names it."""
    before = (None, *(row.step for row in rows))
    return tuple(_row(row, named=row.step != step) for row, step in zip(rows, before, strict=False))


def _row(row: Row, *, named: bool) -> tuple[Cell, ...]:
    mark, look = _MARKS[row.outcome]
    name = row.name if row.name.lower().startswith(row.kind.lower()) else f"{row.kind} · {row.name}"
    what: Cell = ((name, ""), (f" · {row.where}" if row.where else "", "quiet"))
    if not named and row.where:
        what = ((f"  {row.where}", "quiet"),)
    return (
        ((f"{mark} {words.OUTCOME_WORDS[row.outcome]}", look),),
        ((f"{row.times:>13} ", "quiet"),),
        what,
    )
