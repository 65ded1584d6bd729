"""What tests of drafts share: opening one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from relief_player.routine.editing import Draft
from relief_player.routine.moves import MoveBook


@pytest.fixture(scope="session")
def opened(book: MoveBook) -> Callable[[str], Draft]:
    """Opens a draft of a text."""
    return lambda text: Draft.open(text, "evening.toml", moves=book)
