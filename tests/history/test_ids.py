"""Ids sort by the time they were made, and are UUIDv7 to everybody who looks."""

from __future__ import annotations

import time
from uuid import RFC_4122, UUID

from relief_player.history.ids import new_id


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = UUID(new_id())
    assert (made.version, made.variant) == (7, RFC_4122)


def test_an_id_says_when_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = UUID(new_id())
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000


def test_ids_are_all_different() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_an_id_is_lower_case_text_of_36_characters() -> None:
    made = new_id()
    assert (len(made), made) == (36, made.lower())
