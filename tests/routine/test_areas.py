"""The common names of parts of the body."""

from __future__ import annotations

import pytest

from relief_player.routine.areas import AREA_HINTS, COMMON_NAMES, areas_named, nearest_area
from relief_player.routine.model import AREAS


@pytest.mark.parametrize(
    ("word", "areas"),
    [
        ("calf", ("calf",)),
        ("low-back", ("low-back",)),
        ("Low Back", ("low-back",)),
        ("low_back", ("low-back",)),
        ("hamstring", ("back-thigh",)),
        ("Hamstrings", ("back-thigh",)),
        ("quads", ("front-thigh",)),
        ("glutes", ("buttock",)),
        ("back", ("mid-back", "low-back")),
        ("thumb", ("hand",)),
        ("toes", ("toes",)),
        ("calves", ("calf",)),
        ("feet", ("foot", "toes")),
        ("triceps", ("upper-arm",)),
        ("", ()),
        ("nowhere", ()),
    ],
)
def test_a_common_name_stands_for_its_areas(word: str, areas: tuple[str, ...]):
    assert areas_named(word) == areas


def test_a_group_stands_for_its_parts():
    assert {"upper-arm", "forearm", "hand"} <= set(areas_named("arm"))
    assert {"front-thigh", "back-thigh", "calf", "foot"} <= set(areas_named("legs"))


@pytest.mark.parametrize("name", COMMON_NAMES)
def test_a_common_name_leads_to_areas_and_is_none_itself(name: str):
    assert set(COMMON_NAMES[name]) <= set(AREAS)
    assert name not in AREAS
    assert areas_named(name) == COMMON_NAMES[name]


@pytest.mark.parametrize("area", AREAS)
def test_an_area_stands_for_itself(area: str):
    assert areas_named(area) == (area,)
    assert area not in AREA_HINTS


def test_the_nearest_word_is_found():
    assert nearest_area("hamstrin") == "hamstring"
    assert nearest_area("claf") == "calf"
    assert nearest_area("zzzz") == ""
