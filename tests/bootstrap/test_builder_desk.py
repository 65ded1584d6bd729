"""The builder's desk over real files: what is opened, where it is saved, and what is kept."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from relief_player.bootstrap.app import App
from relief_player.bootstrap.desks.builder import RoutineDesk, open_desk
from relief_player.bootstrap.desks.editor import edit_in_editor
from relief_player.errors import NotFoundError, ReliefError, UsageError
from relief_player.places import Places, shipped
from relief_player.routine.model import Kind
from relief_player.session.state import Phase
from relief_player.tui.builder.offers import kind_offers, move_offers
from relief_player.tui.builder.port import ChangedElsewhere

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
TEXT = 'name = "Mine"\n[[step]]\nkind = "rest"\nduration = "5s"\n'


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(Places(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "cache"), lambda: NOON)


@pytest.fixture
def mine(app: App) -> Path:
    """A routine of the person's own."""
    path = app.places.routines / "mine.toml"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestLaying:
    def test_a_routine_is_laid_out_once_for_all_who_ask(self, app: App):
        desk = open_desk(app)
        routine = desk.draft.routine
        assert desk.draft.length == desk.timeline(routine).length
        assert desk.timeline(routine) is desk.timeline(routine)

    def test_another_routine_and_other_settings_are_laid_out_anew(self, app: App, mine: Path):
        desk = open_desk(app, "mine")
        before = desk.timeline(desk.draft.routine)
        longer = desk.draft.set((0,), "duration", "9s")
        assert desk.timeline(longer.routine).length == before.length + 4_000
        settings = app.places.settings
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[timing]\ncountdown = 0\n", encoding="utf-8")
        app.forget_settings()
        assert not desk.timeline(longer.routine).items[0].cues[1:-1]


class TestBeginning:
    def test_a_file_that_is_not_there_gives_the_routine_its_name(self, app: App, tmp_path: Path):
        desk = open_desk(app, str(tmp_path / "bad_knee-ACL.toml"))
        assert desk.draft.routine.name == "Bad knee ACL"

    def test_the_moves_are_no_routine_to_edit(self, app: App):
        with pytest.raises(UsageError, match="stands for something else"):
            open_desk(app, str(app.places.routines / "Moves.toml"))


class TestParting:
    def test_with_nothing_kept_nothing_is_said(self, app: App, mine: Path):
        desk = open_desk(app, "mine")
        desk.keep("name = 2")
        desk.forget()
        assert desk.parting == ""

    def test_what_is_kept_is_said_with_the_way_back_to_it(self, app: App, mine: Path, tmp_path: Path):
        ways = {
            None: "relief edit offers",
            "mine": "relief edit mine offers",
            "desk-hour-break": "relief edit desk-hour-break",
        }
        elsewhere = tmp_path / "my legs.toml"
        elsewhere.write_text(TEXT, encoding="utf-8")
        for name, way in {**ways, str(elsewhere): f"relief edit '{elsewhere}' offers"}.items():
            desk = open_desk(app, name)
            desk.keep("name = 2")
            assert way in desk.parting

    def test_what_is_taken_up_is_not_saved_over_what_came_later(self, app: App, mine: Path):
        open_desk(app, "mine").keep("name = 2")
        mine.write_text(TEXT + "# later\n", encoding="utf-8")
        desk = open_desk(app, "mine")
        desk.take_up()
        assert isinstance(desk.save("name = 2"), ChangedElsewhere)
        assert mine.read_text(encoding="utf-8").endswith("# later\n")

    def test_what_is_taken_up_is_saved_where_the_file_is_as_it_was(self, app: App, mine: Path):
        open_desk(app, "mine").keep("name = 2")
        desk = open_desk(app, "mine")
        desk.take_up()
        desk.save("name = 2")
        assert mine.read_text(encoding="utf-8") == "name = 2"


