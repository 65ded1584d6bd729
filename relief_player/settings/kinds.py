"""The kinds of values a setting takes: what is right, how a person types it, and how a file spells it.

This module owns bounds and spellings. Which setting is of which kind is declared in `values`.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from relief_player.settings.kind import Kind, WrongValueError
from relief_player.units import HOUR, SECOND, DurationError, Ms, parse_duration, short_text

_CLOSE_BY: Final = Ms(15_000)
"""Lengths up to here go in steps of a second, longer ones in steps of five."""
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_DAY: Final = 24 * 60


class Flag(Kind, frozen=True):
    """Yes or no."""

    expected = "true or false"

    def read(self, value: object) -> bool:
        """True or false, and nothing that is only like it."""
        if not isinstance(value, bool):
            raise WrongValueError(f"expected {self.expected}")
        return value

    def typed(self, text: str) -> object:
        """People say it in several ways."""
        word = text.strip().lower()
        return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(word, text)

    def text(self, value: bool) -> str:
        """As in the file."""
        return "true" if value else "false"

    def nudged(self, value: bool, by: int) -> bool:  # noqa: ARG002  # either way is the other one
        """The other one."""
        return not value


class Choice(Kind, frozen=True):
    """One of a few words."""

    choices: tuple[str, ...]

    @property
    def expected(self) -> str:
        """The words."""
        return f"one of {', '.join(self.choices)}"

    def read(self, value: object) -> str:
        """One of them, exactly."""
        from relief_player.settings.mistakes import did_you_mean  # noqa: PLC0415  # only a slip pays for it

        if value not in self.choices:
            raise WrongValueError(f"expected {self.expected}{did_you_mean(value, self.choices)}")
        return str(value)

    def nudged(self, value: str, by: int) -> str:
        """The next, round and round."""
        return self.choices[(self.choices.index(value) + by) % len(self.choices)]


class Whole(Kind, frozen=True):
    """A whole number."""

    least: int
    most: int
    step: int = 1

    @property
    def expected(self) -> str:
        """Its bounds."""
        return f"a whole number from {self.least} to {self.most}"

    def read(self, value: object) -> int:
        """A whole number within the bounds."""
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise WrongValueError(f"expected {self.expected}")
        return value

    def typed(self, text: str) -> object:
        """Digits, also with a sign of per cent."""
        return _number(text.strip().removesuffix("%").strip(), int, text)

    def nudged(self, value: int, by: int) -> int:
        """A step further, within the bounds."""
        return min(self.most, max(self.least, value + by * self.step))


PER_CENT: Final = Whole(0, 100, 5)


class Number(Kind, frozen=True):
    """A number."""

    least: float
    most: float
    step: float = 0.1

    @property
    def expected(self) -> str:
        """Its bounds."""
        return f"a number from {self.least:g} to {self.most:g}"

    def read(self, value: object) -> float:
        """A number within the bounds."""
        if not isinstance(value, int | float) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise WrongValueError(f"expected {self.expected}")
        return float(value)

    def typed(self, text: str) -> object:
        """Digits."""
        return _number(text.strip(), float, text)

    def text(self, value: float) -> str:
        """In the fewest digits."""
        return f"{value:g}"

    def nudged(self, value: float, by: int) -> float:
        """A step further, within the bounds."""
        return round(min(self.most, max(self.least, value + by * self.step)), 3)


class Length(Kind, frozen=True):
    """A duration of at most an hour."""

    expected = "a duration such as 90s, 1m30s or 1:30, at most an hour"

    def read(self, value: object) -> Ms:
        """A duration, in milliseconds."""
        try:
            length = parse_duration(value)
        except DurationError as error:
            raise WrongValueError(str(error)) from None
        if length > HOUR:
            raise WrongValueError("expected at most an hour")
        return length

    def typed(self, text: str) -> object:
        """A number alone means seconds."""
        return _number(text.strip(), float, text.strip())

    def plain(self, value: Ms) -> str:
        """In its shortest exact spelling."""
        return short_text(value)

    def nudged(self, value: Ms, by: int) -> Ms:
        """A second further, or five where it is long."""
        step = SECOND if (value < _CLOSE_BY or (value == _CLOSE_BY and by < 0)) else Ms(5 * SECOND)
        return Ms(min(HOUR, max(0, value + by * step)))


class Clock(Kind, frozen=True):
    """A time of day."""

    expected = 'a time of day such as "22:00"'

    def read(self, value: object) -> time:
        """Hours and minutes."""
        found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise WrongValueError(f"expected {self.expected}")
        return time(int(found[1]), int(found[2]))

    def plain(self, value: time) -> str:
        """Hours and minutes."""
        return f"{value:%H:%M}"

    def nudged(self, value: time, by: int) -> time:
        """Half an hour further, round the clock."""
        hours, minutes = divmod((value.hour * 60 + value.minute + by * 30) % _DAY, 60)
        return time(hours, minutes)


class Text(Kind, frozen=True, kw_only=True):
    """A text in one line."""

    empty: bool = False
    """Whether it may be empty."""

    expected = "a text"

    def read(self, value: object) -> str:
        """A text that can be shown."""
        if not isinstance(value, str) or not value.isprintable() or not (value or self.empty):
            raise WrongValueError(f"expected {self.expected}")
        return value


class Texts(Kind, frozen=True):
    """A list of texts."""

    expected = 'a list of texts, as in ["one", "two"]'

    def read(self, value: object) -> tuple[str, ...]:
        """Each a text that can be shown."""
        if not isinstance(value, list):
            raise WrongValueError(f"expected {self.expected}")
        return tuple(Text().read(one) for one in value)

    def typed(self, text: str) -> object:
        """Texts parted by semicolons, for a path may hold a comma."""
        return [one.strip() for one in text.split(";") if one.strip()]

    def plain(self, value: tuple[str, ...]) -> list[str]:
        """A list."""
        return list(value)

    def text(self, value: tuple[str, ...]) -> str:
        """Parted by semicolons."""
        return "; ".join(value)


def _number(text: str, as_what: type[int | float], otherwise: str) -> object:
    try:
        return as_what(text)
    except ValueError:
        return otherwise
