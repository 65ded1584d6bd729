"""Another move in a step's place, while it is played: other words for the same times.

This module owns what changes and what does not. It is pure: a timeline gives another one with every moment, wait and
cue where it was, so that whoever is in the middle of the first can go on in the second. What was done before a swap
keeps its own name.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from relief_player.routine.model import Kind, Move, Step
from relief_player.session.cues import spoken_name
from relief_player.session.timeline import Cue, Item, Timeline


def can_swap(step: Step) -> bool:
    """Whether another move can take a step's place without more than its words changing.

    It cannot where the seconds inside a pass, or what its author has it say in it, belong to the move.
    """
    parted = step.breath is not None or step.tense is not None or step.contract is not None
    return step.move is not None and not step.cues and not parted and step.kind not in (Kind.NOTE, Kind.REST)


def choices_of(timeline: Timeline, present: Step, easier: tuple[Move, ...]) -> tuple[Step, ...]:
    """What can be done in a step's place, its own move first; nothing where it cannot be swapped.

    Args:
        timeline: what is played.
        present: the step as it is done now, swapped or not.
        easier: the moves that may take its place.
    """
    own = next((step for step in timeline.steps if step.number == present.number), present)
    if not can_swap(own) or not easier:
        return ()
    return (own, *(_with_move(own, move) for move in easier if own.move is None or move.id != own.move.id))


def following(choices: tuple[Step, ...], present: Step) -> Step | None:
    """The choice after the present one, and after the last the step's own again; None where there is none."""
    names = [step.move.id if step.move else "" for step in choices]
    own = present.move.id if present.move else ""
    if len(names) <= 1 or own not in names:
        return choices[1] if len(choices) > 1 else None
    return choices[(names.index(own) + 1) % len(names)]


def swapped(timeline: Timeline, at: Item, instead: Step) -> Timeline:
    """The same times with other words for a step, from the pass of an item on, or from after a rest.

    Args:
        timeline: what is played.
        at: where the session is.
        instead: what is done from there on in place of the step of the same number; see `choices_of`.
    """
    first = at.index + 1 if at.is_tail else timeline.start_of_group(at.group)
    own = next(step for step in timeline.steps if step.number == instead.number)
    return Timeline(
        tuple(
            _reworded(item, timeline.step_of(item), instead, own)
            if item.index >= first and item.step == instead.number
            else item
            for item in timeline.items
        ),
        timeline.steps,
    )


def as_done(timeline: Timeline, done: Mapping[int, tuple[str, tuple[str, ...]]]) -> Timeline:
    """The same times with the names and areas that a record has for some items, by their index.

    A session that is gone on with is laid out anew from its text, which knows of no swap.
    """
    items = list(timeline.items)
    for index, (name, areas) in done.items():
        if index < len(items) and items[index].name != name:
            step = replace(timeline.step_of(items[index]), name=name, areas=areas)
            items[index] = replace(items[index], name=name, instead=step)
    return Timeline(tuple(items), timeline.steps)


def _with_move(step: Step, move: Move) -> Step:
    """A step as it is with another move: its times, sides and sets stay, and so do its author's own cautions."""
    moved = step.move.cautions if step.move else ()
    own = tuple(caution for caution in step.cautions if caution not in moved)
    areas = move.areas or ((move.area,) if move.area else step.areas)
    return replace(step, name=move.name, say="", move=move, areas=areas, cautions=(*own, *move.cautions))


def _reworded(item: Item, before: Step, instead: Step, own: Step) -> Item:
    old, new = spoken_name(before), spoken_name(instead)
    cues = tuple(_say(cue, old, new) for cue in item.cues)
    return replace(item, name=instead.name, cues=cues, instead=None if instead == own else instead)


def _say(cue: Cue, old: str, new: str) -> Cue:
    return replace(cue, text=cue.text.replace(old, new)) if old and old in cue.text else cue
