"""What the player screen shows at one instant: from a snapshot to plain, clean words and figures.

This module owns which words go where. It is pure: no widget, no clock (the time of day is an argument), and the same
snapshot always gives the same scene. A widget is handed its part of it and draws only what has changed.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from relief_player.care.redflags import TEN_MINUTES
from relief_player.routine.model import Step
from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Phase
from relief_player.session.timeline import Role, Timeline
from relief_player.tui import moments, words
from relief_player.tui.breathing import Breathing, breathing_of
from relief_player.tui.commands import Keyboard
from relief_player.units import SECOND, Ms, left_text

_LAST_SECONDS: Final = Ms(3_000)


class Mood(StrEnum):
    """What the stage looks like; each has its own border, symbol and word."""

    WORK = "work"
    GET_READY = "get-ready"
    SWITCH = "switch"
    REST = "rest"
    NOTE = "note"
    PAUSED = "paused"
    WAITING = "waiting"
    RECOUNT = "recount"
    OVER = "over"


SYMBOLS: Final[dict[Mood, str]] = {
    Mood.WORK: "●",
    Mood.GET_READY: "▷",
    Mood.SWITCH: "⇄",
    Mood.REST: "○",
    Mood.NOTE: "≡",
    Mood.PAUSED: "‖",
    Mood.WAITING: "◇",
    Mood.RECOUNT: "▷",
    Mood.OVER: "■",
}
_ROLE_MOODS: Final[dict[Role, Mood]] = {
    Role.GET_READY: Mood.GET_READY,
    Role.TRANSITION: Mood.GET_READY,
    Role.WORK: Mood.WORK,
    Role.SWITCH: Mood.SWITCH,
    Role.REST: Mood.REST,
    Role.NOTE: Mood.NOTE,
}
_ROLE_WORDS: Final[dict[Role, str]] = {
    Role.GET_READY: "Get ready",
    Role.TRANSITION: "Into position",
    Role.SWITCH: "Switch sides",
    Role.REST: "Rest",
    Role.NOTE: "Note",
}
_OVER_WORDS: Final = {Phase.FINISHED: "Finished", Phase.STOPPED: "Stopped"}


class Scene(Struct, frozen=True, kw_only=True):
    """One instant, in words and figures."""

    mood: Mood
    word: str
    """What is happening: ``Stretch``, ``Get ready``, ``Paused · Stretch``."""
    name: str
    where: str
    """Side, set, round and lap."""
    digits: str
    """What is left of the item, or the recount; empty where nothing is counted."""
    widest: str
    """The longest text the digits take in this item, so that their size stands still."""
    last: bool
    """Whether the last three seconds run."""
    soon: str
    """What is about to happen, in the last three seconds; empty before."""
    part: str
    """The part of the pass that runs now, with its own count, or how often to do it."""
    breathing: Breathing | None
    """Where in its breath a breathing step is; None in all others."""
    hint: str
    """What to press; empty where nothing is asked."""
    fraction: float
    """How much of the item is over, 0 to 1."""
    item: int
    """The index of the item, for the strip."""
    at: int
    """The planned position in milliseconds, for the strip."""
    step: str
    """Which step of how many."""
    coming: tuple[str, ...]
    """What comes next, from the longest wording to the shortest."""
    times: tuple[str, ...]
    """Left, total and end, from the longest wording to the shortest."""
    roughly_left: str
    """What is left of the session, in whole minutes."""
    since: str
    """The clock since the session began, where a routine has an eased step, with the advice once it is due."""
    urgent: bool
    """Whether the ten-minute advice is due."""

    @property
    def symbol(self) -> str:
        """The sign of the mood."""
        return SYMBOLS[self.mood]

    @property
    def title(self) -> str:
        """What stands on the border: the word between its symbols."""
        word = f"{self.word} · {self.soon}" if self.soon else self.word
        return f"{self.symbol} {word} {self.symbol}"

    @property
    def headline(self) -> str:
        """The name, for the title of the terminal."""
        return f"Paused · {self.name}" if self.mood is Mood.PAUSED else self.name


def scene_of(
    snapshot: Snapshot, timeline: Timeline, keyboard: Keyboard, now: datetime, real_left: float
) -> Scene:  # fmt: skip
    """Put an instant into words.

    Args:
        snapshot: the instant.
        timeline: the session.
        keyboard: for the keys named in hints.
        now: the time of day.
        real_left: how many real milliseconds the rest of the session lasts (fewer in a rehearsal).
    """
    item = snapshot.item
    mood = _mood(snapshot)
    counted = snapshot.recount_left if mood is Mood.RECOUNT else snapshot.left
    waits = mood in (Mood.WAITING, Mood.OVER)
    last = mood is Mood.RECOUNT or (snapshot.phase is Phase.PLAYING and snapshot.left <= _LAST_SECONDS)
    return Scene(
        mood=mood,
        word=_word(snapshot, mood),
        name=words.name_of(item) if not item.is_tail else "Rest",
        where=moments.where_words(snapshot),
        digits="" if waits else _digits(mood, counted or Ms(0)),
        widest="3" if mood is Mood.RECOUNT else left_text(max(snapshot.length, snapshot.left)),
        last=last,
        soon=moments.soon_words(snapshot) if last else "",
        part=moments.part_words(snapshot) if not waits else moments.times_to_do(snapshot.step),
        hint=moments.hint_words(snapshot, keyboard),
        breathing=breathing_of(snapshot) if mood is not Mood.OVER else None,
        fraction=fraction_of(snapshot),
        item=item.index,
        at=snapshot.at,
        step=moments.step_words(item, timeline),
        coming=tuple(f"Next: {wording}" for wording in words.coming_words(item, snapshot.coming, timeline)),
        times=moments.times_words(snapshot, now + timedelta(milliseconds=real_left)),
        roughly_left=moments.roughly_left(snapshot),
        since=moments.since_words(snapshot) if timeline.has_eased_step else "",
        urgent=timeline.has_eased_step and snapshot.elapsed >= TEN_MINUTES,
    )


def fraction_of(snapshot: Snapshot) -> float:
    """How much of the item is over, 0 to 1."""
    return snapshot.inside / snapshot.length if snapshot.length else 0.0


def guided_step(snapshot: Snapshot, timeline: Timeline) -> Step:
    """The step whose words are to be read now: in a rest, those of what comes."""
    if snapshot.item.role is Role.REST and snapshot.coming is not None and not snapshot.step.note:
        return timeline.step_of(snapshot.coming)
    return snapshot.step


def _mood(snapshot: Snapshot) -> Mood:
    match snapshot.phase:
        case Phase.PAUSED:
            return Mood.PAUSED if snapshot.recount_left is None else Mood.RECOUNT
        case Phase.WAITING:
            return Mood.WAITING
        case Phase.FINISHED | Phase.STOPPED:
            return Mood.OVER
        case Phase.READY | Phase.PLAYING:
            return _ROLE_MOODS[snapshot.item.role]


def _word(snapshot: Snapshot, mood: Mood) -> str:
    item = snapshot.item
    doing = words.kind_word(snapshot.step) if item.role is Role.WORK else _ROLE_WORDS[item.role]
    match mood:
        case Mood.PAUSED:
            return f"Paused · {doing}"
        case Mood.RECOUNT:
            return f"Starting again · {doing}"
        case Mood.WAITING:
            return f"Waiting for you · {doing}"
        case Mood.OVER:
            return _OVER_WORDS[snapshot.phase]
        case _:
            return doing


def _digits(mood: Mood, counted: Ms) -> str:
    return str(-(-counted // SECOND)) if mood is Mood.RECOUNT else left_text(counted)
