"""The builder as it is opened from the library, and the way back."""

from __future__ import annotations

from tui_fakes import FakeLibrary, Stage, browsing, evening_legs, short

from relief_player.errors import NotFoundError
from relief_player.tui.builder.screen import BuilderScreen
from relief_player.tui.library.screen import LibraryScreen
from relief_player.tui.screens.player import PlayerScreen


async def until(stage: Stage, screen: type) -> None:
    """Let the app run until a screen is on top."""
    for _ in range(300):
        if isinstance(stage.app.screen, screen):
            await stage.pilot.pause()
            return
        await stage.pilot.pause(0.01)
    raise AssertionError(f"never came to {screen.__name__}")


async def test_the_marked_routine_is_edited_and_the_way_back_leads_to_the_library():
    async with browsing(FakeLibrary([short()])) as stage:
        await stage.press("e")
        await until(stage, BuilderScreen)
        assert stage.app.screen.desk.where == "routine-0.toml"
        await stage.press("q")
        await until(stage, LibraryScreen)


async def test_a_new_routine_is_begun():
    async with browsing(FakeLibrary([short()])) as stage:
        await stage.press("a")
        await until(stage, BuilderScreen)
        assert stage.app.screen.desk.where == ""


async def test_after_something_was_saved_the_library_reads_its_files_again():
    library = FakeLibrary([short()])
    async with browsing(library) as stage:
        await stage.press("e")
        await until(stage, BuilderScreen)
        library.routines["routine-1"] = evening_legs()
        await stage.press("d", "ctrl+s")
        for _ in range(100):
            if not stage.app.screen.unsaved:
                break
            await stage.pilot.pause(0.01)
        await stage.press("q")
        await until(stage, LibraryScreen)
        await stage.app.workers.wait_for_complete()
        await stage.rest()
        assert "Evening legs" in stage.text


async def test_a_preview_comes_back_to_the_builder_and_not_to_the_library():
    async with browsing(FakeLibrary([short()])) as stage:
        await stage.press("e")
        await until(stage, BuilderScreen)
        builder = stage.app.screen
        await stage.press("p")
        await until(stage, PlayerScreen)
        await stage.press("q", "y")
        session = builder.desk.rehearsed[0]
        for _ in range(300):
            if session.begun:
                session.conductor.look()
            if stage.app.screen is builder:
                break
            await stage.pilot.pause(0.01)
        assert stage.app.screen is builder


async def test_a_routine_that_has_gone_is_told(monkeypatch):
    library = FakeLibrary([short()])

    def gone(_entry_id: str | None) -> object:
        raise NotFoundError("No routine is called so")

    monkeypatch.setattr(library, "builder", gone)
    async with browsing(library) as stage:
        await stage.press("e")
        await stage.rest()
        assert "No routine is called so" in stage.text
        assert isinstance(stage.app.screen, LibraryScreen)
