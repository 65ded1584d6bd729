"""What the options of several commands take: a length of time, a part of the body, a word out of a list.

This module owns the reading of those values and the words that answer a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from relief_player.units import DurationError, Ms, parse_duration

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LengthType(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """A length of time, as in a routine: ``10m``, ``1m30s``, ``1:30``, or a number of seconds."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Ms:
        """The length in milliseconds."""
        if not isinstance(value, str):
            return Ms(value)
        try:
            length = parse_duration(float(value) if _is_number(value) else value)
        except DurationError as error:
            self.fail(f"{error}; {value!r} was given.", param, ctx)
        if length == 0:
            self.fail("a length of nothing was given.", param, ctx)
        return length


class WordType(click.ParamType):  # type: ignore[type-arg]  # as above
    """One word out of a list; a wrong one is answered with the nearest and with the whole list."""

    name = "word"

    def __init__(self, name: str, words: Iterable[str]) -> None:
        self.name = name
        self._words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word in its own spelling."""
        word = "-".join(str(value).lower().replace("_", " ").split())
        if word not in self._words:
            from difflib import get_close_matches  # noqa: PLC0415  # only a slip pays for it

            near = get_close_matches(word, self._words, n=1)
            meant = f' Did you mean "{near[0]}"?' if near else ""
            self.fail(f"there is no {self.name} {value!r}.{meant} There are: {', '.join(self._words)}.", param, ctx)
        return word

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  # click's signature
        """The words that begin with what was typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  # only a completion pays for it

        return [CompletionItem(word) for word in self._words if word.startswith(incomplete)]


class AreaType(click.ParamType):  # type: ignore[type-arg]  # as above
    """A part of the body: an area, or one of the names people call it by. Becomes the areas it stands for."""

    name = "area"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The areas."""
        from relief_player.routine.areas import areas_named, nearest_area  # noqa: PLC0415  # only where one was given
        from relief_player.routine.model import AREAS  # noqa: PLC0415  # as above

        areas = value if isinstance(value, tuple) else areas_named(value)
        if not areas:
            near = nearest_area(value)
            meant = f' Did you mean "{near}"?' if near else ""
            self.fail(f"there is no area {value!r}.{meant} There are: {', '.join(AREAS)}.", param, ctx)
        return areas

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  # click's signature
        """The areas that begin with what was typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  # only a completion pays for it

        from relief_player.routine.model import AREAS  # noqa: PLC0415  # as above

        return [CompletionItem(area) for area in AREAS if area.startswith(incomplete)]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
