"""Changing a settings file in place: the one value changes, and all else stays as the person wrote it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relief_player.settings.editing import LostError, held, with_value, without_value
from relief_player.settings.starter import starter

MINE = """\
# mine
theme = "relief-light"   # the bright one

# sounds
[sound]
volume = 60 # soft
# end of sound

[keymap]
player.next = "n"
"help" = "h"

# trailing
"""


def test_a_value_that_is_there_changes_in_its_place_and_keeps_its_comment():
    assert with_value(MINE, ("sound", "volume"), 77) == MINE.replace("60 # soft", "77 # soft")


FOLDERS = 'routine_folders = [\n  "a",  # of the clinic\n  # at home\n  "b",\n]  # both\n'


@pytest.mark.parametrize(
    ("folders", "after"),
    [
        (["a", "b", "c"], FOLDERS.replace('"b",\n', '"b",\n  "c",\n')),
        (["b"], FOLDERS.replace('  "a",  # of the clinic\n', "")),
        (["b", "a"], 'routine_folders = ["b", "a"]  # both\n'),
    ],
)
def test_the_folders_that_stay_keep_their_comments(folders: list[str], after: str):
    assert with_value(FOLDERS, ("routine_folders",), folders) == after


def test_a_new_value_stands_behind_the_last_one_of_its_table():
    assert with_value(MINE, ("sound", "device"), "bell") == MINE.replace("# soft\n", '# soft\ndevice = "bell"\n')


def test_a_new_value_of_no_table_stands_before_the_first_table_and_leaves_that_its_comment():
    assert with_value(MINE, ("week_days",), 3) == MINE.replace("bright one\n", "bright one\nweek_days = 3\n")


def test_a_comment_right_above_a_table_stays_with_it():
    text = "# all about sound\n[sound]\nvolume = 1\n"
    assert with_value(text, ("week_days",), 3) == f"week_days = 3\n\n{text}"


def test_a_new_table_comes_last():
    assert with_value(MINE, ("timing", "countdown"), 5) == f"{MINE}\n[timing]\ncountdown = 5\n"


def test_an_empty_file_becomes_one_line():
    assert with_value("", ("week_days",), 3) == "week_days = 3\n"


@pytest.mark.parametrize(
    "text", ['[keymap]\nplayer.next = "n"\n', '[keymap]\n"player.next" = "n"\n', 'keymap = {player = {next = "n"}}\n']
)
def test_the_keys_of_a_command_are_found_in_every_spelling(text: str):
    assert with_value(text, ("keymap", "player.next"), "x") == text.replace('"n"', '"x"')


def test_a_command_is_written_as_one_quoted_name():
    assert with_value("", ("keymap", "player.next"), "x") == '[keymap]\n"player.next" = "x"\n'


def test_line_ends_of_windows_and_a_byte_order_mark_stay():
    text = "\ufeff# mine\r\n[sound]\r\nvolume = 1\r\n"
    assert with_value(text, ("sound", "device"), "bell") == f'{text}device = "bell"\r\n'


def test_line_ends_that_are_mixed_stay_as_they_are():
    text = "# mine\r\n[sound]\nvolume = 1\r\n# end\n"
    assert with_value(text, ("sound", "volume"), 2) == text.replace("= 1", "= 2")


def test_a_value_taken_out_leaves_everything_else():
    assert without_value(MINE, ("sound", "volume")) == MINE.replace("volume = 60 # soft\n", "")


def test_taking_out_what_is_not_there_changes_nothing():
    assert without_value(MINE, ("timing", "switch")) == MINE


@pytest.mark.parametrize("text", ["[sound.volume]\nx = 1\n", "sound = 5\n", "[[sound]]\n"])
def test_a_change_that_would_lose_something_is_not_made(text: str):
    with pytest.raises(LostError):
        with_value(text, ("sound", "volume"), 60)


def test_a_bracket_inside_a_longer_text_is_no_table():
    text = 'theme = """\n[sound]\n"""\n'
    assert held(with_value(text, ("sound", "volume"), 5)) == {("theme",): "[sound]\n", ("sound", "volume"): 5}


def test_a_first_file_has_no_value_and_every_one_of_its_lines_can_be_used():
    assert held(starter()) == {}
    used = "\n".join(
        line[1:] if line.startswith("#") and not line.startswith("# ") else line for line in starter().splitlines()
    )
    assert len(held(used)) > 25


_PATHS = [
    ("theme",),
    ("week_days",),
    ("sound", "volume"),
    ("sound", "device"),
    ("keymap", "player.next"),
    ("keymap", "help"),
]
_LINES = st.sampled_from(
    ["", "# a comment", "  # another", 'theme = "x"  # mine', "week_days = 3", "[sound]", "volume = 5", 'device = "bell" # !', "[keymap]",
     '"player.next" = "n"', 'player.next = "n"', "[sound] # loud", "sound.volume = 7", "keymap = {help = 'h'}", "[timing]", 'list = ["a",\n # [in]\n "b"]']
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(_LINES, max_size=12),
    end=st.sampled_from(["\n", "\r\n"]),
    last=st.booleans(),
    path=st.sampled_from(_PATHS),
    value=st.one_of(st.integers(0, 100), st.text(max_size=8), st.none()),
)
def test_whatever_the_file_is_only_the_one_value_changes(lines, end, last, path, value):
    text = "\n".join(lines) + ("\n" if last else "")
    try:
        before = held(text)
    except tomllib.TOMLDecodeError:
        return
    whole = text.replace("\n", end)
    try:
        made = without_value(whole, path) if value is None else with_value(whole, path, value)
    except LostError:
        return
    key = tuple(part for name in path for part in name.split("."))
    assert {**held(made), key: value} == {**before, key: value}
    assert (key in held(made)) is (value is not None)
    assert [line for line in made.splitlines() if line.startswith("#")] == [
        line for line in whole.splitlines() if line.startswith("#")
    ]
