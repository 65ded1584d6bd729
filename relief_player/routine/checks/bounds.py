"""A figure against its bounds: the shape that most rows of the limits have."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from relief_player.routine.checks.finding import Level, Seen
from relief_player.routine.model import Block, Step
from relief_player.units import Ms, short_text


class Bounds(Struct, frozen=True, kw_only=True):
    """The bounds of one figure in milliseconds; None where there is none. Each bound itself is still within."""

    error_above: Ms | None = None
    warn_above: Ms | None = None
    note_above: Ms | None = None
    warn_below: Ms | None = None
    note_below: Ms | None = None
    error_source: str = ""
    """The source of the error bound, where it is another."""

    def look(self, what: str, figure: Ms, where: Step | Block | None, key: str) -> Iterator[Seen]:
        """At most one finding: the gravest bound that the figure lies beyond."""
        over = ((Level.ERROR, self.error_above), (Level.WARN, self.warn_above), (Level.NOTE, self.note_above))
        for level, bound in over:
            if bound is not None and figure > bound:
                source = self.error_source if level is Level.ERROR else ""
                yield Seen(level, _words(what, figure, "more", bound), where, key, source)
                return
        for level, bound in ((Level.WARN, self.warn_below), (Level.NOTE, self.note_below)):
            if bound is not None and figure < bound:
                yield Seen(level, _words(what, figure, "less", bound), where, key)
                return


def _words(what: str, figure: Ms, more: str, bound: Ms) -> str:
    return f"{what} is {short_text(figure)}; no {more} than {short_text(bound)} is advised"
