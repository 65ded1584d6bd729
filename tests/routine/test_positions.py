"""Where things stand in a text: by hand, and against a parser that was written by somebody else."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from toml_documents import documents

from relief_player.routine.positions import Positions, TooMuchError, find_positions
from relief_player.routine.problems import KeyPath

TEXT = """\
name = "Legs"  # [not] a header
"q\\u00e9" = 1
a.b = [1, "é", {x = 2, 'y'.z = 3}]

[timing]
switch = "5s"
[[step]]
note = \"""
[[step]]
\"""
  [[step.step]]
  kind = "rest"
[[step]]
[step.extra]
"""


@pytest.fixture(scope="module")
def positions() -> Positions:
    return find_positions(TEXT)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), (1, 1), (1, 1)),
        (("name",), (1, 1), (1, 8)),
        (("qé",), (2, 1), (2, 13)),
        (("a",), (3, 1), (3, 1)),
        (("a", "b"), (3, 3), (3, 7)),
        (("a", "b", 1), (3, 11), (3, 11)),
        (("a", "b", 2), (3, 16), (3, 16)),
        (("a", "b", 2, "x"), (3, 17), (3, 21)),
        (("a", "b", 2, "y", "z"), (3, 28), (3, 32)),
        (("timing",), (5, 2), (5, 1)),
        (("timing", "switch"), (6, 1), (6, 10)),
        (("step",), (7, 3), (7, 1)),
        (("step", 0), (7, 1), (7, 1)),
        (("step", 0, "note"), (8, 1), (8, 8)),
        (("step", 0, "step"), (11, 10), (11, 3)),
        (("step", 0, "step", 0, "kind"), (12, 3), (12, 10)),
        (("step", 1), (13, 1), (13, 1)),
        (("step", 1, "extra"), (14, 7), (14, 1)),
    ],
)
def test_a_key_and_its_value_have_their_places(positions: Positions, path: KeyPath, key, value):
    assert (positions.of_key(path), positions.of_value(path)) == (key, value)


@pytest.mark.parametrize("path", [("step", 2), ("step", -1), ("nothing",), ("name", "inside"), ("step", "kind"), (0,)])
def test_what_is_not_in_the_text_has_no_place(positions: Positions, path: KeyPath):
    assert positions.of_value(path) is None
    assert positions.of_key(path) is None


def test_a_table_that_was_implied_stands_at_its_own_header_once_that_comes():
    positions = find_positions("[a.b]\nx = 1\n[a]\ny = 2\n")
    assert positions.of_value(("a",)) == (3, 1)
    assert positions.of_key(("a",)) == (1, 2)


@pytest.mark.parametrize(
    "text",
    ["a = ", "[a", "a = [1, 2", 'a = "', "a = {b = 1", "= 1", "[[a]\n", 'a = """', "a b = 1", "[a]]", "a"],
)
def test_a_text_that_is_no_toml_gets_no_place_beyond_its_fault(text: str):
    positions = find_positions(f"good = 1\n{text}\nlater = 2")
    assert positions.of_value(("good",)) == (1, 8)
    assert positions.of_value(("later",)) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (".".join("a" * 17) + " = 1", (1, 1)),
        ("x = 1\n[" + ".".join("a" * 17) + "]", (2, 2)),
        ("x = " + "[" * 49, (1, 53)),
        ("x = " + "{a = " * 49, (1, 245)),
        ("x = [" + "1," * 200_000, (1, 400_004)),
        ("[[x]]\n" * 50_001, (50_001, 1)),
    ],
)
def test_more_than_any_routine_needs_is_refused_where_it_begins(text: str, place: tuple[int, int]):
    with pytest.raises(TooMuchError) as caught:
        find_positions(text)
    assert Positions.empty(text).at(caught.value.offset) == place


@pytest.mark.parametrize("text", [".".join("a" * 16) + " = 1", "x = " + "[" * 48 + "]" * 48])
def test_as_much_as_a_routine_could_need_is_not_refused(text: str):
    assert find_positions(text).of_value((next(iter(tomllib.loads(text))),)) is not None


def _places(data: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in pairs:
        yield from _places(value, (*path, part))


@given(documents())
def test_every_key_and_value_of_a_valid_text_has_a_place(text: str):
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)  # noqa: FBT003 - hypothesis asks for it so
    positions = find_positions(text)
    for path in _places(data):
        assert positions.of_value(path) is not None, path
        assert positions.of_key(path) is not None, path


@given(st.text(max_size=200))
def test_no_text_makes_the_scan_fail(text: str):
    find_positions(text)


@given(documents(), st.data())
def test_no_broken_document_makes_the_scan_fail(text: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(text)))
    find_positions(text[:at])
    find_positions(text[at:])


# -- against toml-rs ---------------------------------------------------------------------------------------------------


def _first(place: int | tuple[int, int]) -> int:
    return place[0] if isinstance(place, tuple) else place


def _compare(node: object, path: KeyPath, text: str, positions: Positions) -> None:
    """Compare one node of toml-rs, whose columns count bytes, with the place that was found."""
    lines = text.split("\n")

    def place(kind: str) -> tuple[int, int] | None:
        if not isinstance(node, dict) or f"{kind}_line" not in node:
            return None
        line = _first(node[f"{kind}_line"])
        before = lines[line - 1].encode()[: _first(node[f"{kind}_col"]) - 1]
        return line, len(before.decode()) + 1

    if (key := place("key")) is not None:
        assert positions.of_key(path) == key, path
    if (value := place("value")) is not None:
        assert positions.of_value(path) == value, path


def _walk(nodes: object, data: object, path: KeyPath) -> Iterator[tuple[object, KeyPath]]:
    """The nodes of toml-rs beside the values of tomllib."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _node(nodes[key], value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _node(nodes[index], value, (*path, index))


def _node(node: object, value: object, path: KeyPath) -> Iterator[tuple[object, KeyPath]]:
    described = isinstance(node, dict) and ("key_raw" in node or "value_raw" in node)
    if described:
        yield node, path
    if isinstance(value, dict | list):
        yield from _walk(node["value"] if described and "value" in node else node, value, path)


@given(documents())
def test_the_places_are_those_of_another_parser(text: str):
    toml_rs = pytest.importorskip("toml_rs")
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
        nodes = toml_rs.load_with_metadata(io.BytesIO(text.encode())).meta["nodes"]
    except (tomllib.TOMLDecodeError, toml_rs.TOMLDecodeError):
        assume(False)  # noqa: FBT003 - hypothesis asks for it so
    positions = find_positions(text)
    for node, path in _walk(nodes, data, ()):
        _compare(node, path, text, positions)


def test_the_other_parser_is_really_asked():
    toml_rs = pytest.importorskip("toml_rs")
    nodes = toml_rs.load_with_metadata(io.BytesIO(TEXT.encode())).meta["nodes"]
    asked = [path for _, path in _walk(nodes, tomllib.loads(TEXT), ())]
    assert {("name",), ("a", "b", 2, "y", "z"), ("step",), ("step", 0, "step", 0, "kind")} <= set(asked)
