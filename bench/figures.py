"""Figures: what was measured, beside what it is held against, as a table.

This module owns how a measurement is said. It measures nothing.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing measured."""

    what: str
    measured: str
    """The figure in its own unit, and what it is compared with, in words."""
    value: float
    """The figure that the bound holds for."""
    bound: float | None = None
    """The most it may be; None where it is only told."""
    unit: str = ""
    """The unit of `value` and `bound`: ``x``, ``ms``, ``%`` or ``KB/s``."""

    @property
    def holds(self) -> bool:
        """Whether the figure is within its bound."""
        return self.bound is None or self.value <= self.bound


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [("what", "measured", "figure", "bound", "")]
    for figure in figures:
        bound = "" if figure.bound is None else f"{figure.bound:g} {figure.unit}".rstrip()
        verdict = "" if figure.bound is None else "holds" if figure.holds else "**over**"
        rows.append((figure.what, figure.measured, f"{_short(figure.value)} {figure.unit}".rstrip(), bound, verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(len(ordered) * percent / 100) - 1))]


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def _short(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.0f}"
