"""Text pictures of screens: what a person would see, kept beside the tests and compared row by row."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sheets_once import sheets_read_once

PICTURES = Path(__file__).resolve().parent / "pictures"


@pytest.fixture(scope="session", autouse=True)
def _sheets_once() -> Iterator[None]:
    with sheets_read_once():
        yield


@pytest.fixture
def pictured() -> Callable[[str, str], None]:
    """Compare a screen with its picture. With UPDATE_PICTURES set the picture is drawn anew; look at the diff then."""

    def compare(name: str, shown: str) -> None:
        picture = PICTURES / f"{name}.txt"
        if os.environ.get("UPDATE_PICTURES"):
            PICTURES.mkdir(exist_ok=True)
            picture.write_text(shown + "\n", encoding="utf-8")
        drawn = picture.read_text(encoding="utf-8")[:-1].split("\n")
        assert shown.split("\n") == drawn, "if it is to look so: UPDATE_PICTURES=1 python -m pytest, with this test"

    return compare
