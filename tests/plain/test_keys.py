"""The keys of the plain face."""

from __future__ import annotations

import pytest

from relief_player.plain.characters import ESCAPE, characters
from relief_player.plain.keyboard import find_keyboard
from relief_player.plain.keys import KEYS, Wish, help_line, meaning
from relief_player.session.state import Command


def test_every_key_means_one_thing():
    characters_of_all = "".join(key.keys for key in KEYS)
    assert len(set(characters_of_all)) == len(characters_of_all)


@pytest.mark.parametrize(
    ("pressed", "meant"),
    [
        (" ", Command.TOGGLE), ("n", Command.NEXT), ("N", Command.NEXT), ("b", Command.BACK), ("r", Command.RESTART),
        ("+", Command.EXTEND), ("=", Command.EXTEND), ("-", Command.SHORTEN), ("m", Wish.MUTE), ("?", Wish.HELP),
        ("q", Wish.QUIT), ("x", None), ("\r", None),
    ],
)  # fmt: skip
def test_a_key_means_what_the_help_says(pressed: str, meant: object):
    assert meaning(pressed) == meant


def test_the_help_names_every_key_once_with_what_it_does():
    line = help_line()
    assert [f"{key.name} {key.label}" in line for key in KEYS] == [True] * len(KEYS)
    assert line.startswith("Keys: space pause")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (b"n", "n"),
        (b"nq ", "nq "),
        (b"\x1b[C", ""),
        (b"\x1b[1;5Cn", "n"),
        (b"\x1bOq", ""),
        (b"\x1b[200~q\x1b[201~", "q"),
        (b"\x1b]11;rgb:0000/0000/0000\x07n", "n"),
        (b"\x1bn", ""),
        (b"\x1b", ESCAPE),
        (b"\x1b\x1b", ESCAPE * 2),
        ("ü".encode(), "ü"),
        (b"\xc3", ""),
        (b"\x03", "\x03"),
    ],
)
def test_what_a_terminal_sends_for_other_keys_is_no_key_of_ours(typed: bytes, left: str):
    assert characters(typed) == left


def test_a_file_has_no_keyboard(tmp_path):
    with (tmp_path / "file").open("wb") as file:
        assert find_keyboard(file.fileno()) is None
