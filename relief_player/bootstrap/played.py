"""One session from the moment it is chosen to the moment it is summed up.

This module owns the order in which a session's parts are opened and closed. It shows nothing: faces do.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from relief_player.bootstrap.ears import Ears
from relief_player.bootstrap.rating import Rating
from relief_player.bootstrap.summary import Summary
from relief_player.bootstrap.swapping import Swapping
from relief_player.care.acute import is_acute
from relief_player.digests import digest
from relief_player.history.entry import EndOutcome, Resumable, SessionHeader
from relief_player.history.record import steps_of
from relief_player.routine.model import Routine
from relief_player.session.conductor import Conductor
from relief_player.session.state import Command, Phase, State
from relief_player.session.timeline import Timeline

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App
    from relief_player.bootstrap.bell import Bell
    from relief_player.bootstrap.late import Late
    from relief_player.bootstrap.options import PlayOptions
    from relief_player.bootstrap.safety import Safety
    from relief_player.history.port import Journal
    from relief_player.session.ready import EndedBy
    from relief_player.sound.speaker import Speaker

SOUND_WAIT = 1.0
"""Seconds the start waits until it is known whether there is sound."""
STOP_WAIT = 2.0
"""Seconds the conductor is given to come to rest."""
_UNSAVED = "It could not be saved in your history."
_BROKE = "Something in the player went wrong ({}), and the session ended there."


class Beginning(Struct, frozen=True, kw_only=True):
    """What a session begins with, be it a new one or one that goes on."""

    routine: Routine
    timeline: Timeline
    state: State
    """Where in the timeline it begins."""
    record: SessionHeader | Resumable
    """Its row in the history, to be begun or to be gone on with."""
    journal: Late[Journal]
    notices: list[str]
    """What the person should know, each one sentence; its parts add to it while it is played."""
    safety: Safety | None = None
    """The questions to ask before; None for one that goes on."""


class PlayedSession(Swapping, Rating):
    """A session that can be played once. Sinks are added to its conductor before `begin`."""

    def __init__(
        self,
        app: App,
        options: PlayOptions,
        begins: Beginning,
        *,
        conductor: Conductor,
        speaker: Late[Speaker] | None,
        bell: Bell | None,
    ) -> None:
        routine, record = begins.routine, begins.record
        self.routine = routine
        self.routine_id = record.routine_id
        self.conductor = conductor
        self.session_id: str | None = None
        """Its id in the history; None where it is not recorded or has not begun."""
        self._journal = begins.journal
        self._record = record
        self._speaker = speaker
        self._bell = bell
        self._notices = begins.notices
        self._now = app.now
        self._rehearsal = options.rehearsal
        self._recorded = options.record
        self.dim = options.softly
        """Whether it is to be shown dimly: help in the night."""
        self.safety = begins.safety
        """The questions to ask before `begin`; None for a session that goes on."""
        self.acute = is_acute(routine.goal)
        """Whether it is help for somebody who hurts now, however it was begun: then only whether it eased is asked."""
        self.area = next((area for area in routine.areas if area != "whole-body"), "")
        """Where it hurts, as far as is known: the part that was named, else the routine's first; may be empty."""
        self._history = app.history
        self._moves = lambda: app.moves
        already = isinstance(record, Resumable) and record.asked
        self._asks = options.record and not options.yes and not options.rehearsal and not already
        self._muted = speaker is None
        self.ears = Ears(conductor, routine)
        """What keys ask of its sound."""
        self._finishing = threading.Lock()
        self._summary: Summary | None = None

    @property
    def timeline(self) -> Timeline:
        """The routine in time."""
        return self.conductor.timeline

    @property
    def began_at(self) -> datetime:
        """When it was begun, on the wall clock; for one that goes on, the first time."""
        return self._record.started_at

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know, each one sentence; grows while the session is played."""
        return tuple(self._notices)

    @property
    def muted(self) -> bool:
        """Whether cues are silent."""
        return self._muted

    def set_muted(self, muted: bool) -> None:
        """Silence the cues, or let them be heard again; without sound they stay silent."""
        self._muted = muted or self._speaker is None
        if self._speaker is not None and self._speaker.made is not None:
            self._speaker.made.muted = muted

    def now(self) -> datetime:
        """The wall clock, with its offset."""
        return self._now()

    def ends_at(self) -> datetime:
        """The clock time of the end if nothing is paused, skipped or waited for from here on."""
        left = self.conductor.clock.real_length(self.conductor.snapshot().left_in_session)
        return self._now() + timedelta(milliseconds=left)

    def abandon(self) -> None:
        """Close what was opened for a session that was not started after all. A refused start is no session."""
        self._close()

    def begin(self) -> None:
        """Open the sound and the record, commit the session's row (two seconds at most), and play.

        May take a moment: a screen calls it on a worker thread, after its first frame.

        Raises:
            HistoryError: the history was made by a newer version.
        """
        speaker = None if self._speaker is None else self._speaker.get()
        journal = self._journal.get()
        if isinstance(self._record, Resumable):
            session_id = journal.reopen(self._record, self.timeline)
        else:
            self._record = self._now_begun(self._record)
            session_id = journal.begin(self._record)
        self.session_id = session_id if self._recorded else None
        self.conductor.seat(journal, speaker)
        if speaker is not None:
            speaker.muted = self._muted
            self.ears.open(speaker)
            # The first cue is due at once: it is heard only if the sound process is ready for it.
            speaker.wait_known(SOUND_WAIT)
        self.conductor.start()

    def _now_begun(self, header: SessionHeader) -> SessionHeader:
        """The header of a session that begins now, however long its questions stood on the screen."""
        return replace(header, started_at=self._now(), routine_sha256=digest(header.source_text))

    def ring_by(self, ring: Callable[[], None]) -> None:
        """Say how the terminal's bell is rung, where it stands in for the sounds.

        Args:
            ring: called on another thread; must not block.
        """
        if self._bell is not None:
            self._bell.rung_by = ring

    def finish(self, ended_by: EndedBy | None = None) -> Summary:
        """End the session and its record, and close what was opened; called again, it returns the same.

        Args:
            ended_by: how it came to its end; where it is not said, a session that is still going was interrupted.
        """
        with self._finishing:
            if self._summary is None:
                self._summary = self._finish(ended_by)
            return self._summary

    def _finish(self, ended_by: EndedBy | None) -> Summary:
        was_going = not self.conductor.over.is_set()
        if was_going:
            self.conductor.submit(Command.STOP)
            self.conductor.over.wait(STOP_WAIT)
        broke = self.conductor.failure
        if broke is not None:
            from relief_player.faultlog import log_fault  # noqa: PLC0415  # only when something is broken

            log_fault(broke)
            self._notices.append(_BROKE.format(type(broke).__name__))
        kept = self.conductor.progress()
        interrupted = broke is not None or ended_by == "interrupted" or (ended_by is None and was_going)
        outcome: EndOutcome = "interrupted" if interrupted else "stopped"
        if kept.phase is Phase.FINISHED:
            outcome = "completed"
        journal = self._journal.made
        try:
            saved = journal is not None and journal.end(outcome, kept) and self._recorded
            if self._recorded and journal is not None and not saved:
                self._notices.append(_UNSAVED)
        finally:
            self._close()
        return self._sum_up("rehearsal" if self._rehearsal else outcome, saved=saved)

    def _close(self) -> None:
        """Close what was opened."""
        if self._journal.made is not None:
            self._journal.made.close()
        if self._speaker is not None and self._speaker.made is not None:
            self._speaker.made.close()

    def _sum_up(self, outcome: str, *, saved: bool) -> Summary:
        kept = self.conductor.progress()
        return Summary(
            name=self.routine.name,
            outcome=outcome,
            planned=self.timeline.length,
            active=kept.active,
            paused=kept.paused,
            steps=tuple(steps_of(self.timeline, kept)),
            saved=saved,
            message=" ".join(self._notices),
        )
