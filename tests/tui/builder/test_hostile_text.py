"""Markup and escape sequences in a routine's texts do nothing in the builder."""

from __future__ import annotations

import re

import pytest
from builder_fakes import FakeDesk, building
from textual.drivers.headless_driver import HeadlessDriver

from relief_player.routine.writer import toml_text
from relief_player.tui.terminal import SignalGuard

PAYLOADS = {
    "an action": "[@click=app.bell]X[/] [@click=app.exit()]leave[/]",
    "a stray end": "[/]",
    "crossed tags": "[b]x[/i] [red on blue] 30s [each side] $primary {x} %s \\",
    "escapes": "a\x1b]0;P\x07b\x1b[2Jc\x1b[31md\x9b31me\x90f\x9dg\rh\x08i\x0bj\x0ck\x00l\x7f",
    "directions": "\u202egnorts\u2066 half \u2764\ufe0f \u200d \u0301\u0301",
    "wide": "伸展 wide " * 20,
}
_OWN = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\](?:22;[a-z]*|2;[^\x00-\x1f\x7f-\x9f]*)\x07")
_ACTING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def written(monkeypatch) -> list[str]:
    """Everything the app sends to its terminal, frames and all."""
    sent: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _self: False))
    monkeypatch.setattr(SignalGuard, "arm", lambda _self, _app: None)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _self, data: sent.append(data))
    return sent


def document(text: str) -> str:
    """A routine that says it everywhere, right or wrong."""
    step = {
        "kind": "stretch", "name": text, "duration": text, "note": text, "move": text, "cautions": [text, text],
        "say": text, "cues": [{"at": "1s", "say": text}], "alternatives": [text], text or "x": text,
    }  # fmt: skip
    return toml_text(
        {"name": text, "summary": text, "tags": [text], "areas": [text], "step": [step, {"name": text, "step": [step]}]}
    )


@pytest.mark.parametrize("text", list(PAYLOADS.values()), ids=list(PAYLOADS))
async def test_it_does_nothing_on_any_screen_of_the_builder(text: str, written: list[str], lent_terminal):
    desk = FakeDesk(document(text), where=f"{text}.toml")
    async with building(desk, (120, 40)) as bench:
        await bench.press("h", "m", "down", "enter", "escape", "escape", "home", "down", "enter")
        for field in ("name", "note", "cautions", "cues", "alternatives", "duration"):
            await bench.go_to_field(field)
            await bench.press("enter", "escape")
        await bench.press("escape", "w", "down", "escape", "d", "S", "escape")
        desk.files[desk.where] = f"# {text!r}\n" + document(text)
        await bench.press("ctrl+s", "escape", "q", "escape", "a", "escape", "u")
        assert bench.app.is_running
    everything = "".join(written)
    assert len(everything) > 2_000, "nothing was drawn"
    everything.encode("utf-8")
    for sequence in ("\x1b]0;P", "\x1b[2J", "\x1b[31m"):
        assert sequence not in everything
    left = _OWN.sub("", everything)
    assert not (found := _ACTING.search(left)), ascii(left[found.start() - 20 : found.end() + 20])
