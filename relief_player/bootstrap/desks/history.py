"""The history, as its screens use it: read and changed in short looks, each over a connection of its own.

This module owns the way from the history room to the screens' port. A connection belongs to the thread that opened it,
and looks come from any worker thread; so each opens the history and closes it again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from relief_player.bootstrap.app import App
from relief_player.bootstrap.played import PlayedSession
from relief_player.history import browsing
from relief_player.history.browse import Change, Choices, SessionRow, Wanted
from relief_player.history.insight import REMEMBERED, Unvisited, consistency, not_visited
from relief_player.history.milestones import reach
from relief_player.history.record import SessionRecord
from relief_player.tui.history.calendar import days_done
from relief_player.tui.history.port import Overview, Suggestion

MOST_SUGGESTED: Final = 3
"""More at once would read like a list of what was left undone."""


class HistoryShelf:
    """The person's history.

    Args:
        app: the parts of the program.
        play: opens a session of a routine by its id.
    """

    def __init__(self, app: App, play: Callable[[str], PlayedSession]) -> None:
        self._app = app
        self._play = play

    def overview(self) -> Overview:
        """What was done lately.

        Raises:
            HistoryError: the history cannot be read.
        """
        today, settings = self._app.now().date(), self._app.settings
        with self._app.history() as history:
            sums = tuple(history.day_sums(today - timedelta(days=REMEMBERED)))
            sessions = browsing.counted(history)
            regular = consistency(days_done(sums), today, settings.week_days) if settings.consistency else None
            return Overview(
                today=today,
                sums=sums,
                sessions=sessions,
                regular=regular,
                reached=reach(history, sessions) if settings.consistency else None,
                notices=history.notices,
            )

    def rows(self, wanted: Wanted, after: SessionRow | None = None) -> Sequence[SessionRow]:
        """The page of sessions that follows a row.

        Raises:
            HistoryError: the history cannot be read.
        """
        with self._app.history() as history:
            return browsing.rows(history, wanted, after)

    def count(self, wanted: Wanted) -> int:
        """How many sessions are wanted.

        Raises:
            HistoryError: the history cannot be read.
        """
        with self._app.history() as history:
            return browsing.count(history, wanted)

    def choices(self) -> Choices:
        """What there is to filter by.

        Raises:
            HistoryError: the history cannot be read.
        """
        with self._app.history() as history:
            return browsing.choices(history)

    def changes(self) -> Sequence[Change]:
        """The ratings before and after, by routine, of the last half year.

        Raises:
            HistoryError: the history cannot be read.
        """
        with self._app.history() as history:
            return browsing.changes(history, self._app.now().date() - timedelta(days=REMEMBERED))

    def suggestions(self) -> Sequence[Suggestion]:
        """What was not visited lately, with the routine that the person used for it.

        Raises:
            HistoryError: the history cannot be read.
        """
        today = self._app.now().date()
        with self._app.history() as history:
            left = not_visited(history.day_sums(today - timedelta(days=REMEMBERED)), today)[:MOST_SUGGESTED]
            used = [(one, history.used_for(one.area)) for one in left]
        return [_suggestion(one, found) for one, found in used]

    def session(self, session_id: str) -> SessionRecord | None:
        """One session with its passes; None where it has gone.

        Raises:
            HistoryError: the history cannot be read.
        """
        with self._app.history() as history:
            return history.session(session_id)

    def delete(self, session_id: str) -> None:
        """Delete a session, leaving a tombstone.

        Raises:
            HistoryError: it is being played, or it cannot be written.
        """
        with self._app.history() as history:
            history.delete(session_id)

    def take_back(self, session_id: str) -> None:
        """Take the deletion of a session back.

        Raises:
            HistoryError: it cannot be written.
        """
        with self._app.history() as history:
            history.delete(session_id, undo=True)

    def keep_note(self, session_id: str, text: str) -> None:
        """Write a session's note; an empty one takes it away.

        Raises:
            HistoryError: the note is too long, or it cannot be written.
        """
        with self._app.history() as history:
            history.rate(session_id, note=text)

    def open(self, routine_id: str) -> PlayedSession:
        """A session of a routine, ready to begin.

        Raises:
            ReliefError: it cannot be played.
        """
        return self._play(routine_id)


def _suggestion(one: Unvisited, found: tuple[str, str, int] | None) -> Suggestion:
    if found is None:
        return Suggestion(unvisited=one)
    return Suggestion(unvisited=one, routine_id=found[0], name=found[1], times=found[2])
