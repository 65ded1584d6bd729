"""The player on the screen: what keys do, what is shown, and how it begins and ends."""

from __future__ import annotations

import pytest
from textual.events import Key
from tui_fakes import (
    FakeKept,
    FakeSession,
    began,
    cramp_now,
    evening_legs,
    playing,
    services,
    short,
    step,
)

from relief_player.errors import RefusedError, ReliefError
from relief_player.routine.model import Kind, Routine
from relief_player.session.events import Resumed, SinkLost
from relief_player.session.state import Phase
from relief_player.tui.messages import SessionMoved
from relief_player.tui.run import PlayerApp
from relief_player.tui.screens.ask import AskScreen
from relief_player.tui.screens.player import PlayerScreen
from relief_player.tui.screens.steps import StepsScreen
from relief_player.tui.screens.summary import SummaryScreen
from relief_player.tui.widgets.countdown import Countdown
from relief_player.units import Ms

SIZES = [(80, 24), (120, 40), (50, 15)]


@pytest.mark.parametrize("size", SIZES)
async def test_everything_that_matters_is_on_the_screen(size):
    async with playing(evening_legs(), size) as stage:
        await stage.play_to(4, 12_000)
        for words in ("● Stretch ●", "Calf stretch at the wall", "Left side · Set 2 of 2", "Put your hands on a wall",
                      "Next: Right side", "20:46" if size[0] > 70 else "left", "ends 07:49", "+ your own pace",
                      "space Pause", "q Stop", "? Help"):  # fmt: skip
            assert words in stage.text
        assert stage.app.query_one(Countdown).text == "0:18"


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (0, "◇ Waiting for you · Note ◇"),
        (1, "▷ Get ready ▷"),
        (2, "● Stretch ●"),
        (3, "○ Rest ○"),
        (5, "⇄ Switch sides ⇄"),
    ],
)
async def test_every_mood_has_its_word_and_symbol_on_the_border(item: int, words: str):
    async with playing(evening_legs()) as stage:
        await stage.play_to(item)
        assert words in stage.text


async def test_no_two_moods_share_a_border_so_that_they_can_be_told_without_colour():
    corners = []
    async with playing(evening_legs()) as stage:
        for item in (0, 1, 2, 3, 5):
            await stage.play_to(item)
            corners.append(_edges(stage.text))
        await stage.press("space")
        corners.append(_edges(stage.text))
    assert len(set(corners)) == len(corners)


def _edges(text: str) -> str:
    row = next(
        row for row in text.split("\n") if any(word in row for word in ("Note", "ready", "Stretch", "Rest", "Switch"))
    )
    return row.strip()[0] + row.rstrip()[-2:]


