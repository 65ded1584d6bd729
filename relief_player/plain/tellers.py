"""Two ways of telling a session: in words, and as JSON Lines.

This module owns what goes to standard output and what to standard error. It knows no keys and no signals.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from relief_player.cleaning import clean, one_line
from relief_player.plain.narrator import Narrator
from relief_player.plain.output import Output
from relief_player.plain.ports import PlayedSession, Summary
from relief_player.plain.records import Record, ended_record, event_record, started_record
from relief_player.session import events as told
from relief_player.session.snapshot import Snapshot


class Teller(Protocol):
    """How a session is told."""

    asks: bool
    """Whether it may put a question to the person."""
    outputs: tuple[Output, ...]
    """Where it writes; the session ends when the first of them takes nothing more."""

    def tell(self, event: told.Event, late: float) -> None:
        """Tell an event, heard `late` milliseconds after it was due."""
        ...

    def say(self, text: str) -> None:
        """Tell the person something that is no event: a notice, a question, advice, help."""
        ...

    def where(self, seen: Snapshot) -> None:
        """Tell where the session stands."""
        ...

    def close(self, result: Summary) -> None:
        """Tell how it ended."""
        ...


class Words:
    """Short lines for people, on standard output."""

    def __init__(
        self, session: PlayedSession, out: Output, *, attended: bool, now: Callable[[], datetime] = datetime.now
    ) -> None:
        self.asks = attended
        self.outputs: tuple[Output, ...] = (out,)
        self._session = session
        self._out = out
        self._now = now
        self._narrator = Narrator(session.routine, session.timeline, attended)

    def tell(self, event: told.Event, late: float) -> None:  # noqa: ARG002  # people are not told how late a line is
        """Say an event in a line or a few."""
        if isinstance(event, told.Started):
            conductor = self._session.conductor
            real_left = conductor.clock.real_length(conductor.snapshot().left_in_session)
            self.say(self._narrator.opening(self._now() + timedelta(milliseconds=real_left)))
            if self.asks:
                self.say("Press ? for the keys, q to stop.")
        for line in self._narrator.lines(event):
            self.say(line)

    def say(self, text: str) -> None:
        """Say one line."""
        self._out.line(clean(text))

    def where(self, seen: Snapshot) -> None:
        """Say where the session stands."""
        self.say(self._narrator.where(seen))

    def close(self, result: Summary) -> None:
        """Say the times, and what was kept."""
        for line in self._narrator.summary(result):
            self.say(line)


class JsonLines:
    """One event a line, on standard output; words for people go to standard error."""

    def __init__(self, session: PlayedSession, out: Output, err: Output) -> None:
        self.asks = False
        self.outputs: tuple[Output, ...] = (out, err)
        self._session = session
        self._out = out
        self._err = err

    def tell(self, event: told.Event, late: float) -> None:
        """Write an event of the contract."""
        session = self._session
        record: Record | None
        if isinstance(event, told.Started):
            record = started_record(event, late, session.session_id, session.routine.name, session.timeline.length)
        elif isinstance(event, told.Finished | told.Stopped):
            record = ended_record(event, late, session.conductor.progress())
        else:
            record = event_record(event, late)
        if record is not None:
            self._out.line(json.dumps(record))

    def say(self, text: str) -> None:
        """Say one line, on standard error."""
        self._err.line(one_line(text))

    def where(self, seen: Snapshot) -> None:
        """Say nothing: whoever reads events knows."""

    def close(self, result: Summary) -> None:
        """Say nothing: the last event has said it."""