class TestOpening:
    @pytest.mark.parametrize("text", ["mine", "Mine"])
    def test_a_routine_is_opened_by_its_id_or_its_name(self, app: App, mine: Path, text: str):
        desk = open_desk(app, text)
        assert (desk.draft.text, desk.where) == (TEXT, str(mine))
        assert not desk.draft.dirty

    def test_a_broken_file_is_opened_to_be_mended(self, app: App, mine: Path):
        mine.write_text("name = ", encoding="utf-8")
        assert open_desk(app, "mine").draft.problems

    def test_without_a_name_a_new_routine_is_begun_that_can_be_played(self, app: App):
        desk = open_desk(app)
        assert (desk.where, desk.draft.problems) == ("", ())

    def test_a_path_where_nothing_is_begins_a_routine_there(self, app: App, tmp_path: Path):
        desk = open_desk(app, str(tmp_path / "morning-round.toml"))
        assert desk.draft.routine is not None
        assert desk.draft.routine.name == "Morning round"
        desk.save(desk.draft.text)
        assert (tmp_path / "morning-round.toml").read_text(encoding="utf-8") == desk.draft.text

    def test_a_name_that_nothing_has_is_told(self, app: App):
        with pytest.raises(NotFoundError):
            open_desk(app, "nothing-like-it")

    def test_a_shipped_routine_is_a_copy_that_has_no_file_yet(self, app: App):
        desk = open_desk(app, "calm-breathing")
        assert desk.where == ""
        assert desk.suggest("whatever") == "calm-breathing"
        with pytest.raises(ReliefError):
            desk.save(desk.draft.text)
        written = desk.save_as(desk.draft.text, "calm-breathing")
        assert written.name == str(app.places.routines / "calm-breathing.toml")
        assert (shipped("routines") / "calm-breathing.toml").read_bytes() == Path(written.name).read_bytes()


class TestSaving:
    def test_what_is_unchanged_on_the_disk_is_written(self, app: App, mine: Path):
        desk = open_desk(app, "mine")
        desk.save("# changed\n" + TEXT)
        desk.save("# again\n" + TEXT)
        assert mine.read_text(encoding="utf-8") == "# again\n" + TEXT

    def test_what_was_changed_elsewhere_is_given_back_and_nothing_written(self, app: App, mine: Path):
        desk = open_desk(app, "mine")
        mine.write_text("# theirs\n" + TEXT, encoding="utf-8")
        assert desk.save("# mine\n" + TEXT) == ChangedElsewhere(str(mine), "# theirs\n" + TEXT)
        assert mine.read_text(encoding="utf-8") == "# theirs\n" + TEXT
        desk.save_over("# mine\n" + TEXT)
        assert mine.read_text(encoding="utf-8") == "# mine\n" + TEXT

    def test_after_theirs_was_taken_it_can_be_saved(self, app: App, mine: Path):
        desk = open_desk(app, "mine")
        mine.write_text("# theirs\n" + TEXT, encoding="utf-8")
        desk.take_theirs("# theirs\n" + TEXT)
        assert not isinstance(desk.save("# mine\n" + TEXT), ChangedElsewhere)

    def test_a_file_that_has_gone_is_written_again_when_asked(self, app: App, mine: Path):
        desk = open_desk(app, "mine")
        mine.unlink()
        assert desk.save("# mine\n" + TEXT) == ChangedElsewhere(str(mine), None)
        desk.save_over("# mine\n" + TEXT)
        assert mine.exists()

    def test_save_as_never_writes_over_a_file(self, app: App, mine: Path):
        desk = open_desk(app)
        with pytest.raises(ReliefError, match="there already"):
            desk.save_as(TEXT + "# other\n", "mine")
        assert mine.read_text(encoding="utf-8") == TEXT

    @pytest.mark.parametrize("name", ["", "   ", ".toml", "moves", "sources.toml", ".hidden", "a\x1bb", "folder/"])
    def test_what_is_no_name_for_a_routine_is_told(self, app: App, name: str):
        with pytest.raises(ReliefError):
            open_desk(app).save_as(TEXT, name)

    def test_a_path_is_taken_as_it_is(self, app: App, tmp_path: Path):
        open_desk(app).save_as(TEXT, str(tmp_path / "else where" / "x"))
        assert (tmp_path / "else where" / "x.toml").read_text(encoding="utf-8") == TEXT

    def test_the_shipped_folder_is_never_written(self, app: App):
        with pytest.raises(ReliefError):
            open_desk(app).save_as(TEXT, str(shipped("routines") / "new-here"))
        assert not (shipped("routines") / "new-here.toml").exists()


