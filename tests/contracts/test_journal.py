"""What every journal keeps to, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from desk import MORNING, TIMELINE, WORK, WallClock, done, header, places_in, progress
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from relief_player.errors import HistoryError
from relief_player.history.entry import GateAnswer, Resumable
from relief_player.history.journal import open_journal
from relief_player.history.memory import MemoryJournal
from relief_player.history.port import Journal
from relief_player.history.reading import open_history
from relief_player.history.record import SessionRecord, steps_of
from relief_player.session.state import Cursor, Outcome, PassRecord, Phase, Progress
from relief_player.units import Ms


@dataclass
class Kept:
    """A journal, and what can be read of it once everything is written."""

    journal: Journal
    sessions: Callable[[], list[SessionRecord]]
    gates: Callable[[], list[GateAnswer]]
    clock: WallClock
    told: list[str]


def memory(_folder: Path) -> Kept:
    clock = WallClock()
    journal = MemoryJournal(clock)
    return Kept(journal, journal.sessions, journal.gates, clock, [])


def on_disk(folder: Path) -> Kept:
    clock, told = WallClock(), list[str]()
    places = places_in(folder)
    journal = open_journal(places, told.append, clock)

    def sessions() -> list[SessionRecord]:
        journal.settle(10)
        with open_history(places) as history:
            return list(history.sessions())

    def gates() -> list[GateAnswer]:
        journal.settle(10)
        with open_history(places) as history:
            return history.gates()

    return Kept(journal, sessions, gates, clock, told)


JOURNALS = [pytest.param(memory, id="memory"), pytest.param(on_disk, id="on disk")]


@pytest.fixture(params=JOURNALS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    kept = request.param(tmp_path)
    yield kept
    kept.journal.close()
    assert kept.told == []


def only(kept: Kept) -> SessionRecord:
    (record,) = kept.sessions()
    return record


def test_a_session_is_there_as_soon_as_it_has_begun(kept: Kept) -> None:
    session_id = kept.journal.begin(header())
    record = only(kept)
    assert (record.id, record.outcome, record.ended_at, record.steps) == (session_id, "running", None, ())
    assert (record.routine_id, record.routine_name, record.routine_sha256) == (
        "evening-legs", "Evening legs", "0123abcd",
    )  # fmt: skip
    assert (record.started_at, record.planned) == (MORNING, TIMELINE.length)


def test_what_was_kept_last_is_what_is_there(kept: Kept) -> None:
    kept.journal.begin(header())
    kept.journal.keep(progress(done(0), active=31_000))
    kept.journal.keep(progress(done(0), done(1, "partial", 12_000), active=50_000, paused=4_000))
    record = only(kept)
    assert [(step.side, step.active, step.outcome) for step in record.steps] == [
        ("left", 30_000, "done"),
        ("right", 12_000, "partial"),
    ]
    assert (record.active, record.paused) == (50_000, 4_000)


def test_a_pass_that_is_taken_up_again_is_one_pass(kept: Kept) -> None:
    kept.journal.begin(header())
    kept.journal.keep(progress(done(0, "partial", 4_000)))
    kept.journal.keep(progress(done(0, "done", 34_000)))
    (step,) = only(kept).steps
    assert (step.active, step.outcome) == (34_000, "done")


def test_a_pass_that_was_skipped_and_gone_back_to_is_listed_only_once_it_begins(kept: Kept) -> None:
    kept.journal.begin(header())
    kept.journal.keep(progress(done(0), done(1, "skipped", 0)))
    assert len(only(kept).steps) == 2
    kept.journal.keep(progress(done(0)))
    assert [step.item for step in only(kept).steps] == [WORK[0]]


@pytest.mark.parametrize("outcome", ["completed", "stopped", "interrupted"])
def test_a_session_ends_as_it_ended(kept: Kept, outcome: str) -> None:
    kept.journal.begin(header())
    kept.clock.pass_by(190)
    kept.journal.end(outcome, progress(done(0), phase="stopped", active=180_000))
    record = only(kept)
    assert (record.outcome, record.ended_at) == (outcome, MORNING + timedelta(seconds=190))
    assert record.active == 180_000


def test_a_caller_who_knows_when_it_ended_is_believed(kept: Kept) -> None:
    kept.journal.begin(header())
    kept.journal.end("completed", progress(), MORNING + timedelta(seconds=7))
    assert only(kept).ended_at == MORNING + timedelta(seconds=7)


@pytest.mark.parametrize("outcome", ["completed", "stopped", "interrupted"])
def test_a_rehearsal_is_one_however_it_ends(kept: Kept, outcome: str) -> None:
    kept.journal.begin(header(rehearsal=True))
    assert only(kept).outcome == "running"
    kept.journal.end(outcome, progress())
    assert only(kept).outcome == "rehearsal"


def test_the_first_end_is_the_last_word(kept: Kept) -> None:
    kept.journal.begin(header())
    kept.journal.end("stopped", progress(done(0)))
    kept.journal.keep(progress(done(0), done(1)))
    kept.journal.end("completed", progress(done(0), done(1)))
    record = only(kept)
    assert (record.outcome, len(record.steps)) == ("stopped", 1)


def test_nothing_is_kept_before_a_session_has_begun(kept: Kept) -> None:
    kept.journal.keep(progress(done(0)))
    kept.journal.end("completed", progress(done(0)))
    assert kept.sessions() == []


def test_one_journal_takes_several_sessions_one_after_the_other(kept: Kept) -> None:
    first = kept.journal.begin(header())
    kept.journal.keep(progress(done(0)))
    kept.journal.end("completed", progress(done(0)))
    second = kept.journal.begin(header(started_at=MORNING + timedelta(hours=1)))
    kept.journal.keep(progress(done(0), done(1)))
    kept.journal.end("stopped", progress(done(0), done(1), done(2)))
    assert [(record.id, record.outcome, len(record.steps)) for record in kept.sessions()] == [
        (second, "stopped", 3),
        (first, "completed", 1),
    ]


def test_a_session_that_was_not_ended_is_interrupted_once_the_journal_is_closed(kept: Kept) -> None:
    kept.journal.begin(header())
    kept.clock.pass_by(60)
    kept.journal.keep(progress(done(0)))
    kept.clock.pass_by(60)
    kept.journal.close()
    record = only_after_close(kept)
    assert (record.outcome, record.ended_at) == ("interrupted", MORNING + timedelta(seconds=60))


def only_after_close(kept: Kept) -> SessionRecord:
    (record,) = kept.sessions()
    return record


def test_closing_twice_is_closing_once(kept: Kept) -> None:
    kept.journal.begin(header())
    kept.journal.close()
    kept.journal.close()


def resumable(kept: Kept, session_id: str, rev: int, *passes: PassRecord) -> Resumable:
    usual = header()
    return Resumable(
        id=session_id,
        rev=rev,
        routine_id=usual.routine_id,
        routine_name=usual.routine_name,
        routine_sha256=usual.routine_sha256,
        source_text=usual.source_text,
        moves_text=usual.moves_text,
        options_json=usual.options_json,
        started_at=MORNING,
        ended_at=MORNING,
        tz="",
        goal="",
        planned_ms=usual.planned_ms,
        progress=progress(*passes, active=30_000, paused=2_000),
    )


def test_a_session_goes_on_in_its_own_record(kept: Kept) -> None:
    session_id = kept.journal.begin(header())
    kept.journal.end("stopped", progress(done(0), active=30_000))
    again = kept.journal.reopen(resumable(kept, session_id, 2, done(0)), TIMELINE)
    record = only(kept)
    assert (again, record.outcome, record.ended_at) == (session_id, "running", None)
    assert (record.active, record.paused, len(record.steps)) == (30_000, 2_000, 1)
    kept.journal.end("completed", progress(done(0), done(1)))
    assert (only(kept).outcome, len(only(kept).steps)) == ("completed", 2)


def test_a_session_does_not_go_on_over_another_timeline(kept: Kept) -> None:
    shorter = replace(TIMELINE, items=TIMELINE.items[: WORK[0]])
    with pytest.raises(HistoryError, match="cannot be resumed"):
        kept.journal.reopen(resumable(kept, "gone", 1, done(0)), shorter)


def test_a_refused_start_is_answers_and_no_session(kept: Kept) -> None:
    answer = GateAnswer(
        routine_id="calf-cramp-now",
        routine_name="Calf cramp, now",
        gate="cramp",
        answers=(("Is the leg swollen, warm or red?", "yes"), ("Can you stand on it?", "no")),
        outcome="refused",
        asked_at=MORNING,
    )
    kept.journal.record_gate(answer)
    assert kept.gates() == [answer]
    assert kept.sessions() == []


def test_answers_are_all_kept_the_newest_first(kept: Kept) -> None:
    answers = [
        GateAnswer(
            routine_id="r", routine_name="R", gate="general", outcome="assumed",
            asked_at=MORNING + timedelta(minutes=minute), session_id="s",
        )
        for minute in range(3)
    ]  # fmt: skip
    for answer in answers:
        kept.journal.record_gate(answer)
    assert kept.gates() == answers[::-1]


@pytest.mark.parametrize("when", [datetime(2026, 11, 22, 7, 30)])  # noqa: DTZ001  # that it has no offset is the point
def test_a_start_that_nobody_could_place_in_time_is_refused(kept: Kept, when: datetime) -> None:
    with pytest.raises(ValueError, match="offset"):
        kept.journal.begin(header(started_at=when))
    assert kept.sessions() == []


# -- properties --------------------------------------------------------------------------------------------------------

lengths = st.integers(0, 2**40).map(Ms)
pass_records = st.lists(
    st.builds(PassRecord, st.sampled_from(WORK), lengths, st.sampled_from(Outcome)),
    unique_by=lambda one: one.item,
    max_size=len(WORK),
).map(tuple)
cursors = st.builds(
    Cursor, st.integers(0, len(TIMELINE.items) - 1), lengths, st.integers(1, 99), st.integers(-600_000, 600_000)
)
any_progress = st.builds(Progress, st.sampled_from(Phase), cursors, lengths, lengths, lengths, pass_records)
scripts = st.lists(st.tuples(st.sampled_from(["keep", "keep", "keep", "settle", "end"]), any_progress), max_size=12)


@pytest.mark.parametrize("make", JOURNALS)
@given(script=scripts)
@settings(max_examples=25)
def test_the_record_is_the_last_progress_up_to_the_end(make: Callable[[Path], Kept], script: list) -> None:
    with TemporaryDirectory() as folder:
        kept = make(Path(folder))
        kept.journal.begin(header())
        expected, ended = None, False
        for what, given_progress in script:
            if what == "settle":
                kept.sessions()
            elif what == "end":
                kept.journal.end("stopped", given_progress)
            else:
                kept.journal.keep(given_progress)
            if what != "settle" and not ended:
                expected, ended = given_progress, what == "end"
        record = only(kept)
        kept.journal.close()
        assert kept.told == []
    assert record.outcome == ("stopped" if ended else "running")
    if expected is not None:
        assert record.steps == steps_of(TIMELINE, expected)
        assert (record.active, record.paused) == (expected.active, expected.paused)


def test_words_that_changed_are_those_of_the_passes_done_from_then_on(kept: Kept):
    kept.journal.begin(header())
    kept.journal.keep(progress(done(0)))
    first, second = WORK[0], WORK[1]
    items = tuple(replace(item, name="Something easier") if item.index >= second else item for item in TIMELINE.items)
    kept.journal.reword(type(TIMELINE)(items, TIMELINE.steps))
    kept.journal.end("completed", progress(done(0), done(1)))
    (session,) = kept.sessions()
    assert [step.name for step in session.steps] == [TIMELINE.items[first].name, "Something easier"]


def test_the_present_pass_has_its_new_name_even_if_not_a_moment_of_it_has_passed_since(kept: Kept):
    kept.journal.begin(header())
    kept.journal.keep(progress(done(0)))
    kept.journal.end("stopped", progress(done(0)))
    kept.journal.begin(header())
    kept.journal.keep(progress(done(0)))
    items = tuple(replace(item, name="Something easier") for item in TIMELINE.items)
    kept.journal.reword(type(TIMELINE)(items, TIMELINE.steps))
    kept.journal.end("stopped", progress(done(0)))
    newest, oldest = kept.sessions()
    assert [session.steps[0].name for session in (oldest, newest)] == [
        TIMELINE.items[WORK[0]].name, "Something easier",
    ]  # fmt: skip


def test_without_a_session_other_words_change_nothing(kept: Kept):
    kept.journal.reword(TIMELINE)
    assert kept.sessions() == []
