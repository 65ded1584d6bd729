"""Help right now, and the pages to read."""

from __future__ import annotations

import json

import pytest

PARTS = [
    ("calf", "calf-cramp-now"),
    ("hamstring", "thigh-cramp-now"),
    ("toes", "foot-toe-cramp-now"),
    ("hand", "arm-hand-cramp-now"),
    ("belly", "belly-side-ease"),
    ("lower back", "back-spasm-ease"),
]


@pytest.mark.parametrize(("part", "routine"), PARTS)
def test_a_part_of_the_body_leads_straight_to_its_routine(relief, part, routine) -> None:
    relief("now", part, "--json", "--yes", "--no-sound", "--speed", "1000")
    assert relief("history", "--json").json[0]["routine_id"] == routine


def test_nobody_who_hurts_waits_longer_than_three_seconds_to_get_ready(relief, own_home) -> None:
    ended = relief("now", "back", "--json", "--yes", "--no-sound", "--speed", "1000")
    ready = [event for event in ended.events if event.get("role") == "get-ready"]
    assert [event["duration_ms"] for event in ready] == [3000]


def test_without_a_part_it_says_what_there_is_help_for(relief) -> None:
    ended = relief("now")
    assert ended.code == 0
    assert "calf: Calf cramp, right now" in ended.out


def test_an_unknown_part_is_answered_with_the_nearest(relief) -> None:
    ended = relief("now", "claf")
    assert ended.code == 2
    assert "Did you mean calf?" in ended.err


def test_a_part_there_is_nothing_for_is_answered_with_what_there_is(relief) -> None:
    ended = relief("now", "face")
    assert ended.code == 2
    assert "There is help for:" in ended.err


def test_with_no_one_to_answer_the_questions_it_does_not_start(relief) -> None:
    assert relief("now", "calf", "--plain").code == 4
    assert relief("history", "--json").json == []


def test_learn_begins_with_three_lines_that_a_person_would_read(relief) -> None:
    lines = relief("learn").out.splitlines()
    assert "not medical advice" in lines[0]
    assert lines[3] == ""


def test_a_page_names_its_sources_under_each_paragraph(relief) -> None:
    assert "[hewbutler2015]" in relief("learn", "hydration").out


def test_an_unknown_page_is_answered_with_the_nearest(relief) -> None:
    ended = relief("learn", "hydratio")
    assert ended.code == 2
    assert "hydration" in ended.err


def test_all_pages_are_there_as_json(relief) -> None:
    pages = json.loads(relief("learn", "--json").out)
    assert {"hydration", "seek-help"} <= {page["id"] for page in pages}
    assert all(paragraph["text"] for page in pages for paragraph in page["paragraphs"])
