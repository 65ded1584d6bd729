"""The database file: how it is made, what is refused, what is kept aside."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from desk import WallClock, ask, raw

from relief_player.errors import HistoryError
from relief_player.history.aside import keep_aside
from relief_player.history.faults import BusyError, DamagedError, NewerError
from relief_player.history.schema import MIGRATIONS, Migration
from relief_player.history.store import open_store, require_sqlite

NEWEST = len(MIGRATIONS)
"""The version that this program makes."""
NEXT: Migration = ("ALTER TABLE session ADD COLUMN mood TEXT", "CREATE TABLE diary (id TEXT PRIMARY KEY) STRICT")
BROKEN: Migration = ("ALTER TABLE session ADD COLUMN mood TEXT", "CREATE TABLE session (id TEXT)")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def opens(path: Path, told: list[str], *more: Migration) -> None:
    """Open the database, and close it."""
    open_store(path, notice=told.append, now=WallClock(), migrations=(*MIGRATIONS, *more)).close()


def listing(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


# -- making ------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_database_is_for_nobody_else(path: Path, told: list[str]) -> None:
    opens(path, told)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_was_there_first_is_closed_to_others_too(path: Path, told: list[str]) -> None:
    path.parent.mkdir(mode=0o755)
    opens(path, told)
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_a_person_opened_to_others_stays_open(path: Path, told: list[str]) -> None:
    opens(path, told)
    path.chmod(0o640)
    path.parent.chmod(0o750)
    opens(path, told)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o640, 0o750)


def test_a_commit_survives_a_power_cut_and_a_copy_is_whole(path: Path, told: list[str]) -> None:
    connection = open_store(path, notice=told.append, now=WallClock())
    settings = [
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("journal_mode", "synchronous", "foreign_keys")
    ]
    connection.close()
    assert settings == [("delete",), (3,), (1,)]


def test_the_tables_are_strict(path: Path, told: list[str]) -> None:
    opens(path, told)
    with raw(path) as connection, pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        connection.execute("INSERT INTO session_area VALUES ('id', 'calf', '12 min')")


def test_an_empty_file_becomes_a_history(path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    path.touch()
    opens(path, told)
    assert ask(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert told == []


def test_several_who_begin_at_once_begin_one_history(path: Path, told: list[str]) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: opens(path, told), range(12)))
    assert ask(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert told == []


@pytest.mark.parametrize("version", [(3, 37, 0), (3, 40, 1), (4, 0, 0)])
def test_a_recent_sqlite_is_good_enough(version: tuple[int, ...]) -> None:
    require_sqlite(version)


def test_an_old_sqlite_is_told_by_its_number() -> None:
    with pytest.raises(HistoryError, match=r"uses SQLite 3\.34\.1; 3\.37 or later"):
        require_sqlite((3, 34, 1))


# -- what is not opened ------------------------------------------------------------------------------------------------


def test_a_newer_version_is_refused_and_left_alone(path: Path, told: list[str]) -> None:
    opens(path, told, NEXT)
    before = path.read_bytes()
    with pytest.raises(NewerError, match=f"version {NEWEST + 1}; this program knows versions up to {NEWEST}"):
        opens(path, told)
    assert (path.read_bytes(), listing(path), told) == (before, ["history.db"], [])


def test_a_folder_of_that_name_is_an_error_and_stays(path: Path, told: list[str]) -> None:
    path.mkdir(parents=True)
    with pytest.raises(HistoryError, match="cannot be opened"):
        opens(path, told)
    assert path.is_dir()


def test_a_home_that_is_no_folder_is_an_error(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(HistoryError, match=r"The history cannot be used\n.*history\.db"):
        opens(tmp_path / "data" / "history.db", told)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_an_error(path: Path, told: list[str]) -> None:
    path.parent.mkdir(mode=0o500)
    with pytest.raises(HistoryError, match="Permission denied"):
        opens(path, told)


def test_a_database_that_is_held_for_long_is_busy(path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opens(path, told)
    monkeypatch.setattr("relief_player.history.store.BUSY_TIMEOUT", 0.01)
    with raw(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError, match="is busy"):
            opens(path, told)
    assert listing(path) == ["history.db"]


# -- what is kept aside ------------------------------------------------------------------------------------------------


def not_a_database(path: Path) -> None:
    path.write_bytes(b"this was never a database, but it is somebody's text\n" * 40)


def too_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3])


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(len(path.read_bytes())))


def somebody_else_s(path: Path) -> None:
    path.unlink()
    with raw(path) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")


def somebody_else_s_with_a_version(path: Path) -> None:
    somebody_else_s(path)
    with raw(path) as connection:
        connection.execute("PRAGMA user_version = 7")


def without_a_table(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("DROP TABLE session_kind")


DAMAGE = [
    not_a_database, too_short, truncated, zeroed, somebody_else_s, somebody_else_s_with_a_version, without_a_table,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_kept_aside_and_a_new_history_begins(path: Path, told: list[str], damage: object) -> None:
    opens(path, told)
    damage(path)
    damaged = path.read_bytes()
    opens(path, told)
    assert listing(path) == ["history.corrupt-20261122T073000.db", "history.db"]
    assert path.with_name("history.corrupt-20261122T073000.db").read_bytes() == damaged
    assert ask(path, "SELECT count(*) FROM session") == [(0,)]


def test_a_person_is_told_once_where_the_damaged_file_is(path: Path, told: list[str]) -> None:
    opens(path, told)
    not_a_database(path)
    opens(path, told)
    opens(path, told)
    (line,) = told
    assert "kept as history.corrupt-20261122T073000.db" in line
    assert "\n" not in line


def test_a_second_damaged_file_of_the_same_second_gets_a_name_of_its_own(path: Path, told: list[str]) -> None:
    for _ in range(3):
        opens(path, told)
        not_a_database(path)
    opens(path, told)
    assert listing(path) == [
        "history.corrupt-20261122T073000-2.db",
        "history.corrupt-20261122T073000-3.db",
        "history.corrupt-20261122T073000.db",
        "history.db",
    ]


def test_the_journal_of_a_damaged_file_goes_with_it(path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    not_a_database(path)
    path.with_name("history.db-journal").write_bytes(b"half a transaction")
    keep_aside(path, path.stat(), DamagedError("The history is damaged"), notice=told.append, now=WallClock())
    assert "history.db-journal" not in listing(path)
    assert path.with_name("history.corrupt-20261122T073000.db-journal").read_bytes() == b"half a transaction"


def test_a_new_history_that_another_process_has_begun_is_not_kept_aside(path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    not_a_database(path)
    seen = path.stat()
    path.rename(path.with_name("away.db"))
    opens(path, told)
    keep_aside(path, seen, DamagedError("The history is damaged"), notice=told.append, now=WallClock())
    assert (listing(path), told) == (["away.db", "history.db"], [])


# -- migrations --------------------------------------------------------------------------------------------------------


def some_data(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("INSERT INTO source VALUES ('x', 'text', '')")


def test_a_migration_is_carried_out_once(path: Path, told: list[str]) -> None:
    opens(path, told)
    some_data(path)
    opens(path, told, NEXT)
    opens(path, told, NEXT)
    assert ask(path, "PRAGMA user_version") == [(NEWEST + 1,)]
    assert ask(path, "SELECT count(*) FROM diary") == [(0,)]
    assert ask(path, "SELECT id FROM source") == [("x",)]


def test_a_copy_is_made_before_a_migration(path: Path, told: list[str]) -> None:
    opens(path, told)
    some_data(path)
    opens(path, told, NEXT)
    copy = path.with_name(f"history.version-{NEWEST}.db")
    assert listing(path) == ["history.db", f"history.version-{NEWEST}.db"]
    assert ask(copy, "PRAGMA user_version") == [(NEWEST,)]
    assert ask(copy, "SELECT id FROM source") == [("x",)]
    assert copy.stat().st_mode & 0o777 == (0o600 if os.name == "posix" else 0o666)


def test_a_new_database_needs_no_copy(path: Path, told: list[str]) -> None:
    opens(path, told, NEXT)
    assert listing(path) == ["history.db"]


def test_a_migration_that_fails_has_changed_nothing(path: Path, told: list[str]) -> None:
    opens(path, told)
    some_data(path)
    with pytest.raises(HistoryError, match="table session already exists"):
        opens(path, told, BROKEN)
    assert ask(path, "PRAGMA user_version") == [(NEWEST,)]
    assert "mood" not in [row[1] for row in ask(path, "PRAGMA table_info(session)")]
    assert ask(path, "SELECT id FROM source") == [("x",)]


def test_migrations_before_the_one_that_fails_stand(path: Path, told: list[str]) -> None:
    opens(path, told)
    with pytest.raises(HistoryError):
        opens(path, told, NEXT, BROKEN)
    assert ask(path, "PRAGMA user_version") == [(NEWEST + 1,)]


def test_a_copy_that_was_left_half_is_written_anew(path: Path, told: list[str]) -> None:
    opens(path, told)
    path.with_name(f"history.version-{NEWEST}.db.part").write_bytes(b"half")
    opens(path, told, NEXT)
    assert listing(path) == ["history.db", f"history.version-{NEWEST}.db"]


def test_several_who_migrate_at_once_migrate_once(path: Path, told: list[str]) -> None:
    opens(path, told)
    some_data(path)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: opens(path, told, NEXT), range(12)))
    assert ask(path, "PRAGMA user_version") == [(NEWEST + 1,)]
    assert ask(path, "SELECT id FROM source") == [("x",)]