class TestKeys:
    async def test_space_pauses_and_goes_on(self):
        async with playing(short()) as stage:
            await stage.pass_time(4_000)
            await stage.press("space")
            assert stage.playing.conductor.snapshot().phase is Phase.PAUSED
            assert "Paused · Stretch" in stage.text
            assert "space Go on" in stage.text
            await stage.press("space")
            assert stage.playing.conductor.snapshot().phase is Phase.PLAYING

    @pytest.mark.parametrize(
        ("key", "item", "digits"),
        [("n", 2, "0:02"), ("b", 0, "0:03"), ("r", 0, "0:03"), ("plus", 1, "0:12"), ("minus", 2, "0:02")],
    )
    async def test_a_key_asks_the_player(self, key: str, item: int, digits: str):
        async with playing(short()) as stage:
            await stage.pass_time(6_000)
            await stage.press(key)
            assert stage.playing.conductor.snapshot().item.index == item
            assert stage.app.query_one(Countdown).text == digits

    async def test_an_order_holds_from_the_moment_its_key_was_pressed(self):
        async with playing(short()) as stage:
            await stage.pass_time(4_000)
            stage.playing.clock.pass_by(300)
            await stage.pilot.press("space")
            stage.playing.clock.pass_by(500)
            await stage.rest()
            assert stage.playing.conductor.snapshot().inside == 1_300

    async def test_a_key_that_waited_in_a_busy_screen_counts_from_when_it_was_pressed(self):
        async with playing(short()) as stage:
            await stage.pass_time(4_900)
            stage.app.screen._input_age = lambda: 400.0
            await stage.press("space")
            assert stage.playing.conductor.snapshot().inside == 1_500

    async def test_what_the_player_would_refuse_is_not_asked_and_is_struck_out(self):
        async with playing(short()) as stage:
            screen = stage.app.screen
            assert isinstance(screen, PlayerScreen)
            stage.playing.tick(60_000)
            assert screen.check_action("order", ("next",)) is False
            assert screen.check_action("help", ()) is True

    async def test_m_turns_the_sounds_off_and_on_and_says_so(self):
        async with playing(short()) as stage:
            await stage.press("m")
            assert stage.playing.muted
            assert "Sounds are off." in stage.text
            stage.app.clear_notifications()
            await stage.rest()
            assert "Step 1 of 2 · sounds off" in stage.text
            await stage.press("m")
            assert not stage.playing.muted

    async def test_i_has_the_voice_say_how_the_step_is_done(self):
        async with playing(short()) as stage:
            await stage.press("i")
            assert stage.playing.ears.asked == ["say"]
            stage.playing.ears.can_speak = False
            await stage.press("i")
            assert "There is no voice in this session." in stage.text

    async def test_v_turns_the_voice_off_and_brackets_change_the_volume(self):
        async with playing(short()) as stage:
            await stage.press("v")
            assert "The voice is off; the tones go on." in stage.text
            await stage.press("left_square_bracket")
            assert "Volume 70 per cent." in stage.text
            await stage.press("right_square_bracket")
            assert "Volume 80 per cent." in stage.text
            assert "Volume 70" not in stage.text, "the last answer stands alone"

    async def test_where_there_is_no_sound_m_says_so(self):
        session = FakeSession(short(), muted=True)
        session.set_muted = lambda _muted: None
        async with playing(session) as stage:
            await stage.press("m")
            assert "There is no sound to turn on." in stage.text

    async def test_s_lists_the_steps_and_enter_jumps(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2)
            await stage.press("s")
            assert isinstance(stage.app.screen, StepsScreen)
            assert "▶  2  Calf stretch" in stage.text
            await stage.press("down", "down", "enter")
            assert stage.playing.conductor.snapshot().item.step == 4

    @pytest.mark.parametrize("size", SIZES)
    async def test_each_step_has_one_line_with_how_long_it_is(self, size):
        async with playing(evening_legs(), size) as stage:
            await stage.play_to(2)
            await stage.press("s")
            rows = [row for row in stage.text.split("\n") if "│" in row]
            assert len([row for row in rows if "Calf stretch" in row or "each side" in row.split("│")[1][:4]]) == 1
            assert any("6  Breathing 5, 5  2:00" in row for row in rows)

    async def test_escape_leaves_the_steps_without_a_jump(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2)
            await stage.press("s", "down", "escape")
            assert isinstance(stage.app.screen, PlayerScreen)
            assert stage.playing.conductor.snapshot().item.step == 2

    async def test_the_words_about_a_step_can_be_scrolled(self):
        async with playing(evening_legs(), (50, 15)) as stage:
            await stage.play_to(2)
            before = stage.text
            await stage.press("down", "down")
            assert stage.text != before
            await stage.press("up", "up")
            assert stage.text == before

    async def test_a_person_s_own_key_is_used_and_shown(self):
        async with playing(short(), keymap=(("player.next", "x"),)) as stage:
            await stage.press("x")
            assert stage.playing.conductor.snapshot().item.index == 1
            assert "x Next" in stage.text

    async def test_a_mistake_in_the_keymap_is_told(self):
        async with playing(short(), keymap=(("player.next", "b"),)) as stage:
            assert "keymap: player.next" in stage.text

    async def test_a_click_on_the_key_line_does_what_the_key_does(self):
        async with playing(short()) as stage:
            await stage.pass_time(4_000)
            await stage.pilot.click("#keys", offset=(2, 0))
            await stage.rest()
            assert stage.playing.conductor.snapshot().phase is Phase.PAUSED

    async def test_the_palette_finds_a_command(self):
        async with playing(short()) as stage:
            await stage.pass_time(4_000)
            await stage.press("ctrl+p", *"restart")
            await stage.pilot.pause(0.2)
            await stage.press("enter")
            await stage.press("enter")
            assert stage.playing.conductor.snapshot().item.index == 0


