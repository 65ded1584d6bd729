"""Writing a key into a text, and taking one out.

This module owns which characters change for that: of a key that is there only its value, so that its place, its
quotes and the comments beside it stay; a new key stands behind those that come before it in the format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relief_player.routine.editing.inline import list_like
from relief_player.routine.editing.layout import Inline, Layout, Node, Section
from relief_player.routine.editing.patches import Patch, pair_text, value_like, whole_lines
from relief_player.routine.editing.spans import Keys, Pair, line_start, next_line, pairs_inside
from relief_player.routine.fields import ROUTINE_FIELDS, STEP_FIELDS, TIMING_FIELDS
from relief_player.routine.writer import key_text, value_text

_BLOCK_KEYS = dict.fromkeys(("name", "rounds", "rest", "note", "optional"))
"""The keys of a block in the order in which people write them."""


def set_key(layout: Layout, node: Node, keys: Keys, value: Any) -> Iterator[Patch]:
    """What changes where a key is given a value; `keys` has two parts for a key of the timing."""
    text = layout.text
    for pair in layout.pairs(node):
        if pair.keys == keys:
            yield _new_value(layout, pair, value, inline=isinstance(node, Inline))
            return
        if pair.keys == keys[: len(pair.keys)]:
            rest = keys[len(pair.keys) :]
            if text[pair.value] == "{":
                yield from set_key(layout, Inline(pair.value), rest, value)
            else:
                yield _new_value(layout, pair, _nested(rest, value), inline=True)
            return
    for part, section in layout.parts(node):
        if part == keys[:-1] and section.header and not section.header.many:
            inside = section.pairs
            found = next((pair for pair in inside if pair.keys == keys[-1:]), None)
            if found:
                yield _new_value(layout, found, value, inline=False)
            else:
                yield _new_pair(layout, section, keys[-1:], value)
            return
    yield from unset_key(layout, node, keys)
    yield from _added(layout, node, keys, value)


def unset_key(layout: Layout, node: Node, keys: Keys) -> Iterator[Patch]:
    """What changes where a key is taken out, with all that is written under it."""
    pairs = layout.pairs(node)
    gone = [pair for pair in pairs if pair.keys[: len(keys)] == keys]
    if isinstance(node, Inline):
        yield from _out_of_line(node, pairs, gone)
        return
    for pair in gone:
        yield whole_lines(layout.text, pair.start, pair.end)
    for pair in pairs:
        if len(pair.keys) < len(keys) and pair.keys == keys[: len(pair.keys)] and layout.text[pair.value] == "{":
            yield from unset_key(layout, Inline(pair.value), keys[len(pair.keys) :])
    for part, section in layout.parts(node):
        if part[: len(keys)] == keys:
            yield Patch(section.lead, section.end, "")
        elif part == keys[: len(part)]:
            for pair in section.pairs:
                if pair.keys[: len(keys) - len(part)] == keys[len(part) :]:
                    yield whole_lines(layout.text, pair.start, pair.end)


def _new_value(layout: Layout, pair: Pair, value: Any, *, inline: bool) -> Patch:
    text = layout.text
    if isinstance(value, list) and value and text[pair.value] == "[":
        return Patch(pair.value, pair.end, list_like(value, text, pair.value, layout.newline))
    if isinstance(value, str) and "\n" in value and not inline:
        written = pair_text("key", value, layout.newline).removeprefix("key = ").rstrip("\r\n")
    else:
        written = value_like(value, text[pair.value : pair.end])
    return Patch(pair.value, pair.end, written)


def _nested(keys: Keys, value: Any) -> Any:
    """The value inside tables of these keys."""
    for key in reversed(keys):
        value = {key: value}
    return value


def _added(layout: Layout, node: Node, keys: Keys, value: Any) -> Iterator[Patch]:
    """Write a key that is not there."""
    if isinstance(node, Inline):
        yield _into_line(layout.text, node, keys, value)
        return
    section = layout.sections[node.first]
    dotted = len(keys) == 1 or any(pair.keys[:1] == keys[:1] for pair in section.pairs)
    if dotted:
        yield _new_pair(layout, section, keys, value)
        return
    header = f"[{'.'.join(map(key_text, keys[:-1]))}]{layout.newline}"
    gap = layout.newline if section.pairs else ""
    yield Patch(section.end, section.end, gap + header + pair_text(keys[-1], value, layout.newline))


def _new_pair(layout: Layout, section: Section, keys: Keys, value: Any) -> Patch:
    """A new line in a section: behind the last key that comes before it in the format, else as the first."""
    text, pairs = layout.text, section.pairs
    order = _order(section)
    rank = order.get(keys[-1], len(order))
    before = [pair for pair in pairs if order.get(pair.keys[-1], 0) <= rank]
    if before:
        at = next_line(text, before[-1].end)
    elif section.header:
        at = next_line(text, section.header.end)
    else:
        at = line_start(text, pairs[0].start) if pairs else section.end
    indent = text[line_start(text, pairs[0].start) : pairs[0].start] if pairs else layout.indent(section)
    outer = "".join(f"{key_text(key)}." for key in keys[:-1])
    key, equals, rest = (outer + pair_text(keys[-1], value, layout.newline)).partition(" = ")
    return Patch(at, at, indent + key.ljust(_column(text, pairs) - 1) + equals + rest)


def _order(section: Section) -> dict[str, int]:
    """The places of the keys of a section in the format."""
    fields: Mapping[str, object] = ROUTINE_FIELDS
    if section.depth < len(section.keys):
        fields = TIMING_FIELDS
    elif section.depth:
        fields = STEP_FIELDS if any(pair.keys == ("kind",) for pair in section.pairs) else _BLOCK_KEYS
    return {key: index for index, key in enumerate(fields)}


def _column(text: str, pairs: tuple[Pair, ...]) -> int:
    """The column of the equals signs, counted from the keys, where a person has put them under each other; else 0."""
    columns = {text.find("=", pair.start, pair.value) - pair.start for pair in pairs}
    return columns.pop() if len(columns) == 1 and len({pair.keys for pair in pairs}) > 1 else 0


def _into_line(text: str, node: Inline, keys: Keys, value: Any) -> Patch:
    pairs = pairs_inside(text, node.start)
    written = f"{'.'.join(map(key_text, keys))} = {value_text(value)}"
    if pairs:
        return Patch(pairs[-1].end, pairs[-1].end, f", {written}")
    return Patch(node.start + 1, node.start + 1, f" {written} ")


def _out_of_line(node: Inline, pairs: tuple[Pair, ...], gone: list[Pair]) -> Iterator[Patch]:
    """Take pairs out of an inline table, each with one comma."""
    kept = [pair for pair in pairs if pair not in gone]
    if not gone:
        return
    if not kept:
        yield Patch(node.start + 1, pairs[-1].end, "")
        return
    for pair in gone:
        index = pairs.index(pair)
        if index and any(one in kept for one in pairs[:index]):
            yield Patch(pairs[index - 1].end, pair.end, "")
        else:
            yield Patch(pair.start, pairs[index + 1].start, "")
