"""The diary in words: an entry as a line and as facts, what it prompts, and the report laid out for a width.

This module owns those words. It is pure, and what it gives is clean: notes are a person's own, and may come from a
merged file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from relief_player.care.diary import Prompt
from relief_player.care.sheet import Level
from relief_player.history.diary import DOING, HELPED, SIGNS, Cramp
from relief_player.routine.areas import area_words
from relief_player.settings.degrees import body_text
from relief_player.tui.text import clean, clean_line
from relief_player.tui.widgets.rows import Cell, Look
from relief_player.units import clock_text

_BAR: Final = re.compile(r"  (.{42})\s*(\d+)( #+)?")
"""A line of the report that ends in a bar."""
_LONGEST_BAR: Final = 30
_WIDEST_NAME: Final = 42
_WIDEST_LINE: Final = 84
_NOTHING: Final[Cell] = (("", ""),)

Fact = tuple[str, str]
"""What it is about, and what was said."""


def place_of(one: Cramp) -> str:
    """Where it was: ``left calf``."""
    return clean_line(f"{one.side or ''} {area_words(one.area)}")


def line_of(one: Cramp) -> str:
    """An entry in one line of the list."""
    length = "" if one.lasted is None else clock_text(one.lasted)
    return f"{one.at:%Y-%m-%d %H:%M}  {place_of(one):<15} {length:>5}".rstrip()


def facts_of(one: Cramp) -> tuple[Fact, ...]:
    """An entry, fact by fact; what was not said is left out."""
    length = "" if one.lasted is None else clock_text(one.lasted)
    if one.going:
        length = f"{length}, and still going then" if length else "still going when it was written"
    facts = (
        ("Began", f"{one.at:%Y-%m-%d %H:%M}"),
        ("Where", place_of(one)),
        ("How long", length),
        ("How strong", "" if one.strength is None else f"{one.strength} of 10"),
        ("Sleep", "it woke me" if one.woke else ""),
        ("Doing", _words(one.doing, DOING)),
        ("Helped", _words(one.helped, HELPED)),
        ("With it", _words(one.signs, SIGNS)),
        ("Temperature", "" if one.temperature is None else _degrees(one.temperature)),
        ("There for", "" if one.since_days is None else f"{one.since_days} day" + "s" * (one.since_days != 1)),
        ("After", "a guided session" if one.session_id else ""),
        ("Note", clean(one.note or "").strip()),
    )
    return tuple((name, text) for name, text in facts if text)


def _degrees(celsius: float) -> str:
    return f"{body_text(celsius, 'celsius')} ({body_text(celsius, 'fahrenheit')})"


def told_rows(prompts: Iterable[Prompt]) -> tuple[tuple[Cell, ...], ...]:
    """What an entry prompts: what to do, why, and the sources. What is urgent has a sign before it."""
    rows: list[tuple[Cell, ...]] = []
    for one in prompts:
        urgent = one.level is Level.URGENT
        look: Look = "alert" if urgent else "key"
        sources = f"{'Source' if len(one.sources) == 1 else 'Sources'}: {', '.join(one.sources)}"
        rows += [
            ((("!" if urgent else "·", look),), ((one.what, look),)),
            (_NOTHING, ((one.why, ""),)),
            (_NOTHING, ((sources, "quiet"),)),
            (_NOTHING, _NOTHING),
        ]
    return tuple(rows[:-1])


def fact_rows(one: Cramp) -> tuple[tuple[Cell, ...], ...]:
    """An entry, a fact in each row."""
    return tuple((((f"{name:<11}", "quiet"),), ((text, ""),)) for name, text in facts_of(one))


def report_lines(lines: Iterable[str], width: int) -> Iterator[str]:
    """The report for a screen: text wrapped, bars drawn as long as there is room.

    Args:
        lines: as the report has them.
        width: columns.
    """
    room = max(20, min(width, _WIDEST_LINE))
    longest = min(_LONGEST_BAR, room // 3)
    name_width = min(_WIDEST_NAME, room - longest - 8)
    for line in lines:
        text = clean(line).rstrip()
        if found := _BAR.fullmatch(text):
            marks = round(len((found[3] or "").strip()) * longest / _LONGEST_BAR)
            name = found[1].strip()
            name = name if len(name) <= name_width else f"{name[: name_width - 1]}…"
            yield f"  {name:<{name_width}} {found[2]:>4} {'█' * max(marks, bool(found[3]))}".rstrip()
        else:
            yield from wrap(text, room, subsequent_indent="    " if text.startswith("  ") else "") or ("",)


def _words(chosen: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(word, clean_line(word)) for word in chosen)
