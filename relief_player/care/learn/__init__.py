"""What there is to read: short pages in plain words, each paragraph with the sources it rests on.

This package owns the texts of `relief learn` and of the reading screen, and how a page is found. They are written anew
from the evidence base; where that is silent, the page says so. It shows nothing itself.
"""

from relief_player.care.learn.disclaimer import DISCLAIMER
from relief_player.care.learn.finding import TOPICS, find_topic
from relief_player.care.learn.showing import as_json, as_text
from relief_player.care.learn.topic import Paragraph, Topic

__all__ = ["DISCLAIMER", "TOPICS", "Paragraph", "Topic", "as_json", "as_text", "find_topic"]
