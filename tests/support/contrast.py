"""How well the text on a screen can be read, measured as WCAG 2.1 does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

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


def drawn(app: App[Any], inside: str = "") -> Iterator[tuple[str, float]]:
    """Every piece of text on the screen with its contrast; of a box over it, where its selector is given."""
    strips = app.screen._compositor.render_strips()
    if inside:
        box = app.screen.query(inside).first().region
        strips = [strip.crop(box.x, box.right) for strip in strips[box.y : box.bottom]]
    for strip in strips:
        for segment in strip:
            style = segment.style
            if segment.text.strip() and style and style.color and style.bgcolor:
                ground, ink = style.bgcolor.get_truecolor(), style.color.get_truecolor()
                yield segment.text, contrast(tuple(ink), tuple(ground))


def assert_readable(app: App[Any], inside: str = "") -> None:
    """All words on the screen, or in a box over it."""
    pieces = list(drawn(app, inside))
    assert pieces
    for text, found in pieces:
        words = _LINES.sub("", text)
        if words:
            assert found >= AA_TEXT, f"{text!r} has a contrast of {found:.2f}"
