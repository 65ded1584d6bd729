"""Temperatures in the unit a person chose: shown, typed, and put beside those that an author wrote in the other one.

This module owns the two units and the way between them. It never leaves out or replaces what an author wrote.
"""

from __future__ import annotations

import re
from typing import Final

from relief_player.settings.values import Temperature

_SIGNS: Final[dict[Temperature, str]] = {"celsius": "°C", "fahrenheit": "°F"}
_COLDEST, _HOTTEST = 30.0, 45.0
"""Degrees Celsius: no living body is beyond. In Fahrenheit the same begins far above, so that each can be told."""
_STATED: Final = re.compile(
    r"(?<![\d.])(\d{1,3}(?:\.\d)?)(?:\s*(to|-|–)\s*(\d{1,3}(?:\.\d)?))?\s*(?:°\s*|degrees?\s+)?(C|F|Celsius|Fahrenheit)\b",
    re.IGNORECASE,
)
_BODY: Final = re.compile(r"(\d{2,3}(?:[.,]\d{1,2})?)\s*°?\s*([cf]?)", re.IGNORECASE)


def fahrenheit(celsius: float) -> float:
    """Degrees Celsius as degrees Fahrenheit."""
    return celsius * 9 / 5 + 32


def celsius(degrees: float) -> float:
    """Degrees Fahrenheit as degrees Celsius."""
    return (degrees - 32) * 5 / 9


def body_text(degrees: float, unit: Temperature) -> str:
    """A body temperature (in degrees Celsius) for people, as in ``38.2 °C`` or ``100.8 °F``."""
    shown = fahrenheit(degrees) if unit == "fahrenheit" else degrees
    return f"{shown:.1f} {_SIGNS[unit]}"


def read_body(text: str) -> float:
    """A body temperature as people type it, in either unit: which one is plain from the figure.

    Returns:
        Degrees Celsius, to a hundredth.

    Raises:
        ValueError: it is none that a living person has; the message says what is expected.
    """
    found = _BODY.fullmatch(text.strip())
    if found is not None:
        degrees = float(found[1].replace(",", "."))
        in_fahrenheit = degrees > _HOTTEST if not found[2] else found[2].lower() == "f"
        body = celsius(degrees) if in_fahrenheit else degrees
        if _COLDEST <= body <= _HOTTEST:
            return round(body, 2)
    raise ValueError(
        f"expected a body temperature from {_COLDEST:g} to {_HOTTEST:g} °C "
        f"({fahrenheit(_COLDEST):g} to {fahrenheit(_HOTTEST):g} °F), as in 38.2 or 100.8"
    )


def with_unit(text: str, unit: Temperature) -> str:
    """A text in which each temperature of the other unit has the person's own behind it, in brackets.

    A text that states both units is as it was.
    """
    stated = list(_STATED.finditer(text))
    own = unit[0]
    if not stated or any(one[4][0].lower() == own for one in stated):
        return text
    return _STATED.sub(lambda one: f"{one[0]} ({_other(one, unit)})", text)


def _other(stated: re.Match[str], unit: Temperature) -> str:
    turn = fahrenheit if unit == "fahrenheit" else celsius
    first = f"{turn(float(stated[1])):.0f}"
    if stated[3] is None:
        return f"{first} {_SIGNS[unit]}"
    between = f" {stated[2]} " if stated[2] == "to" else stated[2]
    return f"{first}{between}{turn(float(stated[3])):.0f} {_SIGNS[unit]}"
