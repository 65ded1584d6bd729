"""Colours for widgets that draw their rows themselves.

This module owns the step from the theme's names to drawn styles. Textual's component classes do the same, but every
one of them costs a pass over the whole stylesheet whenever its widget is styled, and the strip has fifteen.
"""

from __future__ import annotations

from rich.color import Color
from rich.style import Style
from textual.widget import Widget


def ink(widget: Widget, text: str, ground: str = "", *, bold: bool = False, strike: bool = False) -> Style:
    """The style of some text.

    Args:
        widget: what draws it; its own background is taken where no other is named.
        text: the name of the theme's colour of the text, as in the stylesheets, without the dollar sign.
        ground: likewise of what it stands on.
        bold: whether it is bold.
        strike: whether it is struck through.
    """
    colours = widget.app.theme_variables
    under = _parse(colours[ground]) if ground else widget.rich_style.bgcolor
    over = _parse(colours[text])
    # A theme of the terminal's own has one default for text and for ground; turned round, the two can be told apart.
    turned = bool(ground) and over.is_default and under is not None and under.is_default
    return Style(color=over, bgcolor=under, bold=bold, strike=strike, reverse=turned or None)


def _parse(name: str) -> Color:
    """A colour of the theme; those of the terminal itself have other names in Textual than in Rich."""
    return Color.parse("default" if name == "transparent" else name.removeprefix("ansi_"))
