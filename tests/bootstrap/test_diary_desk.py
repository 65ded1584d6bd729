"""The cramp diary as its screens use it, over a real database."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from relief_player.bootstrap.app import App
from relief_player.bootstrap.desks.diary import CrampDiary
from relief_player.errors import HistoryError, NotFoundError
from relief_player.history.diary import Cramp
from relief_player.places import Places
from relief_player.units import Ms

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> CrampDiary:
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "cache")
    return CrampDiary(App(places, lambda: NOON))


def cramp(hours: float = 0, **said: object) -> Cramp:
    return Cramp(**{"id": "", "at": NOON - timedelta(hours=hours), "area": "calf", **said})


def test_before_the_first_entry_there_is_nothing(desk) -> None:
    assert desk.entries() == ((), 0)
    assert desk.report() == ()


def test_an_entry_gets_an_id_and_the_newest_stands_first(desk) -> None:
    desk.add(cramp(5, side="left"))
    desk.add(cramp(1, strength=6))
    found, count = desk.entries()
    assert ([one.strength for one in found], count) == ([6, None], 2)
    assert len({one.id for one in found} - {""}) == 2


def test_what_it_prompts_is_told_once_in_its_episode_and_kept(desk) -> None:
    (first,) = desk.add(cramp(5, signs=("swelling",)))
    assert (first.rule, desk.add(cramp(1, signs=("redness",)))) == ("swelling-redness", ())
    newer, older = desk.entries()[0]
    assert [one.rule for one in desk.told(older)] == ["swelling-redness"]
    assert desk.told(newer) == ()


def test_an_entry_that_is_changed_prompts_what_it_says_now(desk) -> None:
    assert desk.add(cramp(1)) == ()
    (one,) = desk.entries()[0]
    (told,) = desk.change(replace(one, lasted=Ms(11 * 60_000)))
    assert told.rule == "ten-minutes"
    assert desk.change(replace(one, lasted=Ms(12 * 60_000))) == ()
    assert desk.entries()[0][0].lasted == 12 * 60_000


def test_a_prompt_that_no_longer_holds_is_no_longer_shown(desk) -> None:
    desk.add(cramp(1, signs=("numbness",)))
    (one,) = desk.entries()[0]
    desk.change(replace(one, signs=()))
    assert desk.told(replace(one, signs=())) == ()


def test_a_deleted_entry_comes_back(desk) -> None:
    desk.add(cramp(1))
    (one,) = desk.entries()[0]
    desk.delete(one.id)
    assert desk.entries() == ((), 0)
    with pytest.raises(NotFoundError):
        desk.change(one)
    desk.delete(one.id, undo=True)
    assert desk.entries() == ((one,), 1)


@pytest.mark.parametrize(("name", "begins"), [("pages.txt", "Cramp diary\n"), ("pages.html", "<!doctype html>")])
def test_the_report_is_written_in_the_form_of_its_name(desk, tmp_path: Path, name: str, begins: str) -> None:
    desk.add(cramp(1, note="a \x1b[31mred\x1b[0m note"))
    where = Path(desk.save_report(str(tmp_path / name)))
    text = where.read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "\x1b" not in text
    assert "\ufffd\n" not in text
    if sys.platform != "win32":
        assert where.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_not_written_over(desk, tmp_path: Path) -> None:
    desk.add(cramp(1))
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(HistoryError, match="is there already"):
        desk.save_report(str(tmp_path / "mine.txt"))
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["nowhere/pages.txt", "."])
def test_a_place_that_cannot_be_written_to_is_said(desk, tmp_path: Path, name: str) -> None:
    desk.add(cramp(1))
    with pytest.raises(HistoryError):
        desk.save_report(os.fspath(tmp_path / name))


def test_without_entries_no_report_is_written(desk, tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="Nothing is in the diary"):
        desk.save_report(str(tmp_path / "pages.txt"))
    assert not (tmp_path / "pages.txt").exists()
