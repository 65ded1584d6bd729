"""The pages that show what was done lately in sums: the charts, and the body.

This module owns what stands on them and where. Each is shown an overview, and has one widget that takes the keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from relief_player.history.browse import Change
from relief_player.history.insight import LATELY, SPAN, balance
from relief_player.tui.history import wording
from relief_player.tui.history.bar_chart import BarChart, ChangeChart, Columns
from relief_player.tui.history.calendar import WEEK, WEEKS, minutes_text, weeks_of
from relief_player.tui.history.port import Overview, Suggestion
from relief_player.tui.history.suggested import Suggested
from relief_player.tui.history.sums import lengths_by
from relief_player.tui.widgets.body_map import FILLS, BodyMap
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Cell, Rows
from relief_player.units import Ms

_BAR_WEEKS: Final = 12
_WHAT: Final = {"area": "part of the body", "kind": "kind"}


class ChartsPage(VerticalScroll):
    """Minutes by week, by part of the body and by kind, and the ratings before and after."""

    def compose(self) -> Iterable[Widget]:
        """Two columns where there is room, else one."""
        with Horizontal(id="charts"):
            with Vertical(id="charts-left"):
                yield Plain("By week", classes="charts-heading")
                yield BarChart(id="charts-weeks")
                yield Plain("", id="charts-columns-heading", classes="charts-heading")
                yield Columns(id="charts-columns")
            with Vertical(id="charts-right"):
                yield Plain("", id="charts-areas-heading", classes="charts-heading")
                yield BarChart(id="charts-areas")
                yield Plain("", id="charts-kinds-heading", classes="charts-heading")
                yield BarChart(id="charts-kinds")
                yield Plain("", id="charts-changes-heading", classes="charts-heading")
                yield Plain("", id="charts-changes-words")
                yield ChangeChart(id="charts-changes")

    def show(self, overview: Overview, changes: Sequence[Change]) -> None:
        """Show what was done lately."""
        weeks = weeks_of(overview.sums, overview.today)
        self.query_one("#charts-weeks", BarChart).show(wording.week_bars(weeks[-_BAR_WEEKS:]))
        most = minutes_text(max(week.active for week in weeks))
        self.query_one("#charts-columns-heading", Plain).show(f"The last {WEEKS} weeks, {most} at most")
        self.query_one(Columns).show([week.active for week in weeks])
        for what, word in (("area", wording.area_word), ("kind", wording.kind_word)):
            found = lengths_by(overview.sums, what, overview.today)
            self.query_one(f"#charts-{what}s", BarChart).show(
                wording.length_bars((word(key), length) for key, length in found.items())
            )
            self.query_one(f"#charts-{what}s-heading", Plain).show(
                f"By {_WHAT[what]}, the last {SPAN} days" if found else ""
            )
        self.query_one(ChangeChart).show(changes)
        self.query_one("#charts-changes-heading", Plain).show("Before and after, the last half year" if changes else "")
        self.query_one("#charts-changes-words", Plain).show(
            "○ before  ● after, on a scale of 0 to 10; means of what you said." if changes else ""
        )


class BodyPage(Horizontal):
    """How much each part of the body got, and where the person has not been for a while."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._span = SPAN
        self._lengths: dict[int, dict[str, Ms]] = {}

    def compose(self) -> Iterable[Widget]:
        """The picture beside the figures."""
        with Vertical(id="body-left"):
            yield BodyMap(id="body-map")
            yield TextLine(id="body-span")
        with VerticalScroll(id="body-right"):
            yield Rows(id="body-figures")
            yield Plain("", id="body-heading")
            yield Vertical(id="body-suggestions")

    @property
    def marked(self) -> Suggestion | None:
        """The suggestion that has the focus."""
        return next((one.suggestion for one in self.query(Suggested) if one.has_focus), None)

    async def show(self, overview: Overview, suggestions: Sequence[Suggestion], key: str) -> None:
        """Show what was done lately.

        Args:
            overview: what was done.
            suggestions: where to go from there.
            key: what plays a suggestion.
        """
        self._lengths = {span: balance(overview.sums, overview.today, span) for span in (WEEK, SPAN)}
        self._draw()
        self.query_one(Rows).show(_figures(self._lengths[WEEK], self._lengths[SPAN]))
        self.query_one("#body-heading", Plain).show(
            f"Not visited in the last {LATELY} days. {key} plays what you used:" if suggestions else ""
        )
        listed = self.query_one("#body-suggestions")
        await listed.remove_children()
        await listed.mount(*map(Suggested, suggestions))

    def turn_span(self) -> None:
        """Draw the other of the two spans."""
        self._span = WEEK if self._span == SPAN else SPAN
        self._draw()

    def _draw(self) -> None:
        self.query_one(BodyMap).show(self._lengths.get(self._span, {}))
        self.query_one("#body-span", TextLine).show(f"{self._span} days: {FILLS[0]} none to {FILLS[-1]} most")

    def take_focus(self) -> None:
        """To the first suggestion; without one, to the figures."""
        first = next(iter(self.query(Suggested)), self.query_one("#body-right"))
        first.focus(scroll_visible=False)


def _figures(week: dict[str, Ms], month: dict[str, Ms]) -> tuple[tuple[Cell, ...], ...]:
    if not month:
        return ((((f"Nothing in the last {SPAN} days.", "quiet"),),),)
    head: tuple[Cell, ...] = ((("", ""),), ((f"{WEEK:>3} days", "quiet"),), ((f"{SPAN:>4} days", "quiet"),))
    return (
        head,
        *(
            (
                ((wording.area_word(area), ""),),
                ((f"{minutes_text(week[area]) if area in week else '·':>10}", "quiet"),),
                ((f"{minutes_text(length):>10}", ""),),
            )
            for area, length in month.items()
        ),
    )
