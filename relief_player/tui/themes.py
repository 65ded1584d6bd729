"""The colours: a dark, a light and a high-contrast theme of our own, and two in the colours of the terminal itself.

This module owns every colour the TUI uses. Each text colour is held to WCAG AA against what it stands on by a test
that measures the drawn screens. No meaning is told by a colour alone: see the letters and symbols of `words`.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct, field
from msgspec.structs import replace
from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from relief_player.tui.keys import nearest


class Palette(Struct, frozen=True, kw_only=True):
    """The colours of one theme, as ``#rrggbb``, or by their names among the sixteen of a terminal."""

    name: str
    dark: bool
    background: str
    surface: str
    """Of panels and of the key line."""
    text: str
    quiet: str
    """Of text that is not in the foreground: still readable."""
    faint: str
    """Of lines and empty bars, never of text."""
    calm: str
    """Work, and what is chosen."""
    ready: str
    """Lead-ins: get ready, into position."""
    switch: str
    """The change of sides."""
    rest: str
    """Rests and notes."""
    alert: str
    """Paused, waiting, cautions, the last seconds."""
    on_bright: str
    """Text on any of the colours above and, where nothing else is said, on the parts of the strip."""
    between: str
    """The strip's lead-ins, switches and rests."""
    on_between: str
    tones: dict[str, str] = field(default_factory=dict)
    """The strip's work, by the name of its tone."""
    on_tone: str = ""
    """The letters on it, where they are not those of `on_bright`."""
    ansi: bool = False
    """Whether the terminal's own colours are meant, whatever they look like there."""


DARK: Final = Palette(
    name="relief-dark", dark=True,
    background="#11171c", surface="#19212a", text="#dfe6ea", quiet="#9dacb8", faint="#3b4954",
    calm="#7fcdc4", ready="#e9c46a", switch="#f0a070", rest="#9db9e8", alert="#f2b8a0",
    on_bright="#10161b", between="#343b42", on_between="#c4d0d9",
    tones={
        "warm-up": "#e9c46a", "stretch": "#7fcdc4", "heat": "#ee9484", "cold": "#8fc1f0", "massage": "#d3a6e6",
        "breathe": "#a6d99b", "relax": "#b9b4ee", "move": "#d3dc84", "note": "#d5d9d2",
    },
)  # fmt: skip
LIGHT: Final = Palette(
    name="relief-light", dark=False,
    background="#f7f5f0", surface="#ebe7df", text="#22292d", quiet="#52616b", faint="#b9b5aa",
    calm="#0b6460", ready="#7a5200", switch="#96400a", rest="#2f5496", alert="#9c2f1b",
    on_bright="#ffffff", between="#d5d0c5", on_between="#31393e",
    tones={
        "warm-up": "#7a5200", "stretch": "#0b6460", "heat": "#a33524", "cold": "#1d5b99", "massage": "#7a3f94",
        "breathe": "#2f6b2a", "relax": "#4d4aa8", "move": "#5d6410", "note": "#555a52",
    },
)  # fmt: skip
CONTRAST: Final = Palette(
    name="relief-contrast", dark=True,
    background="#000000", surface="#000000", text="#ffffff", quiet="#e0e0e0", faint="#8a8a8a",
    calm="#00ffe0", ready="#ffe14d", switch="#ffb066", rest="#a8d0ff", alert="#ffb3a0",
    on_bright="#000000", between="#3a3a3a", on_between="#ffffff",
    tones={
        "warm-up": "#ffe14d", "stretch": "#00ffe0", "heat": "#ff9d8a", "cold": "#8fd0ff", "massage": "#f0b0ff",
        "breathe": "#a8ff9a", "relax": "#cfc8ff", "move": "#eaff7a", "note": "#ffffff",
    },
)  # fmt: skip
NIGHT: Final = Palette(
    name="relief-night", dark=True,
    background="#000000", surface="#0b0705", text="#b09a86", quiet="#8f7d6d", faint="#3a3029",
    calm="#a8835f", ready="#b08d4a", switch="#b5794f", rest="#8f8474", alert="#c27f5c",
    on_bright="#000000", between="#241d18", on_between="#a08b78",
    tones={
        "warm-up": "#b08d4a", "stretch": "#a8835f", "heat": "#b5714f", "cold": "#8d8a80", "massage": "#a57f74",
        "breathe": "#958d63", "relax": "#93847c", "move": "#9d8f55", "note": "#a3937f",
    },
)  # fmt: skip
"""For help at three in the morning: little light, and hardly any blue."""
PALETTES: Final = (DARK, LIGHT, CONTRAST, NIGHT)

