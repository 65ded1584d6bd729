"""Every schema there has ever been opens in this version, with everything in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import WallClock, ask, places_in, raw

from relief_player.history.reading import History
from relief_player.history.schema import MIGRATIONS
from relief_player.history.store import open_store
from relief_player.places import Places

OLD = Path(__file__).parent.parent / "data" / "history"
VERSIONS = range(1, len(MIGRATIONS) + 1)


def built(path: Path, version: int) -> Path:
    """A database as the release of that version wrote it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with raw(path) as connection:
        connection.executescript((OLD / f"schema-{version}.sql").read_text(encoding="utf-8"))
    return path


def opened(path: Path, version: int) -> Path:
    """A database that the migrations have brought to a version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    open_store(path, notice=lambda _: None, now=WallClock(), migrations=MIGRATIONS[:version]).close()
    return path


def schema(path: Path) -> list[str]:
    """What the database is made of, without the spelling of white space."""
    rows = ask(path, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return [re.sub(r"\s+", " ", str(sql)).strip() for (sql,) in rows]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_published_migration_is_never_changed(tmp_path: Path, version: int) -> None:
    assert schema(opened(tmp_path / "new.db", version)) == schema(built(tmp_path / "old.db", version))


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_database_becomes_as_a_new_one(tmp_path: Path, version: int) -> None:
    old, new = built(tmp_path / "old.db", version), tmp_path / "new.db"
    assert schema(opened(old, len(MIGRATIONS))) == schema(opened(new, len(MIGRATIONS)))
    assert ask(old, "PRAGMA user_version") == ask(new, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert ask(old, "PRAGMA application_id") == ask(new, "PRAGMA application_id")


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_database_reads_as_it_did(places: Places, a_history: Callable[[], History], version: int) -> None:
    built(places.history, version)
    sessions = [record.to_json() for record in a_history().sessions()]
    assert sessions == json.loads((OLD / f"schema-{version}.json").read_text(encoding="utf-8"))


def test_a_session_of_the_first_version_can_be_gone_on_with(tmp_path: Path) -> None:
    from relief_player.history.reading import open_history  # noqa: PLC0415  # beside the other reading of this test

    places = places_in(tmp_path)
    built(places.history, 1)
    with open_history(places, WallClock()) as history:
        found = history.resumable()
    assert found is not None
    assert (found.source_text, found.goal, found.progress.cursor.inside) == (
        'name = "Evening legs"\n', "flexibility", 7_000,
    )  # fmt: skip
    assert [(done.item, done.outcome) for done in found.progress.passes] == [
        (1, "done"),
        (3, "skipped"),
        (5, "partial"),
    ]
