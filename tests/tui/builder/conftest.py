"""What the tests of the builder share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from relief_player.tui.builder.app import BuilderApp


@pytest.fixture
def lent_terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal that can be lent to an editor, and what became of it; the one of the tests cannot."""
    told: list[str] = []

    @contextmanager
    def suspend(_self: BuilderApp) -> Iterator[None]:
        told.append("lent")
        yield
        told.append("given back")

    monkeypatch.setattr(BuilderApp, "suspend", suspend)
    return told
