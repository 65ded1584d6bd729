"""The picture of the settings in the README: the real screen, on a file with a few things chosen.

Run as a program it draws it anew; a test finds where the picture and the screen have drifted apart.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from settings_stage import at, opened
from tui_fakes import screen_text

PICTURE = Path(__file__).resolve().parent.parent.parent / ".pictures" / "settings.svg"
SIZE = (100, 30)
_CHOSEN = """\
reduced_motion = true

[timing]
get_ready = "15s"

[sound]
volume = 60
"""
_WEB_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def drawn(size: tuple[int, int] = SIZE) -> tuple[str, str]:
    """The picture as SVG, and the same screen as text."""
    # The screen shows the path, and that of a folder made for a moment is another each time.
    with TemporaryDirectory() as folder, chdir(folder):
        async with opened(_file(), size) as pilot:
            await at(pilot, "timing.get_ready")
            picture = pilot.app.export_screenshot(title="relief")
            shown = screen_text(pilot.app)
    # A picture asks no server for its letters.
    return _WEB_FONTS.sub("", picture).replace("Fira Code, monospace", "monospace"), shown


def _file() -> Path:
    file = Path("config.toml")
    file.write_text(_CHOSEN, encoding="utf-8")
    return file


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    made, shown = asyncio.run(drawn())
    PICTURE.write_text(made, encoding="utf-8")
    print(shown)  # noqa: T201  # whoever draws it anew wants to see it
