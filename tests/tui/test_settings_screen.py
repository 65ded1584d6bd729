"""The settings on the screen: seen, changed by keys, kept at once in the person's own file."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import settings_picture
from contrast import assert_readable
from picture import words_of
from settings_stage import at, opened, settled, until
from textual.pilot import Pilot
from textual.widgets import Input, OptionList
from tui_fakes import MORNING, FakeEntry, FakeLibrary

from relief_player.bootstrap.desks.settings import SettingsDesk
from relief_player.settings import read_settings
from relief_player.tui.browse import LibraryApp
from relief_player.tui.ports import Services
from relief_player.tui.screens.help import HelpScreen
from relief_player.tui.screens.learn import LearnScreen
from relief_player.tui.settings_desk.keys import KeysScreen, PressScreen
from relief_player.tui.settings_desk.rows import KEYS_ROW, rows_of
from relief_player.tui.settings_desk.screen import SettingsScreen
from relief_player.tui.settings_desk.value_box import TypingScreen
from relief_player.tui.themes import PALETTES
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain, Prose

SIZES = [(80, 24), (120, 40), (50, 15)]
MINE = '# mine\ntheme = "relief-light" # bright\n\n[sound]\nvolume = 60\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def write(file: Path, text: str) -> None:
    """Give the person a settings file."""
    file.write_text(text, encoding="utf-8")


def kept(file: Path) -> str | None:
    """What the settings file holds; None where there is none."""
    return file.read_text(encoding="utf-8") if file.exists() else None


def stands(file: Path, text: str) -> Callable[[], bool]:
    """Whether the file holds something."""
    return lambda: kept(file) == text


def row(pilot: Pilot[int]) -> str:
    """The highlighted row, as it is drawn."""
    shown = pilot.app.screen.query_one(OptionList)
    assert shown.highlighted is not None
    return str(shown.get_option_at_index(shown.highlighted).prompt)


def told(pilot: Pilot[int]) -> str:
    """What stands beside the list."""
    return pilot.app.screen.query_one(Prose).text


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_can_be_reached_and_says_what_it_is(file: Path, size: tuple[int, int]):
    async with opened(file, size) as pilot:
        reachable = [one for one in rows_of(pilot.app.desk.stand()) if one.path]
        seen = set()
        for _ in reachable:
            seen.add(told(pilot))
            await pilot.press("down")
        assert len(seen) == len(reachable)


async def test_a_yes_or_no_is_turned_by_enter_and_kept(file: Path):
    async with opened(file) as pilot:
        await at(pilot, "reduced_motion")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.animation_level == "none")
        assert row(pilot).split() == ["•", "Reduced", "motion", "on"]
        assert kept(file) == "reduced_motion = true\n"
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.animation_level == "full")


async def test_a_number_goes_up_and_down_within_its_bounds_and_comments_stay(file: Path):
    write(file, MINE)
    async with opened(file) as pilot:
        await at(pilot, "sound.volume")
        await pilot.press("right", "right", "left", "right")
        await until(pilot, stands(file, MINE.replace("60", "70")))
        await pilot.press(*["right"] * 8)
        await until(pilot, stands(file, MINE.replace("60", "100")))


async def test_a_theme_is_seen_at_once(file: Path):
    async with opened(file) as pilot:
        await at(pilot, "theme")
        assert "one of relief-dark, relief-light, relief-contrast," in told(pilot)
        await pilot.press("right")
        await until(pilot, lambda: pilot.app.theme == "relief-light")
        assert read_settings(file)[0].theme == "relief-light"


async def test_the_usual_value_comes_back_and_leaves_the_file(file: Path):
    write(file, MINE)
    async with opened(file) as pilot:
        await at(pilot, "theme")
        await pilot.press("delete")
        await until(pilot, lambda: pilot.app.theme == "relief-dark")
        assert kept(file) == "# mine\n\n[sound]\nvolume = 60\n"


async def test_a_value_is_typed_and_what_is_wrong_with_it_is_said_in_the_box(file: Path):
    async with opened(file) as pilot:
        await at(pilot, "timing.get_ready")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TypingScreen)
        assert pilot.app.screen.query_one("#fitting-how", Plain).text == "enter keeps it, esc leaves it as it was"
        pilot.app.screen.query_one(Input).value = "soon"
        await pilot.press("enter")
        wrong = pilot.app.screen.query_one("#fitting-wrong", Plain)
        await until(pilot, lambda: "Expected something like 90s" in wrong.text)
        assert kept(file) is None
        pilot.app.screen.query_one(Input).value = "1m30s"
        await pilot.press("enter")
        await until(pilot, stands(file, '[timing]\nget_ready = "1m30s"\n'))


async def test_leaving_the_box_changes_nothing(file: Path):
    async with opened(file) as pilot:
        await at(pilot, "emergency_number")
        await pilot.press("enter", "1", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert kept(file) is None


async def test_a_mistake_stands_at_its_field_and_goes_when_it_is_mended(file: Path):
    write(file, "[sound]\nvolume = 600\nvolum = 5\n")
    async with opened(file) as pilot:
        await at(pilot, "sound.volum")
        assert row(pilot).startswith(" ! sound.volum")
        assert f"{file}:3: sound.volum: there is no such setting" in told(pilot)
        await pilot.press("delete")
        await until(pilot, lambda: row(pilot).strip() != "! sound.volum       no such setting")
        await until(pilot, stands(file, "[sound]\nvolume = 600\n"))
        await at(pilot, "sound.volume")
        assert row(pilot).startswith(" ! Volume")
        assert "600 was found" in told(pilot)
        await pilot.press("right")
        await until(pilot, stands(file, "[sound]\nvolume = 85\n"))


async def test_a_broken_file_is_told_and_never_written_over(file: Path):
    write(file, "theme = \n")
    async with opened(file) as pilot:
        assert "mistake" in pilot.app.screen.query_one("#routine", TextLine).wordings[0]
        await at(pilot, "reduced_motion")
        await pilot.press("enter")
        await until(pilot, lambda: any("Mend it first" in note.message for note in pilot.app._notifications))
        assert kept(file) == "theme = \n"


async def test_whether_anything_was_changed_is_told_on_leaving(file: Path):
    async with opened(file) as pilot:
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.told is False)
        pilot.app.open()
        await settled(pilot)
        await at(pilot, "week_days")
        await pilot.press("right")
        await until(pilot, lambda: kept(file))
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.told is True)


# -- keys --------------------------------------------------------------------------------------------------------------


async def key_page(pilot: Pilot[int]) -> KeysScreen:
    await pilot.press("k")
    await pilot.pause()
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, KeysScreen)
    return screen


async def press_for(pilot: Pilot[int], screen: KeysScreen, command: str, how: str, pressed: str) -> None:
    """Give a command a key."""
    number = next(at for at, one in enumerate(screen._listed) if one is not None and one.id == command)
    screen.query_one(OptionList).highlighted = number
    await pilot.press(how)
    await pilot.pause()
    assert isinstance(pilot.app.screen, PressScreen)
    await pilot.press(pressed)
    await until(pilot, lambda: pilot.app.screen is screen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_key_is_changed_by_pressing_another_and_holds_at_once(file: Path, size: tuple[int, int]):
    async with opened(file, size) as pilot:
        await at(pilot, ".".join(KEYS_ROW))
        screen = await key_page(pilot)
        await press_for(pilot, screen, "help", "enter", "f2")
        await until(pilot, stands(file, '[keymap]\nhelp = "f2"\n'))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        await until(pilot, lambda: pilot.app.keyboard.key("help") == "f2")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LearnScreen))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))


async def test_one_more_key_stands_beside_the_first(file: Path):
    async with opened(file) as pilot:
        await press_for(pilot, await key_page(pilot), "player.next", "a", "right")
        await until(pilot, stands(file, '[keymap]\n"player.next" = "n,right"\n'))


async def test_a_key_of_another_command_is_refused_with_its_name(file: Path):
    async with opened(file) as pilot:
        await press_for(pilot, await key_page(pilot), "player.next", "enter", "b")
        refused = "'b' is already the key of player.back"
        await until(pilot, lambda: any(refused in note.message for note in pilot.app._notifications))
        assert kept(file) is None


async def test_escape_leaves_a_key_as_it_was(file: Path):
    async with opened(file) as pilot:
        await press_for(pilot, await key_page(pilot), "player.next", "enter", "escape")
        assert isinstance(pilot.app.screen, KeysScreen)
        assert kept(file) is None


async def test_the_usual_keys_come_back(file: Path):
    write(file, '[keymap]\n"player.next" = "x"\n')
    async with opened(file) as pilot:
        screen = await key_page(pilot)
        number = next(at for at, one in enumerate(screen._listed) if one is not None and one.id == "player.next")
        screen.query_one(OptionList).highlighted = number
        await pilot.press("delete")
        await until(pilot, stands(file, "[keymap]\n"))


@pytest.mark.parametrize("size", [*SIZES, (20, 5)])
async def test_ctrl_c_closes_whatever_is_open_and_nothing_breaks(file: Path, size: tuple[int, int]):
    async with opened(file, size) as pilot:
        await key_page(pilot)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SettingsScreen)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, SettingsScreen)


# -- from the library --------------------------------------------------------------------------------------------------


class ShelfWithSettings(FakeLibrary):
    """A shelf whose person has a settings file."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.read = 0

    def settings(self) -> SettingsDesk:
        return SettingsDesk(self.file)

    def entries(self, *arguments: object, **named: object) -> Sequence[FakeEntry]:
        self.read += 1
        return super().entries(*arguments, **named)


