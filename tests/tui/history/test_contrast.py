"""The history can be read in every theme: WCAG AA, measured on the drawn screens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from history_stage import busy_life, day_sum, looking
from textual.color import Color

from relief_player.tui.themes import PALETTES

AA = 4.5


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", [palette.name for palette in PALETTES])
@pytest.mark.parametrize("keys", [["left"], ["2"], ["3"], ["4"], ["2", "enter"], ["2", "g"]])
async def test_every_word_stands_out(theme: str, keys: list[str]) -> None:
    desk = replace(busy_life(), sums=[*busy_life().sums, *(day_sum(3 + level, 12 * level) for level in range(5))])
    async with looking(desk, keys=keys, theme=theme) as stage:
        modal = keys[-1] == "g"
        strips = stage.screen._compositor.render_strips()
        for segment in (one for strip in strips for one in strip if one.text.strip(" ·░▒▓█━╸─╭╮╰╯│▁▂▃▄▅▆▇")):
            if segment.style is None or segment.style.color is None or segment.style.bgcolor is None:
                continue
            text, ground = (Color.from_rich_color(one) for one in (segment.style.color, segment.style.bgcolor))
            if modal and not any(word in segment.text for word in ("any", "Routine", "From", "A day")):
                continue  # what lies below a question is dimmed on purpose
            assert contrast(text, ground) >= AA, segment.text


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light", "nord", "textual-light"])
async def test_other_themes_are_drawn_too(theme: str) -> None:
    async with looking(busy_life(), theme=theme) as stage:
        assert "[  9]" in stage.text
        assert "45" in stage.text


async def test_without_colour_everything_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with looking(busy_life()) as stage:
        assert "[1 Days]" in stage.text
        assert "[  9]" in stage.text
