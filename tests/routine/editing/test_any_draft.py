"""What holds for any change of any routine, in anybody's hand."""

from __future__ import annotations

import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from routine_tables import steps
from written_routines import written, written_wrong

from relief_player.places import shipped
from relief_player.routine.editing import Draft, EditError
from relief_player.routine.editing.values import put, take
from relief_player.routine.reader import read_routine

SHIPPED = sorted(path for path in shipped("routines").glob("*.toml") if path.name not in ("moves.toml", "sources.toml"))
_VALUES: st.SearchStrategy[tuple[str, Any]] = st.one_of(
    st.tuples(st.sampled_from(["name", "note", "say"]), st.sampled_from(["Calf", 'It\'s "so"', "Two\nlines\n", "é🙂"])),
    st.tuples(st.sampled_from(["duration", "rest", "tempo"]), st.sampled_from(["30s", 45, 1.5])),
    st.tuples(st.sampled_from(["sets", "rounds", "reps"]), st.integers(1, 9)),
    st.tuples(st.just("optional"), st.booleans()),
    st.tuples(st.just("areas"), st.lists(st.sampled_from(["calf", "foot"]), max_size=2)),
    st.tuples(st.just("cues"), st.just([{"at": "1s", "say": "Breathe"}])),
)
_HEAD_VALUES: st.SearchStrategy[tuple[str, Any]] = st.one_of(
    st.tuples(st.sampled_from(["name", "summary"]), st.sampled_from(["Evening", "Two\nlines"])),
    st.tuples(st.sampled_from(["timing.get_ready", "timing.switch"]), st.sampled_from(["3s", 4])),
    st.tuples(st.sampled_from(["gate", "goal"]), st.sampled_from(["general", "relax"])),
    st.tuples(st.just("timing.countdown"), st.integers(0, 10)),
)