class TestLeaving:
    async def test_q_asks_and_the_session_goes_on_meanwhile(self):
        async with playing(short()) as stage:
            await stage.pass_time(4_000)
            await stage.press("q")
            assert isinstance(stage.app.screen, AskScreen)
            await stage.pass_time(2_000)
            assert stage.playing.conductor.snapshot().inside == 3_000

    @pytest.mark.parametrize(("session_id", "told"), [("0196", "is kept, and you"), (None, "Nothing of it is kept.")])
    async def test_it_says_what_becomes_of_what_was_done(self, session_id: str | None, told: str):
        async with playing(short()) as stage:
            stage.playing.session_id = session_id
            await stage.press("q")
            assert told in stage.text

    @pytest.mark.parametrize("key", ["n", "escape"])
    async def test_a_no_goes_on(self, key: str):
        async with playing(short()) as stage:
            await stage.press("q", key)
            assert isinstance(stage.app.screen, PlayerScreen)
            assert stage.playing.conductor.snapshot().phase is Phase.PLAYING

    @pytest.mark.parametrize("key", ["y", "q", "enter"])
    async def test_a_yes_stops_keeps_and_sums_up(self, key: str):
        async with playing(short()) as stage:
            await stage.pass_time(4_000)
            await stage.press("q", key)
            assert isinstance(stage.app.screen, SummaryScreen)
            assert stage.playing.conductor.progress().phase is Phase.STOPPED
            assert stage.playing.finished == 1

    @pytest.mark.parametrize("answer", ["y", "enter", "q"])
    async def test_an_answer_typed_ahead_is_not_lost(self, answer: str):
        async with playing(short()) as stage:
            for key in ("q", answer):
                stage.app.post_message(Key(key, None))
            await stage.rest()
            await stage.rest()
            assert stage.playing.conductor.progress().phase is Phase.STOPPED

    async def test_two_ctrl_c_at_once_end_with_130(self):
        async with playing(short()) as stage:
            stage.app.post_message(Key("ctrl+c", None))
            stage.app.post_message(Key("ctrl+c", None))
            await stage.rest()
        assert stage.app.return_code == 130

    async def test_the_other_button_can_be_reached_by_tab(self):
        async with playing(short()) as stage:
            await stage.press("q", "tab", "enter")
            assert isinstance(stage.app.screen, PlayerScreen)

    async def test_ctrl_c_asks_too_and_a_second_one_ends_with_130(self):
        async with playing(short()) as stage:
            await stage.press("ctrl+c")
            assert isinstance(stage.app.screen, AskScreen)
            await stage.press("ctrl+c")
        assert stage.app.return_code == 130

    async def test_ctrl_c_over_the_list_of_steps_asks(self):
        async with playing(short()) as stage:
            await stage.press("s", "ctrl+c")
            assert isinstance(stage.app.screen, AskScreen)

    async def test_after_a_no_the_first_ctrl_c_asks_again(self):
        async with playing(short()) as stage:
            await stage.press("ctrl+c", "n", "ctrl+c")
            assert isinstance(stage.app.screen, AskScreen)


class TestBeginningAndEnding:
    async def test_a_key_pressed_before_it_has_begun_acts_as_it_begins(self):
        session = FakeSession(short())
        slow, session.begin = session.begin, lambda: None
        app = PlayerApp(session, services())
        async with app.run_test() as pilot:
            await pilot.press("n")
            assert session.conductor.snapshot().phase is Phase.READY
            slow()
            app.screen._begin()
            await app.workers.wait_for_complete()
            session.conductor.look()
            assert session.conductor.snapshot().item.index == 1

    async def test_a_session_is_begun_once_and_shown_before(self):
        async with playing(short()) as stage:
            assert stage.playing.begun == 1

    async def test_notices_are_told_as_it_begins_and_as_they_come(self):
        session = FakeSession(short(), notices=("There is no sound device; you will see the cues.",))
        async with playing(session, (120, 40)) as stage:
            assert "There is no sound device" in stage.text
            session.notices = (*session.notices, "The disk is full; this session is not saved.")
            await stage.pass_time(1_000)
            assert "The disk is full" in stage.text

    async def test_a_session_that_cannot_begin_ends_the_app_with_the_reason(self):
        session = FakeSession(short(), refuses=ReliefError("The history is locked"))
        app = PlayerApp(session, services())
        async with app.run_test() as pilot:
            await began(pilot, session)
            await pilot.pause()
        assert (app.return_code, app.refused) == (1, "The history is locked")

    async def test_a_session_that_cannot_begin_ends_with_the_code_of_what_was_in_its_way(self):
        session = FakeSession(short(), refuses=RefusedError("A limit says no"))
        app = PlayerApp(session, services())
        async with app.run_test() as pilot:
            await began(pilot, session)
            await pilot.pause()
        assert app.return_code == 4

    async def test_the_end_of_the_last_step_leads_to_the_summary(self):
        async with playing(short()) as stage:
            await stage.pass_time(20_000)
            assert isinstance(stage.app.screen, SummaryScreen)
            assert "Finished, all of it." in stage.text

    async def test_the_end_leads_to_the_summary_whatever_is_open(self):
        async with playing(short()) as stage:
            await stage.press("s")
            await stage.pass_time(20_000)
            assert isinstance(stage.app.screen, SummaryScreen)

    async def test_the_end_answers_an_open_question(self):
        async with playing(short()) as stage:
            await stage.press("q")
            await stage.pass_time(20_000)
            assert isinstance(stage.app.screen, SummaryScreen)
            await stage.press("enter")
        assert stage.app.return_code == 0

    async def test_a_lost_listener_is_told_in_one_line(self):
        async with playing(short(), (120, 40)) as stage:
            stage.app.screen.post_message(SessionMoved(SinkLost(Ms(0), Ms(0), "the speaker", "the device went away")))
            await stage.rest()
            assert "the speaker stopped working and is left out" in stage.text

    async def test_a_flood_of_events_is_looked_at_once_and_a_lost_listener_among_them_is_told(self, monkeypatch):
        async with playing(short(), (120, 40)) as stage:
            screen, looks = stage.app.screen, []
            look = screen.look
            monkeypatch.setattr(screen, "look", lambda: looks.append(look()))
            events = [Resumed(Ms(0), Ms(0))] * 400
            events.insert(200, SinkLost(Ms(0), Ms(0), "the speaker", "the device went away"))
            for event in events:
                screen.post_message(SessionMoved(event))
            await stage.rest()
            assert "the speaker stopped working and is left out" in stage.text
            assert len(looks) < 10


