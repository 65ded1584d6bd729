"""Temperatures in the unit a person chose, whichever an author or a thermometer has."""

from __future__ import annotations

import pytest

from relief_player.settings.degrees import body_text, read_body, with_unit


@pytest.mark.parametrize(
    ("typed", "degrees"),
    [
        ("38.2", 38.2),
        ("38,2", 38.2),
        ("38.2 °C", 38.2),
        ("38c", 38.0),
        ("100.4", 38.0),
        ("100.4°F", 38.0),
        ("101 f", 38.33),
    ],
)
def test_a_body_temperature_is_read_in_either_unit(typed: str, degrees: float):
    assert read_body(typed) == degrees


@pytest.mark.parametrize("typed", ["", "20", "46", "100.4 C", "38 F", "300", "hot", "1e2"])
def test_what_no_living_person_has_is_refused(typed: str):
    with pytest.raises(ValueError, match="as in 38"):
        read_body(typed)


def test_a_body_temperature_is_shown_in_the_chosen_unit():
    assert (body_text(38.0, "celsius"), body_text(38.0, "fahrenheit")) == ("38.0 °C", "100.4 °F")


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("Water at 40 °C.", "fahrenheit", "Water at 40 °C (104 °F)."),
        ("Water at 40 °C.", "celsius", "Water at 40 °C."),
        ("104 degrees Fahrenheit at most", "celsius", "104 degrees Fahrenheit (40 °C) at most"),
        ("37 to 40 C, never over 45C", "fahrenheit", "37 to 40 C (99 to 104 °F), never over 45C (113 °F)"),
        ("15-18 °C", "fahrenheit", "15-18 °C (59-64 °F)"),
        ("40 °C or 104 °F", "fahrenheit", "40 °C or 104 °F"),
        ("Do 5 circles, then 3 cups", "fahrenheit", "Do 5 circles, then 3 cups"),
        ("", "fahrenheit", ""),
    ],
)
def test_an_authors_temperature_gets_the_persons_unit_beside_it(text: str, unit, shown: str):
    assert with_unit(text, unit) == shown
