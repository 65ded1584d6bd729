BEGIN TRANSACTION;
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
    ;
INSERT INTO "cramp" VALUES('01900000-0000-7000-8000-0000000000c1',1,'01900000-host',NULL,1795300000000,60,'Europe/Vienna','calf','left',180000,0,7,1,'["in-bed"]','["stretching"]','[]',NULL,NULL,'woke at four',NULL);
INSERT INTO "cramp" VALUES('01900000-0000-7000-8000-0000000000c2',2,'01900000-host',1795310000000,1795300000000,60,'','low-back',NULL,NULL,1,NULL,0,'[]','[]','["fall"]',38.5,21,NULL,NULL);
CREATE TABLE day_sum (
        what      TEXT NOT NULL CHECK (what IN ('all', 'area', 'kind', 'routine')),
        key       TEXT NOT NULL,
        day       TEXT NOT NULL,
        sessions  INTEGER NOT NULL,
        completed INTEGER NOT NULL,
        active_ms INTEGER NOT NULL,
        PRIMARY KEY (what, key, day)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "day_sum" VALUES('all','','2026-11-22',2,1,255000);
INSERT INTO "day_sum" VALUES('area','back-thigh','2026-11-22',2,1,47000);
INSERT INTO "day_sum" VALUES('area','calf','2026-11-22',2,1,150000);
INSERT INTO "day_sum" VALUES('area','hip','2026-11-22',2,1,47000);
INSERT INTO "day_sum" VALUES('kind','heat','2026-11-22',1,1,60000);
INSERT INTO "day_sum" VALUES('kind','stretch','2026-11-22',2,1,90000);
INSERT INTO "day_sum" VALUES('kind','warm-up','2026-11-22',2,1,47000);
INSERT INTO "day_sum" VALUES('routine','evening-legs','2026-11-22',2,1,255000);
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
        note           TEXT, eased INTEGER CHECK (eased IN (0, 1)), asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1)),
        CHECK ((ended_at IS NULL) = (ended_offset IS NULL))
    ) STRICT
    ;
INSERT INTO "session" VALUES('01900000-0000-7000-8000-000000000002',4,'01900000-host',NULL,'evening-legs','Evening legs','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','flexibility','ecbc740ac975edb37e99dd5a93037633c0185ebb55d366eaeb8841c5142fe228','{"fit_ms": null}',1795332600000,60,'Europe/Vienna','2026-11-22',1795332795500,60,1795332795500,60,'completed',0,190000,190000,5500,'{"phase": "finished", "item": 9, "inside": 60000, "lap": 1, "adjust": 0, "at": 190000}',6,2,'Looser; slept well.',NULL,0);
INSERT INTO "session" VALUES('01900000-0000-7000-8000-000000000003',3,'01900000-host',NULL,'evening-legs','Evening legs','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','flexibility','ecbc740ac975edb37e99dd5a93037633c0185ebb55d366eaeb8841c5142fe228','{"fit_ms": null}',1795336395500,60,'Europe/Vienna','2026-11-22',1795336460500,60,1795336460500,60,'stopped',0,190000,65000,0,'{"phase": "stopped", "item": 5, "inside": 7000, "lap": 1, "adjust": 0, "at": 87000}',6,2,'Left calf, "better"',1,1);
INSERT INTO "session" VALUES('01900000-0000-7000-8000-000000000004',2,'01900000-host',NULL,'desk','Desk, ''quoted'' …','0123abcd','flexibility','5e7ae3c361cc877474b3fe395cc6531abc5a8115da0984a31818491494f4f5d1','{"fit_ms": null}',1795340060500,60,'Europe/Vienna','2026-11-22',1795340065500,60,1795340065500,60,'rehearsal',1,190000,0,0,'{"phase": "finished", "item": 1, "inside": 0, "lap": 1, "adjust": 0, "at": 10000}',NULL,NULL,NULL,NULL,0);
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
CREATE TABLE stale_day (day TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
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
    ;
INSERT INTO "told" VALUES('01900000-0000-7000-8000-0000000000d1',1,'01900000-host',NULL,1795300000000,60,'waking','01900000-0000-7000-8000-0000000000c1');
CREATE INDEX session_by_start ON session (started_at DESC, id DESC);
CREATE INDEX session_by_routine ON session (routine_id, started_at DESC, id DESC);
CREATE INDEX session_by_day ON session (day);
CREATE INDEX session_done ON session (routine_id, ended_at, ended_offset)
        WHERE outcome = 'completed' AND deleted_at IS NULL
    ;
CREATE INDEX session_running ON session (host) WHERE outcome = 'running';
CREATE INDEX gate_answer_by_time ON gate_answer (asked_at DESC, id DESC);
CREATE INDEX cramp_by_time ON cramp (at DESC, id DESC);
CREATE INDEX told_by_rule ON told (rule, about);
CREATE INDEX day_sum_by_day ON day_sum (day);
CREATE TRIGGER session_added AFTER INSERT ON session WHEN NEW.outcome <> 'running' BEGIN
        INSERT INTO stale_day VALUES (NEW.day) ON CONFLICT DO NOTHING;
    END;
CREATE TRIGGER session_changed AFTER UPDATE OF outcome, deleted_at, active_ms, day, routine_id ON session
    WHEN OLD.outcome <> 'running' OR NEW.outcome <> 'running' BEGIN
        INSERT INTO stale_day VALUES (OLD.day) ON CONFLICT DO NOTHING;
        INSERT INTO stale_day VALUES (NEW.day) ON CONFLICT DO NOTHING;
    END;
CREATE TRIGGER session_removed AFTER DELETE ON session WHEN OLD.outcome <> 'running' BEGIN
        INSERT INTO stale_day VALUES (OLD.day) ON CONFLICT DO NOTHING;
    END;
COMMIT;
PRAGMA application_id=1380730417;
PRAGMA user_version=2;
