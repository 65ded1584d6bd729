"""Moving whole steps about in a text in which they stand under headers.

This module owns which lines a step takes with it: its header, its keys, the comments above, and all sections that are
part of it. Between steps nothing is added or lost, so that moving there and back leaves the text as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relief_player.routine.editing.changes import STEP, StepPath
from relief_player.routine.editing.layout import Layout, Section, Under
from relief_player.routine.editing.patches import Patch, comments, pair_text, patched, reindented, step_text


def reordered(layout: Layout, path: StepPath, to: int) -> str:
    """The text with a step at another place in its list."""
    siblings = _siblings(layout, path)
    order = list(range(len(siblings)))
    order.insert(to, order.pop(path[-1]))
    spans = [_span(layout, one) for one in siblings]
    return patched(
        layout.text,
        (Patch(*spans[slot], layout.text[slice(*spans[which])]) for slot, which in enumerate(order)),
    )


def duplicated(layout: Layout, path: StepPath) -> str:
    """The text with a copy of a step behind it."""
    step = _step(layout, path)
    at = layout.sections[step.last - 1].end
    return patched(layout.text, [Patch(at, at, "".join(_text(layout, one) for one in _own(layout, step)))])


def deleted(layout: Layout, path: StepPath) -> str:
    """The text without a step."""
    own = _own(layout, _step(layout, path))
    return patched(layout.text, (Patch(section.lead, section.end, "") for section in own))


def lifted(layout: Layout, path: StepPath) -> tuple[str, str]:
    """The lines of a step as a step of the routine itself, and the text without it."""
    step = _step(layout, path)
    lines = "".join(_at_depth(layout, one, 1 - step.depth) for one in _own(layout, step))
    return reindented(lines, layout.indent(layout.sections[step.first]), ""), deleted(layout, path)


def inserted(layout: Layout, path: StepPath, lines: str) -> str:
    """The text with the lines of a step in it; where its owner has none yet, as the first of it.

    Args:
        layout: of the text; the owner's steps stand under headers, or there are none.
        path: where it stands then.
        lines: whole lines, as those of a step of the routine itself; a blank line before it is added where its
            neighbours have one.
    """
    owner = layout.node(path[:-1])
    assert isinstance(owner, Under)  # noqa: S101  # what holds steps under headers stands under one itself
    siblings = layout.under(owner)
    depth = owner.depth + 1
    index = path[-1]
    piece = Layout(lines)
    deeper = "".join(_at_depth(piece, one, depth - 1) for one in piece.sections[1:])
    head = "".join((piece.text[: piece.sections[0].end], deeper, piece.text[piece.sections[-1].end :]))
    if siblings:
        neighbour = layout.sections[siblings[min(index, len(siblings) - 1)].first]
        gap, indent = layout.gap(neighbour), layout.indent(neighbour)
        at = neighbour.lead if index < len(siblings) else layout.sections[siblings[-1].last - 1].end
    else:
        gap, indent = layout.newline, layout.indent_at(depth)
        at = layout.sections[owner.last - 1].end
    has_gap = not head[: head.find("\n")].strip()
    return patched(layout.text, [Patch(at, at, ("" if has_gap else gap) + reindented(head, "", indent))])


def new_lines(layout: Layout, step: Mapping[str, Any]) -> str:
    """A new step as lines that `inserted` takes."""
    return step_text(dict(step), 1, layout.newline)


def grouped(layout: Layout, path: StepPath, count: int, keys: Mapping[str, Any]) -> str:
    """The text with neighbours in a block of their own."""
    siblings = _siblings(layout, path)[path[-1] : path[-1] + count]
    depth = siblings[0].depth
    first = layout.sections[siblings[0].first]
    indent = layout.indent(first)
    inner = layout.indent_at(depth + 1)
    header = indent + f"[[{'.'.join((STEP,) * depth)}]]{layout.newline}"
    block = header + "".join(pair_text(key, value, layout.newline, indent) for key, value in keys.items())
    parts = [layout.gap(first) + block]
    for at in range(siblings[0].first, siblings[-1].last):
        section = layout.sections[at]
        inside = section.depth >= depth
        text = _at_depth(layout, section, 1) if inside else _text(layout, section)
        parts.append(reindented(text, indent, inner) if inside else text)
    start, end = first.lead, layout.sections[siblings[-1].last - 1].end
    return patched(layout.text, [Patch(start, end, "".join(parts))])


def ungrouped(layout: Layout, path: StepPath) -> str:
    """The text with the steps of a block in its place. Comments of the block stay, above the first of them."""
    block = _step(layout, path)
    own = layout.sections[block.first]
    said = comments(layout.text, own.lead, own.end)
    parts = [layout.gap(own) + said] if said else []
    for section in layout.sections[block.first + 1 : block.last]:
        inside = section.depth > block.depth
        text = _at_depth(layout, section, -1) if inside else _text(layout, section)
        inner = layout.indent_at(block.depth + 1)
        parts.append(reindented(text, inner, layout.indent(own)) if inside else text)
    start, end = own.lead, layout.sections[block.last - 1].end
    return patched(layout.text, [Patch(start, end, "".join(parts))])


def _siblings(layout: Layout, path: StepPath) -> list[Under]:
    owner = layout.node(path[:-1])
    return layout.under(owner) if isinstance(owner, Under) else []


def _step(layout: Layout, path: StepPath) -> Under:
    return _siblings(layout, path)[path[-1]]


def _own(layout: Layout, step: Under) -> list[Section]:
    """The sections that are part of a step, without those that stand between them by chance."""
    return [section for section in layout.sections[step.first : step.last] if section.depth >= step.depth]


def _span(layout: Layout, step: Under) -> tuple[int, int]:
    return layout.sections[step.first].lead, layout.sections[step.last - 1].end


def _text(layout: Layout, section: Section) -> str:
    return layout.text[section.lead : section.end]


def _at_depth(layout: Layout, section: Section, deeper: int) -> str:
    """The lines of a section with a header that is so much deeper, or less deep where it is negative."""
    text, header = _text(layout, section), section.header
    if header is None or not deeper:
        return text
    start = header.parts[0] - section.lead
    if deeper > 0:
        return text[:start] + f"{STEP}." * deeper + text[start:]
    return text[:start] + text[header.parts[-deeper] - section.lead :]
