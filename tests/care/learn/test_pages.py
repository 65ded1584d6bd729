"""Pages are found by what a person types, and read well without a widget."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.care.learn import DISCLAIMER, TOPICS, Paragraph, Topic, as_json, as_text, find_topic
from relief_player.errors import Exit, NotFoundError
from relief_player.routine.problems import UNSEEN

WAYS = {"hydration", "stretching", "warm-up", "nutrition", "conditions", "heat-cold", "massage"}


def test_the_seven_ways_and_all_the_rest_have_a_page():
    assert {topic.id for topic in TOPICS} == WAYS | {"causes", "symptoms", "seek-help", "corrections", "cramp-now"}


def test_there_are_six_causes():
    (causes,) = [topic for topic in TOPICS if topic.id == "causes"]
    assert [paragraph.heading[:1] for paragraph in causes.paragraphs if paragraph.heading] == list("123456")


@pytest.mark.parametrize("heading", ["Drink", "minerals", "night", "desk"])
def test_the_corrections_speak_of_what_the_base_corrects(heading: str):
    (corrections,) = [topic for topic in TOPICS if topic.id == "corrections"]
    assert any(heading in paragraph.heading for paragraph in corrections.paragraphs)


def test_the_disclaimer_is_three_lines_that_fit_a_terminal():
    assert len(DISCLAIMER) == 3
    assert all(len(line) <= 80 for line in DISCLAIMER)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_a_page_is_found_by_each_of_its_names(topic: Topic):
    for name in (topic.id, topic.title, topic.title.upper(), topic.id.replace("-", " "), *topic.also):
        assert find_topic(f" {name} ") is topic


def test_no_two_pages_share_a_name():
    names = [name for topic in TOPICS for name in {one.casefold() for one in (topic.id, topic.title, *topic.also)}]
    assert len(names) == len(set(names))


def test_a_slip_of_the_fingers_gets_the_nearest_name():
    with pytest.raises(NotFoundError) as caught:
        find_topic("hydratoin")
    assert caught.value.hint == 'did you mean "hydration"?'
    assert caught.value.exit_code is Exit.USAGE
    assert "seek-help" in caught.value.message


@given(st.text())
def test_whatever_is_typed_a_page_comes_or_clean_words(text: str):
    told = ""
    try:
        found = find_topic(text)
    except NotFoundError as error:
        told = str(error)
    else:
        assert found in TOPICS
    assert not UNSEEN.search(told.replace("\n", ""))


@given(st.sampled_from(TOPICS), st.integers(20, 120))
def test_a_page_as_text_keeps_to_its_width_and_loses_no_word(topic: Topic, width: int):
    text = as_text(topic, width)
    longest_word = max(len(word) for word in text.split())
    assert all(len(line) <= max(width, longest_word) for line in text.splitlines())
    for paragraph in topic.paragraphs:
        assert paragraph.text in " ".join(text.split())


def test_sources_stand_under_their_paragraph_and_own_words_are_named_so():
    page = Topic(
        id="x", title="X", summary="", paragraphs=(Paragraph("One.", ("nhs_water",), "How"), Paragraph("Two."))
    )
    assert as_text(page) == "X\n\nHow\nOne.\n[nhs_water]\n\nTwo.\n[our own words]\n"


def test_a_page_for_programs_holds_what_people_read():
    (causes,) = [topic for topic in TOPICS if topic.id == "causes"]
    shown = as_json(causes)
    assert shown["id"] == "causes"
    assert [one["text"] for one in shown["paragraphs"]] == [one.text for one in causes.paragraphs]
    assert [one["sources"] for one in shown["paragraphs"]] == [list(one.sources) for one in causes.paragraphs]
