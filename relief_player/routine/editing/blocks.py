"""Moving whole steps about in a text in which they stand under headers.

This module owns which lines a step takes with it: its header, its keys, the comments above, and all sections that are
part of it. Between steps nothing is added or lost, so that moving there and back leaves the text as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relief_player.routine.editing.layout import Layout, Section, Under
from relief_player.routine.editing.patches import Patch, comments, pair_text, patched, reindented, step_text
from relief_player.routine.editing.spans import line_end, next_line
from relief_player.routine.editing.values import STEP, StepPath


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
    return patched(layout.text, [Patch(at, at, _lines(layout, step.first, step.last, least=step.depth))])


def deleted(layout: Layout, path: StepPath) -> str:
    """The text without a step."""
    step = _step(layout, path)
    own = [at for at in range(step.first, step.last) if layout.sections[at].depth >= step.depth]
    return patched(
        layout.text,
        (
            Patch(
                layout.sections[at].lead if at == step.first else layout.sections[at - 1].end,
                layout.sections[at].end,
                "",
            )
            for at in own
        ),
    )


def lifted(layout: Layout, path: StepPath) -> tuple[str, str]:
    """The lines of a step as a step of the routine itself, and the text without it."""
    step = _step(layout, path)
    lines = _lines(layout, step.first, step.last, least=step.depth, deeper=1 - step.depth)
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
    head = _lines(piece, 1, len(piece.sections), deeper=depth - 1) + piece.text[piece.sections[-1].end :]
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
    if not inner.startswith(indent):  # as where other steps have fewer blanks before them: never fewer than here
        inner = indent
    header = indent + f"[[{'.'.join((STEP,) * depth)}]]{layout.newline}"
    block = header + "".join(pair_text(key, value, layout.newline, indent) for key, value in keys.items())
    inside = _lines(layout, siblings[0].first, siblings[-1].last, deeper=1, reindent=(indent, inner))
    start, end = first.lead, layout.sections[siblings[-1].last - 1].end
    return patched(layout.text, [Patch(start, end, layout.gap(first) + block + inside)])


def ungrouped(layout: Layout, path: StepPath) -> str:
    """The text with the steps of a block in its place. Comments of the block stay, above the first of them."""
    block = _step(layout, path)
    own = layout.sections[block.first]
    said = _comments_of(layout, own)
    head = layout.gap(own) + said if said else ""
    reindent = ("", "")
    if block.last > block.first + 1:
        within = layout.sections[block.first + 1]
        reindent = (layout.indent(within), layout.indent(own))
        head += layout.text[own.end : within.lead]
    inside = _lines(layout, block.first + 1, block.last, deeper=-1, reindent=reindent)
    start, end = own.lead, layout.sections[block.last - 1].end
    return patched(layout.text, [Patch(start, end, head + inside)])


def _comments_of(layout: Layout, section: Section) -> str:
    """The comments above a header, behind it and below it, each on its line."""
    text, header = layout.text, section.header
    assert header is not None  # noqa: S101  # only the head of the file has none
    behind = text[header.end : line_end(text, header.end)].strip()
    line = f"{layout.indent(section)}{behind}{layout.newline}" if behind else ""
    below = next_line(text, header.end)
    return comments(text, section.lead, below) + line + comments(text, below, section.end)


def _lines(
    layout: Layout, first: int, last: int, *, least: int = 0, deeper: int = 0, reindent: tuple[str, str] = ("", "")
) -> str:
    """The lines from one section to before another.

    Args:
        layout: of the text.
        first: the first section.
        last: the one behind the last.
        least: sections of less depth are left out: those of the head that stand among steps.
        deeper: how much deeper the headers of steps are to be.
        reindent: the blanks before lines of steps, as they are and as they are to be.
    """
    lines = ""
    for at in range(first, last):
        section = layout.sections[at]
        if section.depth < least:
            continue
        between = layout.text[layout.sections[at - 1].end : section.lead] if at > first else ""
        text = between + _at_depth(layout, section, deeper)
        lines += reindented(text, *reindent) if section.depth else text
    return lines


def _siblings(layout: Layout, path: StepPath) -> list[Under]:
    owner = layout.node(path[:-1])
    return layout.under(owner) if isinstance(owner, Under) else []


def _step(layout: Layout, path: StepPath) -> Under:
    return _siblings(layout, path)[path[-1]]


def _span(layout: Layout, step: Under) -> tuple[int, int]:
    """Where a step begins and ends, without the blank lines before it: those are of the place."""
    first = layout.sections[step.first]
    return first.lead + len(layout.gap(first)), layout.sections[step.last - 1].end


def _at_depth(layout: Layout, section: Section, deeper: int) -> str:
    """The lines of a section with a header that is so much deeper, or less deep where it is negative."""
    text, header = layout.text[section.lead : section.end], section.header
    if header is None or not deeper or not section.depth:
        return text
    start = header.parts[0] - section.lead
    if deeper > 0:
        return text[:start] + f"{STEP}." * deeper + text[start:]
    return text[:start] + text[header.parts[-deeper] - section.lead :]
