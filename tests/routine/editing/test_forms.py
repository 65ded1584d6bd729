"""What a form for a step, a block, the timing or the head holds."""

from __future__ import annotations

import pytest

from relief_player.routine.editing.forms import (
    Entry,
    FormField,
    fields_for,
    fields_for_block,
    fields_for_head,
    fields_for_timing,
)
from relief_player.routine.fields import BLOCK_FIELDS, ROUTINE_FIELDS, TIMING_FIELDS, keys_of
from relief_player.routine.model import AREAS, Goal, Kind

EVERY = [*(one for kind in Kind for one in fields_for(kind)), *fields_for_block(), *fields_for_head(), *fields_for_timing()]  # fmt: skip


def _of(kind: Kind, key: str) -> FormField:
    return next(one for one in fields_for(kind) if one.key == key)


@pytest.mark.parametrize("kind", Kind)
def test_a_step_has_exactly_the_fields_of_its_kind(kind: Kind):
    assert {one.key for one in fields_for(kind)} == set(keys_of(kind))


def test_a_block_and_the_head_have_all_keys_but_those_with_screens_of_their_own():
    assert {one.key for one in fields_for_block()} == set(BLOCK_FIELDS) - {"step"}
    assert {one.key for one in fields_for_head()} == set(ROUTINE_FIELDS) - {"step", "timing", "format"}
    assert {one.key for one in fields_for_timing()} == {f"timing.{key}" for key in TIMING_FIELDS}


@pytest.mark.parametrize("kind", Kind)
def test_common_fields_stand_first_and_are_a_screenful(kind: Kind):
    common = [one.common for one in fields_for(kind)]
    assert common == sorted(common, reverse=True)
    assert 5 <= sum(common) <= 12


def test_every_field_says_in_a_sentence_what_it_is_and_what_it_takes():
    assert all(one.help[0].isupper() and one.help.endswith(".") and one.expects for one in EVERY)


def test_what_is_required_is_common():
    assert {one.key for one in EVERY if one.required} == {"kind", "name"}
    assert all(one.common for one in EVERY if one.required)


@pytest.mark.parametrize(
    ("kind", "key", "entry"),
    [
        (Kind.STRETCH, "move", Entry.MOVE),
        (Kind.STRETCH, "alternatives", Entry.MOVES),
        (Kind.STRETCH, "name", Entry.LINE),
        (Kind.STRETCH, "note", Entry.LINES),
        (Kind.STRETCH, "sets", Entry.WHOLE),
        (Kind.STRETCH, "duration", Entry.DURATION),
        (Kind.STRETCH, "halfway", Entry.FLAG),
        (Kind.STRETCH, "technique", Entry.CHOICE),
        (Kind.STRETCH, "areas", Entry.CHOICES),
        (Kind.STRETCH, "cautions", Entry.LIST),
        (Kind.STRETCH, "cues", Entry.CUES),
        (Kind.BREATHE, "pattern", Entry.PATTERN),
    ],
)
def test_each_key_is_filled_in_in_its_way(kind: Kind, key: str, entry: Entry):
    assert _of(kind, key).entry is entry


def test_a_choice_offers_what_the_reader_takes():
    assert _of(Kind.STRETCH, "areas").choices == AREAS
    assert next(one for one in fields_for_head() if one.key == "goal").choices == tuple(Goal)
    assert _of(Kind.STRETCH, "name").choices == ()


def test_bounds_are_those_of_the_reader():
    countdown = next(one for one in fields_for_timing() if one.key == "timing.countdown")
    assert (countdown.least, countdown.most, countdown.default) == (0, 10, "3")
    assert (_of(Kind.HEAT, "check_every").least, _of(Kind.STRETCH, "name").most) == (10_000, 200)


def test_a_length_says_how_it_is_typed():
    assert _of(Kind.STRETCH, "duration").expects == "a length, such as 90s, 1m30s or 1:30"
    assert _of(Kind.HEAT, "check_every").expects == "a length of at least 10s, such as 90s, 1m30s or 1:30"
