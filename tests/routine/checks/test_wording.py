"""What counts as said: words in a clause that does not negate them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.routine.checks import wording
from relief_player.routine.checks.wording import says

PATTERNS = (*(pattern for _, pattern in wording._ROUGH), wording._SUPPLEMENT, wording._FLUIDS, r"sleep\w*|asleep")
_WORDS = st.sampled_from(
    re.findall(
        r"\S+|\n",
        "bounce forced force large fluids push through do not never don't take magnesium drink 2 litres an hour water "
        "as much as you can sleep but and then instead . , ; : ( ) - \n softly enforce",
    )
)


def clause_by_clause(text: str, pattern: str) -> bool:
    """The same without any short cut."""
    for clause in re.split(wording._CLAUSE, text):
        match = re.search(rf"\b(?:{pattern})\b", clause, re.IGNORECASE)
        if match and not re.search(wording._NEGATION, clause[: match.start()]):
            return True
    return False


@given(words=st.lists(_WORDS, max_size=12), glue=st.sampled_from([" ", " ", ""]), pattern=st.sampled_from(PATTERNS))
def test_a_text_that_is_looked_at_as_a_whole_first_says_the_same(words: list[str], glue: str, pattern: str):
    text = glue.join(words)
    assert says(text, pattern) == clause_by_clause(text, pattern)


@pytest.mark.parametrize("text", ["Do not bounce", "Never force it, softly", "enforce", ""])
def test_what_is_negated_or_only_sounds_like_it_is_not_said(text: str):
    assert not any(says(text, pattern) for pattern in PATTERNS)


def test_a_clause_of_its_own_is_not_negated_by_another():
    assert says("Do not hurry; bounce", PATTERNS[0])
