"""How hard a text is to read, measured in sentences and words; used by tests only."""

from __future__ import annotations

import re

import readability

_SENTENCE_END = re.compile(r"(?<=[.?:])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in _SENTENCE_END.split(text.strip()) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words and numbers of a text; what hyphens or apostrophes join is one."""
    return _WORD.findall(text)


def words_per_sentence(text: str) -> float:
    """The mean length of a sentence, in words."""
    return len(words(text)) / len(sentences(text))


def longest_sentence(text: str) -> int:
    """The length of the longest sentence, in words."""
    return max(len(words(sentence)) for sentence in sentences(text))


def reading_ease(text: str) -> float:
    """Flesch reading ease: 60 to 70 is plain English, 80 and more is easy."""
    tokens = "\n".join(" ".join(words(sentence)) + " ." for sentence in sentences(text))
    return float(readability.getmeasures(tokens, lang="en")["readability grades"]["FleschReadingEase"])
