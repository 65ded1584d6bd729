-- A database of version 1 with three sessions, as the first release wrote it. Never changed.
BEGIN TRANSACTION;
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
    ;
INSERT INTO "gate_answer" VALUES('01900000-0000-7000-8000-000000000001',1,'11111111-1111-5111-8111-111111111111',NULL,1795332600000,60,'evening-legs','Evening legs','general','[["Any sudden pain?", "no"]]','passed',NULL);
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
    ;
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000002',1,1,'Calf, knee straight','stretch','["calf"]','left',1,NULL,30000,30000,'done');
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000002',3,1,'Calf, knee straight','stretch','["calf"]','right',1,NULL,30000,30000,'done');
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000002',5,2,'Swings','warm-up','["hip", "back-thigh"]',NULL,1,1,20000,20000,'done');
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000002',7,2,'Swings','warm-up','["hip", "back-thigh"]',NULL,1,2,20000,20000,'done');
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000002',9,3,'Heat, calf','heat','["calf"]',NULL,1,NULL,60000,60000,'done');
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000003',1,1,'Calf, knee straight','stretch','["calf"]','left',1,NULL,30000,30000,'done');
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000003',3,1,'Calf, knee straight','stretch','["calf"]','right',1,NULL,30000,0,'skipped');
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000003',5,2,'Swings','warm-up','["hip", "back-thigh"]',NULL,1,1,20000,7000,'partial');
INSERT INTO "pass" VALUES('01900000-0000-7000-8000-000000000004',1,1,'Calf, knee straight','stretch','["calf"]','left',1,NULL,30000,30000,'done');
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
    ;
INSERT INTO "session" VALUES('01900000-0000-7000-8000-000000000002',2,'11111111-1111-5111-8111-111111111111',NULL,'evening-legs','Evening legs','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','flexibility','ecbc740ac975edb37e99dd5a93037633c0185ebb55d366eaeb8841c5142fe228','{"fit_ms": null}',1795332600000,60,'Europe/Vienna','2026-11-22',1795332795500,60,1795332795500,60,'completed',0,190000,190000,5500,'{"phase": "finished", "item": 9, "inside": 60000, "lap": 1, "adjust": 0, "at": 190000}',6,2,'Looser; slept well.');
INSERT INTO "session" VALUES('01900000-0000-7000-8000-000000000003',2,'11111111-1111-5111-8111-111111111111',NULL,'evening-legs','Evening legs','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','flexibility','ecbc740ac975edb37e99dd5a93037633c0185ebb55d366eaeb8841c5142fe228','{"fit_ms": null}',1795336395500,60,'Europe/Vienna','2026-11-22',1795336460500,60,1795336460500,60,'stopped',0,190000,65000,0,'{"phase": "stopped", "item": 5, "inside": 7000, "lap": 1, "adjust": 0, "at": 87000}',NULL,NULL,NULL);
INSERT INTO "session" VALUES('01900000-0000-7000-8000-000000000004',2,'11111111-1111-5111-8111-111111111111',NULL,'desk','Desk, ''quoted'' …','0123abcd','flexibility','5e7ae3c361cc877474b3fe395cc6531abc5a8115da0984a31818491494f4f5d1','{"fit_ms": null}',1795340060500,60,'Europe/Vienna','2026-11-22',1795340065500,60,1795340065500,60,'rehearsal',1,190000,0,0,'{"phase": "finished", "item": 1, "inside": 0, "lap": 1, "adjust": 0, "at": 10000}',NULL,NULL,NULL);
CREATE TABLE session_area (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        area       TEXT NOT NULL,
        active_ms  INTEGER NOT NULL,
        PRIMARY KEY (session_id, area)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "session_area" VALUES('01900000-0000-7000-8000-000000000002','back-thigh',40000);
INSERT INTO "session_area" VALUES('01900000-0000-7000-8000-000000000002','calf',120000);
INSERT INTO "session_area" VALUES('01900000-0000-7000-8000-000000000002','hip',40000);
INSERT INTO "session_area" VALUES('01900000-0000-7000-8000-000000000003','back-thigh',7000);
INSERT INTO "session_area" VALUES('01900000-0000-7000-8000-000000000003','calf',30000);
INSERT INTO "session_area" VALUES('01900000-0000-7000-8000-000000000003','hip',7000);
INSERT INTO "session_area" VALUES('01900000-0000-7000-8000-000000000004','calf',30000);
CREATE TABLE session_kind (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        kind       TEXT NOT NULL,
        active_ms  INTEGER NOT NULL,
        PRIMARY KEY (session_id, kind)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "session_kind" VALUES('01900000-0000-7000-8000-000000000002','heat',60000);
INSERT INTO "session_kind" VALUES('01900000-0000-7000-8000-000000000002','stretch',60000);
INSERT INTO "session_kind" VALUES('01900000-0000-7000-8000-000000000002','warm-up',40000);
INSERT INTO "session_kind" VALUES('01900000-0000-7000-8000-000000000003','stretch',30000);
INSERT INTO "session_kind" VALUES('01900000-0000-7000-8000-000000000003','warm-up',7000);
INSERT INTO "session_kind" VALUES('01900000-0000-7000-8000-000000000004','stretch',30000);
CREATE TABLE source (
        id          TEXT PRIMARY KEY NOT NULL,
        source_text TEXT NOT NULL,
        moves_text  TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "source" VALUES('ecbc740ac975edb37e99dd5a93037633c0185ebb55d366eaeb8841c5142fe228','name = "Evening legs"
','');
INSERT INTO "source" VALUES('5e7ae3c361cc877474b3fe395cc6531abc5a8115da0984a31818491494f4f5d1','name = ''Desk''
','[[move]]
id=''x''
');
CREATE INDEX session_by_start ON session (started_at DESC, id DESC);
CREATE INDEX session_by_routine ON session (routine_id, started_at DESC, id DESC);
CREATE INDEX session_by_day ON session (day);
CREATE INDEX session_done ON session (routine_id, ended_at, ended_offset)
        WHERE outcome = 'completed' AND deleted_at IS NULL
    ;
CREATE INDEX session_running ON session (host) WHERE outcome = 'running';
CREATE INDEX gate_answer_by_time ON gate_answer (asked_at DESC, id DESC);
COMMIT;
PRAGMA application_id=1380730417;
PRAGMA user_version=1;
