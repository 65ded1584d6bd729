"""The one table of commands: whole, without clashes, and in step with the player's own table."""

from __future__ import annotations

import pytest

from relief_player.session.state import TABLE, Command, Phase
from relief_player.tui.browse import LibraryApp
from relief_player.tui.builder.changed import ChangedScreen
from relief_player.tui.builder.choosing_box import ChoosingBox
from relief_player.tui.builder.picker import PickScreen
from relief_player.tui.builder.screen import BuilderScreen
from relief_player.tui.builder.typing_box import TypingBox
from relief_player.tui.builder.unsaved import LeftBehindBox, UnsavedBox
from relief_player.tui.commands import COMMANDS, Keyboard, Where, apply_keymap, check_keymap, keys_table
from relief_player.tui.diary.form import FormScreen
from relief_player.tui.diary.report import ReportScreen
from relief_player.tui.diary.screen import DiaryScreen
from relief_player.tui.history.filtering import FilterScreen
from relief_player.tui.history.note import NoteScreen
from relief_player.tui.history.screen import HistoryScreen
from relief_player.tui.history.session import SessionScreen
from relief_player.tui.library.filter_panel import FilterScreen as ShelfFilterScreen
from relief_player.tui.library.more_panel import FileScreen, MoreScreen
from relief_player.tui.library.screen import LibraryScreen
from relief_player.tui.library.search_line import SearchLine
from relief_player.tui.run import PlayerApp
from relief_player.tui.screens.ask import AskScreen
from relief_player.tui.screens.fitting import FittingScreen
from relief_player.tui.screens.gate import GateScreen
from relief_player.tui.screens.learn import LearnScreen
from relief_player.tui.screens.now import NowScreen
from relief_player.tui.screens.player import PlayerScreen
from relief_player.tui.screens.summary import SummaryScreen
from relief_player.tui.settings_desk.keys import KeysScreen
from relief_player.tui.settings_desk.screen import SettingsScreen
from relief_player.tui.settings_desk.value_box import TypingScreen

SCREENS = {
    Where.PLAYER: PlayerScreen,
    Where.LIBRARY: LibraryScreen,
    Where.SEARCHING: SearchLine,
    Where.SIEVE: ShelfFilterScreen,
    Where.MORE: MoreScreen,
    Where.FILE: FileScreen,
    Where.SUMMARY: SummaryScreen,
    Where.QUESTION: AskScreen,
    Where.GATE: GateScreen,
    Where.NOW: NowScreen,
    Where.LEARN: LearnScreen,
    Where.FITTING: FittingScreen,
    Where.DIARY: DiaryScreen,
    Where.CRAMP: FormScreen,
    Where.REPORT: ReportScreen,
    Where.HISTORY: HistoryScreen,
    Where.SESSION: SessionScreen,
    Where.WANTED: FilterScreen,
    Where.NOTE: NoteScreen,
    Where.SETTINGS: SettingsScreen,
    Where.KEYS: KeysScreen,
    Where.VALUE: TypingScreen,
    Where.BUILDER: BuilderScreen,
    Where.PICKING: PickScreen,
    Where.FIELD: TypingBox,
    Where.CHOICE: ChoosingBox,
    Where.CHANGED: ChangedScreen,
    Where.UNSAVED: UnsavedBox,
    Where.LEFT_BEHIND: LeftBehindBox,
}


def test_every_command_has_an_id_of_its_own():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("where", list(SCREENS))
def test_no_two_commands_of_a_screen_share_a_key(where: Where):
    pressed = [key for command in Keyboard().of(where, Where.EVERYWHERE) for key in command.keys]
    assert sorted(pressed) == sorted(set(pressed))


def test_every_command_is_carried_out_by_somebody():
    nobodys = []
    for command in COMMANDS:
        name = command.action.removeprefix("app.").partition("(")[0]
        owners = (PlayerApp, LibraryApp) if command.where is Where.EVERYWHERE else (SCREENS[command.where],)
        nobodys += [(command.id, owner) for owner in owners if not hasattr(owner, f"action_{name}")]
    assert nobodys == []


@pytest.mark.parametrize("phase", Phase)
def test_a_command_is_available_exactly_when_the_player_takes_it(phase: Phase):
    available = {command.id for command in COMMANDS if command.available(phase)}
    assert available == {
        command.id for command in COMMANDS if command.command is None or command.command in TABLE[phase]
    }


def test_everything_a_person_may_ask_of_the_player_has_a_key():
    asked = {command.command for command in COMMANDS}
    by_toggle = {Command.PAUSE, Command.RESUME, Command.GO_ON}
    assert asked >= set(Command) - by_toggle - {Command.START}


def test_the_space_bar_says_what_it_would_do():
    toggle = COMMANDS[0]
    assert [toggle.label_in(phase) for phase in (Phase.PLAYING, Phase.PAUSED, Phase.WAITING)] == [
        "Pause",
        "Go on",
        "Go on",
    ]


class TestKeymap:
    def test_a_key_is_replaced(self):
        keyboard, problems = apply_keymap([("player.next", "right")])
        assert (keyboard.key("player.next"), problems) == ("→", ())

    def test_two_commands_may_swap_their_keys(self):
        keyboard, problems = apply_keymap([("player.next", "b"), ("player.back", "n")])
        assert (keyboard.key("player.next"), keyboard.key("player.back"), problems) == ("b", "n", ())

    def test_an_unknown_command_is_told_with_the_nearest(self):
        assert check_keymap([("player.nxt", "x")]) == (
            "keymap: there is no command 'player.nxt'. Did you mean 'player.next'?",
        )

    def test_a_bad_key_is_told_and_the_declared_one_stays(self):
        keyboard, problems = apply_keymap([("player.next", "spcae")])
        assert keyboard.key("player.next") == "n"
        assert problems == ("keymap: player.next: 'spcae' is no key. Did you mean 'space'?",)

    def test_a_clash_is_told_and_the_declared_key_stays(self):
        keyboard, problems = apply_keymap([("player.next", "b")])
        assert keyboard.key("player.next") == "n"
        assert problems == ("keymap: player.next: 'b' is already the key of player.back; left as it was.",)

    def test_a_clash_with_what_holds_everywhere_counts(self):
        assert check_keymap([("library.play", "?")]) == (
            "keymap: library.play: '?' is already the key of help; left as it was.",
        )

    def test_the_same_key_on_two_screens_is_no_clash(self):
        assert check_keymap([("library.reload", "r")]) == ()

    def test_where_one_goes_back_what_took_its_place_goes_back_too(self):
        keyboard, problems = apply_keymap([("player.next", "b"), ("player.mute", "n")])
        assert keyboard == Keyboard()
        assert len(problems) == 2

    def test_no_keymap_leaves_everything_as_declared(self):
        assert apply_keymap([]) == (Keyboard(), ())


def test_the_table_of_keys_names_every_command():
    table = keys_table()
    assert all(f"| {command.label} | {command.help} |" in table for command in COMMANDS)
    assert "| `+` `=` | 10 s more |" in table
