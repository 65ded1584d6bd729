"""Changing a routine in the person's own text, and taking changes back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from relief_player.routine.editing import Draft, EditError
from relief_player.routine.editing.draft import MOST_REMEMBERED
from relief_player.routine.model import Kind
from relief_player.units import Ms

EVENING = """\
# My evening.
name    = "Evening"   # short
goal    = 'relax'

[timing]
get_ready = "15s"  # no hurry

# -- Warm up --

# walk first
[[step]]
kind     = "move"
name     = 'Walk'
duration = "5m"     # not less
# duration = "10m"

# then swing
[[step]]
name   = "Swings"
rounds = 3
  # one leg
  [[step.step]]
  kind = "warm-up"
  name = "Leg"
  reps = 10
  tempo = "2s"

[[step]]
kind = "breathe"
breaths = 12

# That is all.
"""
LISTED = """\
name = "Evening"
step = [  # all of it
  # walk first
  { kind = "move", name = "Walk", duration = "5m" },  # not less
  { name = "Swings", rounds = 3, step = [{ kind = "rest", duration = 3 }] },
]
"""


@pytest.fixture
def evening(opened) -> Draft:
    draft: Draft = opened(EVENING)
    assert not draft.problems
    return draft


@pytest.fixture
def changed(evening: Draft):
    """The lines that a change takes out and puts in, without what only moves."""

    def lines(draft: Draft) -> tuple[list[str], list[str]]:
        before, after = evening.text.splitlines(), draft.text.splitlines()
        return [one for one in before if one not in after], [one for one in after if one not in before]

    return lines


# -- keys --------------------------------------------------------------------------------------------------------------


def test_a_value_changes_between_its_comment_and_its_key(evening: Draft, changed):
    draft = evening.set((0,), "duration", "6m")
    assert changed(draft) == (['duration = "5m"     # not less'], ['duration = "6m"     # not less'])


def test_a_text_keeps_its_kind_of_quotes_where_it_can(evening: Draft):
    assert "name     = 'Jog'\n" in evening.set((0,), "name", "Jog").text
    assert 'name     = "It\'s"\n' in evening.set((0,), "name", "It's").text


def test_a_new_key_stands_where_the_format_has_it_and_under_the_others(evening: Draft):
    text = evening.set((0,), "sides", "each").set((1,), "rest", "4s").set((), "timing.switch", 2).text
    assert 'duration = "5m"     # not less\nsides    = "each"\n# duration' in text
    assert 'rounds = 3\nrest   = "4s"\n  # one leg\n' in text
    assert 'get_ready = "15s"  # no hurry\nswitch = 2\n\n' in text


def test_a_new_key_of_an_indented_step_is_indented(evening: Draft):
    assert '  tempo = "2s"\n  sides = "each"\n' in evening.set((1, 0), "sides", "each").text


def test_a_timing_that_is_not_there_gets_a_section(opened):
    draft = opened('name = "x"\n[[step]]\nkind = "rest"\nduration = 3\n').set((), "timing.countdown", 0)
    assert draft.text == 'name = "x"\n\n[timing]\ncountdown = 0\n[[step]]\nkind = "rest"\nduration = 3\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("timing = { switch = 3 }", "timing = { switch = 3, countdown = 0 }"),
        ("timing = {}", "timing = { countdown = 0 }"),
        ("timing.switch = 3", "timing.switch = 3\ntiming.countdown = 0"),
        ("timing = { countdown = 5, switch = 3 }", "timing = { countdown = 0, switch = 3 }"),
        ("timing = 3", "timing = { countdown = 0 }"),
    ],
)
def test_a_timing_that_is_written_otherwise_stays_so(opened, before: str, after: str):
    assert opened(f"{before}\n").set((), "timing.countdown", 0).text == f"{after}\n"


def test_a_key_is_taken_out_with_the_comment_behind_it(evening: Draft, changed):
    assert changed(evening.unset((0,), "duration")) == (['duration = "5m"     # not less'], [])
    assert changed(evening.unset((), "timing"))[0] == ["[timing]", 'get_ready = "15s"  # no hurry']


def test_a_key_that_is_not_there_can_be_taken_out_and_nothing_happens(evening: Draft):
    assert evening.unset((0,), "sides") is evening


def test_cues_under_headers_of_their_own_are_replaced_as_a_whole(opened):
    head = 'name = "x"\n[[step]]\nkind = "rest"\nduration = 9\n'
    draft = opened(f'{head}[[step.cues]]\nat = 1\nsay = "One"\n[[step.cues]]\nat = 2\nsay = "Two"\n')
    assert draft.set((0,), "cues", [{"at": 3, "say": "Three"}]).text == f'{head}cues = [{{ at = 3, say = "Three" }}]\n'


def test_lines_are_written_as_lines(evening: Draft):
    draft = evening.set((0,), "note", "Slowly.\r\nEasily.")
    assert 'note     = """\nSlowly.\nEasily."""\n' in draft.text
    assert draft.routine is not None
    assert draft.routine.leaves[0].note == "Slowly.\nEasily."


def test_values_of_the_program_become_values_of_a_file(evening: Draft):
    draft = evening.set((0,), "kind", Kind.REST).set((0,), "areas", ("calf",)).set((0,), "duration", Decimal("1.5"))
    assert 'kind     = "rest"\n' in draft.text
    assert 'areas    = ["calf"]\n' in draft.text
    assert "duration = 1.5 " in draft.text


@pytest.mark.parametrize("value", [None, "\udcff", object(), [b"x"], {"at": None}])
def test_what_no_file_can_hold_is_refused(evening: Draft, value: object):
    with pytest.raises(EditError, match="cannot hold"):
        evening.set((0,), "note", value)


# -- steps -------------------------------------------------------------------------------------------------------------


def test_a_step_moves_with_the_comments_above_and_below_it_and_a_title_stays(evening: Draft):
    text = evening.move((0,), (2,)).text
    assert '# no hurry\n\n# -- Warm up --\n\n# then swing\n[[step]]\nname   = "Swings"' in text
    assert text.endswith('\n\n# walk first\n[[step]]\nkind     = "move"\nname     = \'Walk\'\nduration = "5m"     '
                         '# not less\n# duration = "10m"\n\n# That is all.\n')  # fmt: skip


def test_a_step_moves_into_a_block_and_out_of_it_in_the_blocks_own_hand(evening: Draft):
    inside = evening.move((0,), (0, 0))
    assert 'rounds = 3\n\n  # walk first\n  [[step.step]]\n  kind     = "move"\n' in inside.text
    assert inside.row((0, 0)).name == "Walk"
    outside = evening.move((1, 0), (0,))
    assert '# one leg\n[[step]]\nkind = "warm-up"\n' in outside.text
    assert outside.row((0,)).name == "Leg"


def test_a_block_moves_with_its_steps(evening: Draft):
    draft = evening.move((1,), (0,))
    assert [row.name for row in draft.outline] == ["Swings", "Leg", "Walk", "Breathe 5-0-5-0"]


def test_a_block_moves_into_a_block_with_its_steps_one_deeper(evening: Draft):
    draft = evening.group([(0,)]).move((1,), (0, 1))
    assert "[[step.step.step]]" in draft.text
    assert [row.path for row in draft.outline] == [(0,), (0, 0), (0, 1), (0, 1, 0), (1,)]


def test_the_ends_of_a_list_are_as_far_as_a_step_goes(evening: Draft):
    assert evening.shift((0,), -1).text == evening.text
    assert evening.shift((0,), 99).row((2,)).name == "Walk"


def test_a_copy_stands_behind_its_step_with_its_comments(evening: Draft):
    draft = evening.duplicate((1,))
    assert draft.text.count("# then swing") == draft.text.count("# one leg") == 2
    assert draft.touched == (2,)


def test_a_step_is_deleted_with_the_comments_above_it_and_nothing_more(evening: Draft):
    text = evening.delete((0,)).text
    assert ("# walk first" in text, "# -- Warm up --" in text, "# then swing" in text) == (False, True, True)


@pytest.mark.parametrize(("path", "left"), [((0,), (0,)), ((2,), (1,)), ((1, 0), (1,))])
def test_after_a_deletion_the_nearest_step_is_in_hand(evening: Draft, path: tuple, left: tuple):
    assert evening.delete(path).touched == left


def test_neighbours_become_a_block_in_the_hand_of_the_blocks_that_are_there(evening: Draft):
    text = evening.group([(1,), (0,)], rounds=2, name="All").text
    assert '\n[[step]]\nname = "All"\nrounds = 2\n\n  # walk first\n  [[step.step]]\n' in text
    assert "    # one leg\n    [[step.step.step]]\n" in text


def test_the_steps_of_a_block_take_its_place_and_its_comments_stay(evening: Draft):
    text = evening.ungroup((1,)).text
    assert '\n\n# then swing\n# one leg\n[[step]]\nkind = "warm-up"\nname = "Leg"\n' in text


def test_a_new_step_has_the_blank_line_of_its_neighbours(evening: Draft, opened):
    assert (
        '\n\n[[step]]\nkind = "rest"\nduration = "9s"\n\n# That is all.\n'
        in evening.insert((3,), {"kind": "rest", "duration": "9s"}).text
    )
    tight = opened('name = "x"\n[[step]]\nkind = "rest"\nduration = 3\n').insert((0,), {"kind": "note", "name": "y"})
    assert tight.text.startswith('name = "x"\n[[step]]\nkind = "note"\nname = "y"\n[[step]]\n')


def test_a_first_step_is_put_behind_the_head(opened):
    step = {"kind": "rest", "duration": 3}
    for text in ('name = "x"\n', 'name = "x"\nstep = []\n'):
        assert opened(text).insert((0,), step).text == 'name = "x"\n\n[[step]]\nkind = "rest"\nduration = 3\n'


def test_a_block_with_steps_can_be_inserted_as_a_whole(evening: Draft):
    draft = evening.insert((0,), {"rounds": 2, "step": [{"kind": "rest", "duration": 3}]})
    assert [row.path for row in draft.outline[:2]] == [(0,), (0, 0)]
    assert not draft.problems


def test_a_section_between_two_steps_stays_between_them(opened):
    text = (
        'name = "x"\n[[step]]\nkind = "note"\nname = "a"\n[timing]\nswitch = 3\n[[step]]\nkind = "note"\nname = "b"\n'
    )
    moved = opened(text).move((0,), (1,))
    assert moved.text == text.replace('"a"', '"c"').replace('"b"', '"a"').replace('"c"', '"b"')
    assert "[timing]\n" in opened(text).delete((0,)).text


def test_a_section_inside_a_block_is_not_copied_with_it(opened):
    text = 'name = "x"\n[[step]]\nrounds = 2\n[timing]\nswitch = 3\n[[step.step]]\nkind = "note"\nname = "b"\n'
    draft = opened(text)
    assert draft.duplicate((0,)).text.count("[timing]") == 1
    assert draft.delete((0,)).text == 'name = "x"\n[timing]\nswitch = 3\n'


# -- steps in a list ---------------------------------------------------------------------------------------------------


def test_steps_in_a_list_move_with_their_comments(opened):
    assert opened(LISTED).move((0,), (1,)).text == (
        'name = "Evening"\nstep = [  # all of it\n'
        '  { name = "Swings", rounds = 3, step = [{ kind = "rest", duration = 3 }] },\n'
        "  # walk first\n"
        '  { kind = "move", name = "Walk", duration = "5m" },  # not less\n'
        "]\n"
    )


def test_a_list_on_one_line_keeps_its_blanks_and_commas(opened):
    draft = opened('step = [{ kind = "rest" }, { kind = "note" }]\n')
    assert draft.move((1,), (0,)).text == 'step = [{ kind = "note" }, { kind = "rest" }]\n'
    assert draft.delete((0,)).text == 'step = [{ kind = "note" }]\n'
    assert draft.duplicate((1,)).text == 'step = [{ kind = "rest" }, { kind = "note" }, { kind = "note" }]\n'
    assert draft.insert((0,), {"kind": "heat"}).text == 'step = [{ kind = "heat" }, { kind = "rest" }, { kind = "note" }]\n'  # fmt: skip
    assert draft.set((0,), "duration", 3).text == 'step = [{ kind = "rest", duration = 3 }, { kind = "note" }]\n'
    assert draft.delete((0,)).delete((0,)).text == ""


def test_a_list_is_written_out_under_headers_where_it_must_be_and_keeps_its_comments(opened):
    assert opened(LISTED).move((1, 0), (0,)).text == (
        'name = "Evening"\n'
        '\n[[step]]\nkind = "rest"\nduration = 3\n'
        "\n# all of it\n# walk first\n# not less\n"
        '[[step]]\nkind = "move"\nname = "Walk"\nduration = "5m"\n'
        '\n[[step]]\nname = "Swings"\nrounds = 3\n'
    )


def test_a_list_with_something_in_it_that_is_no_step_is_left_alone(opened):
    draft = opened('step = [3, { kind = "rest" }]\n')
    with pytest.raises(EditError, match="cannot be edited here"):
        draft.group([(1,)])


# -- the way back ------------------------------------------------------------------------------------------------------


def test_every_change_is_undone_by_its_name_and_done_again(evening: Draft):
    draft = evening.move((0,), (1,)).set((0,), "rounds", 2)
    assert (draft.undoes, draft.redoes) == ("change rounds of Swings", "")
    back = draft.undo()
    assert (back.undoes, back.redoes) == ("move Walk", "change rounds of Swings")
    assert back.undo().text == evening.text
    assert back.redo().text == draft.text


def test_undoing_puts_the_step_in_hand_that_was(evening: Draft):
    draft = evening.move((0,), (2,)).delete((0,))
    assert (draft.touched, draft.undo().touched, draft.undo().redo().touched) == ((0,), (2,), (0,))


def test_with_nothing_to_undo_nothing_happens(evening: Draft):
    assert evening.undo() is evening
    assert evening.redo() is evening
    assert (evening.undoes, evening.redoes) == ("", "")


def test_a_change_after_an_undo_closes_the_way_forward(evening: Draft):
    draft = evening.delete((0,)).undo().delete((1,))
    assert draft.redo() is draft


def test_a_change_that_changes_nothing_is_none(evening: Draft):
    assert evening.set((0,), "duration", "5m") is evening


def test_very_many_changes_are_remembered_and_no_more(evening: Draft):
    draft = evening
    for index in range(MOST_REMEMBERED + 5):
        draft = draft.retype(f"name = {index}\n")
    assert len(draft.past) == MOST_REMEMBERED


def test_a_draft_is_dirty_until_its_text_is_saved_or_is_again_what_it_was(evening: Draft):
    draft = evening.delete((0,))
    assert (evening.dirty, draft.dirty, draft.undo().dirty) == (False, True, False)
    assert (draft.saved("other.toml").dirty, draft.saved().undo().dirty) == (False, True)
    assert draft.saved("other.toml").name == "other.toml"


def test_a_text_from_an_editor_is_one_change(evening: Draft):
    draft = evening.retype("name = [", "edit the text")
    assert (draft.undoes, draft.outline, draft.undo().text) == ("edit the text", (), evening.text)
    assert draft.problems[0].line == 1


# -- what cannot be done -----------------------------------------------------------------------------------------------


def test_a_text_that_is_no_toml_is_left_to_an_editor(opened):
    draft = opened("name = [")
    with pytest.raises(EditError, match="cannot be changed here") as caught:
        draft.set((), "name", "x")
    assert "evening.toml:1:" in caught.value.message


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: draft.delete(()),
        lambda draft: draft.delete((9,)),
        lambda draft: draft.duplicate(()),
        lambda draft: draft.move((0,), (9,)),
        lambda draft: draft.move((1,), (1, 0)),
        lambda draft: draft.move((0,), (2, 0)),
        lambda draft: draft.move((), (0,)),
        lambda draft: draft.insert((), {"kind": "rest"}),
        lambda draft: draft.insert((0, 0), {"kind": "rest"}),
        lambda draft: draft.insert((-1,), {"kind": "rest"}),
        lambda draft: draft.group([]),
        lambda draft: draft.group([()]),
        lambda draft: draft.group([(0,), (2,)]),
        lambda draft: draft.group([(0,), (1, 0)]),
        lambda draft: draft.ungroup((0,)),
        lambda draft: draft.set((9,), "name", "x"),
    ],
)
def test_what_cannot_be_done_is_refused(evening: Draft, change):
    with pytest.raises(EditError):
        change(evening)


def test_steps_in_single_brackets_cannot_be_joined_by_others(opened):
    with pytest.raises(EditError, match="cannot be edited"):
        opened('[step]\nkind = "rest"\n').insert((0,), {"kind": "rest"})


# -- a new one ---------------------------------------------------------------------------------------------------------


def test_a_blank_draft_has_no_problem_and_no_file(book):
    draft = Draft.blank("new.toml", moves=book, title='The "best"')
    assert [problem.key for problem in draft.problems] == ["step[0].move"]  # not in the small catalogue of these tests
    assert draft.dirty
    assert draft.set((0,), "move", "calf-wall").routine.name == 'The "best"'


def test_the_length_is_that_of_whoever_lays_it_out(book):
    draft = Draft.open(EVENING, "x", moves=book, length_of=lambda _: Ms(1_234))
    assert draft.length == 1_234
    assert Draft.open(EVENING, "x", moves=book).length == 15_000 + 300_000 + 3 * 25_000 + 5_000 + 120_000


def test_findings_are_those_of_the_limits(opened):
    draft = opened('name = "x"\n[[step]]\nkind = "stretch"\nname = "y"\nduration = "20m"\n')
    assert [(one.key, one.line) for one in draft.findings][:1] == [("step[0].duration", 5)]
    assert draft.row((0,)).findings == len(draft.findings)
    assert draft.set((0,), "duration", "ten").findings == ()


def test_steps_are_not_set_or_taken_out_as_a_key(evening: Draft):
    with pytest.raises(EditError, match="no value"):
        evening.set((1,), "step", [])
    with pytest.raises(EditError, match="no value"):
        evening.unset((), "step")


def test_a_change_that_cannot_be_written_without_touching_the_rest_is_refused(opened):
    draft = opened('name = "x"\n[[timing]]\nswitch = 3\n')
    with pytest.raises(EditError, match="cannot be changed here"):
        draft.set((), "timing.switch", 4)


def test_a_byte_order_mark_and_a_missing_line_end_stay(opened):
    text = '\ufeffname = "x"\r\n[[step]]\r\nkind = "rest"\r\nduration = 3'
    draft = opened(text)
    assert draft.set((0,), "duration", 4).text == text.replace("3", "4")
    twice = draft.duplicate((0,))
    assert twice.text == text + '\r\n[[step]]\r\nkind = "rest"\r\nduration = 3'


def test_a_text_of_toml_1_1_is_told_and_left_alone(opened):
    draft = opened('name = "x"\nstep = [{\n  kind = "rest",\n}]\n')
    assert draft.problems[0].message.startswith("not TOML")
    with pytest.raises(EditError):
        draft.set((), "name", "y")
