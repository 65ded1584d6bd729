"""The builder and files: saving, changes made elsewhere, crashes, editors, previews, and leaving."""

from __future__ import annotations

import pytest
from builder_fakes import EVENING, FakeDesk, building

from relief_player.errors import ReliefError
from relief_player.session.state import Command
from relief_player.tui.screens.player import PlayerScreen

FILE = "evening-legs.toml"


class TestSaving:
    async def test_what_was_changed_is_written_and_no_longer_told_as_unsaved(self):
        async with building() as bench:
            await bench.press("d")
            assert "not saved" in bench.text
            await bench.press("ctrl+s")
            await bench.settle()
            assert bench.desk.files[FILE] == bench.draft.text != EVENING
            assert "not saved" not in bench.text

    async def test_a_new_routine_is_asked_for_a_name(self):
        async with building(FakeDesk(where="", new=True)) as bench:
            await bench.press("ctrl+s")
            await bench.type("mine")
            await bench.press("enter")
            await bench.settle()
            assert bench.desk.files == {"mine.toml": bench.draft.text}

    async def test_a_name_that_is_taken_is_told_and_another_one_can_be_typed(self):
        desk = FakeDesk()
        desk.files["taken.toml"] = "theirs"
        async with building(desk) as bench:
            await bench.press("S")
            await bench.type("taken")
            await bench.press("enter")
            await bench.settle()
            assert "there already" in bench.text
            await bench.press("2", "enter")
            await bench.settle()
            assert desk.files["taken2.toml"] == EVENING
            assert desk.files["taken.toml"] == "theirs"

    async def test_what_cannot_be_written_is_told_and_stays_unsaved(self):
        async with building(FakeDesk(refuses=ReliefError("The disk is full"))) as bench:
            await bench.press("d", "ctrl+s")
            await bench.settle()
            assert "The disk is full" in bench.text
            assert bench.builder.unsaved

    async def test_a_routine_with_problems_can_be_saved_and_the_problems_are_told(self):
        async with building(FakeDesk(EVENING.replace("rounds = 3", 'rounds = "x"'))) as bench:
            await bench.press("d", "ctrl+s")
            await bench.settle()
            assert bench.desk.files[FILE] == bench.draft.text
            assert "1 to mend" in bench.text


class TestChangedElsewhere:
    THEIRS = EVENING.replace("3m", "4m")

    @pytest.fixture
    def desk(self) -> FakeDesk:
        desk = FakeDesk()
        desk.files[FILE] = self.THEIRS
        return desk

    @pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15)])
    async def test_both_are_shown_and_going_back_writes_nothing(self, desk: FakeDesk, size):
        async with building(desk, size) as bench:
            await bench.press("d", "ctrl+s")
            assert '− duration = "4m"' in bench.text
            assert '+ duration = "3m"' in bench.text
            await bench.press("escape")
            assert desk.files[FILE] == self.THEIRS

    async def test_mine_is_written_over_theirs(self, desk: FakeDesk):
        async with building(desk) as bench:
            await bench.press("d", "ctrl+s", "m")
            await bench.settle()
            assert desk.files[FILE] == bench.draft.text
            assert bench.names[:2] == ["Easy walk", "Easy walk"]

    async def test_theirs_is_taken_and_mine_can_be_brought_back(self, desk: FakeDesk):
        async with building(desk) as bench:
            await bench.press("d", "ctrl+s", "t")
            await bench.settle()
            assert bench.draft.text == self.THEIRS
            assert not bench.builder.unsaved
            await bench.press("u")
            assert bench.names[:2] == ["Easy walk", "Easy walk"]
            await bench.press("ctrl+s")
            await bench.settle()
            assert desk.files[FILE] == bench.draft.text

    async def test_mine_is_saved_under_another_name(self, desk: FakeDesk):
        async with building(desk) as bench:
            await bench.press("d", "ctrl+s", "s")
            await bench.type("mine")
            await bench.press("enter")
            await bench.settle()
            assert desk.files == {FILE: self.THEIRS, "mine.toml": bench.draft.text}

    async def test_a_file_that_has_gone_cannot_be_taken_but_written_again(self, desk: FakeDesk):
        del desk.files[FILE]
        async with building(desk) as bench:
            await bench.press("d", "ctrl+s", "t", "m")
            await bench.settle()
            assert desk.files[FILE] == bench.draft.text


