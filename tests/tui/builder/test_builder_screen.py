"""The builder: each operation on steps and fields, at three sizes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builder_fakes import EVENING, Bench, FakeDesk, building

from relief_player.tui.builder import screen

SIZES = [(80, 24), (120, 40), (50, 15)]
at_every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
WALK, CALF, SWINGS, LEG, REST, BREATHE = (
    "Easy walk", "Calf stretch at the wall, knee straight", "Swings", " Leg swings", " Rest", "Breathe 5-0-5-0",
)  # fmt: skip
ALL = [WALK, CALF, SWINGS, LEG, REST, BREATHE]


async def undone(bench: Bench) -> None:
    """Take everything back that was done, and find the text as it was opened."""
    while bench.draft.undoes:
        await bench.press("u")
    assert bench.draft.text == EVENING


@at_every_size
class TestSteps:
    async def test_it_opens_on_the_first_step_with_its_form(self, size):
        async with building(size=size) as bench:
            assert bench.here == WALK
            assert "duration" in bench.form
            assert "tense" not in bench.form
            assert "Easy walk" in bench.text

    async def test_a_kind_is_added_after_the_highlighted_step(self, size):
        async with building(size=size) as bench:
            await bench.press("a", *"note", "enter")
            assert bench.names == [WALK, "Note", CALF, SWINGS, LEG, REST, BREATHE]
            assert bench.here == "Note"
            await undone(bench)

    async def test_a_move_is_found_by_muscle_and_position_and_inserted_before(self, size):
        async with building(size=size) as bench:
            await bench.press("i", *"soleus", "space", *"seated", "enter")
            assert bench.names[0] == "Seated calf stretch with a towel"
            assert bench.draft.routine is not None
            await undone(bench)

    async def test_rounds_are_added_with_a_step_in_them(self, size):
        async with building(size=size) as bench:
            await bench.press("a", *"rounds", "enter")
            assert bench.names[:3] == [WALK, "Rounds", " Stretch"]
            await undone(bench)

    async def test_leaving_the_picker_adds_nothing(self, size):
        async with building(size=size) as bench:
            await bench.press("a", "down", "escape")
            assert bench.names == ALL

    async def test_a_step_is_duplicated_deleted_and_brought_back(self, size):
        async with building(size=size) as bench:
            await bench.press("d")
            assert bench.names == [WALK, *ALL]
            await bench.press("delete")
            assert bench.names == ALL
            await bench.press("u", "U", "u", "u")
            assert bench.draft.text == EVENING

    async def test_a_step_is_moved_into_rounds_and_out_of_them(self, size):
        async with building(size=size) as bench:
            await bench.go(CALF)
            await bench.press("J")
            assert bench.names == [WALK, SWINGS, f" {CALF}", LEG, REST, BREATHE]
            await bench.press("J", "J", "J")
            assert bench.names == [WALK, SWINGS, LEG, REST, CALF, BREATHE]
            await bench.press("K", "K", "shift+up", "K")
            assert bench.names == ALL
            assert bench.here == CALF
            await undone(bench)

    async def test_what_is_taken_back_leaves_the_highlight_where_it_was(self, size):
        async with building(size=size) as bench:
            await bench.go(CALF)
            for key in ("d", "x", "J", "g"):
                await bench.press(key, "u")
                assert bench.here == CALF
            await bench.press("a", *"note", "enter", "u")
            assert bench.here == CALF

    async def test_marked_neighbours_become_rounds_and_stop_being_so(self, size):
        async with building(size=size) as bench:
            await bench.press("space", "space", "g")
            assert bench.names == ["Block", f" {WALK}", f" {CALF}", SWINGS, LEG, REST, BREATHE]
            await bench.press("G")
            assert bench.names == ALL
            await undone(bench)

    async def test_steps_that_are_no_neighbours_cannot_become_rounds(self, size):
        async with building(size=size) as bench:
            await bench.press("space")
            await bench.go(BREATHE)
            await bench.press("space", "g")
            assert bench.names == ALL

    async def test_the_last_step_of_rounds_takes_them_along(self, size):
        async with building(size=size) as bench:
            await bench.go("Rest")
            await bench.press("x")
            await bench.go("Leg swings")
            await bench.press("x")
            assert bench.names == [WALK, CALF, BREATHE]
            await undone(bench)


@at_every_size
class TestFields:
    async def test_a_length_is_typed(self, size):
        async with building(size=size) as bench:
            await bench.press("enter")
            await bench.go_to_field("duration")
            await bench.press("enter")
            await bench.type("90")
            await bench.press("enter")
            assert bench.draft.table["step"][0]["duration"] == "90s"
            assert bench.builder.in_form
            await undone(bench)

    async def test_what_is_wrong_is_told_and_not_taken(self, size):
        async with building(size=size) as bench:
            await bench.go_to_field("duration")
            await bench.press("enter")
            await bench.type("soon")
            await bench.press("enter")
            assert "expected" in bench.text
            await bench.press("escape")
            assert bench.draft.text == EVENING

    async def test_an_empty_text_leaves_the_value_out(self, size):
        async with building(size=size) as bench:
            await bench.go("Calf stretch at the wall, knee straight")
            await bench.go_to_field("sets")
            await bench.press("enter")
            await bench.type("")
            await bench.press("enter")
            assert "sets" not in bench.draft.table["step"][1]

    async def test_delete_in_the_form_leaves_the_value_out(self, size):
        async with building(size=size) as bench:
            await bench.go(CALF)
            await bench.go_to_field("sets")
            await bench.press("delete")
            assert "sets" not in bench.draft.table["step"][1]
            assert bench.names == ALL
            await undone(bench)

    async def test_one_of_a_few_words_is_chosen(self, size):
        async with building(size=size) as bench:
            await bench.go_to_field("sides")
            await bench.press("enter", "down", "enter")
            assert bench.draft.table["step"][0]["sides"] == "each"
            await undone(bench)

    async def test_several_words_are_ticked(self, size):
        async with building(size=size) as bench:
            await bench.press("h")
            await bench.go_to_field("areas")
            await bench.press("enter", "space", "end", "space", "enter")
            assert bench.draft.table["areas"] == ["neck", "whole-body"]
            await undone(bench)

    async def test_words_that_are_ticked_already_keep_their_order_and_their_spelling(self, size):
        desk = FakeDesk(EVENING.replace('gate = "general"', 'areas = [\'foot\', "calf"]\ngate = "general"'))
        before = desk.draft.text
        async with building(desk, size) as bench:
            await bench.press("h")
            await bench.go_to_field("areas")
            await bench.press("enter", "enter")
            assert bench.draft.text == before
            await bench.press("enter", "home", "space", "enter")
            assert 'areas = [\'foot\', "calf", "neck"]' in bench.draft.text
            await bench.press("u")
            await bench.go_to_field("gate")
            await bench.press("enter", "enter")
            assert bench.draft.text == before

    async def test_a_text_over_several_lines_is_typed(self, size):
        async with building(size=size) as bench:
            await bench.go_to_field("note")
            await bench.press("enter", *"slow", "enter", *"easy", "ctrl+s")
            assert bench.draft.table["step"][0]["note"] == "slow\neasy"
            await undone(bench)

    async def test_another_move_is_picked(self, size):
        async with building(size=size) as bench:
            await bench.go(CALF)
            await bench.go_to_field("move")
            await bench.press("enter", *"wrist", "enter")
            assert bench.draft.table["step"][1]["move"].startswith("wrist")
            await undone(bench)

    async def test_rare_fields_are_shown_when_asked_for(self, size):
        async with building(size=size) as bench:
            assert "transition" not in bench.form
            await bench.press("m")
            assert "transition" in bench.form
            await bench.press("m", "enter", "end", "enter")
            assert "transition" in bench.form

    async def test_the_lead_ins_of_the_routine_stand_in_its_head(self, size):
        async with building(size=size) as bench:
            await bench.press("h", "m")
            await bench.go_to_field("get ready")
            await bench.press("enter", *"3s", "enter")
            assert bench.draft.table["timing"] == {"get_ready": "3s"}
            await undone(bench)

    async def test_a_key_without_a_place_can_only_be_taken_out(self, size):
        desk = FakeDesk(EVENING.replace('duration = "3m"', 'duration = "3m"\ntense = "5s"'))
        async with building(desk, size) as bench:
            assert "has no place here" in bench.form
            await bench.go_to_field("tense")
            await bench.press("enter", "delete")
            assert bench.draft.text == EVENING


async def test_one_line_tells_what_was_done_last():
    async with building() as bench:
        await bench.press("d", "d", "u", "u")
        assert bench.text.count("Taken back") == 1


async def test_what_cannot_be_done_is_told_in_sentences():
    async with building() as bench:
        await bench.press("space", "down", "space", "g")
        assert "These cannot be grouped. A block is made of" in bench.text


async def test_rounds_that_are_marked_with_a_step_of_theirs_are_grouped_whole():
    async with building() as bench:
        await bench.go("Swings")
        await bench.press("space", "space", "g")
        rounds = bench.draft.table["step"][2]
        assert [step["name"] for step in rounds["step"]] == ["Swings"]


async def test_the_moves_of_the_catalogue_are_told_apart_by_their_whole_names():
    async with building() as bench:
        await bench.press("a")
        await bench.type("calf stretch at the wall")
        assert "wall, knee straight" in bench.text
        assert "wall, knee soft" in bench.text


@at_every_size
async def test_the_way_round_escape_leads_back_to_the_steps_and_tab_to_the_other_side(size):
    async with building(size=size) as bench:
        await bench.press("enter")
        assert bench.builder.in_form
        await bench.press("escape")
        assert not bench.builder.in_form
        await bench.press("tab")
        assert bench.builder.in_form
        await bench.press("left")
        assert not bench.builder.in_form
        assert bench.app.is_running


@at_every_size
async def test_problems_are_told_by_the_name_of_the_step_and_lead_there(size):
    desk = FakeDesk(EVENING.replace("rounds = 3", 'rounds = "x"'))
    async with building(desk, size) as bench:
        assert "1 to mend" in bench.text
        await bench.press("w")
        assert "Swings: rounds" in bench.text
        await bench.press("enter")
        assert bench.here == SWINGS
        assert bench.builder.in_form


@at_every_size
async def test_a_text_that_is_no_toml_is_told_and_left_to_the_editor(size):
    desk = FakeDesk("name = \n", editor=lambda _text: EVENING)
    async with building(desk, size) as bench:
        assert "1 to mend" in bench.text
        await bench.press("a", "enter", "d", "delete", "g", "h", "enter", "m", "J", "space", "p")
        assert bench.draft.text == "name = \n"


async def test_a_text_that_is_no_toml_says_what_mends_it():
    async with building(FakeDesk("name = \n")) as bench:
        assert "e opens the text in your editor." in bench.text


async def test_the_sums_follow_every_change():
    async with building() as bench:
        assert "8:40" in bench.text
        await bench.press("delete")
        assert "8:40" not in bench.text


async def test_it_survives_a_terminal_that_is_hardly_there():
    async with building(size=(20, 5)) as bench:
        await bench.press(
            "down", "enter", "down", "enter", "escape", "a", "down", "enter", "S", "escape", "w", "escape"
        )
        assert bench.app.is_running


async def test_easier_moves_are_picked_by_name_and_taken_out_again():
    async with building() as bench:
        await bench.go(CALF)
        await bench.go_to_field("alternatives")
        await bench.press("enter", *"ankle", "space", *"pumps", "enter")
        assert bench.draft.table["step"][1]["alternatives"] == ["ankle-pump"]
        assert "Ankle pumps" in bench.form
        await bench.press("enter", "enter")
        assert bench.draft.text == EVENING or "alternatives" not in bench.draft.table["step"][1]


async def test_a_move_is_added_as_the_shipped_routines_use_it():
    desk = FakeDesk(
        usual_steps={"ankle-pump": {"kind": "stretch", "move": "ankle-pump", "technique": "dynamic", "reps": 7}}
    )
    async with building(desk) as bench:
        await bench.press("a", *"ankle", "space", *"pumps", "enter")
        await bench.wait_for(lambda: bench.here in ("Ankle pumps", "ankle-pump"))
        assert bench.draft.table["step"][1]["reps"] == 7


@pytest.mark.parametrize("keys", [("h", "enter", *"dxg"), ("enter", "enter", *"dxg"), ("a", *"dxg"), ("S", *"dxg")])
async def test_keys_that_are_typed_ahead_find_the_box_and_not_the_steps(keys: tuple[str, ...]):
    async with building() as bench:
        for key in keys:
            bench.app.simulate_key(key)
        await bench.rest()
        await bench.press("escape")
        assert bench.draft.text == EVENING
        assert not bench.draft.future


class TestTheClock:
    async def test_when_it_would_end_moves_on_by_itself(self, monkeypatch):
        monkeypatch.setattr(screen, "_LOOK_EVERY", 0.01)
        async with building() as bench:
            assert "8:40 · begun now, it ends at 07:38" in bench.text
            later = bench.desk.now() + timedelta(minutes=5)
            monkeypatch.setattr(bench.desk, "now", lambda: later)
            await bench.wait_for(lambda: "it ends at 07:43" in bench.text)


async def test_a_key_that_comes_before_the_parts_of_the_screen_are_there_does_nothing():
    async with building() as bench:
        there = bench.app.screen
        just_opened = screen.BuilderScreen(FakeDesk(EVENING), there.keyboard)
        assert (just_opened.check_action("head", ()), there.check_action("head", ())) == (False, True)
