"""Style sheets that are read once for all the apps of a test run: each test begins an app, and all have the same sheets.

Textual keeps what it has read for as long as one app lives. Here the same text, from the same place, with the same
colours, gives the same rules whichever app asks. What could not be read is not kept: each app that asks is told of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


@contextmanager
def sheets_read_once() -> Iterator[None]:
    """Keep the rules of every sheet that is read from here on."""
    kept: dict[tuple[Any, ...], list[RuleSet]] = {}
    read = Stylesheet._parse_rules

    def read_once(self: Stylesheet, css: str, read_from: Any, *rest: Any, **named: Any) -> list[RuleSet]:
        key = (frozenset(self._variables.items()), css, read_from, rest, tuple(sorted(named.items())))
        if key not in kept:
            kept[key] = read(self, css, read_from, *rest, **named)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", read_once)
        yield
