"""What the terminal's own window is told: only where it is known to understand, and taken back at the end."""

from __future__ import annotations

import re

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from tui_fakes import FakeSession, evening_legs, playing, short

from relief_player.session.state import Command
from relief_player.tui import terminal
from relief_player.tui.outside import NO_PROGRESS, Outside, Pace, outside_of
from relief_player.tui.terminal import SignalGuard

XTERM = {"TERM": "xterm-256color"}
_ENVIRONMENT = ("TMUX", "STY", "ZELLIJ", "WT_SESSION", "ConEmuANSI", "TERM_PROGRAM", "VTE_VERSION")


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        (XTERM, Outside()),
        ({}, Outside()),
        ({"TERM": "dumb", "TERM_PROGRAM": "ghostty"}, Outside()),
        ({"TERM": "linux", "VTE_VERSION": "8000"}, Outside()),
        ({"WT_SESSION": "1"}, Outside(progress=True)),
        ({"ConEmuANSI": "ON"}, Outside(progress=True)),
        ({"ConEmuANSI": "OFF"}, Outside()),
        ({"TERM": "xterm-kitty"}, Outside(note="99")),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, Outside(progress=True, note="777")),
        ({"TERM": "foot-extra"}, Outside(note="777")),
        ({**XTERM, "TERM_PROGRAM": "WezTerm"}, Outside(note="777")),
        ({**XTERM, "TERM_PROGRAM": "iTerm.app"}, Outside(note="9")),
        ({**XTERM, "VTE_VERSION": "7600"}, Outside()),
        ({**XTERM, "VTE_VERSION": "8000"}, Outside(progress=True)),
        ({**XTERM, "VTE_VERSION": "new"}, Outside()),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "ghostty"}, Outside()),
        ({**XTERM, "TERM_PROGRAM": "ghostty", "TMUX": "socket,1,0"}, Outside()),
        ({**XTERM, "TERM_PROGRAM": "ghostty", "STY": "1"}, Outside()),
    ],
)
def test_only_terminals_that_are_known_to_have_it_are_served(environment: dict[str, str], found: Outside):
    assert outside_of(environment) == found


def test_how_far_it_is_is_told_in_the_terminal_s_own_terms():
    known = Outside(progress=True)
    assert known.progress_at(Pace.RUNS, 42) == "\x1b]9;4;1;42\x1b\\"
    assert known.progress_at(Pace.STANDS, 101) == "\x1b]9;4;4;100\x1b\\"
    assert Outside().progress_at(Pace.RUNS, 42) == ""


@pytest.mark.parametrize("note", ["", "9", "777", "99"])
def test_a_note_from_a_file_can_end_no_sequence_and_add_no_field(note: str):
    hostile = "Legs\x1b]0;P\x07\x1b\\\x9b2J;body\nnext"
    sent = Outside(note=note).note_of(hostile)
    assert bool(sent) is bool(note)
    inside = sent.removeprefix("\x1b]").removesuffix("\x1b\\")
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", inside)
    fields = {"": 0, "9": 1, "777": 3, "99": 2}[note]
    assert inside.count(";") == fields


@pytest.fixture
def sent(monkeypatch) -> list[str]:
    """Everything a terminal is sent that knows of progress and of notes."""
    got: list[str] = []
    for name in _ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-ghostty")
    monkeypatch.setenv("TERM_PROGRAM", "ghostty")
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _self: False))
    monkeypatch.setattr(SignalGuard, "arm", lambda _self, _app: None)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _self, data: got.append(data))
    return got


def _progress(sent: list[str]) -> list[str]:
    return re.findall(r"\x1b\]9;4;(\d;\d+)\x1b\\", "".join(sent))


async def test_the_bar_follows_the_session_stands_while_it_is_paused_and_goes_at_its_end(sent: list[str]):
    async with playing(short()) as stage:
        await stage.pass_time(7_500)
        await stage.press("space")
        assert _progress(sent)[0] == "1;0"
        assert _progress(sent)[-1] == "4;50"
        stage.playing.ask(Command.STOP)
        await stage.rest()
        assert _progress(sent)[-1] == "0;0"


async def test_a_look_with_nothing_new_sends_nothing(sent: list[str]):
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 8_000)
        before = len(_progress(sent))
        for _ in range(5):
            await stage.rest()
        assert len(_progress(sent)) == before


async def test_a_note_is_left_only_while_the_terminal_has_not_the_focus(sent: list[str]):
    for focus in (True, False):
        async with playing(FakeSession(short())) as stage:
            stage.app.app_focus = focus
            await stage.pass_time(20_000)
        assert ("\x1b]777;notify;relief;Short is over.\x1b\\" in "".join(sent)) is not focus


async def test_the_title_says_what_is_on_and_what_is_left_in_words_that_change_rarely():
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 8_000)
        assert stage.app.title == "Calf stretch at the wall, knee straight · 21 min left or more · Evening legs"
        await stage.pass_time(5_000)
        assert stage.app.title.startswith("Calf stretch at the wall, knee straight · 21 min left")
        await stage.press("space")
        assert stage.app.title.startswith("Paused · Calf stretch")


class Stream:
    """A terminal that keeps what it is sent."""

    def __init__(self) -> None:
        self.got = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.got += text

    def flush(self) -> None:
        pass


@pytest.mark.parametrize(("environment", "cleared"), [({"WT_SESSION": "1"}, True), (XTERM, False)])
def test_at_the_end_the_bar_goes_whatever_happened(monkeypatch, environment: dict[str, str], cleared: bool):
    for name in (*_ENVIRONMENT, "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = Stream()
    monkeypatch.setattr(terminal.sys, "__stderr__", stream)
    terminal.bring_title_back()
    assert (NO_PROGRESS in stream.got) is cleared
