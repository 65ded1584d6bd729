"""The picture of the builder in the README shows what the builder shows."""

from __future__ import annotations

import builder_picture
from picture import words_of


async def test_the_picture_and_the_builder_have_not_drifted_apart():
    now, _ = await builder_picture.drawn()
    shown = words_of(builder_picture.PICTURE.read_text(encoding="utf-8"))
    assert shown == words_of(now), "run: python tests/support/builder_picture.py"
