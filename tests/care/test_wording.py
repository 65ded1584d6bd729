"""Every text of care: sourced, calm, short, and in words a hurting person can read."""

from __future__ import annotations

import re

import pytest
from reading_level import longest_sentence, reading_ease, sentences, words, words_per_sentence

from relief_player.care.gate_words import LEAVE_OUT, WORDS
from relief_player.care.gates import only_new, sheet_of
from relief_player.care.learn import DISCLAIMER, TOPICS
from relief_player.care.redflags import TEN_MINUTE_ADVICE
from relief_player.care.sheet import PRUDENCE, Level
from relief_player.care.verdicts import any_of, verdict, who_to_call
from relief_player.routine.model import Gate
from relief_player.routine.problems import UNSEEN

QUESTIONS = tuple({question.id: question for gate in WORDS.values() for question in gate.questions}.values())
PARAGRAPHS = tuple((topic.id, paragraph) for topic in TOPICS for paragraph in topic.paragraphs)

FORBIDDEN = re.compile(
    r"!|\bprevents?\b|\bcures?\b|\bguarantee|drink plenty|take (?:magnesium|potassium|salt)\b|litres? an hour"
    r"|\bno pain,? no gain\b|push through",
    re.IGNORECASE,
)
OUR_OWN = {
    "cramp-now": 2, "hydration": 1, "nutrition": 1, "conditions": 2, "warm-up": 1, "causes": 1, "symptoms": 1,
    "seek-help": 1,
}  # fmt: skip
"""How many paragraphs of a page are our own words: prudence, or a gap that is named. More need a reason."""


def every_text() -> list[str]:
    texts = [TEN_MINUTE_ADVICE.title, TEN_MINUTE_ADVICE.text, TEN_MINUTE_ADVICE.say, *DISCLAIMER]
    texts += [text for one in QUESTIONS for text in (one.text, one.sign, one.advice)]
    texts += [text for one in WORDS.values() for text in (one.title, *one.intro)]
    texts += [one.text for one in LEAVE_OUT.values()]
    texts += [who_to_call(level) for level in Level]
    texts += [text for topic in TOPICS for text in (topic.title, topic.summary, *topic.also)]
    texts += [text for _, one in PARAGRAPHS for text in (one.heading, one.text)]
    for gate in Gate:
        for sheet in (sheet_of([gate]), only_new(sheet_of([gate]))):
            found = verdict(sheet, any_of(sheet))
            texts += [sheet.title, sheet.intro, found.title, *found.advice]
    return texts


def test_no_text_holds_a_control_character():
    assert [text for text in every_text() if UNSEEN.search(text)] == []


def test_no_text_promises_forces_or_shouts():
    assert [text for text in every_text() if FORBIDDEN.search(text)] == []


def test_no_text_has_a_double_blank_or_a_ragged_edge():
    assert [text for text in every_text() if "  " in text or text != text.strip()] == []


def test_every_key_is_in_the_bibliography(bibliography):
    used = {key for one in QUESTIONS for key in one.sources} - {PRUDENCE}
    used |= {key for one in WORDS.values() for key in one.sources}
    used |= {key for one in LEAVE_OUT.values() for key in one.sources}
    used |= {key for topic in TOPICS for key in topic.sources}
    used |= set(TEN_MINUTE_ADVICE.sources)
    assert used <= bibliography


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_is_short_and_says_what_it_rests_on(question):
    assert question.sources
    assert question.text.endswith("?")
    assert len(words(question.text)) <= 25
    assert not question.sign.endswith((".", "?"))
    assert question.advice.endswith(".")


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if one.level is not Level.ASK_FIRST], ids=lambda one: one.id
)
def test_a_red_flag_never_rests_on_prudence_alone(question):
    assert set(question.sources) - {PRUDENCE}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_advice_is_one_or_two_short_sentences(question):
    assert len(sentences(question.advice)) <= 2
    assert longest_sentence(question.advice) <= 16


def test_the_questions_are_easy_to_read():
    assert reading_ease(" ".join(question.text for question in QUESTIONS)) >= 60


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_a_page_is_short_and_easy_to_read(topic):
    text = " ".join(paragraph.text for paragraph in topic.paragraphs)
    assert words_per_sentence(text) <= 16
    assert longest_sentence(text) <= 25
    assert reading_ease(text) >= 60
    assert len(words(text)) <= 300


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_every_paragraph_with_a_claim_has_a_source(topic):
    assert len([one for one in topic.paragraphs if one.own]) == OUR_OWN.get(topic.id, 0)


def test_the_summaries_fit_on_a_line_of_a_list():
    assert all(len(topic.summary) <= 78 for topic in TOPICS)
