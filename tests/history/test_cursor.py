"""The cursor as text: a session can be taken up exactly where it was left."""

from __future__ import annotations

import pytest
from desk import done, progress
from hypothesis import given
from hypothesis import strategies as st

from relief_player.history.cursor import cursor_text, outcome_of_dead, progress_from
from relief_player.session.state import Cursor, Phase, Progress
from relief_player.units import Ms

lengths = st.integers(0, 2**53).map(Ms)
cursors = st.builds(Cursor, st.integers(0, 10_000), lengths, st.integers(1, 10_000), st.integers(-(2**40), 2**40))


@given(st.builds(Progress, st.sampled_from(Phase), cursors, lengths, lengths, lengths, st.just((done(0), done(1)))))
def test_progress_comes_back_as_it_was(kept: Progress) -> None:
    assert progress_from(cursor_text(kept), kept.active, kept.paused, kept.passes) == kept


@pytest.mark.parametrize(
    ("phase", "outcome"),
    [
        ("ready", "interrupted"),
        ("playing", "interrupted"),
        ("paused", "interrupted"),
        ("waiting", "interrupted"),
        ("finished", "completed"),
        ("stopped", "stopped"),
    ],
)
def test_a_dead_player_had_ended_only_if_its_last_word_says_so(phase: str, outcome: str) -> None:
    assert outcome_of_dead(cursor_text(progress(phase=phase)), rehearsal=False) == outcome


def test_a_dead_rehearsal_is_a_rehearsal() -> None:
    assert outcome_of_dead(cursor_text(progress()), rehearsal=True) == "rehearsal"


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "{", '{"phase": 3}', '{"phase": "dancing"}'])
def test_a_cursor_that_says_nothing_belongs_to_an_interrupted_session(text: str) -> None:
    assert outcome_of_dead(text, rehearsal=False) == "interrupted"