async def test_a_comma_opens_them_from_the_library_and_a_change_reads_the_shelf_again(file: Path):
    library = ShelfWithSettings(file)
    app = LibraryApp(library, Services(now=lambda: MORNING))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: library.read)
        before = library.read
        await pilot.press("comma")
        await settled(pilot)
        await at(pilot, "timing.countdown")
        await pilot.press("right")
        await until(pilot, stands(file, "[timing]\ncountdown = 4\n"))
        await pilot.press("q")
        await until(pilot, lambda: library.read > before)


# -- to be read, and not to be broken ----------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [palette.name for palette in PALETTES])
async def test_everything_can_be_read_in_each_theme(file: Path, theme: str):
    write(file, f'theme = "{theme}"\n[sound]\nvolume = 600\n')
    async with opened(file) as pilot:
        assert_readable(pilot.app)
        await at(pilot, "sound.volume")
        assert_readable(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TypingScreen))
        await pilot.press("x", "enter")
        await until(pilot, lambda: pilot.app.screen.query_one("#fitting-wrong", Plain).text)
        assert_readable(pilot.app, "#ask")
        await pilot.press("escape")
        await key_page(pilot)
        assert_readable(pilot.app)


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_is_pressed_the_file_stays_whole_and_keeps_its_comments(file: Path, seed: int):
    dice = random.Random(seed)  # noqa: S311  # a monkey, no secret
    write(file, MINE)
    keys = ["up", "down", "left", "right", "enter", "space", "delete", "k", "a", "escape", "n", "1", "pagedown", "end"]
    async with opened(file) as pilot:
        for number in range(80):
            await pilot.press(dice.choice(keys))
            if isinstance(pilot.app.screen, LearnScreen):
                pilot.app.open()
            if number % 20 == 19:
                await pilot.resize_terminal(*dice.choice([*SIZES, (20, 5)]))
        await pilot.pause()
        assert pilot.app.is_running
    assert (kept(file) or "").startswith("# mine\n")
    tomllib.loads(kept(file) or "")


# -- what a file may hold ----------------------------------------------------------------------------------------------


async def test_what_stands_in_the_file_is_shown_as_it_is(file: Path):
    write(file, 'theme = "[bold red]x[/]"\nemergency_number = "[@click=app.quit]1[/]"\n"[/b]\\u001b[2J" = 1\n')
    async with opened(file) as pilot:
        await at(pilot, "theme")
        assert row(pilot).endswith("[bold red]x[/]")
        await at(pilot, "emergency_number")
        assert "[@click=app.quit]1[/]" in told(pilot)
        await pilot.press("end")
        assert "[/b][2J" in row(pilot)
        assert "\x1b" not in row(pilot) + told(pilot)


# -- as a whole --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_settings_as_a_whole(size: tuple[int, int], pictured: Callable[[str, str], None]):
    _, shown = await settings_picture.drawn(size)
    pictured(f"settings-{size[0]}x{size[1]}", shown)


async def test_the_picture_of_the_readme_shows_what_the_screen_shows():
    now, _ = await settings_picture.drawn()
    shown = words_of(settings_picture.PICTURE.read_text(encoding="utf-8"))
    assert shown == words_of(now), "run: python tests/support/settings_picture.py"
