"""The smaller words of one instant: which step, where in it, which part runs, what to press, when it ends.

This module owns their wording. It is pure, like `scene`, which puts them in their places.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from relief_player.care.redflags import TEN_MINUTE_ADVICE, TEN_MINUTES
from relief_player.routine.model import Step
from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Phase
from relief_player.session.timeline import LEAD_INS, CueKind, Item, Role, Timeline, Wait
from relief_player.tui import words
from relief_player.tui.breathing import breathing_of
from relief_player.tui.commands import Keyboard
from relief_player.units import MINUTE, SECOND, Ms, clock_text, left_text

_PART_WORDS: Final = {CueKind.TENSE: "Tense, gently", CueKind.RELEASE: "Let go"}
"""Cues that begin a part of a pass, breaths apart."""


def step_words(item: Item, timeline: Timeline) -> str:
    """Which of the steps that are played; their own numbers may have gaps where a routine was fitted to a time."""
    place = next((place for place, step in enumerate(timeline.steps, 1) if step.number == item.step), item.step)
    return f"Step {place} of {len(timeline.steps)}"


def where_words(snapshot: Snapshot) -> str:
    """Side, set and round of what is done; in a rest, of what it is before."""
    item, coming = snapshot.item, snapshot.coming
    if not item.is_tail or coming is None:
        return words.where_words(item, snapshot.lap)
    same = coming.step == item.step
    told = words.where_words(coming) if same else words.name_of(coming)
    return f"then {told.lower() if same else told}" if told else ""


def soon_words(snapshot: Snapshot) -> str:
    """What the last three seconds lead to; it stays the same through all of them."""
    item = snapshot.item
    if snapshot.phase is not Phase.PLAYING:
        return ""
    if item.role in LEAD_INS or (item.role is Role.REST and snapshot.coming is not None):
        return "about to start"
    return "last seconds"


def part_words(snapshot: Snapshot) -> str:
    """The breath or half of the pass that runs now, with the seconds left of it."""
    if snapshot.item.role is not Role.WORK:
        return ""
    if (breathing := breathing_of(snapshot)) is not None:
        return breathing.words
    present, ends = None, snapshot.length
    for cue in snapshot.item.cues:
        if cue.kind not in _PART_WORDS:
            continue
        moment = cue.within(snapshot.length)
        if moment > snapshot.inside:
            ends = moment
            break
        present = cue.kind
    if present is None:
        return times_to_do(snapshot.step)
    return f"{_PART_WORDS[present]} · {-(-max(0, ends - snapshot.inside) // SECOND)}"


def times_to_do(step: Step) -> str:
    """How often a thing is done: ``10 times``; empty where it is only timed."""
    return f"{step.reps} times" if step.reps and step.reps > 1 else ""


def hint_words(snapshot: Snapshot, keyboard: Keyboard) -> str:
    """What to press; empty where nothing is asked."""
    item = snapshot.item
    go_on, on = keyboard.key("player.toggle"), keyboard.key("player.next")
    match snapshot.phase:
        case Phase.PAUSED if snapshot.recount_left is None:
            return f"Press {go_on} to go on."
        case Phase.PAUSED:
            return f"Press {go_on} to go on at once."
        case Phase.WAITING:
            return _waiting_hint(item, go_on)
        case Phase.PLAYING if item.eased_to is not None and item.role in (Role.WORK, Role.REST):
            return f"When it has eased, press {on}. Until then it repeats."
        case Phase.PLAYING if item.role is Role.WORK and item.wait is Wait.READY:
            return "Then it waits until you are ready."
        case _:
            return ""


def _waiting_hint(item: Item, go_on: str) -> str:
    match item.wait:
        case Wait.EASED:
            return f"When it has eased, press {go_on}."
        case Wait.READY:
            return f"When you are ready, press {go_on}."
        case _:
            return f"When you have read it, press {go_on}."


def times_words(snapshot: Snapshot, ends: datetime) -> tuple[str, ...]:
    """Left, total and the clock time of the end, from the longest wording to the shortest."""
    # With the seconds that were added, or there would be more left than there is in all.
    left, total = left_text(snapshot.left_in_session), clock_text(Ms(snapshot.total + snapshot.adjust))
    clock = f"ends {ends:%H:%M}"
    if snapshot.waits_ahead:
        return (
            f"{left} left of {total} · {clock} {words.OWN_PACE}",
            f"{left} left · {clock} {words.OWN_PACE}",
            f"{left} left · {clock} +",
            left,
        )
    return (f"{left} left of {total} · {clock}", f"{left} left · {clock}", f"{left} · {ends:%H:%M}", left)


def roughly_left(snapshot: Snapshot) -> str:
    """What is left of the session in whole minutes, for a place that should change rarely."""
    minutes = -(-snapshot.left_in_session // MINUTE)
    left = "under a minute left" if snapshot.left_in_session < MINUTE else f"{minutes} min left"
    return f"{left} or more" if snapshot.waits_ahead else left


def since_words(snapshot: Snapshot) -> str:
    """The clock since the session began; from ten minutes on with the advice."""
    clock = clock_text(snapshot.elapsed)
    late = snapshot.elapsed >= TEN_MINUTES
    return f"{clock} · {TEN_MINUTE_ADVICE.text}" if late else f"Since you began: {clock}"
