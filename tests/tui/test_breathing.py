"""Where in its breath a step is, and the shape that shows it: derived from the snapshot, never counted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tui_fakes import FakeSession, Stage, evening_legs, playing, step

from relief_player.routine.model import Breath, Kind, Routine, Timing
from relief_player.session.state import Command
from relief_player.session.timeline import CueKind, Role
from relief_player.tui.breathing import Breathing, breathing_of, pattern_words
from relief_player.tui.bubble import EIGHTHS, across, fills, radius, widths
from relief_player.tui.widgets.pacer import Pacer
from relief_player.units import Ms

BREATHS = st.builds(
    Breath, *(st.integers(least, 20_000).map(Ms) for least in (500, 0, 500, 0))
)  # fmt: skip
ROWS = st.integers(1, 40)


def breathes(breath: Breath, breaths: int = 3, get_ready: int = 0) -> FakeSession:
    """A session of one breathing step, begun."""
    only = step(1, Kind.BREATHE, "Breathe", breaths * breath.length / 1000, breath=breath, breaths=breaths)
    session = FakeSession(Routine(name="Breath", timing=Timing(get_ready=Ms(get_ready)), steps=(only,)))
    session.begin()
    return session


def at(session: FakeSession, moment: int) -> Breathing:
    """The breath at a moment of the session's clock."""
    session.clock.pass_by(moment - session.clock.now())
    found = breathing_of(session.conductor.snapshot())
    assert found is not None
    return found


@given(BREATHS, st.lists(st.floats(0, 1, exclude_max=True), min_size=2, max_size=8), st.integers(0, 2))
def test_within_a_part_it_only_fills_or_only_empties(breath: Breath, moments: list[float], number: int):
    session = breathes(breath)
    begins = number * breath.length
    lengths = (breath.inhale, breath.hold_full, breath.exhale, breath.hold_empty)
    for part, length in enumerate(lengths):
        inside = sorted(begins + int(moment * length) for moment in moments) if length else []
        full = [at(session, moment).fullness for moment in inside]
        falling = part == 2
        assert full == sorted(full, reverse=falling)
        if part in (1, 3):
            assert set(full) <= {1.0 if part == 1 else 0.0}
        begins += length


@given(BREATHS)
def test_it_is_full_at_the_end_of_in_and_empty_at_the_end_of_out(breath: Breath):
    session = breathes(breath)
    assert at(session, 0).fullness == 0
    assert at(session, breath.inhale - 1).fullness == pytest.approx(1, abs=1e-4)
    assert at(session, breath.inhale).fullness == pytest.approx(1)
    out = breath.inhale + breath.hold_full + breath.exhale
    assert at(session, out - 1).fullness == pytest.approx(0, abs=1e-4)
    assert at(session, out).fullness == pytest.approx(0)


@given(BREATHS)
def test_its_parts_begin_where_the_cues_lie(breath: Breath):
    session = breathes(breath)
    (work,) = (item for item in session.timeline.items if item.role is Role.WORK)
    for cue in work.cues:
        if cue.kind in (CueKind.BREATHE_IN, CueKind.HOLD, CueKind.BREATHE_OUT):
            assert at(session, cue.within(work.length)).part is cue.kind


def test_what_is_left_of_a_part_is_counted_in_words():
    session = breathes(Breath(Ms(4_000), Ms(7_000), Ms(8_000), Ms(0)))
    assert [at(session, moment).words for moment in (0, 3_100, 4_000, 11_000)] == [
        "Breathe in · 4", "Breathe in · 1", "Hold · 7", "Breathe out · 8",
    ]  # fmt: skip


def test_in_the_lead_in_it_waits_empty():
    session = breathes(Breath(Ms(4_000), Ms(0), Ms(4_000), Ms(0)), get_ready=3_000)
    waiting = at(session, 1_000)
    assert (waiting.part, waiting.fullness, waiting.words) == (None, 0.0, "")


