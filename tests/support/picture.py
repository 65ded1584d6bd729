"""The pictures of the README: the real screens, drawn by the real app, at moments that are always the same.

Run as a program it draws them anew; a test finds where a picture and its screen have drifted apart.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from contrast import DARK_TERMINALS
from textual.app import App
from tui_fakes import MORNING, FakeLibrary, FakeSession, browsing, screen_text, services, settle

from relief_player.places import shipped
from relief_player.routine.model import Routine
from relief_player.routine.moves import MoveBook, read_move_book
from relief_player.routine.reader import read_routine
from relief_player.tui.run import PlayerApp

FOLDER: Final = Path(__file__).resolve().parent.parent.parent / ".pictures"
_WEB_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_ROUTINE = "full-body-stretch"
_ALL_COLOURS: Final = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""A terminal that shows each of them, wherever this is run."""
_ITEM, _INSIDE = 9, 12_000
_NO_ROUTINES = ("moves", "sources")
Drawn = tuple[str, str]
"""A picture as SVG, and the same screen as text."""


async def library() -> Drawn:
    """All shipped routines, in the light theme, on a large terminal."""
    files = sorted(shipped("routines").glob("*.toml"))
    routines = [_routine(path.stem) for path in files if path.stem not in _NO_ROUTINES]
    shelf = FakeLibrary(routines)
    names = [routine.name for routine in routines]
    for name, days in (("Full-body stretch", 1), ("Calm breathing, six a minute", 3), ("Bedtime wind-down", 8)):
        shelf.own_desk.done[f"routine-{names.index(name)}"] = MORNING - timedelta(days=days)
    async with browsing(shelf, (120, 40), theme="relief-light") as stage:
        await stage.press("down")
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        return _taken(stage.app, "relief")


async def player() -> Drawn:
    """A stretch in the dark theme, on a terminal as they come."""
    return await _playing((80, 24), "relief-dark")


async def small_player() -> Drawn:
    """The same in the terminal's own colours, on a small one."""
    return await _playing((50, 15), "ansi-dark")


PICTURES: Final[dict[str, Callable[[], Awaitable[Drawn]]]] = {
    "player": player,
    "player-small": small_player,
    "library": library,
}


def kept(name: str) -> str:
    """A picture as it stands in the README."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def words_of(svg: str) -> list[str]:
    """All words in a picture, in order."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)
    return html.unescape(" ".join(texts)).replace("\xa0", " ").split()


async def _playing(size: tuple[int, int], theme: str) -> Drawn:
    session = FakeSession(_routine(_ROUTINE))
    app = PlayerApp(session, services(theme=theme))
    async with app.run_test(size=size) as pilot:
        await settle(pilot, session)
        session.to_item(_ITEM, _INSIDE)
        await settle(pilot, session)
        return _taken(app, "relief play " + _ROUTINE)


def _taken(app: App[Any], title: str) -> Drawn:
    # What the terminal's own colours look like is a terminal's business: here one that many people have.
    with patch("rich.console.SVG_EXPORT_THEME", DARK_TERMINALS["gnome"]):
        made = app.export_screenshot(title=title)
    # A picture asks no server for its letters.
    picture = _WEB_FONTS.sub("", made).replace("Fira Code, monospace", "monospace")
    return picture, screen_text(app)


def _routine(name: str) -> Routine:
    text = (shipped("routines") / f"{name}.toml").read_text(encoding="utf-8")
    routine = read_routine(text, file=name, moves=_book()).routine
    assert routine is not None
    return routine


def _book() -> MoveBook:
    return read_move_book(shipped("routines") / "moves.toml", None)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one, draw in PICTURES.items():
        with patch.dict(os.environ, _ALL_COLOURS):
            made, shown = asyncio.run(draw())
        (FOLDER / f"{one}.svg").write_text(made, encoding="utf-8")
        print(shown)  # noqa: T201  # whoever draws them anew wants to see them
