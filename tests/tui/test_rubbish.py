from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from relief_player.tui.rubbish import YOUNG, look_at_new_objects_only


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


def test_what_start_up_made_is_looked_at_no_more():
    kept = [object(), {}]
    look_at_new_objects_only()
    assert (gc.get_freeze_count() > 0, any(one is kept for one in gc.get_objects())) == (True, False)


def test_what_start_up_left_behind_is_gone_before_the_rest_is_kept_for_good():
    class Left:
        pass

    left = Left()
    left.itself = left  # type: ignore[attr-defined]  # a cycle of its own
    gone = weakref.ref(left)
    del left
    look_at_new_objects_only()
    assert gone() is None


def test_a_look_comes_before_there_are_many_new_objects():
    look_at_new_objects_only()
    assert gc.get_threshold()[0] == YOUNG
