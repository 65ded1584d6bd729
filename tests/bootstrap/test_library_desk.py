"""What the library's screen asks for, over real folders."""

from __future__ import annotations

import os
import wave
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from relief_player.bootstrap.app import App
from relief_player.bootstrap.desks.library import LibraryHelp
from relief_player.bootstrap.rendering import GivenUpError
from relief_player.bootstrap.screens import ShelfLibrary
from relief_player.errors import NotFoundError, ProblemsError, RefusedError, ReliefError, UsageError
from relief_player.places import Places, shipped
from relief_player.settings import MOODS
from relief_player.sound.moods import folder_of
from relief_player.sound.shape import RATE

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
TEXT = 'name = "Mine"\n# a word of my own\r\n[[step]]\nkind = "rest"\nduration = 2\n'


@pytest.fixture
def app(tmp_path: Path) -> App:
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "cache")
    places.routines.mkdir(parents=True)
    places.config.mkdir()
    places.settings.write_text("[voice]\nenabled = false\n", encoding="utf-8")
    (places.routines / "mine.toml").write_bytes(TEXT.encode())
    return App(places, lambda: NOON)


@pytest.fixture
def desk(app: App) -> LibraryHelp:
    return LibraryHelp(app)


def test_the_stamp_follows_the_persons_folder(desk, app):
    before = desk.stamp()
    assert desk.stamp() == before
    (app.places.routines / "new.toml").write_text("", encoding="utf-8")
    assert desk.stamp() != before


def test_before_the_first_session_nothing_was_done(desk):
    assert desk.last_done() == {}
    assert desk.now() == NOON


def test_the_bibliography_is_there(desk):
    assert desk.references()


def test_hints_are_remembered_in_the_state_folder(desk, app):
    assert desk.hints_followed() == frozenset()
    desk.follow_hint("play")
    desk.follow_hint("search")
    assert LibraryHelp(app).hints_followed() == {"play", "search"}
    assert (app.places.state / "hints").is_file()


def test_hints_that_cannot_be_read_or_written_are_no_matter(desk, app):
    (app.places.state / "hints").mkdir(parents=True)
    desk.follow_hint("play")
    assert desk.hints_followed() == frozenset()


def test_a_copy_is_the_same_to_the_byte_and_never_takes_a_place(desk, app):
    assert [desk.copy("mine") for _ in range(3)] == ["my-mine", "my-mine-2", "my-mine-3"]
    for name in ("my-mine", "my-mine-2", "my-mine-3"):
        assert (app.places.routines / f"{name}.toml").read_bytes() == TEXT.encode()


def test_a_shipped_routine_is_copied_into_the_persons_folder(desk, app):
    assert desk.copy("box-breathing") == "my-box-breathing"
    rows = {row.id: row for row in ShelfLibrary(app).entries()}
    assert (rows["my-box-breathing"].origin, rows["box-breathing"].origin) == ("own", "shipped")


def test_what_is_broken_or_gone_is_not_copied(desk, app):
    (app.places.routines / "torn.toml").write_text("name =", encoding="utf-8")
    with pytest.raises(ProblemsError):
        desk.copy("torn")
    with pytest.raises(NotFoundError):
        desk.copy("gone")


def test_a_file_is_offered_a_place_beside_where_one_is(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert desk.file_for("mine", ".wav") == str(tmp_path / "mine.wav")


def test_a_page_is_written_once(desk, tmp_path):
    page = tmp_path / "mine.txt"
    assert desk.make_page("mine", f" {page} ").startswith(f"{page}: ")
    assert page.read_text(encoding="utf-8").startswith("Mine\n(mine)\n")
    with pytest.raises(ReliefError, match="there already"):
        desk.make_page("mine", str(page))


def test_a_sound_file_is_made_and_told(desk, tmp_path):
    told: list[float] = []
    file = tmp_path / "mine.wav"
    words = desk.make_sound("mine", str(file), lambda part: bool(told.append(part)) or True)
    assert words.startswith(f"{file}: 0:")
    assert file.read_bytes()[:4] == b"RIFF"
    assert told


@pytest.mark.parametrize("mood", MOODS)
def test_a_sound_file_is_in_the_mood_of_the_settings(mood: str, app: App, tmp_path: Path):
    app.places.settings.write_text(f'[voice]\nenabled = false\n[sound]\nmood = "{mood}"\n', encoding="utf-8")
    clip = (folder_of(shipped("audio"), mood) / "end.wav").read_bytes()[44:]
    LibraryHelp(app).make_sound("mine", str(tmp_path / "mine.wav"), lambda _part: True)
    with wave.open(str(tmp_path / "mine.wav")) as file:
        left = np.frombuffer(file.readframes(file.getnframes()), "<i2")[::2]
    # The tone at its end is the last thing in it that sounds.
    heard, tone = left[2 * RATE :], np.frombuffer(clip, "<i2")
    assert np.array_equal(heard[: len(tone)], tone[: len(heard)])


def test_a_sound_file_of_what_passes_a_limit_is_refused(app: App, tmp_path: Path):
    hot = 'name = "Hot"\n[[step]]\nkind = "heat"\nname = "Heat"\nareas = ["calf"]\nduration = "31m"\n'
    (app.places.routines / "hot.toml").write_text(hot, encoding="utf-8")
    with pytest.raises(RefusedError, match="31m"):
        LibraryHelp(app).make_sound("hot", str(tmp_path / "hot.wav"), lambda _part: True)
    assert not (tmp_path / "hot.wav").exists()


def test_a_sound_file_that_is_given_up_leaves_nothing(desk, tmp_path):
    with pytest.raises(GivenUpError):
        desk.make_sound("mine", str(tmp_path / "mine.wav"), lambda _part: False)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".wav"] == []


def test_an_unknown_kind_of_sound_file_is_told(desk, tmp_path):
    with pytest.raises(UsageError):
        desk.make_sound("mine", str(tmp_path / "mine.xyz"), lambda _part: True)


def test_the_list_is_read_with_new_files_even_where_nothing_is_asked(app):
    library = ShelfLibrary(app)
    assert "mine" in {row.id for row in library.entries()}
    path = app.places.routines / "new.toml"
    path.write_text(TEXT, encoding="utf-8")
    os.utime(path, (1, 1))
    assert "new" in {row.id for row in library.entries(look=False)}