def _values(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _paths(draft: Draft) -> list[tuple[int, ...]]:
    return [row.path for row in draft.outline]


def _table(data: dict[str, Any], path: tuple[int, ...]) -> dict[str, Any]:
    for index in path:
        data = data["step"][index]
    return data


def _places(data: dict[str, Any], path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Everywhere that a step can be put."""
    steps = _table(data, path).get("step")
    if steps is None and path:
        return []
    inner = steps or []
    found = [(*path, index) for index in range(len(inner) + 1)]
    for index in range(len(inner)):
        found += _places(data, (*path, index))
    return found


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_routine_that_is_opened_is_the_same_to_the_byte_and_not_dirty(opened, path: Path):
    text = path.read_bytes().decode()
    draft = opened(text)
    assert (draft.text, draft.dirty) == (text, False)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_step_of_a_shipped_routine_moves_down_and_up_again_to_the_byte(opened, path: Path):
    draft = opened(path.read_bytes().decode())
    for row in draft.outline:
        there = draft.shift(row.path, 1)
        assert there.move(there.touched, row.path).text == draft.text


@given(text=written(), data=st.data())
def test_moving_down_and_up_again_leaves_the_text_as_it_was_to_the_byte(opened, text: str, data: st.DataObject):
    draft = opened(text)
    path = data.draw(st.sampled_from(_paths(draft)))
    there = draft.shift(path, 1)
    assert there.move(there.touched, path).text == text


@given(text=written(), data=st.data())
def test_moving_within_a_list_says_the_same_as_moving_the_values(opened, text: str, data: st.DataObject):
    draft = opened(text)
    path = data.draw(st.sampled_from(_paths(draft)))
    wanted = _values(text)
    siblings = _table(wanted, path[:-1])["step"]
    to = data.draw(st.integers(0, len(siblings) - 1))
    siblings.insert(to, siblings.pop(path[-1]))
    moved = draft.move(path, (*path[:-1], to))
    assert _values(moved.text) == wanted
    assert moved.undo().text == text


@given(text=written(), data=st.data())
def test_moving_anywhere_says_the_same_as_moving_the_values(opened, text: str, data: st.DataObject):
    draft = opened(text)
    path = data.draw(st.sampled_from(_paths(draft)))
    wanted = _values(text)
    step = take(wanted, path)
    to = data.draw(st.sampled_from(_places(wanted)))
    put(wanted, to, step)
    moved = draft.move(path, to)
    assert _values(moved.text) == wanted
    assert moved.undo().text == text
    assert moved.undo().redo().text == moved.text


@given(text=st.one_of(written(), written_wrong), pair=_VALUES, data=st.data())
def test_what_is_said_of_a_draft_is_what_is_said_of_its_text_alone(
    opened, text: str, pair: tuple[str, Any], data: st.DataObject
):
    draft = opened(text)
    for _ in range(3):
        paths = _paths(draft)
        if not paths:
            break
        path = data.draw(st.sampled_from(paths))
        change = data.draw(st.sampled_from(["set", "duplicate", "shift", "delete"]))
        match change:
            case "set":
                draft = draft.set(path, *pair)
            case "shift":
                draft = draft.shift(path, 1)
            case _:
                draft = getattr(draft, change)(path)
        alone = opened(draft.text)
        assert draft.outcome == alone.outcome
        assert draft.outline == alone.outline


@given(text=written(), data=st.data())
def test_duplicating_and_deleting_say_the_same_as_on_the_values(opened, text: str, data: st.DataObject):
    draft = opened(text)
    path = data.draw(st.sampled_from(_paths(draft)))
    wanted = _values(text)
    put(wanted, (*path[:-1], path[-1] + 1), deepcopy(_table(wanted, path)))
    twice = draft.duplicate(path)
    assert _values(twice.text) == wanted
    assert twice.delete(twice.touched).text == text
    del_wanted = _values(text)
    take(del_wanted, path)
    assert _values(draft.delete(path).text) == del_wanted


@given(text=written(), step=steps(), data=st.data())
def test_a_step_that_is_inserted_is_there_and_nothing_else_has_changed(
    opened, text: str, step: dict[str, Any], data: st.DataObject
):
    draft = opened(text)
    wanted = _values(text)
    to = data.draw(st.sampled_from(_places(wanted)))
    put(wanted, to, step)
    new = draft.insert(to, step)
    assert _values(new.text) == wanted
    assert new.undo().text == text


@given(text=written(lists=False), step=steps(), data=st.data())
def test_a_step_that_is_inserted_and_deleted_leaves_the_text_as_it_was(
    opened, text: str, step: dict[str, Any], data: st.DataObject
):
    draft = opened(text)
    to = data.draw(st.sampled_from(_paths(draft)))
    assert draft.insert(to, step).delete(to).text == text


@given(text=written(), pair=_VALUES, data=st.data())
def test_a_key_of_a_step_that_is_set_says_so_and_nothing_else_changes(
    opened, text: str, pair: tuple[str, Any], data: st.DataObject
):
    draft = opened(text)
    path = data.draw(st.sampled_from(_paths(draft)))
    key, value = pair
    wanted = _values(text)
    had = key in _table(wanted, path)
    _table(wanted, path)[key] = value
    new = draft.set(path, key, value)
    assert _values(new.text) == wanted
    assert new.undo().text == text
    if not had:
        assert new.unset(path, key).text == text


@given(text=written(), pair=_HEAD_VALUES)
def test_a_key_of_the_head_or_of_the_timing_that_is_set_says_so(opened, text: str, pair: tuple[str, Any]):
    key, value = pair
    wanted = _values(text)
    outer, _, inner = key.partition(".")
    if inner:
        wanted.setdefault(outer, {})[inner] = value
    else:
        wanted[key] = value
    new = opened(text).set((), key, value)
    assert _values(new.text) == wanted
    assert new.undo().text == text


@given(text=written(), data=st.data())
def test_a_key_that_is_taken_out_is_gone_and_nothing_else(opened, text: str, data: st.DataObject):
    draft = opened(text)
    path = data.draw(st.sampled_from([(), *_paths(draft)]))
    wanted = _values(text)
    key = data.draw(st.sampled_from(sorted(set(_table(wanted, path)) - {"step"})))
    del _table(wanted, path)[key]
    assert _values(draft.unset(path, key).text) == wanted


@given(text=written(), data=st.data())
def test_grouping_and_ungrouping_say_the_same_as_on_the_values(opened, text: str, data: st.DataObject):
    draft = opened(text)
    first = data.draw(st.sampled_from(_paths(draft)))
    wanted = _values(text)
    siblings = _table(wanted, first[:-1])["step"]
    count = data.draw(st.integers(1, len(siblings) - first[-1]))
    group = siblings[first[-1] : first[-1] + count]
    siblings[first[-1] : first[-1] + count] = [{"rounds": 3, "step": group}]
    paths = [(*first[:-1], first[-1] + index) for index in range(count)]
    grouped = draft.group(paths, rounds=3)
    assert _values(grouped.text) == wanted
    assert _values(grouped.ungroup(first).text) == _values(text)
    if "step = [" not in text:
        assert grouped.ungroup(first).text == text


# -- comments and line ends --------------------------------------------------------------------------------------------


def _comments(text: str) -> list[str]:
    return sorted(re.findall(r"# (?:of Step \d+|why not|with ] and|-- a part --|The end|My routine)|#:schema", text))


def _assert_comments_stand_above_their_steps(text: str) -> None:
    for comment in re.finditer(r"# of (Step \d+)", text):
        assert re.search(r'name = "(Step \d+)"', text[comment.end() :])[1] == comment[1]


@given(text=written(), data=st.data())
def test_every_comment_goes_where_its_step_goes(opened, text: str, data: st.DataObject):
    draft = opened(text)
    path = data.draw(st.sampled_from(_paths(draft)))
    wanted = _values(text)
    take(wanted, path)
    moved = draft.move(path, data.draw(st.sampled_from(_places(wanted))))
    assert _comments(moved.text) == _comments(text)
    _assert_comments_stand_above_their_steps(moved.text)


UNEVEN = """\
name = "Evening"

[[step]]
rounds = 2

[[step.step]]
kind = "move"
name = "Walk"
duration = 60

[[step]]
rounds = 3

  [[step.step]]
  kind = "move"
  name = "Reach"
  duration = 30

# -- easier --

  [[step.step]]
  kind = "move"
  name = "Bend"
  duration = 30
"""
"""Steps of one depth, some with blanks before them and some without."""


def test_steps_with_more_blanks_than_others_come_back_from_a_group_as_they_were(opened):
    grouped = opened(UNEVEN).group([(1, 0), (1, 1)], rounds=2)
    assert "  [[step.step.step]]\n" in grouped.text
    assert grouped.ungroup((1, 0)).text == UNEVEN


@given(text=written(lists=False), data=st.data())
def test_grouping_and_ungrouping_lose_no_comment_above_a_step(opened, text: str, data: st.DataObject):
    draft = opened(text)
    path = data.draw(st.sampled_from(_paths(draft)))
    grouped = draft.group([path])
    assert _comments(grouped.text) == _comments(text)
    _assert_comments_stand_above_their_steps(grouped.text)
    row = draft.row(path)
    if row and row.is_block:
        assert f"# of {row.name}" in draft.ungroup(path).text


@given(text=written(), data=st.data())
def test_line_ends_stay_what_they_are(opened, text: str, data: st.DataObject):
    draft = opened(text)
    path = data.draw(st.sampled_from(_paths(draft)))
    changed = draft.duplicate(path).set(path, "note", "Two\nlines").group([path]).insert((0,), {"kind": "rest"})
    ends = set(re.findall(r"\r?\n", changed.text))
    assert len(ends) <= 1
    assert ends >= set(re.findall(r"\r?\n", text))


# -- wrong routines ----------------------------------------------------------------------------------------------------


@given(text=written_wrong, data=st.data())
def test_a_routine_with_problems_can_be_edited_too_or_is_left_as_it_is(opened, text: str, data: st.DataObject):
    draft = opened(text)
    assert draft.problems == read_routine(text, file="evening.toml", moves=draft.moves).problems
    paths = _paths(draft)
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    for change in (
        lambda: draft.shift(path, 1),
        lambda: draft.duplicate(path),
        lambda: draft.delete(path),
        lambda: draft.set(path, "name", "Calf"),
        lambda: draft.group([path]),
        lambda: draft.set((), "name", "Evening"),
    ):
        try:
            changed = change()
        except EditError:
            continue
        assert changed.undo().text == text


@given(text=st.text(max_size=200))
def test_no_text_makes_a_draft_fail(opened, text: str):
    draft = opened(text)
    assert draft.problems
    assert isinstance(draft.outline, tuple)
    with pytest.raises(EditError):
        draft.delete((0,))