class TestCrashes:
    async def test_a_change_is_kept_a_moment_later(self):
        async with building() as bench:
            await bench.press("d")
            await bench.wait_for(lambda: bench.desk.kept)
            assert bench.desk.kept[-1] == bench.draft.text

    async def test_what_is_saved_is_kept_no_longer(self):
        async with building() as bench:
            await bench.press("d", "ctrl+s")
            await bench.wait_for(lambda: bench.desk.forgotten)

    async def test_the_end_from_outside_keeps_what_is_not_saved(self):
        desk = FakeDesk()
        async with building(desk) as bench:
            await bench.press("d")
            changed = bench.draft.text
        assert desk.kept[-1] == changed

    async def test_what_was_left_behind_is_offered_and_taken_up(self):
        left = EVENING.replace("3m", "7m")
        async with building(FakeDesk(left_behind=left)) as bench:
            assert "not saved" in bench.text
            await bench.press("y")
            assert bench.draft.text == left
            await bench.press("u")
            assert bench.draft.text == EVENING

    async def test_what_is_taken_up_is_held_against_the_file_as_it_was_then(self):
        async with building(FakeDesk(left_behind="name = 1")) as bench:
            await bench.press("y")
            assert bench.desk.taken_up == 1

    @pytest.mark.parametrize("key", ["n", "d"])
    async def test_what_was_left_behind_can_be_given_up(self, key: str):
        async with building(FakeDesk(left_behind="name = 1")) as bench:
            await bench.press(key)
            await bench.wait_for(lambda: bench.desk.forgotten)
            assert bench.draft.text == EVENING
            assert not bench.desk.taken_up

    @pytest.mark.parametrize("key", ["escape", "q", "ctrl+c"])
    async def test_what_was_left_behind_can_wait_for_another_time(self, key: str):
        desk = FakeDesk(left_behind="name = 1")
        async with building(desk) as bench:
            await bench.press(key)
            await bench.wait_for(lambda: bench.app._exit)
        assert not desk.forgotten
        assert not desk.kept


class TestTheEditor:
    async def test_what_it_saved_is_the_new_text_and_can_be_undone(self, lent_terminal):
        async with building(FakeDesk(editor=lambda text: text.replace("3m", "5m"))) as bench:
            await bench.press("e")
            assert '"5m"' in bench.draft.text
            await bench.press("u")
            assert bench.draft.text == EVENING
        assert lent_terminal == ["lent", "given back"]

    async def test_the_step_that_was_highlighted_still_is(self, lent_terminal):
        async with building(FakeDesk(editor=lambda text: text.replace("3m", "5m"))) as bench:
            await bench.go("Swings")
            await bench.press("e")
            assert bench.here == "Swings"
            await bench.press("u")
            assert bench.here == "Swings"
        assert lent_terminal == ["lent", "given back"]

    async def test_an_editor_that_fails_changes_nothing_and_gives_the_terminal_back(self, lent_terminal):
        def fails(_text: str) -> str:
            raise ReliefError("The editor could not be run")

        async with building(FakeDesk(editor=fails)) as bench:
            await bench.press("e")
            assert "could not be run" in bench.text
            assert bench.draft.text == EVENING
        assert lent_terminal == ["lent", "given back"]

    async def test_a_terminal_that_cannot_be_lent_is_told(self):
        async with building() as bench:
            await bench.press("e")
            assert "cannot be lent" in bench.text


class TestPreviews:
    async def test_it_plays_from_the_highlighted_step_and_comes_back_with_nothing_lost(self):
        async with building() as bench:
            await bench.press("d", "down")
            text, path = bench.draft.text, bench.builder.path
            await bench.press("p")
            await bench.wait_for(lambda: isinstance(bench.app.screen, PlayerScreen))
            session = bench.desk.rehearsed[0]
            await bench.wait_for(lambda: session.begun)
            session.ask(Command.STOP)
            await bench.wait_for(lambda: bench.app.screen is bench.builder)
            await bench.wait_for(lambda: session.finished)
            assert bench.desk.rehearsed_from == [3]
            assert (bench.draft.text, bench.builder.path) == (text, path)

    async def test_what_has_problems_is_not_played(self):
        async with building(FakeDesk(EVENING.replace("rounds = 3", "rounds = 0"))) as bench:
            await bench.press("p")
            await bench.settle()
            assert not bench.desk.rehearsed


class TestLeaving:
    @pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
    async def test_with_nothing_changed_it_asks_nothing(self, key: str):
        async with building() as bench:
            await bench.press(key)
            await bench.wait_for(lambda: bench.app._exit)
            assert not bench.desk.kept

    async def test_a_new_routine_that_was_not_touched_asks_nothing(self):
        async with building(FakeDesk(where="", new=True)) as bench:
            await bench.press("q")
            await bench.wait_for(lambda: bench.app._exit)

    async def test_with_something_changed_it_asks_and_staying_loses_nothing(self):
        async with building() as bench:
            await bench.press("d", "q")
            assert "Save before you leave?" in bench.text
            await bench.press("escape")
            assert bench.app.screen is bench.builder
            assert bench.builder.unsaved

    async def test_a_second_ctrl_c_leaves_at_once_and_keeps_what_is_not_saved(self):
        desk = FakeDesk()
        async with building(desk) as bench:
            await bench.press("d")
            changed = bench.draft.text
            await bench.press("ctrl+c")
            assert "Ctrl-C leaves" in bench.text
            await bench.press("ctrl+c")
            await bench.wait_for(lambda: bench.app._exit)
        assert desk.kept[-1] == changed
        assert not desk.forgotten
        assert desk.files[FILE] == EVENING
        assert bench.app.return_code == 130

    async def test_it_saves_and_leaves(self):
        async with building() as bench:
            await bench.press("d", "q", "s")
            await bench.wait_for(lambda: bench.app._exit)
            assert bench.desk.files[FILE] != EVENING

    async def test_it_leaves_without_and_keeps_nothing(self):
        desk = FakeDesk()
        async with building(desk) as bench:
            await bench.press("d", "q", "d")
            await bench.wait_for(lambda: bench.app._exit)
        assert desk.files[FILE] == EVENING
        assert desk.forgotten
