"""What a start is warned of, from what the history holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from relief_player.bootstrap.late import Late
from relief_player.bootstrap.safety import Safety
from relief_player.history.memory import MemoryJournal
from relief_player.routine.moves import MoveBook
from relief_player.routine.reader import read_routine
from relief_player.units import MINUTE, Ms

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
WARM = 'name = "Warm"\n[[step]]\nkind = "heat"\nname = "Pack"\narea = "calf"\nduration = "10m"\n'


def warned(heat: Ms) -> tuple[str, ...]:
    """What is told before heat on a calf that had some an hour ago, for so long."""
    step = SimpleNamespace(kind="heat", areas=("calf",), active=heat)
    session = SimpleNamespace(
        id="one", outcome="stopped", started_at=NOON - timedelta(hours=1), ended_at=None, steps=(step,)
    )

    @contextmanager
    def history() -> Iterator[object]:
        yield SimpleNamespace(gates=tuple, sessions=lambda **_: [session], notices=())

    routine = read_routine(WARM, file="warm.toml", moves=MoveBook()).routine
    app = SimpleNamespace(now=lambda: NOON, history=history)
    return Safety(app, routine, "warm", Late(MemoryJournal)).warnings


@pytest.mark.parametrize(("heat", "count"), [(0, 0), (MINUTE - 1, 0), (MINUTE, 1), (10 * MINUTE, 1)])
def test_a_pack_that_was_hardly_put_on_is_no_reason_to_wait(heat: int, count: int):
    assert len(warned(Ms(heat))) == count
