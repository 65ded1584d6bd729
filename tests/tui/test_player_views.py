"""The player with less on it, and with more: the focus view, the tips, and the line for newcomers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tui_fakes import FakeSession, Stage, cramp_now, evening_legs, playing, short, step

from relief_player.routine.model import Breath, Kind, Move, Routine, Step, Timing
from relief_player.session.snapshot import Snapshot
from relief_player.session.state import Command
from relief_player.tui.aside import STAYS
from relief_player.tui.commands import Keyboard
from relief_player.tui.scene import Scene, scene_of
from relief_player.tui.screens import player
from relief_player.tui.tips import NOTHING, tips_of
from relief_player.tui.watch import next_look
from relief_player.tui.widgets.bars import Bar
from relief_player.tui.widgets.countdown import Countdown
from relief_player.units import Ms

SIZES = [(80, 24), (120, 40), (50, 15)]
EASIER = Move(id="ankle-pump", name="Ankle pumps")
TOLD = evening_legs().leaves[1]


class TestFocus:
    @pytest.mark.parametrize("size", SIZES)
    async def test_figures_name_and_side_are_left_and_grow(self, size):
        async with playing(evening_legs(), size) as stage:
            await stage.play_to(2, 8_000)
            before = stage.text.count("█") + stage.text.count("┃")
            await stage.press("z")
            for words in ("Calf stretch at the wall", "Left side", "● Stretch ●"):
                assert words in stage.text
            for words in ("Next:", "Pause", "left of", "Put your hands", "Step 2"):
                assert words not in stage.text
            assert stage.text.count("█") + stage.text.count("┃") > before

    async def test_the_same_key_brings_everything_back(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2, 8_000)
            before = stage.text
            await stage.press("z")
            assert "z brings the rest back." in stage.text
            await stage.press("z")
            await stage.pass_time(STAYS)
            assert stage.text.split("\n")[3] == before.split("\n")[3]
            assert "space Pause" in stage.text

    async def test_the_ten_minute_advice_is_never_hidden(self):
        async with playing(cramp_now()) as stage:
            await stage.press("z")
            await stage.pass_time(601_000)
            assert "Still cramping after ten minutes: get urgent medical advice." in stage.text

    @pytest.mark.parametrize("size", SIZES)
    async def test_what_waits_for_a_person_keeps_its_words(self, size):
        async with playing(evening_legs(), size) as stage:
            await stage.press("z")
            assert "Bare feet are best. Take your time." in stage.text
            assert "When you have read it, press space." in stage.text

    async def test_tips_go_and_can_be_asked_for_again(self):
        async with playing(FakeSession(evening_legs(), moves=(EASIER,))) as stage:
            await stage.play_to(2, 8_000)
            await stage.press("t", "z")
            assert "What to feel" not in stage.text
            assert "Put your hands" not in stage.text
            await stage.press("t")
            assert "What to feel" in stage.text

    async def test_keys_act_as_before(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2, 8_000)
            await stage.press("z", "n")
            assert stage.playing.conductor.snapshot().item.index == 3


class TestTips:
    @pytest.mark.parametrize("size", SIZES)
    async def test_they_take_the_place_of_the_words_and_the_session_goes_on(self, size):
        session = FakeSession(evening_legs(), moves=(EASIER,))
        async with playing(session, size) as stage:
            await stage.play_to(2, 8_000)
            await stage.press("t")
            for words in ("What to feel: A steady pull", "Ankle pumps", "0:22"):
                assert words in stage.text.replace("\n", " ") or words == "0:22"
            assert "Put your hands" not in stage.text
            await stage.pass_time(2_000)
            assert stage.playing.conductor.snapshot().inside == 10_000
            await stage.press("t")
            assert "Put your hands" in stage.text

    async def test_they_follow_the_step(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2, 8_000)
            await stage.press("t")
            item = next(one.index for one in stage.playing.timeline.items if one.step == 4)
            await stage.play_to(item, 1_000)
            assert "Check your skin every five minutes." in stage.text
            assert "A steady pull" not in stage.text

    def test_each_sort_of_words_has_its_heading(self):
        move = Move(id="x", name="X", feel="A pull.", mistakes=("Bouncing.", "Holding the breath."))
        told = tips_of(_step(move), (EASIER,), Keyboard())
        assert told == (
            ("What to feel", "A pull."),
            ("Common mistakes", ""), ("", "· Bouncing."), ("", "· Holding the breath."),
            ("Easier instead (w)", ""), ("", "· Ankle pumps"),
            ("Take care", " ".join(TOLD.cautions)),
            ("", "t goes back to how it is done."),
        )  # fmt: skip

    def test_where_there_is_nothing_to_say_that_is_said(self):
        bare = short().leaves[0]
        assert tips_of(bare, (), Keyboard())[0] == ("", NOTHING)


def _step(move: Move) -> Step:
    return replace(TOLD, move=move)


class TestSwapping:
    @pytest.mark.parametrize("size", SIZES)
    async def test_the_easier_move_takes_the_place_of_the_name_and_the_words_and_no_second_is_lost(self, size):
        async with playing(FakeSession(evening_legs(), moves=(EASIER,)), size) as stage:
            await stage.play_to(2, 8_000)
            await stage.press("w")
            assert "Ankle pumps" in stage.text
            assert "Calf stretch" not in stage.text
            assert "Put your hands" not in stage.text
            assert "Left side · Set 1 of 2" in stage.text
            assert "w changes it again." in stage.text
            assert stage.playing.conductor.snapshot().inside == 8_000
            assert stage.app.query_one(Countdown).text == "0:22"

    async def test_its_line_goes_with_the_step(self):
        async with playing(FakeSession(short(), moves=(EASIER,))) as stage:
            await stage.press("w")
            assert "w changes it again." not in stage.text  # its steps name no move
        async with playing(FakeSession(evening_legs(), moves=(EASIER,))) as stage:
            await stage.play_to(8, 8_000)
            await stage.press("w", "n", "n")
            assert stage.playing.conductor.snapshot().item.step == 3
            assert "w changes it again." not in stage.text

    async def test_pressed_again_it_is_the_step_s_own_move(self):
        async with playing(FakeSession(evening_legs(), moves=(EASIER,))) as stage:
            await stage.play_to(2, 8_000)
            before = stage.text
            await stage.press("w", "w")
            assert [row for row in stage.text.split("\n") if "Calf stretch" in row] == [
                row for row in before.split("\n") if "Calf stretch" in row
            ]

    async def test_the_tips_leave_out_what_is_being_done(self):
        async with playing(FakeSession(evening_legs(), moves=(EASIER,))) as stage:
            await stage.play_to(2, 8_000)
            await stage.press("t", "w")
            assert "· Ankle pumps" not in stage.text

    async def test_the_summary_names_what_was_done(self):
        async with playing(FakeSession(evening_legs(), moves=(EASIER,)), (120, 40)) as stage:
            await stage.play_to(4, 8_000)
            await stage.press("w", "n", "q", "y")
            await stage.rest()
            assert "Calf stretch at the wall, knee straight · Left side · Set 1 of 2" in stage.text
            assert "Ankle pumps" in stage.text

    async def test_where_there_is_no_easier_move_that_is_said(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2, 8_000)
            before = stage.playing.conductor.timeline
            await stage.press("w")
            assert "There is no easier move here." in stage.text
            assert stage.playing.conductor.timeline is before

    async def test_before_it_has_begun_and_after_its_end_nothing_breaks(self):
        async with playing(FakeSession(short(), moves=(EASIER,))) as stage:
            await stage.press("w", "t", "z")
            await stage.pass_time(20_000)
            await stage.press("w", "t", "z")
            assert stage.app.is_running

    async def test_the_list_of_steps_names_it_too(self):
        async with playing(FakeSession(evening_legs(), moves=(EASIER,))) as stage:
            await stage.play_to(2, 8_000)
            await stage.press("w", "s")
            assert "▶  2  Ankle pumps" in stage.text


class TestNewcomers:
    async def test_one_line_names_two_keys_and_goes_away_by_itself(self):
        async with playing(short(), newcomer=lambda: True) as stage:
            await stage.app.workers.wait_for_complete()
            await stage.rest()
            assert "space pauses, ? shows all keys." in stage.text
            await stage.pass_time(STAYS)
            assert "shows all keys" not in stage.text

    async def test_it_names_the_keys_in_force(self):
        async with playing(short(), newcomer=lambda: True, keymap=(("player.toggle", "p"),)) as stage:
            await stage.app.workers.wait_for_complete()
            await stage.rest()
            assert "p pauses, ? shows all keys." in stage.text

    async def test_what_a_part_asks_comes_before_it(self):
        async with playing(evening_legs(), newcomer=lambda: True) as stage:
            await stage.app.workers.wait_for_complete()
            await stage.rest()
            assert "When you have read it, press space." in stage.text
            assert "shows all keys" not in stage.text

    async def test_others_are_told_nothing(self):
        async with playing(short()) as stage:
            assert "shows all keys" not in stage.text


def told_of(*notes: str) -> Routine:
    """A routine with so many words at each step."""
    steps = tuple(step(number, Kind.STRETCH, f"Step {number}", 30, note=note) for number, note in enumerate(notes, 1))
    return Routine(name="Words", timing=Timing(get_ready=Ms(3000), transition=Ms(2000)), steps=steps)


class TestRoomForTheFigures:
    """The words about the steps take what they need, and the figures get the rest."""

    @staticmethod
    def _heights(stage: Stage) -> tuple[int, int]:
        return stage.app.query_one("#reading").size.height, stage.app.query_one(Countdown).size.height

    async def test_where_little_is_said_the_figures_are_larger(self):
        async with playing(told_of("Breathe.", "Breathe on.")) as little, playing(told_of("Breathe. " * 60)) as much:
            await little.play_to(1, 500)
            await much.play_to(1, 500)
            assert self._heights(little)[0] == 1
            assert self._heights(little)[1] >= self._heights(much)[1] + 4

    async def test_the_longest_words_of_the_session_set_it_so_that_the_figures_stand_still(self):
        async with playing(told_of("Breathe.", "Breathe slowly. " * 12)) as stage:
            await stage.play_to(1, 500)
            before = self._heights(stage)
            await stage.play_to(3, 500)
            assert self._heights(stage) == before
            assert before[0] == 3

    @pytest.mark.parametrize("size", [(50, 15), (50, 19), (80, 24), (80, 33)])
    async def test_long_words_get_what_they_always_got_and_push_nothing_off_the_screen(self, size):
        for notes in (("Breathe.",), ("Breathe slowly. " * 8,), ("Breathe slowly. " * 90,)):
            async with playing(told_of(*notes), size) as stage:
                await stage.play_to(1, 500)
                reading, body = stage.app.query_one("#reading").region, stage.app.query_one("#body").region
                assert reading.bottom == body.bottom
                assert stage.app.query_one("#stage").region.bottom == reading.y

    async def test_tips_have_the_room_that_they_had(self):
        async with playing(told_of("Breathe.")) as stage:
            await stage.play_to(1, 500)
            await stage.press("t")
            assert self._heights(stage)[0] > 4
            await stage.press("t")
            assert self._heights(stage)[0] == 1

    async def test_on_a_small_terminal_a_breath_leaves_figures_that_can_be_read_from_afar(self):
        breaths = step(1, Kind.BREATHE, "In and out", 120, breath=Breath(Ms(5000), Ms(0), Ms(5000), Ms(0)))
        async with playing(replace(told_of(), steps=(breaths,)), (50, 15)) as stage:
            await stage.play_to(1, 3_300)
            assert stage.app.query_one(Countdown).size.height >= 3
            assert stage.app.query_one("#pacer").size.height >= 2


class TestLooking:
    async def test_it_looks_as_often_as_the_bar_that_is_to_be_seen_has_places(self, monkeypatch: pytest.MonkeyPatch):
        asked: list[int] = []

        def told(snapshot: Snapshot, real: float, *, smooth: bool, places: int, since: bool) -> float:
            asked.append(places)
            return next_look(snapshot, real, smooth=smooth, places=places, since=since)

        monkeypatch.setattr(player, "next_look", told)
        async with playing(evening_legs()) as stage:
            await stage.play_to(2, 8_000)
            assert asked[-1] == 2 * stage.app.query_one(Bar).size.width > 0
            await stage.press("z")
            assert asked[-1] == 0

    async def test_between_two_seconds_it_looks_at_the_breath_alone(self, monkeypatch: pytest.MonkeyPatch):
        drawn: list[int] = []

        def told(*arguments: object) -> Scene:
            drawn.append(1)
            return scene_of(*arguments)

        monkeypatch.setattr(player, "scene_of", told)
        breaths = step(1, Kind.BREATHE, "In and out", 120, breath=Breath(Ms(5000), Ms(0), Ms(5000), Ms(0)))
        async with playing(replace(told_of(), steps=(breaths,))) as stage:
            await stage.play_to(1, 1_100)
            figures, shapes, looks = stage.app.query_one(Countdown).text, stage.text, len(drawn)
            stage.playing.tick(700)
            stage.app.screen._glance()
            await stage.pilot.pause()
            assert stage.text != shapes
            assert (stage.app.query_one(Countdown).text, len(drawn)) == (figures, looks)
            stage.playing.tick(300)
            stage.app.screen._glance()
            assert stage.app.query_one(Countdown).text != figures

    async def test_a_glance_at_a_session_that_was_paused_shows_the_pause(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2, 8_000)
            stage.playing.ask(Command.TOGGLE)
            stage.app.screen._glance()
            await stage.pilot.pause()
            assert "Paused" in stage.text

    async def test_a_screen_that_is_left_looks_no_more(self):
        async with playing(evening_legs()) as stage:
            screen = stage.app.screen
            await stage.play_to(2, 8_000)
        assert screen._wake.cancelled()