class TestEverySize:
    @pytest.mark.parametrize(
        "size", [(1, 1), (2, 3), (5, 4), (10, 5), (20, 8), (36, 9), (30, 13), (50, 14), (70, 20), (200, 10), (500, 150)]
    )
    async def test_no_size_breaks_it(self, size):
        async with playing(evening_legs(), size) as stage:
            await stage.play_to(2, 8_000)
            await stage.press("space", "q", "n", "s", "escape")
            assert stage.playing.conductor.snapshot().item.step == 2

    async def test_the_countdown_is_the_last_thing_to_go(self):
        async with playing(evening_legs(), (12, 4)) as stage:
            await stage.play_to(2, 8_000)
            assert "0:22" in stage.text

    async def test_a_growing_terminal_gets_larger_figures(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2)
            before = stage.text.count("█")
            await stage.pilot.resize_terminal(160, 50)
            await stage.rest()
            assert stage.text.count("█") > 2 * before

    async def test_a_terminal_that_grows_under_a_dialog_is_laid_out_anew(self):
        async with playing(evening_legs()) as stage:
            await stage.play_to(2)
            await stage.press("question_mark")
            await stage.pilot.resize_terminal(50, 15)
            await stage.press("escape")
            assert "Calf stretch" in stage.text
            assert "S stretch" not in stage.text

    async def test_a_very_long_session_has_a_strip_too(self):
        steps = tuple(step(number, Kind.STRETCH, f"Step {number}", 5) for number in range(1, 1_501))
        async with playing(Routine(name="Very long", steps=steps)) as stage:
            await stage.pass_time(12_000)
            assert "Step 1 of 1500" in stage.text


async def test_the_ten_minute_advice_appears_and_stays():
    async with playing(cramp_now()) as stage:
        await stage.pass_time(599_000)
        assert "Since you began: 9:59" in stage.text
        await stage.pass_time(1_000)
        advice = "Still cramping after ten minutes: get urgent medical advice."
        assert advice in stage.text
        await stage.press("n")
        await stage.pass_time(30_000)
        assert advice in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_no_notice_lies_over_the_ten_minute_advice(size):
    async with playing(cramp_now(), size) as stage:
        await stage.pass_time(605_000)
        await stage.press("m", "w")
        assert "Sounds are off." in stage.text
        said = " ".join(stage.text.split("\n")[:3])
        assert "Still cramping after ten minutes: get urgent medical advice." in " ".join(said.split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15), (36, 10)])
async def test_no_notice_lies_over_the_name_of_what_is_done(size):
    session = FakeSession(
        short(), notices=("The terminal's bell stands in for the sounds: no sound device was found.",)
    )
    async with playing(session, size) as stage:
        assert "The terminal's bell" in stage.text
        row = stage.app.query_one("#stage-name").region.y
        assert session.timeline.items[0].name in stage.text.split("\n")[row]


async def test_a_look_with_nothing_new_draws_nothing(monkeypatch):
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 8_000)
        drawn: list[object] = []
        monkeypatch.setattr(type(stage.app.screen._compositor), "render_update", lambda *_a, **_k: drawn.append(1))
        for _ in range(5):
            stage.app.screen.look()
            await stage.pilot.pause()
        assert drawn == []


async def test_the_figures_change_only_where_a_figure_changed(monkeypatch):
    async with playing(evening_legs()) as stage:
        await stage.play_to(2, 8_000)
        countdown = stage.app.query_one(Countdown)
        regions = []
        monkeypatch.setattr(countdown._end, "refresh", lambda *asked, **_k: regions.extend(asked))
        countdown.show("0:21", "0:30")
        assert [region.width for region in regions] == [countdown._face().width("1") + 2]


async def test_a_record_that_was_lost_is_told():
    async with playing(FakeSession(short(), kept=FakeKept(saved=False, message="The disk is full."))) as stage:
        await stage.pass_time(20_000)
        assert "The disk is full." in stage.text
