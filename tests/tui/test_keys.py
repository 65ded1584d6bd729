"""The names of keys, held to Textual's own."""

from __future__ import annotations

import string

import pytest
from textual.keys import Keys, _character_to_key

from relief_player.tui import keys


@pytest.mark.parametrize("character", [c for c in string.printable if c.isprintable()])
def test_a_character_has_the_name_that_textual_gives_it(character: str):
    assert keys.of_character(character) == _character_to_key(character)


def test_every_named_key_is_known_to_textual():
    known = {key.value for key in Keys} | {"space"}
    assert known >= keys._NAMED


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("n", ("n",)),
        ("+", ("plus",)),
        ("N", ("N",)),
        ("right, ctrl+n", ("right", "ctrl+n")),
        ("Ctrl+N", ("ctrl+n",)),
        ("ctrl++", ("ctrl+plus",)),
        ("shift+alt+x", ("alt+shift+x",)),
        ("esc,esc", ("escape",)),
        ("question_mark", ("question_mark",)),
        ("F5", ("f5",)),
    ],
)
def test_keys_are_read_as_people_write_them(text: str, parsed: tuple[str, ...]):
    assert keys.parse(text) == parsed


@pytest.mark.parametrize("text", ["", " , ", "spcae", "hyper+x", "\x07", "nn"])
def test_what_is_no_key_is_told(text: str):
    with pytest.raises(keys.NoKeyError):
        keys.parse(text)


def test_the_nearest_key_is_named():
    with pytest.raises(keys.NoKeyError, match="Did you mean 'space'"):
        keys.parse("spcae")


@pytest.mark.parametrize(("key", "shown"), [("plus", "+"), ("escape", "esc"), ("ctrl+minus", "ctrl+-"), ("up", "↑")])
def test_a_key_is_shown_as_it_stands_on_the_keyboard(key: str, shown: str):
    assert keys.shown(key) == shown
