"""A routine on paper: every step with its times, sides, sets and how it is done.

This module owns that layout. It is handed a routine and its timeline, and returns lines; it prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relief_player.plain.phrases import explanation, length_text, sentence, times_text
from relief_player.routine.model import Block, Routine, Sides, Step, Until
from relief_player.session.timeline import Item, Role, Timeline
from relief_player.units import clock_text

_INDENT = " " * 13
_MOST_TIMES = 12
"""More passes than these are not listed one by one."""
_SIDES = {
    Sides.EACH: " on each side",
    Sides.ALTERNATE: " left and right in turn",
    Sides.LEFT: " on the left side",
    Sides.RIGHT: " on the right side",
    Sides.ONE: " on the side that needs it",
    Sides.BOTH: "",
}


def routine_page(
    routine: Routine, timeline: Timeline, routine_id: str, path: str, references: Mapping[str, str]
) -> list[str]:
    """A routine in full.

    Args:
        routine: what is shown.
        timeline: the same, laid out in time.
        routine_id: what `relief play` takes.
        path: where it comes from; empty for standard input.
        references: what each source key stands for, as far as it is known.
    """
    pace = " and your own pace" if timeline.own_pace else ""
    facts = (
        ("Length", clock_text(timeline.length) + pace),
        ("Goal", str(routine.goal or "")),
        ("Areas", ", ".join(routine.all_areas)),
        ("Tags", ", ".join(routine.tags)),
        ("Equipment", ", ".join(routine.equipment)),
        ("Questions", ", ".join(gate.value.replace("_", " ") for gate in routine.all_gates)),
        ("File", path),
    )
    lines = [routine.name, f"({routine_id})", *(["", routine.summary] if routine.summary else []), ""]
    lines += [f"{name:<11}{value}" for name, value in facts if value]
    lines += _steps(routine.steps, timeline, _by_step(timeline), depth=0)
    return [*lines, *_sources(routine, references)]


def _steps(
    steps: tuple[Step | Block, ...], timeline: Timeline, items: Mapping[int, list[Item]], *, depth: int
) -> Iterator[str]:
    for step in steps:
        yield ""
        if isinstance(step, Block):
            yield _INDENT + "  " * depth + _block_line(step)
            yield from (_INDENT + "  " * depth + line for line in step.note.splitlines() if line.strip())
            yield from _steps(step.steps, timeline, items, depth=depth + 1)
            yield ""
            yield f"{_INDENT}{'  ' * depth}(end of {sentence(step.name, '') or 'the block'})"
        else:
            yield from _step(step, items.get(step.number, []), "  " * depth)


def _step(step: Step, items: list[Item], indent: str) -> Iterator[str]:
    shown = [item for item in items if item.role is Role.WORK or item.role is Role.NOTE or not item.is_tail]
    passes = [item for item in items if item.role is Role.WORK]
    first = next(iter(passes or shown), None)
    at = clock_text(first.at) if first else "-"
    yield f"{at:>7}  {step.number:>3} {indent}{step.name}"
    for line in (dose_line(step), _times(passes), *explanation(step)):
        if line:
            yield _INDENT + indent + line
    if step.sources:
        yield f"{_INDENT}{indent}[{', '.join(step.sources)}]"


def dose_line(step: Step) -> str:
    """How long, how often and on which sides, in a sentence; empty where the step has nothing of it."""
    words = _one_pass(step)
    if step.sets > 1:
        words = f"{step.sets} sets of {words or 'as long as you like'}"
    words += _SIDES[step.sides] if words else ""
    if step.sets > 1 and step.rest and step.sides is not Sides.ALTERNATE:
        words += f", {length_text(step.rest)} of rest between sets"
    extras = (
        f"skin check every {length_text(step.check_every)}" if step.check_every else "",
        f"with a {step.tool.value}" if step.tool and step.tool.value != "hand" else "",
        "waits for you" if step.until is Until.READY or (step.pass_length is None and step.until is None) else "",
        "again and again until it has eased" if step.until is Until.EASED else "",
        "optional" if step.optional else "",
    )
    told = ", ".join(part for part in (words, *extras) if part)
    return sentence(told[:1].upper() + told[1:])


def _one_pass(step: Step) -> str:
    length = length_text(step.pass_length) if step.pass_length else ""
    if step.breath is not None:
        parts = zip(
            ("in", "hold", "out", "hold"),
            (step.breath.inhale, step.breath.hold_full, step.breath.exhale, step.breath.hold_empty),
            strict=True,
        )
        pattern = ", ".join(f"{name} {part / 1000:g}" for name, part in parts if part)
        if not step.breaths:
            return f"breaths of {pattern}"
        return f"{step.breaths} {'breath' if step.breaths == 1 else 'breaths'} ({pattern}), {length}"
    if step.tense is not None and step.release is not None:
        return f"tense {length_text(step.tense)}, let go {length_text(step.release)}"
    if step.contract is not None and step.pass_length:
        return f"{length}, the first {length_text(step.contract)} pressing against it"
    if step.reps:
        return times_text(step.reps) + (f", {length}" if length else "")
    return length


def _times(passes: list[Item]) -> str:
    """When each pass begins, side by side; empty where there is one pass, or very many."""
    if not 1 < len(passes) <= _MOST_TIMES:
        return ""
    by_side: dict[str, list[str]] = {}
    for item in passes:
        by_side.setdefault(item.side.value if item.side else "", []).append(clock_text(item.at))
    words = "; ".join(f"{side} at {', '.join(times)}".strip() for side, times in by_side.items())
    return f"{words[:1].upper()}{words[1:]}."


def _block_line(block: Block) -> str:
    rounds = f"{block.rounds} rounds" if block.rounds > 1 else "1 round"
    rest = f", {length_text(block.rest)} of rest between them" if block.rest and block.rounds > 1 else ""
    optional = ", optional" if block.optional else ""
    return f"{sentence(block.name, '')}: {rounds}{rest}{optional}" if block.name else f"{rounds}{rest}{optional}:"


def _by_step(timeline: Timeline) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = {}
    for item in timeline.items:
        found.setdefault(item.step, []).append(item)
    return found


def _sources(routine: Routine, references: Mapping[str, str]) -> list[str]:
    keys = dict.fromkeys((*routine.sources, *(key for step in routine.leaves for key in step.sources)))
    if not keys:
        return []
    return ["", "Sources", *(f"  {key}: {references[key]}" if key in references else f"  {key}" for key in keys)]
