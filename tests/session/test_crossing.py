"""Finding cues without looking at all of them, against looking at all of them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from relief_player.routine.model import Kind
from relief_player.session.crossing import crossed_between, next_moment
from relief_player.session.timeline import Cue, CueKind, Edge, Item, Role
from relief_player.units import Ms

LENGTH = Ms(40)


def item_of(*cues: Cue, length: Ms = LENGTH) -> Item:
    ordered = tuple(sorted(cues, key=lambda cue: cue.within(length)))
    return Item(
        index=0, at=Ms(0), length=length, role=Role.WORK, step=1, kind=Kind.STRETCH, name="Calf", group=0, cues=ordered
    )


CUES = st.lists(
    st.builds(Cue, st.just(CueKind.SAY), st.sampled_from(Edge), st.integers(0, LENGTH).map(Ms)), max_size=12
)
ADJUSTS = st.sampled_from([0, 0, 10, 20, 55, -10, -20, -39])
MOMENTS = st.integers(-1, 100)

MANY = settings(max_examples=max(300, settings().max_examples))
"""These cost next to nothing."""


@MANY
@given(CUES, ADJUSTS, MOMENTS, MOMENTS)
def test_what_is_crossed_is_what_lies_in_between_in_the_order_of_its_moments(cues, adjust, after, reach):
    item = item_of(*cues)
    length = Ms(LENGTH + adjust)
    found = [(cue.within(length), index) for index, cue in enumerate(item.cues) if after < cue.within(length) <= reach]
    assert crossed_between(item, length, after, reach) == sorted(found)


@MANY
@given(CUES, ADJUSTS, MOMENTS)
def test_the_next_moment_is_that_of_the_first_cue_ahead_or_the_end(cues, adjust, after):
    item = item_of(*cues)
    length = Ms(LENGTH + adjust)
    ahead = [cue.within(length) for cue in item.cues if after < cue.within(length) <= length]
    assert next_moment(item, length, after) == min([*ahead, length])


class _Counted(Sequence):
    """Cues that count how often one of them is looked at."""

    def __init__(self, cues):
        self.cues, self.looked = cues, 0

    def __len__(self):
        return len(self.cues)

    def __getitem__(self, index):
        found = self.cues[index]
        self.looked += len(found) if isinstance(index, slice) else 1
        return found


def test_a_look_at_a_day_of_breathing_touches_few_of_its_cues():
    length = Ms(86_400_000)
    breaths = [Cue(CueKind.BREATHE_IN, Edge.START, Ms(moment)) for moment in range(0, length, 1_000)]
    item = item_of(*breaths, Cue(CueKind.END, Edge.END, Ms(0)), length=length)
    counted = _Counted(item.cues)
    item = replace(item, cues=counted)
    for played in (length, Ms(length + 10_000)):
        crossed_between(item, played, 43_200_000, 43_200_250)
        next_moment(item, played, 43_200_250)
    assert counted.looked < 300