def test_ten_seconds_more_go_on_in_the_same_breath():
    session = breathes(Breath(Ms(4_000), Ms(0), Ms(4_000), Ms(0)), breaths=1)
    session.tick(7_000)
    session.ask(Command.EXTEND)
    assert [at(session, moment).words for moment in (8_000, 12_000, 17_500)] == [
        "Breathe in · 4", "Breathe out · 4", "Breathe in · 1",
    ]  # fmt: skip


def test_a_stretch_has_no_breath():
    session = FakeSession(evening_legs())
    session.begin()
    session.to_item(2)
    assert breathing_of(session.conductor.snapshot()) is None


def test_a_pattern_is_told_without_the_holds_it_does_not_have():
    assert pattern_words(Breath(Ms(4_000), Ms(7_000), Ms(8_000), Ms(0))) == "in 4 · hold 7 · out 8"
    assert pattern_words(Breath(Ms(2_500), Ms(0), Ms(4_000), Ms(1_000))) == "in 2.5 · out 4 · hold 1"


class TestTheDome:
    @given(ROWS, st.lists(st.floats(0, 1), min_size=2, max_size=10))
    def test_it_never_sinks_as_it_fills(self, rows: int, fullness: list[float]):
        heights = [radius(full, rows) for full in sorted(fullness)]
        assert heights == sorted(heights)
        filled = [sum(fills(full, rows)) for full in sorted(fullness)]
        assert filled == heights

    @given(ROWS)
    def test_full_it_takes_every_row_and_empty_a_little_of_the_lowest(self, rows: int):
        assert fills(1.0, rows) == (EIGHTHS,) * rows
        empty = fills(0.0, rows)
        assert (sum(empty[:-1]), 0 < empty[-1] < EIGHTHS) == (0, True)

    @given(ROWS, st.floats(0, 1))
    def test_only_one_row_at_a_time_is_filled_in_part(self, rows: int, full: float):
        assert sum(0 < filled < EIGHTHS for filled in fills(full, rows)) <= 1

    @given(st.integers(0, 250), ROWS)
    def test_it_stands_in_its_room_and_narrows_upwards(self, columns: int, rows: int):
        wide = widths(columns, rows)
        assert all(above <= below for above, below in pairwise(wide))
        assert wide[-1] <= across(columns, rows) <= max(0, columns - 2)
        assert all(cells % 2 == 0 for cells in wide)


async def _breathing(stage: Stage, inside: int) -> None:
    item = next(one.index for one in stage.playing.timeline.items if one.kind is Kind.BREATHE and one.role is Role.WORK)
    await stage.play_to(item, inside)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15)])
async def test_the_dome_stands_under_the_figures_at_every_size(size):
    async with playing(evening_legs(), size) as stage:
        await _breathing(stage, 2_000)
        low = stage.text.count("█") + sum(stage.text.count(part) for part in "▁▂▃▅▆▇")
        assert "Breathe in · 3" in stage.text
        await stage.pass_time(2_000)
        high = stage.text.count("█") + sum(stage.text.count(part) for part in "▁▂▃▅▆▇")
        assert high > low
        assert "Breathe in · 1" in stage.text


async def test_only_the_edge_of_the_dome_is_drawn_again(monkeypatch):
    async with playing(evening_legs()) as stage:
        await _breathing(stage, 2_000)
        pacer = stage.app.query_one(Pacer)
        regions = []
        monkeypatch.setattr(pacer, "refresh", lambda *asked, **_k: regions.extend(asked))
        stage.playing.tick(100)
        stage.app.screen.look()
        assert len(regions) == 1
        assert regions[0].height == 1


async def test_under_reduced_motion_the_pattern_stands_there_in_words():
    async with playing(evening_legs(), reduced_motion=True) as stage:
        await _breathing(stage, 2_000)
        before = stage.text
        assert "in 5 · out 5" in before
        stage.playing.tick(400)
        await stage.rest()
        assert stage.text == before


async def test_where_there_is_no_breath_there_is_no_dome():
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 2_000)
        assert not stage.app.query(Pacer)
