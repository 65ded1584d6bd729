"""Which pages there are, and how one is found by what a person types.

This module owns the order of the pages and the words they answer to. It shows nothing.
"""

from __future__ import annotations

from typing import Final

from relief_player.care.learn.cramps import CAUSES, SYMPTOMS
from relief_player.care.learn.easing import HEAT_OR_COLD, MASSAGE
from relief_player.care.learn.helping import CORRECTIONS, SEEK_HELP
from relief_player.care.learn.living import CONDITIONS, HYDRATION, NUTRITION
from relief_player.care.learn.moving import CRAMP_NOW, STRETCHING, WARM_UP
from relief_player.care.learn.topic import Topic
from relief_player.errors import NotFoundError
from relief_player.routine.problems import did_you_mean, shown

TOPICS: Final[tuple[Topic, ...]] = (
    CRAMP_NOW,
    SEEK_HELP,
    CAUSES,
    SYMPTOMS,
    HYDRATION,
    STRETCHING,
    WARM_UP,
    NUTRITION,
    CONDITIONS,
    HEAT_OR_COLD,
    MASSAGE,
    CORRECTIONS,
)
"""Every page: what is pressing first, then causes and symptoms, the seven ways, and the corrections."""


def find_topic(text: str) -> Topic:
    """The page a person means, by its id, its title, or another word for it, however it is spelled.

    Raises:
        NotFoundError: there is no such page; it names the nearest word, or all pages.
    """
    names = _names()
    found = names.get(_plain(text))
    if found is None:
        every = "There is: " + ", ".join(topic.id for topic in TOPICS) + "."
        raise NotFoundError(f"There is no page on {shown(text)}", every, did_you_mean(_plain(text), names))
    return found


def _names() -> dict[str, Topic]:
    return {_plain(name): topic for topic in TOPICS for name in (*topic.also, topic.title, topic.id)}


def _plain(text: str) -> str:
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
