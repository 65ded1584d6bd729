"""What is handed to the journal, and what comes back from it to resume: values only.

This module owns the header of a session, the entry that a journal keeps up to date, the answers to a gate, and the
session that can be gone on with. It is pure.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from relief_player.errors import HistoryError
from relief_player.history.cursor import NOTHING_YET
from relief_player.history.moments import moment_of
from relief_player.history.record import SessionOutcome, SessionRecord, steps_of
from relief_player.session.state import Progress
from relief_player.session.timeline import Timeline
from relief_player.units import Ms

EndOutcome = Literal["completed", "stopped", "interrupted"]
"""How a player may end a session."""
RESUMABLE: Final = ("interrupted", "stopped")
"""Outcomes after which a session can be gone on with."""


class SessionHeader(Struct, frozen=True, kw_only=True):
    """What is known of a session before it begins."""

    routine_id: str
    routine_name: str
    routine_sha256: str = ""
    """Of the file as it was; tells later whether it has changed. Known once the session begins."""
    source_text: str
    """The routine's whole text, so that it can be resumed whatever becomes of the file."""
    moves_text: str
    """The moves it uses that are not shipped, as TOML."""
    options_json: str
    """What else the timeline was compiled from, as JSON; opaque here."""
    started_at: datetime
    planned_ms: Ms
    rehearsal: bool
    """Played at another speed than life's; not counted, and not resumed."""
    timeline: Timeline
    """Gives the passes their words."""
    goal: str = ""
    """What the routine is for, so that the history can be looked through by it; empty where it does not say."""
    tz: str = ""
    """The IANA name of the person's time zone, where it is known."""


class Entry(Struct, frozen=True, kw_only=True):
    """Everything the history should say of one session at this moment. A newer entry replaces an older one whole."""

    id: str
    header: SessionHeader
    outcome: SessionOutcome
    progress: Progress
    kept_at: datetime
    """When this was true: an interrupted session was last heard of then."""
    ended_at: datetime | None = None
    claim: int | None = None
    """In a resumed session: the revision of the row that was read; another one means that it went on elsewhere."""

    @classmethod
    def new(cls, session_id: str, header: SessionHeader) -> Entry:
        """The entry of a session that begins.

        Raises:
            ValueError: its start has no offset from UTC.
        """
        moment_of(header.started_at)
        return cls(id=session_id, header=header, outcome="running", progress=NOTHING_YET, kept_at=header.started_at)

    @classmethod
    def again(cls, resumable: Resumable, timeline: Timeline, now: datetime) -> Entry:
        """The entry of a session that is gone on with.

        Raises:
            HistoryError: the timeline is not the one it was played on.
        """
        kept = resumable.progress
        if max([kept.cursor.item, *(done.item for done in kept.passes)]) >= len(timeline.items):
            raise HistoryError(
                "The session cannot be resumed",
                "Its routine does not come out as it did then.",
                "Play the routine again from its start, or from a step with --from.",
            )
        return cls(
            id=resumable.id,
            header=resumable.header(timeline),
            outcome="running",
            progress=resumable.progress,
            kept_at=now,
            claim=resumable.rev,
        )

    def at(self, progress: Progress, now: datetime) -> Entry:
        """The entry with newer progress."""
        return replace(self, progress=progress, kept_at=now)

    def reworded(self, timeline: Timeline) -> Entry:
        """The entry with other words for its passes; the times of the timeline are the same."""
        return replace(self, header=replace(self.header, timeline=timeline))

    def over(self, outcome: EndOutcome, progress: Progress, when: datetime) -> Entry:
        """The last entry. A rehearsal stays one however it ends."""
        final: SessionOutcome = "rehearsal" if self.header.rehearsal else outcome
        return replace(self, outcome=final, progress=progress, kept_at=when, ended_at=when)

    def record(self) -> SessionRecord:
        """The session as readers of the history see it."""
        return SessionRecord(
            id=self.id,
            routine_id=self.header.routine_id,
            routine_name=self.header.routine_name,
            routine_sha256=self.header.routine_sha256,
            started_at=self.header.started_at,
            ended_at=self.ended_at,
            outcome=self.outcome,
            planned=self.header.planned_ms,
            active=self.progress.active,
            paused=self.progress.paused,
            steps=steps_of(self.header.timeline, self.progress),
        )


class GateAnswer(Struct, frozen=True, kw_only=True):
    """The questions of one gate, as they were answered. A refused start is such a row, and no session."""

    routine_id: str
    routine_name: str
    gate: str
    answers: tuple[tuple[str, str], ...] = ()
    """(question, answer) pairs in the order asked."""
    outcome: Literal["passed", "refused", "assumed", "unasked"]
    """`assumed`: taken as read (``--yes``); `unasked`: there was no one to ask, and nothing was started."""
    asked_at: datetime
    session_id: str = ""
    """The session that followed; empty where none did or it is not known."""


class Resumable(Struct, frozen=True, kw_only=True):
    """A session that was broken off, with all that is needed to go on in the same row."""

    id: str
    rev: int
    """The revision of the row that was read."""
    routine_id: str
    routine_name: str
    routine_sha256: str
    source_text: str
    moves_text: str
    options_json: str
    started_at: datetime
    ended_at: datetime
    """When it was left; for one that was killed, when it was last heard of."""
    tz: str
    goal: str
    planned_ms: Ms
    progress: Progress
    asked: bool = False
    """Whether the person was already asked to rate it."""

    def header(self, timeline: Timeline) -> SessionHeader:
        """The header it began with.

        Args:
            timeline: compiled from the stored texts and options, and so the same as then.
        """
        return SessionHeader(
            routine_id=self.routine_id,
            routine_name=self.routine_name,
            routine_sha256=self.routine_sha256,
            source_text=self.source_text,
            moves_text=self.moves_text,
            options_json=self.options_json,
            started_at=self.started_at,
            planned_ms=self.planned_ms,
            rehearsal=False,
            timeline=timeline,
            goal=self.goal,
            tz=self.tz,
        )
