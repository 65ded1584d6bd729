"""Keys that come in one go do what they would do one by one."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable

import pytest
from builder_fakes import EVENING, FakeDesk, building
from textual import events
from textual.app import ComposeResult
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, Static
from tui_fakes import FakeEntry, FakeLibrary, FakeSession, browsing, cramp_now, evening_legs, playing, services, short

from relief_player.tui.browse import LibraryApp
from relief_player.tui.in_turn import KeysInTurn
from relief_player.tui.library.search_line import SearchLine

NAMED = {"\r": "enter", "\x1b": "escape", "\x7f": "backspace", "\x13": "ctrl+s"}


def burst(app: KeysInTurn, text: str) -> None:
    """Give an app keys as the terminal does that had them all at once."""
    for letter in text:
        name = NAMED.get(letter) or _character_to_key(letter)
        app.post_message(events.Key(name, None if letter in NAMED else letter))


async def until(pilot: Pilot[None], come: Callable[[], object]) -> None:
    for _ in range(400):
        if come():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came")


def shelf() -> FakeLibrary:
    return FakeLibrary(
        [evening_legs(), cramp_now(), short()], [FakeEntry("old", "old.toml", duration_ms=None, problems=("broken",))]
    )


class TestScreens:
    @pytest.mark.parametrize("text", ["cramp", "quiet legs", "e", "10m?/", "short <10m"])
    async def test_what_is_typed_right_after_the_slash_stands_in_the_search_line(self, text: str):
        async with browsing(shelf()) as stage:
            burst(stage.app, f"/{text}")
            await until(stage.pilot, lambda: stage.app.screen.sought == text)
            assert isinstance(stage.app.focused, SearchLine)

    async def test_what_was_searched_in_one_go_is_what_is_played(self):
        library = shelf()
        async with browsing(library) as stage:
            burst(stage.app, "/cramp\r\r")
            await until(stage.pilot, lambda: library.opened)
            assert library.opened[0].routine.name == "Calf cramp, right now"

    async def test_a_step_is_searched_and_added_in_one_go(self):
        async with building() as bench:
            burst(bench.app, "anote\r")
            await until(bench.pilot, lambda: bench.names[1] == "Note")

    async def test_what_was_added_in_one_go_is_what_the_next_key_acts_on(self):
        async with building() as bench:
            burst(bench.app, "anote\rdarest\r")
            await until(bench.pilot, lambda: bench.names[1:4] == ["Note", "Note", "Rest"])

    async def test_a_value_is_opened_typed_and_taken_in_one_go(self):
        async with building() as bench:
            await bench.press("enter")
            await bench.go_to_field("duration")
            burst(bench.app, "\r\x7f90\r")
            await until(bench.pilot, lambda: bench.draft.table["step"][0].get("duration") == "90s")

    async def test_a_name_for_the_file_is_typed_in_one_go(self):
        async with building(FakeDesk()) as bench:
            burst(bench.app, "S\x7flegs\r")
            await until(bench.pilot, lambda: "legs.toml" in bench.desk.files)

    async def test_a_note_after_a_session_is_written_in_one_go(self):
        session = FakeSession(short(), wants_rating=True, may_rate=True)
        async with playing(session) as stage:
            await stage.pass_time(30_000)
            await stage.app.workers.wait_for_complete()
            await stage.rest()
            burst(stage.app, "swquite nice\r")
            await until(stage.pilot, lambda: session.rated)
            assert session.rated[-1] == {"note": "quite nice"}


class TestStarting:
    @pytest.mark.parametrize(("keys", "marked"), [(("down",), "Calf cramp, right now"), (("down", "down"), "Short")])
    async def test_keys_pressed_before_the_shelf_is_read_wait_for_it(self, keys: tuple[str, ...], marked: str):
        library, read = shelf(), threading.Event()
        entries = library.entries

        def slow(*args: object, **rest: object) -> object:
            read.wait(5)
            return entries(*args, **rest)

        library.entries = slow
        app = LibraryApp(library, services())
        async with app.run_test() as pilot:
            for key in keys:
                app.post_message(events.Key(key, None))
            await pilot.pause()
            read.set()
            await until(pilot, lambda: app.screen.marked and app.screen.marked.name == marked)

    async def test_a_line_feed_typed_before_the_terminal_is_ours_is_enter(self):
        library = shelf()
        async with browsing(library) as stage:
            fed = events.Key("ctrl+j", "\n")
            stage.app._began_at = fed.time - 0.5
            stage.app.post_message(fed)
            await until(stage.pilot, lambda: library.opened)

    async def test_where_the_shelf_is_never_read_the_keyboard_is_not_held_up_for_ever(self):
        app = Field()
        async with app.run_test() as pilot:
            app.hold_keys()
            burst(app, "oa")
            await until(pilot, lambda: app.query(Input) and app.query_one(Input).value == "a")


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_comes_in_one_go_the_keyboard_goes_on_and_no_text_is_lost(seed: int):
    dice = random.Random(seed)  # noqa: S311  # a monkey, no secret
    async with building() as bench:
        for _ in range(25):
            burst(bench.app, "".join(dice.choices("adigGhmwxKJuU13nty /\r\x1b\x7f", k=dice.randint(1, 9))))
            await bench.pilot.pause()
            if bench.app._exit:
                break
        await until(bench.pilot, lambda: bench.app._exit or not bench.app._in_hand)
        draft = bench.draft
        while draft.undoes:
            draft = draft.undo()
        assert draft.text == EVENING
    assert bench.app.fault is None


class Field(KeysInTurn):
    """A field that comes with a key, and a part that hears all keys before the app does."""

    BINDINGS = [("o", "open"), ("b", "block")]  # noqa: RUF012  # Textual's own shape for it

    def __init__(self) -> None:
        super().__init__()
        self.blocked, self.opened = asyncio.Event(), asyncio.Event()

    def compose(self) -> ComposeResult:
        yield Static("nothing", id="nothing")

    async def action_open(self) -> None:
        await self.mount(field := Input())
        field.focus()
        self.opened.set()

    def action_block(self) -> None:
        self.query_one("#nothing", Static).can_focus = True
        self.query_one("#nothing").focus()
        self.query_one("#nothing").call_later(self.blocked.wait)
        self.set_timer(0.05, lambda: self.screen.set_focus(None))


class TestOrder:
    async def test_a_paste_waits_for_the_keys_before_it_and_keys_wait_for_a_paste(self):
        app = Field()
        async with app.run_test() as pilot:
            burst(app, "oa")
            app.post_message(events.Paste("pasted"))
            burst(app, "z")
            await until(pilot, lambda: app.query(Input))
            await until(pilot, lambda: app.query_one(Input).value == "apastedz")

    async def test_a_part_that_hangs_does_not_hold_up_the_keyboard_for_ever(self):
        app = Field()
        async with app.run_test() as pilot:
            try:
                burst(app, "boa")
                await asyncio.wait_for(app.opened.wait(), 20)  # the pilot would wait for the part that hangs
            finally:
                app.blocked.set()
            await until(pilot, lambda: app.query_one(Input).value == "a")

    async def test_keys_of_an_app_that_is_being_left_are_let_go(self):
        app = Field()
        async with app.run_test() as pilot:
            await pilot.pause()
            app.exit()
            burst(app, "oaaa")
        assert not app.is_running