_SIXTEEN: Final = {
    "warm-up": "ansi_bright_yellow", "stretch": "ansi_cyan", "heat": "ansi_bright_red", "cold": "ansi_bright_cyan",
    "massage": "ansi_green", "breathe": "ansi_bright_green", "relax": "ansi_white", "move": "ansi_bright_yellow",
    "note": "ansi_bright_white",
}  # fmt: skip
"""Those of the sixteen that black can be read on in any usual terminal; blue and magenta are too dark in some."""
ANSI_DARK: Final = Palette(
    name="ansi-dark", dark=True, ansi=True,
    background="ansi_default", surface="ansi_default", text="ansi_default", quiet="ansi_white",
    faint="ansi_bright_black", calm="ansi_cyan", ready="ansi_bright_yellow", switch="ansi_bright_green",
    rest="ansi_white", alert="ansi_bright_red", on_bright="ansi_black", between="ansi_black",
    on_between="ansi_white", tones=_SIXTEEN,
)  # fmt: skip
ANSI_LIGHT: Final = Palette(
    name="ansi-light", dark=False, ansi=True,
    background="ansi_default", surface="ansi_default", text="ansi_default", quiet="ansi_black",
    faint="ansi_white", calm="ansi_blue", ready="ansi_magenta", switch="ansi_red", rest="ansi_black",
    alert="ansi_red", on_bright="ansi_bright_white", between="ansi_white", on_between="ansi_black",
    tones=_SIXTEEN, on_tone="ansi_black",
)  # fmt: skip
_ANSI: Final = (ANSI_DARK, ANSI_LIGHT)
_FEW: Final = ("standard", "windows")
"""What a terminal is called that has sixteen colours."""
_STOCK_DARK: Final = replace(DARK, quiet="#b4c1cb", switch="#f3ab80")
_STOCK_LIGHT: Final = replace(LIGHT, quiet="#4b5a64")
"""For Textual's other themes, whose grounds are less dark, and less light."""
_BETWEEN: Final = ("get-ready", "transition", "switch", "rest")


def theme_of(palette: Palette) -> Theme:
    """A palette as Textual's theme, with our own names as variables."""
    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=palette.calm,
        secondary=palette.rest,
        accent=palette.ready,
        warning=palette.switch,
        error=palette.alert,
        success=palette.calm,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.surface,
        ansi=palette.ansi,
        variables=variables_of(palette) | (_of_the_terminal(palette) if palette.ansi else {}),
    )


def _of_the_terminal(palette: Palette) -> dict[str, str]:
    """What Textual's own widgets use, where it cannot make shades of what it was given."""
    stock = BUILTIN_THEMES["ansi-dark" if palette.dark else "ansi-light"].variables
    return stock | {
        "surface": palette.surface,
        "panel": palette.surface,
        "border": palette.calm,
        "block-cursor-foreground": palette.on_bright,
        "block-cursor-background": palette.calm,
        "input-selection-background": palette.calm,
        "input-selection-foreground": palette.on_bright,
        "scrollbar": palette.faint,
        "scrollbar-hover": palette.quiet,
        "scrollbar-active": palette.calm,
    }


def variables_of(palette: Palette) -> dict[str, str]:
    """The names that the stylesheets use, with their colours."""
    tones = {f"tone-{name}": colour for name, colour in palette.tones.items()}
    tones |= {f"tone-{name}": palette.between for name in _BETWEEN}
    return {
        "calm": palette.calm,
        "ready": palette.ready,
        "switching": palette.switch,
        "resting": palette.rest,
        "alert": palette.alert,
        "quiet": palette.quiet,
        "faint": palette.faint,
        "on-bright": palette.on_bright,
        "on-tone": palette.on_tone or palette.on_bright,
        "on-between": palette.on_between,
        "scrollbar": palette.faint,
        "scrollbar-hover": palette.quiet,
        "scrollbar-active": palette.calm,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "input-selection-background": palette.calm,
        "input-selection-foreground": palette.on_bright,
        **tones,
    }


def themes() -> tuple[Theme, ...]:
    """Our themes, the dark one first."""
    return tuple(theme_of(palette) for palette in (*PALETTES, *_ANSI))


def in_sixteen(palette: Palette) -> Palette:
    """A palette of ours for a terminal that has only its sixteen colours: the nearest of them would be greys."""
    ground, text = ("ansi_black", "ansi_white") if palette.dark else ("ansi_bright_white", "ansi_black")
    nearest = ANSI_DARK if palette.dark else ANSI_LIGHT
    text = "ansi_bright_white" if palette is CONTRAST else text
    return replace(nearest, name=palette.name, background=ground, surface=ground, text=text)


def begin_in(app: App[Any], name: str) -> None:
    """Give an app that has not been run yet its theme.

    A dark one is put in place before anything is drawn: set in the usual way it would have all sheets parsed twice,
    a tenth of the time to the first frame.
    """
    if app.console.color_system in _FEW:
        for palette in PALETTES:
            app.register_theme(theme_of(in_sixteen(palette)))
    theme = app.get_theme(name)
    if theme is None or not theme.dark or theme.ansi:
        app.theme = name
        return
    app.set_reactive(App.theme, name)
    app.stylesheet.set_variables(app.get_css_variables())
    app.add_class(f"-theme-{name}", "-dark-mode", update=False)


def theme_names() -> tuple[str, ...]:
    """The names of ours, then of Textual's."""
    ours = (palette.name for palette in (*PALETTES, *_ANSI) if palette is not NIGHT)
    return tuple(dict.fromkeys((*ours, *BUILTIN_THEMES)))


def theme_notices(name: str) -> tuple[str, ...]:
    """What to tell a person whose settings name a theme; nothing where there is one of that name."""
    known = theme_names()
    if name in known or name in {theme.name for theme in themes()}:
        return ()
    near = nearest(name, known)
    return (f"theme: there is no theme {name!r}." + (f" Did you mean {near!r}?" if near else ""),)


def fallback_variables(theme: Theme) -> dict[str, str]:
    """What the stylesheets use under a theme that is not ours."""
    return variables_of(_STOCK_DARK if theme.dark else _STOCK_LIGHT)
