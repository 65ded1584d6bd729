"""Changing the lists in a person's text: what stays keeps its place, its spelling and its comments."""

from __future__ import annotations

import pytest

from relief_player.routine.editing import EditError

AREAS = """\
name = "Evening"
areas = [
  'calf',  # the tight one
  # of both legs
  "back-thigh",  # since spring
]

[[step]]
kind = "note"
name = "Lie down"
"""


def areas(opened, *values: str) -> str:
    text: str = opened(AREAS).set((), "areas", list(values)).text
    return text.partition("areas = ")[2].partition("\n\n")[0]


def test_another_area_leaves_the_comments_of_the_others(opened):
    assert areas(opened, "calf", "back-thigh", "foot") == (
        '[\n  \'calf\',  # the tight one\n  # of both legs\n  "back-thigh",  # since spring\n  "foot",\n]'
    )


def test_an_area_that_goes_takes_its_own_comments_with_it(opened):
    assert areas(opened, "calf") == "[\n  'calf',  # the tight one\n]"


def test_an_area_in_the_place_of_another_has_its_comments(opened):
    assert areas(opened, "calf", "hip") == (
        "[\n  'calf',  # the tight one\n  # of both legs\n  \"hip\",  # since spring\n]"
    )


def test_a_pattern_is_changed_where_it_differs(opened):
    draft = opened('name = "B"\n[[step]]\nkind = "breathe"\npattern = [ 5.0, 0, 0x5, 0 ]\nbreaths = 6\n')
    assert "pattern = [ 5.0, 0, 7, 0 ]\n" in draft.set((0,), "pattern", [5.0, 0, 7, 0]).text


def test_what_comes_into_a_list_of_windows_ends_its_lines_as_windows_does(opened):
    text = 'name = "B"\nstep = [\n  { kind = "rest", duration = 3 },\n]\n'.replace("\n", "\r\n")
    after = opened(text).insert((1,), {"kind": "note", "name": "Up"}).text
    assert after.count("\n") == after.count("\r\n") == 5


def test_a_step_that_comes_leaves_the_lists_of_other_rounds_as_they_are(opened):
    text = '[[step]]\nname = "R"\nrounds = 2\nstep = [{ kind = "rest", duration = 3 }]\n'
    after = opened(f'name = "B"\n\n{text}').insert((1,), {"kind": "note", "name": "Up"}).text
    assert after == f'name = "B"\n\n{text}\n[[step]]\nkind = "note"\nname = "Up"\n'


def test_what_is_said_in_an_empty_list_stays_when_a_step_comes(opened):
    after = opened('name = "B"\nstep = [  # none yet\n  # soon\n]  # really\n').insert((0,), {"kind": "rest"}).text
    assert [line for line in after.splitlines() if line.startswith("#")] == ["# none yet", "# soon", "# really"]


def test_a_step_comes_into_rounds_that_were_written_without_any(opened):
    after = opened('name = "B"\nstep = [{ rounds = 2, step = [] }]\n').insert((0, 0), {"kind": "rest"})
    assert after.text == 'name = "B"\nstep = [{ rounds = 2, step = [{ kind = "rest" }] }]\n'


def test_what_stands_behind_a_header_stays_when_the_rounds_go(opened):
    text = 'name = "B"\n\n[[step]]  # for the bad leg\nrounds = 2\n\n[[step.step]]\nkind = "rest"\nduration = 3\n'
    after = opened(text).ungroup((0,)).text
    assert after == 'name = "B"\n\n# for the bad leg\n\n[[step]]\nkind = "rest"\nduration = 3\n'


@pytest.mark.parametrize("timing", ['timing.switch = "5s"', 'timing = { switch = "5s" }', '[timing]\nswitch = "5s"'])
def test_the_only_length_of_the_timing_is_taken_out_however_it_is_written(opened, timing):
    draft = opened(f'name = "B"\n{timing}\n')
    try:
        after = draft.unset((), "timing.switch")
    except EditError as error:
        pytest.fail(str(error))
    assert not after.table.get("timing")


def test_a_comment_with_a_line_break_of_another_kind_stays_whole(opened):
    after = opened('name = "B"\nstep = [\n  # one\u2028two\x85three\n]\n').insert((0,), {"kind": "rest"}).text
    assert "# one\u2028two\x85three\n" in after
