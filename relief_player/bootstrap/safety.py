"""The questions before a session, joined to the record: what must be asked now, and what was answered.

This module owns the way between `care`, which knows the rules, and the history, which knows what was answered and
done before. It shows nothing: faces ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from relief_player.care.gates import Asking, needs_asking, only_new, past_answers, sheet_for
from relief_player.care.repeat import LEAST, Earlier, check_repeats
from relief_player.care.sheet import Answer, GateSheet, PastAnswer
from relief_player.care.verdicts import Verdict, recorded, verdict
from relief_player.errors import HistoryError, RefusedError
from relief_player.history.entry import GateAnswer
from relief_player.routine.model import Kind, Routine
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App
    from relief_player.bootstrap.late import Late
    from relief_player.history.port import Journal

_LOOK_BACK: Final = timedelta(hours=24)
"""No rule of `care` looks further back."""


def epoch(moment: datetime) -> Ms:
    """Wall time as `care` counts it: milliseconds since 1970-01-01T00:00Z."""
    return Ms(int(moment.timestamp() * 1000))


class Safety:
    """The questions and warnings of one start."""

    def __init__(self, app: App, routine: Routine, routine_id: str, journal: Late[Journal]) -> None:
        self._app = app
        self._routine = routine
        self._routine_id = routine_id
        self._journal = journal
        self._whole = sheet_for(routine)
        self._asked: GateSheet | None = None
        now = epoch(app.now())
        answers, done, self.notices = _what_is_known(app)
        self.warnings: tuple[str, ...] = tuple(one.message for one in check_repeats(routine, done, now))
        """What earlier sessions say against the heat and cold of this one, a line each."""
        if self._whole is not None:
            again = needs_asking(self._whole, answers, now) is Asking.NEW_ONLY
            self._asked = only_new(self._whole) if again else self._whole

    @property
    def sheet(self) -> GateSheet | None:
        """What is to be asked now; None where there is nothing to ask, or all was answered."""
        return self._asked

    def answer(self, answers: Iterable[Answer]) -> Verdict:
        """Judge and record the answers to the present sheet.

        Where something is new, the whole sheet is the next to be asked.
        """
        if self._asked is None:
            return Verdict(start=True, title="")
        given = tuple(answers)
        found = verdict(self._asked, given, number=self._app.settings.emergency_number or None)
        if found.ask_again:
            self._asked = self._whole
            return found
        self._record(given, "passed" if found.start else "refused")
        if found.start:
            self._asked = None
        return found

    def take_as_read(self) -> None:
        """The questions are taken as read (``--yes``)."""
        if self._asked is not None:
            self._record((), "assumed")
            self._asked = None

    def nobody_to_ask(self) -> RefusedError:
        """There is no one to answer: keep that in the record, and say what to do."""
        if self._asked is not None:
            self._record((), "unasked")
        return RefusedError(
            "Not started: there are safety questions, and no one to ask",
            f"{self._routine.name} asks them before its first step.",
            "Play it in a terminal, or read them with relief show and say --yes.",
        )

    def _record(self, answers: tuple[Answer, ...], outcome: Literal["passed", "refused", "assumed", "unasked"]) -> None:
        sheet = self._asked
        if sheet is None:
            return
        self._journal.get().record_gate(
            GateAnswer(
                routine_id=self._routine_id,
                routine_name=self._routine.name,
                gate=sheet.name,
                answers=recorded(answers),
                outcome=outcome,
                asked_at=self._app.now(),
            )
        )


def _what_is_known(app: App) -> tuple[list[PastAnswer], list[Earlier], tuple[str, ...]]:
    """The answers, and the heat and cold, of the last day, and what the history has to tell.

    A history that cannot be read knows nothing.
    """
    since = app.now() - _LOOK_BACK
    try:
        with app.history() as history:
            answers = [
                past
                for gate in history.gates()
                if gate.asked_at >= since
                for past in past_answers(gate.answers, epoch(gate.asked_at))
            ]
            done = [
                Earlier(
                    session=session.id,
                    kind=Kind(step.kind),
                    areas=step.areas,
                    ended_at=epoch(session.ended_at or session.started_at),
                )
                for session in history.sessions(since=since - _LOOK_BACK)
                if session.outcome not in ("rehearsal", "running")
                for step in session.steps
                if step.kind in (Kind.HEAT, Kind.COLD) and step.active >= LEAST
            ]
    except HistoryError:
        return [], [], ()
    return answers, done, history.notices
