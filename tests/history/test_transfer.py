"""Out and in: nothing is lost, and two histories become one in any order."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from desk import MORNING, WallClock, ask, done, header, places_in, progress, raw
from hypothesis import given, settings
from hypothesis import strategies as st

from relief_player.errors import HistoryError, NotFoundError
from relief_player.history.columns import LineError, a_number
from relief_player.history.copies import back_up, begin_history, merge, restore, verify
from relief_player.history.entry import GateAnswer
from relief_player.history.journal import open_journal
from relief_player.history.reading import History, open_history
from relief_player.history.transfer import every_line, parsed, put_lines
from relief_player.places import Places

CURSOR = '{{"phase": "paused", "item": {}, "inside": 0, "lap": 1, "adjust": 0, "at": 0}}'
STEP = {"item": 1, "step": 1, "name": "Hold"}
OLD = Path(__file__).parent.parent / "data" / "history"


def play(places: Places, *hours: int) -> list[str]:
    """Play sessions that began so many hours after the morning."""
    journal = open_journal(places, lambda _: None, WallClock())
    made = []
    for hour in hours:
        journal.record_gate(
            GateAnswer(
                routine_id="r",
                routine_name="R",
                gate="cramp",
                answers=(("swollen-limb", "no"),),
                outcome="passed",
                asked_at=MORNING,
            )
        )
        made.append(journal.begin(header(started_at=MORNING + timedelta(hours=hour))))
        journal.end("completed", progress(done(0), done(1, "partial", 7), active=30_007))
    journal.close()
    return made


@contextmanager
def opened(places: Places):
    begin_history(places.history, WallClock())
    with open_history(places, WallClock()) as history:
        yield history


def lines(places: Places) -> list[dict]:
    with opened(places) as history:
        return sorted(every_line(history.reading), key=lambda line: (line["type"], line["id"]))


def take_in(places: Places, text: list[str]) -> tuple[dict[str, int], list[tuple[int, str]]]:
    wrong: list[tuple[int, str]] = []
    with opened(places) as history:
        return put_lines(
            history.changing, parsed(text, lambda *told: wrong.append(told)), lambda *told: wrong.append(told)
        ), wrong


def written(places: Places) -> list[str]:
    with opened(places) as history:
        return [json.dumps(line) for line in every_line(history.reading)]


@pytest.fixture
def full(tmp_path: Path) -> Places:
    """A history with something in every table."""
    places = places_in(tmp_path / "full")
    places.data.mkdir(parents=True)
    with raw(places.history) as connection:
        connection.executescript((OLD / "schema-2.sql").read_text(encoding="utf-8"))
    return places


def test_lines_hold_everything(full: Places, tmp_path: Path) -> None:
    other = places_in(tmp_path / "other")
    counts, wrong = take_in(other, written(full))
    assert (counts["known"], wrong) == (0, [])
    assert lines(other) == lines(full)
    for table in (
        "source",
        "session",
        "pass",
        "session_area",
        "session_kind",
        "gate_answer",
        "cramp",
        "told",
        "day_sum",
    ):
        order = "ORDER BY 1, 2, 3"
        with opened(full) as one, opened(other) as two:
            one.sum_up()
            two.sum_up()
        query = f"SELECT * FROM {table} {order}"  # noqa: S608  # names from above
        assert ask(other.history, query) == ask(full.history, query)


def test_a_session_on_a_line_is_as_the_contract_has_it(full: Places) -> None:
    with opened(full) as history:
        records = {record.id: record.to_json() for record in history.sessions()}
    for line in lines(full):
        if line["type"] == "session":
            record = records[line["id"]]
            steps = [{key: step[key] for key in step if key != "item"} for step in line["steps"]]
            assert {key: line[key] for key in record if key != "steps"} | {"steps": steps} == record


def test_taking_in_twice_changes_nothing(full: Places, tmp_path: Path) -> None:
    other, text = places_in(tmp_path / "other"), written(full)
    take_in(other, text)
    before = lines(other)
    counts, wrong = take_in(other, text)
    assert (counts["new"], counts["changed"], wrong) == (0, 0, [])
    assert lines(other) == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": "../../passwd"}, 'id: expected an id such as 01900000-0000-7000-8000-000000000001; "../../passwd" was found'),
        ({"started_at": "yesterday"}, 'started_at: expected a time such as 2026-11-22T07:30:00.000+01:00; "yesterday" was found'),
        ({"started_at": "9999-12-31T23:59:59-12:00"}, "started_at: expected a time"),
        ({"planned_ms": -1}, "planned_ms: expected a whole number, 0 or more; -1 was found"),
        ({"planned_ms": 2**70}, "planned_ms: expected a whole number"),
        ({"before": 11}, "CHECK constraint failed"),
        ({"outcome": "fine"}, "CHECK constraint failed"),
        ({"cursor": "{}"}, "cursor: expected where the session stood"),
        ({"cursor": CURSOR.format("1e999")}, "cursor: expected where the session stood"),
        ({"cursor": CURSOR.format("-2")}, "cursor: expected where the session stood"),
        ({"cursor": "[" * 100_000}, "cursor: expected where the session stood"),
        ({"rehearsal": 1}, "rehearsal: expected true or false; 1 was found"),
        ({"source_id": "0" * 64}, "source_id: there is no such source"),
        ({"steps": [{"item": 1}]}, "steps[0].step: is missing"),
        ({"steps": None}, "steps: expected a list"),
        ({"steps": [STEP | {"kind": []}]}, "steps[0].kind: expected one of"),
        ({"steps": [STEP | {"kind": {"a": 1}}]}, "steps[0].kind: expected one of"),
        ({"type": "diary"}, "type: expected one of source, session"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told_and_the_others_are_taken(full: Places, tmp_path: Path, change: dict, told: str) -> None:
    text = written(full)
    index = next(index for index, line in enumerate(text) if '"session"' in line[:20])
    text[index] = json.dumps({**json.loads(text[index]), **change})
    other = places_in(tmp_path / "other")
    _, wrong = take_in(other, text)
    assert len(lines(other)) == len(text) - 1
    ((number, why),) = wrong
    assert (number, why[: len(told)]) == (index + 1, told)


@pytest.mark.parametrize("degrees", [10**400, -(10**400), True, "38"])
def test_a_temperature_is_a_number_that_can_be_kept(degrees: object) -> None:
    with pytest.raises(LineError, match="expected a number"):
        a_number(degrees)


@pytest.mark.parametrize("text", ["not json", "[1]", "[" * 100_000, '"a"', "\x00"])
def test_what_is_no_object_is_told_by_its_number(tmp_path: Path, text: str) -> None:
    _, wrong = take_in(places_in(tmp_path), ["", text])
    assert [number for number, _ in wrong] == [2]


def test_lines_of_a_newer_version_are_not_taken(full: Places, tmp_path: Path) -> None:
    counts, wrong = take_in(places_in(tmp_path / "o"), ['{"type": "relief-history", "format": 2}', *written(full)])
    assert (counts["new"], wrong) == (0, [(1, "made by a newer version of relief")])


def test_a_refused_change_leaves_what_was_here(full: Places) -> None:
    before = lines(full)
    worse = [json.dumps({**line, "rev": 999, "outcome": "fine"}) for line in before if line["type"] == "session"]
    _, wrong = take_in(full, worse)
    assert (len(wrong), lines(full)) == (3, before)


change = st.tuples(st.sampled_from(["play", "delete", "undo", "rate"]), st.integers(0, 3))


def carry_out(places: Places, script: list[tuple[str, int]], known: list[str]) -> None:
    for what, number in script:
        if what == "play":
            known.extend(play(places, number))
            continue
        with opened(places) as history:
            chosen = known[number % len(known)]
            try:
                if what == "rate":
                    history.rate(chosen, before=number, note=f"{places.data.parent.name}{number}")
                else:
                    history.delete(chosen, undo=what == "undo")
            except NotFoundError:
                pass  # deleted, or not deleted: nothing to change


def copied(source: Places, target: Path) -> Places:
    places = places_in(target)
    places.data.mkdir(parents=True)
    shutil.copy(source.history, places.history)
    return places


@settings(deadline=None, max_examples=12)
@given(one=st.lists(change, max_size=4), two=st.lists(change, max_size=4))
def test_merging_is_the_same_in_any_order_and_twice_is_once(one, two) -> None:
    with TemporaryDirectory() as folder:
        base = places_in(Path(folder) / "base")
        known = play(base, 0, 1)
        left, right = copied(base, Path(folder) / "left"), copied(base, Path(folder) / "right")
        carry_out(left, one, list(known))
        carry_out(right, two, list(known))
        first, second = copied(left, Path(folder) / "first"), copied(right, Path(folder) / "second")
        with opened(first) as history:
            merge(history, right.history)
        with opened(second) as history:
            merge(history, left.history)
        assert lines(first) == lines(second)
        with opened(first) as history:
            counts = merge(history, second.history)
            assert (counts["new"], counts["changed"]) == (0, 0)
            assert verify(history) == []
        assert lines(first) == lines(second)


def test_the_later_change_stands_and_a_deletion_is_one(tmp_path: Path) -> None:
    here = places_in(tmp_path / "here")
    (session,) = play(here, 0)
    there = copied(here, tmp_path / "there")
    with opened(here) as history:
        history.rate(session, before=3)
    with opened(there) as history:
        history.rate(session, before=8)
        history.delete(session)
    with opened(here) as history:
        assert merge(history, there.history)["changed"] == 1
        assert history.session(session) is None
        history.delete(session, undo=True)
        assert history.session(session).before == 8  # type: ignore[union-attr]  # it is there


def test_an_older_version_is_merged_and_left_as_it_was(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with raw(old) as connection:
        connection.executescript((OLD / "schema-1.sql").read_text(encoding="utf-8"))
    before = old.read_bytes()
    with opened(places_in(tmp_path)) as history:
        assert merge(history, old)["new"] > 0
        assert len(list(history.sessions())) == 3
    assert old.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no database at all " * 400])
def test_what_is_no_history_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(content)
    for take in (merge, partial(restore, now=WallClock())):
        with opened(places_in(tmp_path)) as history, pytest.raises(HistoryError, match="not a history"):
            take(history, other)
    assert other.read_bytes() == content


def test_of_another_history_that_is_damaged_nobody_says_that_it_will_be_put_aside(full: Places, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(full.history.read_bytes()[:9_000])
    with opened(places_in(tmp_path)) as history, pytest.raises(HistoryError) as refused:
        merge(history, other)
    assert str(other) in str(refused.value)
    assert "That file was left as it is." in str(refused.value)


def test_a_history_is_not_merged_with_itself(full: Places) -> None:
    with opened(full) as history, pytest.raises(HistoryError, match="this history itself"):
        merge(history, full.history)


def test_a_copy_is_whole_for_nobody_else_to_read_and_never_written_over(full: Places, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with opened(full) as history:
        back_up(history, target)
        assert target.stat().st_mode & 0o777 == 0o600
        with pytest.raises(HistoryError, match="is there already"):
            back_up(history, target)
        back_up(history, target, replace=True)
    with opened(copied(full, tmp_path / "x")) as history:
        history.close()
    assert ask(target, "SELECT count(*) FROM session") == ask(full.history, "SELECT count(*) FROM session")
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_going_back_to_a_copy_keeps_what_was(full: Places, tmp_path: Path, clock: WallClock) -> None:
    target = tmp_path / "copy.db"
    with opened(full) as history:
        back_up(history, target)
        before = lines(full)
        (session, *_) = [record.id for record in history.sessions()]
        history.delete(session)
        later = lines(full)
        aside = restore(history, target, clock)
        assert lines(full) == before
        restore(history, aside, clock)
    assert lines(full) == later
    assert aside.stat().st_mode & 0o777 == 0o600


def test_going_back_to_what_is_damaged_changes_nothing(full: Places, tmp_path: Path, clock: WallClock) -> None:
    broken, before = tmp_path / "broken.db", lines(full)
    data = bytearray(full.history.read_bytes())
    data[4096:20_000] = b"\xff" * (20_000 - 4096)
    broken.write_bytes(data)
    with opened(full) as history, pytest.raises(HistoryError):
        restore(history, broken, clock)
    assert lines(full) == before


def test_a_whole_history_verifies(full: Places) -> None:
    with opened(full) as history:
        assert verify(history) == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE day_sum SET active_ms = active_ms + 1",
        "INSERT INTO day_sum VALUES ('all', '', '2001-01-01', 1, 1, 1)",
        "UPDATE gate_answer SET answers = 'no list'",
        "PRAGMA foreign_keys = OFF; DELETE FROM source",
    ],
)
def test_what_is_wrong_is_found(full: Places, damage: str) -> None:
    with opened(full) as history:
        history.sum_up()
    with raw(full.history) as connection:
        connection.executescript(damage)
    with opened(full) as history:
        assert verify(history) != []


def test_reading_everything_holds_up_no_writer(full: Places, a_history: Callable[[], History]) -> None:
    with opened(full) as history:
        walk = every_line(history.reading)
        next(walk)
        with raw(full.history) as other:
            other.execute("PRAGMA busy_timeout = 0")
            other.execute("BEGIN EXCLUSIVE")
            other.execute("ROLLBACK")
        assert len(list(walk)) > 3
