"""Markup and escape sequences in any text from a file do nothing, on every screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from tui_fakes import FakeEntry, FakeKept, FakeLibrary, FakeSession, browsing, playing, step

import relief_player.tui
from relief_player.errors import ReliefError
from relief_player.routine.model import Block, Kind, Move, Routine, Sides, SpokenCue, Until
from relief_player.session.state import Command
from relief_player.tui.library.search_line import SearchLine
from relief_player.tui.terminal import SignalGuard
from relief_player.units import Ms

PAYLOADS = {
    "an action": "[@click=app.bell]X[/] [@click=app.exit()]leave[/]",
    "a stray end": "[/]",
    "crossed tags": "[b]x[/i] [red on blue] 30s [each side] $primary {x} %s \\",
    "escapes": "a\x1b]0;P\x07b\x1b[2Jc\x1b[31md\x9b31me\x90f\x9dg\rh\x08i\x0bj\x0ck\x00l\x7f",
    "directions": "\u202egnorts\u2066 half \ud83d pair \u2764\ufe0f \u200d \u0301\u0301",
    "wide": "伸展 wide " * 20,
}
"""Texts that would do something if they were taken for more than text."""


def routine(text: str) -> Routine:
    """A routine that says it everywhere."""
    move = Move(id="x", name=text, instruction=text, feel=text, cautions=(text,), muscles=(text,), equipment=(text,))
    return Routine(
        name=text, summary=text, areas=(text,), equipment=(text,), tags=(text,),
        steps=(
            step(1, Kind.NOTE, text, None, note=text),
            Block(
                name=text, rounds=2, rest=Ms(5_000), note=text,
                steps=(step(2, Kind.STRETCH, text, 20, move=move, sides=Sides.EACH, cautions=(text, text), say=text,
                            note=text, cues=(SpokenCue(Ms(1_000), text),), until=Until.EASED),),
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def written(monkeypatch) -> list[str]:
    """Everything the app sends to its terminal, frames and all."""
    sent: list[str] = []
    # An app that knows itself to be headless draws nothing; signals are no business of this test.
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _self: False))
    monkeypatch.setattr(SignalGuard, "arm", lambda _self, _app: None)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _self, data: sent.append(data))
    return sent


_OWN = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\](?:22;[a-z]*|2;[^\x00-\x1f\x7f-\x9f]*)\x07")
"""What the app itself sends: movements and colours, the shape of the pointer, the title."""
_ACTING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def assert_harmless(sent: list[str]) -> None:
    everything = "".join(sent)
    assert len(everything) > 2_000, "nothing was drawn"
    everything.encode("utf-8")
    for sequence in ("\x1b]0;P", "\x1b[2J", "\x1b[31m"):
        assert sequence not in everything
    left = _OWN.sub("", everything)
    assert not (found := _ACTING.search(left)), ascii(left[found.start() - 20 : found.end() + 20])


@pytest.mark.parametrize("text", list(PAYLOADS.values()), ids=list(PAYLOADS))
async def test_it_does_nothing_on_any_screen_of_the_player(text: str, written: list[str]):
    easier = Move(id=text, name=text, instruction=text, feel=text, mistakes=(text,), cautions=(text,))
    kept = FakeKept(saved=False, message=text)
    session = FakeSession(routine(text), notices=(text,), kept=kept, moves=(easier,))
    async with playing(session, (120, 40), notices=(text,), keymap=((text, text),)) as stage:
        await stage.press("question_mark", "escape", "s")
        await stage.press("escape", "space")
        await stage.play_to(3, 3_000)
        await stage.pilot.click("#stage-name")
        await stage.press("t", "w", "z", "w", "z", "t")
        await stage.press("space", "s", "escape", "q", "n")
        stage.playing.ask(Command.STOP)
        await stage.rest()
        assert stage.app.is_running
        shown = stage.text
    assert_harmless(written)
    if text.isascii() and text.isprintable():
        assert text.split(maxsplit=1)[0] in shown


@pytest.mark.parametrize("text", list(PAYLOADS.values()), ids=list(PAYLOADS))
async def test_it_does_nothing_in_the_library(text: str, written: list[str]):
    broken = FakeEntry(text, text, problems=(text, f"{text}:1:1"))
    library = FakeLibrary([routine(text)], [broken])
    library.folder = text
    async with browsing(library, (120, 40), notices=(text,)) as stage:
        await stage.press("down", "enter", "up", "question_mark", "escape")
        await stage.pilot.click("#detail-name")
        await stage.rest()
        assert stage.app.is_running
    assert_harmless(written)


@pytest.mark.parametrize("text", list(PAYLOADS.values()), ids=list(PAYLOADS))
async def test_it_does_nothing_in_what_opens_over_the_library(text: str, written: list[str]):
    library = FakeLibrary([routine(text)], [FakeEntry(text, text, origin="own", equipment=(text,), kinds=(text,))])
    library.own_desk.sources = {text: text}
    library.own_desk.file_for = lambda _entry_id, _ending: text
    library.own_desk.unmade = ReliefError(text, text, text)
    async with browsing(library, (120, 40)) as stage:
        stage.app.query_one(SearchLine).value = text
        await stage.press("slash", "enter", "escape", "g")
        await stage.rest()
        # Each choice of what is needed and the one after the last.
        await stage.press("down", "down", "down", "down", "right", "right", "right", "escape", "escape")
        await stage.press("x", "enter", "x", "down", "enter", "enter")
        await stage.rest()
        await stage.press("escape", "ctrl+p", "i")
        await stage.rest()
        assert stage.app.is_running
    assert_harmless(written)


async def test_it_does_nothing_on_an_empty_shelf(written: list[str]):
    library = FakeLibrary()
    library.folder = "".join(PAYLOADS.values())
    async with browsing(library) as stage:
        assert stage.app.is_running
    assert_harmless(written)


# -- the same, read off the source ---------------------------------------------------------------------------------------

_SOURCES = sorted(Path(relief_player.tui.__file__).parent.rglob("*.py"))
_PARSES_MARKUP = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "OptionList", "Option", "SelectionList",
    "Select", "Tree", "DataTable", "Tab", "Tabs", "Markdown",
}  # fmt: skip


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _told(wrong: Callable[[Path], Iterator[int]]) -> list[str]:
    """File and line of all that is wrong in any source."""
    assert _SOURCES
    return [f"{path.name}:{line}" for path in _SOURCES for line in wrong(path)]


def _is_content(value: ast.expr, *makers: str) -> bool:
    return isinstance(value, ast.Call) and _name(value) in makers


def test_no_widget_that_parses_markup_is_given_a_bare_text():
    def bare(path: Path) -> Iterator[int]:
        for call in _calls(path):
            if _name(call) in _PARSES_MARKUP:
                for argument in call.args:
                    if not (_is_content(argument, "Content", "assemble") or isinstance(argument, ast.Starred)):
                        yield call.lineno

    assert _told(bare) == [], "wrap the text in Content"


def test_no_notice_is_parsed_for_markup():
    def parsed(path: Path) -> Iterator[int]:
        for call in _calls(path):
            if _name(call) == "notify" and not any(
                word.arg == "markup" and getattr(word.value, "value", None) is False for word in call.keywords
            ):
                yield call.lineno

    assert _told(parsed) == [], "notify(..., markup=False)"


def test_no_title_on_a_border_is_a_bare_text():
    def bare(path: Path) -> Iterator[int]:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    names = [part.attr for part in ast.walk(target) if isinstance(part, ast.Attribute)]
                    if {"border_title", "border_subtitle"} & set(names):
                        values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                        if not all(_is_content(value, "Content") for value in values):
                            yield node.lineno

    assert _told(bare) == []


def test_nothing_is_made_from_markup():
    assert _told(lambda path: (call.lineno for call in _calls(path) if _name(call) in {"from_markup", "escape"})) == []
