"""How well the text on a screen can be read, measured as WCAG 2.1 does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from rich.terminal_theme import TerminalTheme
from textual.app import App

AA_TEXT = 4.5
AA_LARGE = 3.0
"""For figures and borders: large, or no text at all."""
_LINES = re.compile(r"[─-▟■-◿\s]")


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [
        (part / 255 / 12.92) if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _terminal(light: bool, sixteen: str) -> TerminalTheme:
    """A terminal as its maker set it up, with black on white or the seventh colour on black."""
    colours = [tuple(bytes.fromhex(one)) for one in sixteen.split()]
    grounds = ((255, 255, 255), (0, 0, 0)) if light else ((0, 0, 0), colours[7])
    return TerminalTheme(*grounds, colours[:8], colours[8:])


_SIXTEEN: Final = {
    "linux": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "gnome": "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc "
    "5e5c64 f66151 33da7a e9ad0c 2a7bde c061cb 33c7de ffffff",
    "windows": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc "
    "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
}
"""The sixteen colours of some terminals, as they come."""
DARK_TERMINALS: Final = {name: _terminal(light=False, sixteen=colours) for name, colours in _SIXTEEN.items()}
LIGHT_TERMINALS: Final = {name: _terminal(light=True, sixteen=colours) for name, colours in _SIXTEEN.items()}


def drawn(app: App[Any], inside: str = "", terminal: TerminalTheme | None = None) -> Iterator[tuple[str, float]]:
    """Every piece of text on the screen with its contrast; of a box over it, where its selector is given.

    Args:
        app: what is drawn.
        inside: the selector of the box.
        terminal: what the terminal's own colours look like, for a theme that uses them.
    """
    strips = app.screen._compositor.render_strips()
    if inside:
        box = app.screen.query(inside).first().region
        strips = [strip.crop(box.x, box.right) for strip in strips[box.y : box.bottom]]
    for strip in strips:
        for segment in strip:
            style = segment.style
            if segment.text.strip() and style and style.color and style.bgcolor:
                ground = style.bgcolor.get_truecolor(terminal, foreground=False)
                ink = style.color.get_truecolor(terminal)
                yield segment.text, contrast(tuple(ink), tuple(ground))


def assert_readable(app: App[Any], inside: str = "", terminal: TerminalTheme | None = None) -> None:
    """All words on the screen, or in a box over it."""
    pieces = list(drawn(app, inside, terminal))
    assert pieces
    for text, found in pieces:
        words = _LINES.sub("", text)
        if words:
            assert found >= AA_TEXT, f"{text!r} has a contrast of {found:.2f}"
