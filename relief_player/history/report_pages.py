"""The two pages of a report, as text and as HTML with charts inside.

This module owns their layout. Text of a person is escaped; nothing is loaded from anywhere, and a printer gets two
sheets. It is pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from relief_player.history.diary import DOING, HELPED, SIGNS, Cramp
from relief_player.history.report import Report
from relief_player.settings.degrees import body_text
from relief_player.units import clock_text

PAGE_BREAK: Final = "\f"
"""The line of the text that parts its two pages."""

_NAMES: Final = {**DOING, **SIGNS, **HELPED}
_SAYS: Final = "Written down by the person. It counts what was noted, and is no diagnosis and no advice."
_BAR: Final = 30
_DATES: Final = 6
"""More dates of a sign than these are counted."""

Section = tuple[str, list[str], tuple[tuple[str, int], ...]]
"""A heading, its lines, and the bars below them."""


def sections(report: Report) -> Iterator[Section]:
    """What the first page says, part by part."""
    yield "Cramps", list(_counts(report)), tuple((f"{day:%Y-%m-%d}", count) for day, count in report.by_week)
    yield "Where", [], report.by_place
    yield "When", [], tuple(pair for pair in report.by_time if pair[1])
    yield "While doing", [], tuple((DOING.get(word, word), count) for word, count in report.by_doing)
    yield (
        "What helped",
        list(_tried(report)),
        tuple((HELPED.get(word, word), count) for word, count in report.by_helped),
    )
    yield "Signs", list(_signs(report)), ()


def _counts(report: Report) -> Iterator[str]:
    yield f"{report.cramps} in all; {report.woke} woke the person."
    if report.lasted is not None:
        known, middle, longest, long = report.lasted
        yield (
            f"Length, known of {known}: median {clock_text(middle)}, longest {clock_text(longest)}; "
            f"{long} lasted more than ten minutes."
        )
    if report.strength is not None:
        known, middling, most = report.strength
        yield f"Strength from 0 to 10, known of {known}: median {middling:g}, strongest {most}."
    if report.by_week:
        yield "By week, each from its Monday:"


def _tried(report: Report) -> Iterator[str]:
    yield f"Guided sessions in this time: {report.sessions}."
    if any(report.eased):
        yield f"After a session for a cramp it had eased {report.eased[0]} times, and had not {report.eased[1]} times."
    if report.rated is not None:
        known, before, after = report.rated
        yield f"Tightness or pain from 0 to 10, mean of {known} sessions: {before:.1f} before, {after:.1f} after."


def _signs(report: Report) -> Iterator[str]:
    for sign, days in report.signs:
        more = f" and {len(days) - _DATES} more days" if len(days) > _DATES else ""
        yield f"{SIGNS.get(sign, sign)}: {', '.join(map(str, days[-_DATES:]))}{more}"
    if report.fevers:
        latest = report.fevers[-_DATES:]
        yield "Temperature: " + ", ".join(f"{body_text(degrees, report.unit)} on {day}" for day, degrees in latest)
    if not report.signs and not report.fevers:
        yield "None of swelling, redness, numbness, weakness or a fall was noted."


def entry_cells(one: Cramp) -> tuple[str, ...]:
    """An entry as the second page lists it."""
    return (
        f"{one.at:%Y-%m-%d %H:%M}",
        " ".join(filter(None, (one.side, one.area))),
        "" if one.lasted is None else clock_text(one.lasted) + (" and on" if one.going else ""),
        "" if one.strength is None else str(one.strength),
        "woke" if one.woke else "",
        ", ".join(_NAMES.get(word, word) for word in (*one.doing, *one.signs)),
        ", ".join(HELPED.get(word, word) for word in one.helped),
        " ".join((one.note or "").split())[:120],
    )


def as_text(report: Report, span: str) -> Iterator[str]:
    """The report as lines of text."""
    yield from ("Cramp diary", span, _SAYS)
    for heading, lines, bars in sections(report):
        if lines or bars:
            yield from ("", heading.upper(), *lines)
        most = max((count for _, count in bars), default=1)
        for name, count in bars:
            yield f"  {name:<42}{count:>4} {'#' * max(bool(count), round(count / most * _BAR))}".rstrip()
    yield from (PAGE_BREAK, f"LATEST ENTRIES, {len(report.entries)} of {report.cramps}")
    for one in report.entries:
        yield "  " + "; ".join(filter(None, entry_cells(one)))


_STYLE: Final = (
    "body{font:10pt/1.35 sans-serif;color:#111;background:#fff;max-width:19cm;margin:1cm auto}"
    "h1{font-size:16pt;margin:0}h2{font-size:11pt;margin:.5cm 0 .1cm}p{margin:.1cm 0}svg{width:100%;height:auto}"
    "table{border-collapse:collapse;width:100%;font-size:8pt}td,th{border-bottom:1px solid #bbb;padding:2px 6px 2px 0;"
    "text-align:left;vertical-align:top}section+section{break-before:page}"
    "@page{size:A4;margin:1.5cm}@media print{body{margin:0;max-width:none}}"
)
_HEAD: Final = ("When", "Where", "Length", "Strength", "Sleep", "Doing, signs", "Helped", "Note")


def as_html(report: Report, span: str) -> Iterator[str]:
    """The report as one HTML page, with its charts as SVG inside."""
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Cramp diary</title>'
        f"<style>{_STYLE}</style></head><body><section>\n"
    )
    yield f"<h1>Cramp diary</h1><p>{escape(span)}</p><p>{escape(_SAYS)}</p>\n"
    for heading, lines, bars in sections(report):
        if lines or bars:
            yield f"<h2>{escape(heading)}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in lines)
        if bars:
            yield _columns(bars) if heading == "Cramps" else _bars(bars)
        yield "\n"
    yield f"</section><section><h2>Latest entries, {len(report.entries)} of {report.cramps}</h2><table>"
    yield _row("th", _HEAD)
    for one in report.entries:
        yield _row("td", entry_cells(one))
    yield "</table></section></body></html>\n"


def _row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>\n"


def _columns(bars: tuple[tuple[str, int], ...]) -> str:
    """Cramps by week as columns, each with its number above and the first and last date below."""
    most, width = max(1, *(count for _, count in bars)), 600 / len(bars)
    parts = [
        f'<rect x="{at * width + 1:.1f}" y="{90 - count / most * 75:.1f}" width="{width - 2:.1f}" '
        f'height="{count / most * 75:.1f}" fill="#456"/>'
        f'<text x="{(at + 0.5) * width:.1f}" y="{86 - count / most * 75:.1f}" text-anchor="middle">{count}</text>'
        for at, (_, count) in enumerate(bars)
    ]
    ends = f'<text x="0" y="104">{escape(bars[0][0])}</text>'
    if len(bars) > 1:
        ends += f'<text x="600" y="104" text-anchor="end">{escape(bars[-1][0])}</text>'
    return (
        '<svg viewBox="0 0 600 108" role="img" aria-label="Cramps by week" font-size="10" font-family="sans-serif">'
        f"{''.join(parts)}{ends}</svg>"
    )


def _bars(bars: tuple[tuple[str, int], ...]) -> str:
    most = max(count for _, count in bars)
    parts = [
        f'<text x="0" y="{at * 14 + 10}">{escape(name)}</text>'
        f'<rect x="240" y="{at * 14 + 2}" width="{count / most * 320:.1f}" height="10" fill="#456"/>'
        f'<text x="{244 + count / most * 320:.1f}" y="{at * 14 + 10}">{count}</text>'
        for at, (name, count) in enumerate(bars)
    ]
    height = len(bars) * 14
    return f'<svg viewBox="0 0 600 {height}" role="img" font-size="10" font-family="sans-serif">{"".join(parts)}</svg>'
