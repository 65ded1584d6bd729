"""The picture of the builder in the README: the real screen, on a routine that is shipped.

Run as a program it draws it anew; a test finds where the picture and the builder have drifted apart.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from builder_fakes import FakeDesk, building

from relief_player.places import shipped

PICTURE = Path(__file__).resolve().parent.parent.parent / ".pictures" / "builder.svg"
SIZE = (100, 28)
_ROUTINE = "leg-flexibility.toml"
_WEB_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def drawn() -> tuple[str, str]:
    """The picture as SVG, and the same screen as text."""
    text = (shipped("routines") / _ROUTINE).read_text(encoding="utf-8")
    async with building(FakeDesk(text, where=_ROUTINE), SIZE) as bench:
        await bench.press("down", "down", "enter", "down", "down", "down")
        picture = bench.app.export_screenshot(title="relief edit leg-flexibility")
        shown = bench.text
    # A picture asks no server for its letters.
    return _WEB_FONTS.sub("", picture).replace("Fira Code, monospace", "monospace"), shown


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    made, shown = asyncio.run(drawn())
    PICTURE.write_text(made, encoding="utf-8")
    print(shown)  # noqa: T201  # whoever draws it anew wants to see it
