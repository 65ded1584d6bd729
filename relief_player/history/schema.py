"""The schema of the history, version by version.

This module owns the statements that bring a database from one version to the next. A migration that has been
published is never changed: `tests/data/history` holds a database of every version there has been.

Times of day are two columns: UTC milliseconds, and minutes east of UTC. Lengths are milliseconds. Ids are UUIDv7
text and are never renumbered; `rev` grows with every change of a row and `host` names the machine that made it, so
that two databases can be merged in any order; a deleted row stays as a tombstone (`deleted_at`).
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x524C4631
"""Marks the file as this program's (the bytes `RLF1`), in SQLite's own header field."""

_FIRST: Final = (
    # The texts a session was played from, each once however often it is played: rows of `session` stay short.
    # The id is the SHA-256 of both texts, so that merging two databases needs no renumbering here either.
    """
    CREATE TABLE source (
        id          TEXT PRIMARY KEY NOT NULL,
        source_text TEXT NOT NULL,
        moves_text  TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE session (
        id             TEXT PRIMARY KEY NOT NULL,
        rev            INTEGER NOT NULL,
        host           TEXT NOT NULL,
        deleted_at     INTEGER,
        routine_id     TEXT NOT NULL,
        routine_name   TEXT NOT NULL,
        routine_sha256 TEXT NOT NULL,
        goal           TEXT NOT NULL,
        source_id      TEXT NOT NULL REFERENCES source (id),
        options        TEXT NOT NULL,
        started_at     INTEGER NOT NULL,
        started_offset INTEGER NOT NULL,
        tz             TEXT NOT NULL,
        day            TEXT NOT NULL,
        kept_at        INTEGER NOT NULL,
        kept_offset    INTEGER NOT NULL,
        ended_at       INTEGER,
        ended_offset   INTEGER,
        outcome        TEXT NOT NULL
                       CHECK (outcome IN ('completed', 'stopped', 'interrupted', 'running', 'rehearsal')),
        rehearsal      INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
        planned_ms     INTEGER NOT NULL CHECK (planned_ms >= 0),
        active_ms      INTEGER NOT NULL CHECK (active_ms >= 0),
        paused_ms      INTEGER NOT NULL CHECK (paused_ms >= 0),
        cursor         TEXT NOT NULL,
        "before"       INTEGER CHECK ("before" BETWEEN 0 AND 10),
        "after"        INTEGER CHECK ("after" BETWEEN 0 AND 10),
        note           TEXT,
        CHECK ((ended_at IS NULL) = (ended_offset IS NULL))
    ) STRICT
    """,
    # One row for each work pass begun or skipped; `item` is its place on the session's timeline.
    """
    CREATE TABLE pass (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item       INTEGER NOT NULL,
        step       INTEGER NOT NULL,
        name       TEXT NOT NULL,
        kind       TEXT NOT NULL,
        areas      TEXT NOT NULL,
        side       TEXT CHECK (side IN ('left', 'right')),
        "set"      INTEGER NOT NULL,
        round      INTEGER,
        planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),
        active_ms  INTEGER NOT NULL CHECK (active_ms >= 0),
        outcome    TEXT NOT NULL CHECK (outcome IN ('done', 'partial', 'skipped')),
        PRIMARY KEY (session_id, item)
    ) STRICT, WITHOUT ROWID
    """,
    # Sums of an ended session, so that statistics never have to read its passes.
    """
    CREATE TABLE session_area (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        area       TEXT NOT NULL,
        active_ms  INTEGER NOT NULL,
        PRIMARY KEY (session_id, area)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE session_kind (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        kind       TEXT NOT NULL,
        active_ms  INTEGER NOT NULL,
        PRIMARY KEY (session_id, kind)
    ) STRICT, WITHOUT ROWID
    """,
    # Answers given before a start; no foreign key, because the session's row may follow later or never.
    """
    CREATE TABLE gate_answer (
        id           TEXT PRIMARY KEY NOT NULL,
        rev          INTEGER NOT NULL,
        host         TEXT NOT NULL,
        deleted_at   INTEGER,
        asked_at     INTEGER NOT NULL,
        asked_offset INTEGER NOT NULL,
        routine_id   TEXT NOT NULL,
        routine_name TEXT NOT NULL,
        gate         TEXT NOT NULL,
        answers      TEXT NOT NULL,
        outcome      TEXT NOT NULL CHECK (outcome IN ('passed', 'refused', 'assumed', 'unasked')),
        session_id   TEXT
    ) STRICT
    """,
    "CREATE INDEX session_by_start ON session (started_at DESC, id DESC)",
    "CREATE INDEX session_by_routine ON session (routine_id, started_at DESC, id DESC)",
    "CREATE INDEX session_by_day ON session (day)",
    """
    CREATE INDEX session_done ON session (routine_id, ended_at, ended_offset)
        WHERE outcome = 'completed' AND deleted_at IS NULL
    """,
    "CREATE INDEX session_running ON session (host) WHERE outcome = 'running'",
    "CREATE INDEX gate_answer_by_time ON gate_answer (asked_at DESC, id DESC)",
    f"PRAGMA application_id = {APPLICATION_ID}",
)

_SECOND: Final = (
    # Whether it eased, as told after `relief now`; whether the person was asked to rate, so that nobody is asked twice.
    "ALTER TABLE session ADD COLUMN eased INTEGER CHECK (eased IN (0, 1))",
    "ALTER TABLE session ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1))",
    # The cramp diary. `lasted_ms` is how long it lasted, or had lasted when it was written down while it went on;
    # `since_days` how long the pain has been there, for a back; `doing`, `helped` and `signs` are JSON lists of words.
    """
    CREATE TABLE cramp (
        id          TEXT PRIMARY KEY NOT NULL,
        rev         INTEGER NOT NULL,
        host        TEXT NOT NULL,
        deleted_at  INTEGER,
        at          INTEGER NOT NULL,
        at_offset   INTEGER NOT NULL,
        tz          TEXT NOT NULL,
        area        TEXT NOT NULL,
        side        TEXT CHECK (side IN ('left', 'right', 'both')),
        lasted_ms   INTEGER CHECK (lasted_ms >= 0),
        going       INTEGER NOT NULL CHECK (going IN (0, 1)),
        strength    INTEGER CHECK (strength BETWEEN 0 AND 10),
        woke        INTEGER NOT NULL CHECK (woke IN (0, 1)),
        doing       TEXT NOT NULL,
        helped      TEXT NOT NULL,
        signs       TEXT NOT NULL,
        temperature REAL,
        since_days  INTEGER CHECK (since_days >= 0),
        note        TEXT,
        session_id  TEXT
    ) STRICT
    """,
    "CREATE INDEX cramp_by_time ON cramp (at DESC, id DESC)",
    # Advice and milestones that were told; no foreign key, because two databases are merged row by row.
    """
    CREATE TABLE told (
        id         TEXT PRIMARY KEY NOT NULL,
        rev        INTEGER NOT NULL,
        host       TEXT NOT NULL,
        deleted_at INTEGER,
        at         INTEGER NOT NULL,
        at_offset  INTEGER NOT NULL,
        rule       TEXT NOT NULL,
        about      TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX told_by_rule ON told (rule, about)",
    # Sums by day, so that statistics read thousands of rows and not millions; `what` says what `key` is.
    """
    CREATE TABLE day_sum (
        what      TEXT NOT NULL CHECK (what IN ('all', 'area', 'kind', 'routine')),
        key       TEXT NOT NULL,
        day       TEXT NOT NULL,
        sessions  INTEGER NOT NULL,
        completed INTEGER NOT NULL,
        active_ms INTEGER NOT NULL,
        PRIMARY KEY (what, key, day)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX day_sum_by_day ON day_sum (day)",
    # The days whose sums are to be made again. Whatever changes a session marks its day, in the same transaction.
    "CREATE TABLE stale_day (day TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TRIGGER session_added AFTER INSERT ON session WHEN NEW.outcome <> 'running' BEGIN
        INSERT INTO stale_day VALUES (NEW.day) ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER session_changed AFTER UPDATE OF outcome, deleted_at, active_ms, day, routine_id ON session
    WHEN OLD.outcome <> 'running' OR NEW.outcome <> 'running' BEGIN
        INSERT INTO stale_day VALUES (OLD.day) ON CONFLICT DO NOTHING;
        INSERT INTO stale_day VALUES (NEW.day) ON CONFLICT DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER session_removed AFTER DELETE ON session WHEN OLD.outcome <> 'running' BEGIN
        INSERT INTO stale_day VALUES (OLD.day) ON CONFLICT DO NOTHING;
    END
    """,
    "INSERT INTO stale_day SELECT DISTINCT day FROM session",
)

Migration = tuple[str, ...]
"""The statements from one version to the next; they are carried out in one transaction."""

MIGRATIONS: Final[tuple[Migration, ...]] = (_FIRST, _SECOND)
"""`MIGRATIONS[n]` brings a database of version n to version n + 1. The version is SQLite's `user_version`."""
