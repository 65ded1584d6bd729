"""What is in a routine: its words, its timeline as a strip, its steps, its cautions and its sources.

This widget is handed the routine and its timeline; it reads no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget

from relief_player.routine.areas import area_words
from relief_player.routine.model import Block, Routine, Step
from relief_player.session.timeline import Timeline
from relief_player.tui import words
from relief_player.tui.text import clean, clean_line
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Cell, Rows
from relief_player.tui.widgets.strip import Legend, SessionStrip


class Detail(VerticalScroll, can_focus=False):
    """One routine, or what is wrong with its file."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._title = Plain(id="detail-name")
        self._summary = Plain(id="detail-summary")
        self._facts = Plain(id="detail-facts")
        self._about = Plain(id="detail-about")
        self._strip = SessionStrip(id="detail-strip")
        self._legend = Legend(id="detail-legend")
        self._body = Rows(id="detail-body")
        self._care = Rows(id="detail-care")
        self._sources = Rows(id="detail-sources")

    def compose(self) -> Iterable[Widget]:
        """From top to bottom."""
        yield from (self._title, self._facts, self._about, self._summary, self._strip, self._legend)
        yield from (self._body, self._care, self._sources)

    def show_routine(
        self, routine: Routine, timeline: Timeline, *, about: str = "", references: Mapping[str, str] | None = None
    ) -> None:
        """Show a routine.

        Args:
            routine: what is shown.
            timeline: the same, laid out in time.
            about: what else is known of it, in a line: whose it is, when it was done.
            references: what each source key stands for, as far as it is known.
        """
        if (name := clean_line(routine.name)) != self._title.text:
            self.scroll_home(animate=False)
        self._title.show(name)
        self._summary.show(clean(routine.summary).strip())
        self._summary.display = True
        self._facts.show(_facts(routine, timeline))
        self.show_about(about)
        self._lay_out(timeline)
        self._body.show(tuple(_step_rows(routine.steps)))
        self._care.show(care := _care(routine))
        self._care.display = bool(care)
        self._sources.show(tuple(_source_rows(routine, references or {})))

    def show_about(self, about: str) -> None:
        """What else is known of it has changed."""
        self._about.show(clean_line(about))
        self._about.display = bool(about)

    def show_broken(self, name: str, problems: Sequence[str], file: str = "") -> None:
        """Show what is wrong with a file.

        Args:
            name: what it is called in the list.
            problems: one or more, each in words.
            file: its own name, where that is known.
        """
        # On one line: there may be few, and the problems are what matters.
        self._title.show(" · ".join(dict.fromkeys(clean_line(text) for text in (name, file) if text)))
        self._facts.show("This file cannot be played until it is mended.")
        self._summary.display = False
        self.show_about("")
        self._lay_out(None)
        self._body.show(tuple(((("!", "alert"),), ((clean(problem), ""),)) for problem in problems))
        self._sources.show(())
        self._care.show(())
        self.scroll_home(animate=False)

    def _lay_out(self, timeline: Timeline | None) -> None:
        self._strip.display = self._legend.display = timeline is not None
        self._strip.lay_out(timeline)
        self._legend.lay_out(timeline)


def _facts(routine: Routine, timeline: Timeline) -> str:
    facts = [words.length_words(timeline.length, own_pace=timeline.own_pace)]
    if routine.goal:
        facts.append(str(routine.goal))
    facts.extend(clean_line(area_words(area)) for area in routine.areas)
    if routine.equipment:
        facts.append("needs " + ", ".join(clean_line(thing) for thing in routine.equipment))
    return " · ".join(facts)


def _step_rows(steps: tuple[Step | Block, ...]) -> Iterator[tuple[Cell, ...]]:
    """A row for each step; the steps of a block under its name and the number of its rounds."""
    for step in steps:
        if isinstance(step, Block):
            if heading := words.block_words(step):
                yield ((("", ""),), (("", ""),), ((heading, "quiet"),))
            yield from _step_rows(step.steps)
        else:
            yield _step_row(step)


def _step_row(step: Step) -> tuple[Cell, ...]:
    return (
        ((f"{step.number:>3}", "quiet"),),
        ((words.step_tone(step).letter, "key"),),
        ((clean_line(step.name), ""), (f"  {words.step_words(step)}", "quiet")),
    )


def _care(routine: Routine) -> tuple[tuple[Cell, ...], ...]:
    """Every caution of the routine once."""
    found = dict.fromkeys(clean_line(text) for step in routine.leaves for text in step.cautions)
    return tuple(((("!", "alert"),), ((text, ""),)) for text in found)


def _source_rows(routine: Routine, references: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """What it rests on, under a heading; nothing where it names no source."""
    keys = dict.fromkeys((*routine.sources, *(key for step in routine.leaves for key in step.sources)))
    if keys:
        yield ((("Sources", "key"),),)
    for key in keys:
        yield (((clean_line(references.get(key, "")) or clean_line(key), "quiet"),),)
