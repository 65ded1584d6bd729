from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.sound.protocol import (
    Alive,
    At,
    BadClip,
    Beat,
    Dropped,
    Failed,
    Load,
    Lost,
    Message,
    NoDevice,
    Open,
    Quit,
    Ready,
    Ring,
    Started,
    Trying,
    Volume,
    Withdraw,
    decode,
    encode,
)

EVERY = [
    Open(("miniaudio", "player")),
    Open(("miniaudio",), steady=True),
    Load("start", '/a folder/with "quotes" and\nlines/stärt \udcff.wav'),
    At(12.25, "start", (3, 1, 0), 7),
    At(12.0, "start"),
    Withdraw(8),
    Volume(80),
    Beat(),
    Quit(),
    Trying("miniaudio"),
    Failed("miniaudio", "no sound device was found"),
    BadClip("start", "start.wav is not 16 bit"),
    Ready("miniaudio", "ALSA, through miniaudio", 0.03),
    NoDevice(),
    Lost("it went away"),
    Started((3, 1, 0), "start", 12.25, 12.2504),
    Dropped((3, 1, 0), "start", 12.25),
    Ring(),
    Alive(),
]


@pytest.mark.parametrize("message", EVERY, ids=lambda message: type(message).__name__)
def test_a_message_is_one_line_of_ascii_and_comes_out_as_it_went_in(message: Message):
    line = encode(message)
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert decode(line) == message


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"ALSA lib pcm.c:2664:(snd_pcm_open_noupdate) Unknown PCM\n",
        b"\xff\xfe\n",
        b"[" * 20_000,
        b"null\n",
        b"[1]\n",
        b'{"is":"dance"}\n',
        b'{"is":["at"]}\n',
        b'{"is":"at"}\n',
        b'{"is":"at","due":"soon","name":"start"}\n',
        b'{"is":"at","due":1,"name":"start","key":[[1]]}\n',
        b'{"is":"at","due":1,"name":"start","surprise":1}\n',
        b'{"is":"open","order":[1]}\n',
    ],
)
def test_a_line_that_is_no_message_is_nothing(line: bytes):
    assert decode(line) is None


@given(st.binary(max_size=60))
def test_no_line_at_all_does_harm(line: bytes):
    decode(line)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3), max_leaves=5
    )
)
def test_no_value_in_a_message_does_harm(value: object):
    for name in ("key", "due", "name", "generation"):
        found = decode(json.dumps({"is": "at", "due": 1.0, "name": "start", name: value}).encode())
        assert found is None or hash(found)
