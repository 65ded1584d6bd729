"""The strip's arithmetic: every part has a cell, and every cell a part."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tui_fakes import cramp_now, evening_legs, short

from relief_player.session.compile import compile_routine
from relief_player.tui.parts import cell_of, fit_parts, parts_of, share, tones_in
from relief_player.tui.words import tone_of

LEGS = compile_routine(evening_legs())


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=80), st.integers(0, 200))
def test_all_cells_are_shared_out_and_nobody_goes_without(lengths: list[int], spare: int):
    widths = share(lengths, len(lengths) + spare)
    assert sum(widths) == len(lengths) + spare
    assert min(widths) >= 1


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=40), st.integers(0, 200))
def test_a_longer_part_never_gets_fewer_cells(lengths: list[int], spare: int):
    widths = share(lengths, len(lengths) + spare)
    pairs = sorted(zip(lengths, widths, strict=True))
    assert all(before[1] <= after[1] for before, after in itertools.pairwise(pairs) if before[0] < after[0])


@pytest.mark.parametrize("room", [1, 2, 5, 8, 17, 30, 38, 39, 76, 152, 500])
def test_the_strip_is_filled_without_gap_and_shows_every_item_once(room: int):
    cells = fit_parts(LEGS, room)
    assert cells[0].at == 0
    assert all(before.at + before.width == after.at for before, after in itertools.pairwise(cells))
    assert cells[-1].at + cells[-1].width == room
    shown = [index for place in cells for index in range(place.part.first, place.part.last + 1)]
    assert shown == [item.index for item in LEGS.items]


def test_with_room_every_item_has_a_part_in_its_own_tone():
    assert [part.tone for part in parts_of(LEGS)] == [tone_of(item) for item in LEGS.items]
    assert len(fit_parts(LEGS, len(LEGS.items))) == len(LEGS.items)


def test_without_room_a_pass_takes_its_lead_in_with_it():
    groups = len({item.group for item in LEGS.items})
    cells = fit_parts(LEGS, groups)
    assert len(cells) == groups
    assert "".join(place.part.tone.letter for place in cells) == "NSSSSWWWWWWHMMBRN"


def test_there_is_no_strip_without_room():
    assert fit_parts(LEGS, 0) == ()


@given(st.integers(1, 200), st.integers(0, LEGS.length))
def test_the_present_moment_never_runs_back(room: int, at: int):
    cells = fit_parts(LEGS, room)
    moments = [
        cell_of(cells, item.index, moment)
        for item in LEGS.items
        for moment in (item.at, (item.at + item.ends_at) // 2, item.ends_at)
    ]
    assert moments == sorted(moments)
    assert moments[-1] < room


def test_the_present_moment_stands_inside_its_own_part():
    cells = fit_parts(LEGS, 152)
    for place in cells:
        item = LEGS.items[place.part.first]
        for at in (item.at, item.ends_at, item.ends_at + 60_000):
            assert place.at <= cell_of(cells, item.index, at) < place.at + place.width


def test_the_legend_begins_with_what_is_done():
    letters = "".join(tone.letter for tone in tones_in(compile_routine(cramp_now())))
    assert letters == "SEgrp"
    assert [tone.word for tone in tones_in(compile_routine(short()))] == ["stretch", "get ready", "position"]