class TestCrashes:
    def test_what_was_kept_is_found_by_the_next_builder_of_that_file_alone(self, app: App, mine: Path):
        open_desk(app, "mine").keep("# kept\n")
        assert open_desk(app, "mine").left_behind == "# kept\n"
        assert open_desk(app).left_behind is None
        open_desk(app, "mine").forget()
        assert open_desk(app, "mine").left_behind is None

    def test_a_copy_of_a_shipped_routine_is_kept_too_until_it_is_saved(self, app: App):
        desk = open_desk(app, "calm-breathing")
        desk.keep("# kept\n")
        assert open_desk(app, "calm-breathing").left_behind == "# kept\n"
        desk.save_as(desk.draft.text, "other")
        assert open_desk(app, "calm-breathing").left_behind is None

    @pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that may not be written")
    def test_where_nothing_can_be_kept_nothing_is_raised(self, app: App):
        app.places.state.mkdir()
        app.places.state.chmod(0o500)
        open_desk(app).keep("# kept\n")


class TestSessions:
    def test_a_preview_begins_at_the_step_is_faster_and_leaves_no_trace(self, app: App):
        desk = open_desk(app, "calm-breathing")
        assert desk.draft.routine is not None
        session = desk.rehearse(desk.draft.routine, len(desk.draft.routine.leaves))
        try:
            assert session.conductor.snapshot().phase is Phase.READY
            assert session.conductor.snapshot().item.step == len(desk.draft.routine.leaves)
            assert session.conductor.clock.real_length(4_000) == 1_000
            assert session.safety is None or session.safety.sheet is None
        finally:
            session.abandon()
        assert not app.places.history.exists()


class TestOffers:
    @pytest.fixture
    def desk(self, app: App) -> RoutineDesk:
        return open_desk(app)

    def test_every_kind_and_every_move_begins_as_a_step_without_problems(self, desk: RoutineDesk):
        tables = [offer.table for offer in (*kind_offers(), *move_offers(desk.moves))]
        for table in (*tables, *desk.usual().values()):
            draft = desk.draft.insert((0,), table)
            assert not draft.problems, (table, draft.problems)
        assert {table.get("kind") for table in tables} == {*map(str, Kind), None}

    def test_a_move_begins_as_the_shipped_routines_use_it(self, desk: RoutineDesk):
        usual = desk.usual()
        assert usual["slow-walk"]["kind"] == "move"
        assert usual["massage-calf"]["kind"] == "massage"
        assert usual["relax-hand"].keys() >= {"tense", "release"}


class TestTheEditor:
    def test_what_it_saved_comes_back(self, monkeypatch: pytest.MonkeyPatch):
        script = "import sys; p = sys.argv[1]; t = open(p).read(); open(p, 'w').write(t.replace('5s', '7s'))"
        monkeypatch.setenv("VISUAL", f'{_quoted(sys.executable)} -c "{script}"')
        assert edit_in_editor(TEXT, "mine.toml") == TEXT.replace("5s", "7s")

    def test_an_editor_that_saves_nothing_gives_the_same_text(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("VISUAL", f'{_quoted(sys.executable)} -c "pass"')
        assert edit_in_editor(TEXT, "mine.toml") == TEXT

    @pytest.mark.parametrize(
        ("command", "told"),
        [("no-such-editor-anywhere", "could not be started"), ('"unfinished', "is no command")],
    )
    def test_an_editor_that_cannot_be_run_is_told(self, monkeypatch: pytest.MonkeyPatch, command: str, told: str):
        monkeypatch.setenv("VISUAL", command)
        with pytest.raises(ReliefError, match=told):
            edit_in_editor(TEXT, "mine.toml")

    def test_what_an_editor_made_unreadable_is_told_in_sentences(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("VISUAL", f'{_quoted(sys.executable)} -c "import os, sys; os.remove(sys.argv[1])"')
        with pytest.raises(ReliefError, match=r"cannot be read\nThere is no such file\.") as told:
            edit_in_editor(TEXT, "mine.toml")
        assert told.value.hint == "Nothing was taken over."

    def test_an_editor_that_ends_with_an_error_takes_nothing_over(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("VISUAL", f'{_quoted(sys.executable)} -c "raise SystemExit(3)"')
        with pytest.raises(ReliefError, match="ended with an error"):
            edit_in_editor(TEXT, "mine.toml")


def _quoted(path: str) -> str:
    return f'"{path}"'
