"""The picture of the README: the real player, drawn by the real app, at a moment that is always the same.

Run as a program it draws it anew; a test finds where the picture and the player have drifted apart.
"""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path

from tui_fakes import FakeSession, screen_text, services, settle

from relief_player.places import shipped
from relief_player.routine.moves import read_move_book
from relief_player.routine.reader import read_routine
from relief_player.tui.run import PlayerApp

PICTURE = Path(__file__).resolve().parent.parent.parent / ".pictures" / "player.svg"
SIZE = (80, 24)
_ROUTINE = "full-body-stretch"
_ITEM, _INSIDE = 9, 12_000
_WEB_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def drawn() -> tuple[str, str]:
    """The picture as SVG, and the same screen as text."""
    folder = shipped("routines")
    book = read_move_book(folder / "moves.toml", None)
    routine = read_routine((folder / f"{_ROUTINE}.toml").read_text(encoding="utf-8"), file=_ROUTINE, moves=book).routine
    assert routine is not None
    session = FakeSession(routine)
    app = PlayerApp(session, services())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot, session)
        session.to_item(_ITEM, _INSIDE)
        await settle(pilot, session)
        picture = app.export_screenshot(title="relief play " + _ROUTINE)
        text = screen_text(app)
    # A picture asks no server for its letters.
    return _WEB_FONTS.sub("", picture).replace("Fira Code, monospace", "monospace"), text


def words_of(svg: str) -> list[str]:
    """All words in a picture, in order."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)
    return html.unescape(" ".join(texts)).replace("\xa0", " ").split()


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    made, shown = asyncio.run(drawn())
    PICTURE.write_text(made, encoding="utf-8")
    print(shown)  # noqa: T201  # whoever draws it anew wants to see it
