"""What a person says of a session once it is over: whether they are asked, and how it is kept.

This module owns that part of a played session. It shows nothing: faces ask.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relief_player.bootstrap.summary import Summary
    from relief_player.history.reading import History


class Rating:
    """The part of a session that is rated."""

    session_id: str | None
    """Its id in the history; None where it is not recorded or has not begun."""
    _history: Callable[[], History]
    _asks: bool
    _summary: Summary | None

    @property
    def wants_rating(self) -> bool:
        """Whether the person is to be asked how it was: once, of a session that was played to its end and is safe.

        Whoever stopped early wanted to be elsewhere.
        """
        return self.may_rate and self._summary is not None and self._summary.outcome == "completed"

    @property
    def may_rate(self) -> bool:
        """Whether something was done and is safe in the history, and the person was not asked about it before."""
        done = self._summary
        return self._asks and done is not None and done.saved and bool(done.steps)

    def rate(
        self,
        *,
        before: int | None = None,
        after: int | None = None,
        note: str | None = None,
        eased: bool | None = None,
    ) -> None:
        """Keep what the person says of the session, after `finish`; with nothing said, that they were asked.

        May take a moment: a screen calls it on a worker thread. A session that is not in the history keeps nothing.

        Args:
            before: tightness or pain before, 0 to 10.
            after: the same afterwards.
            note: their own words; an empty one takes the old one away.
            eased: whether a cramp eased.

        Raises:
            HistoryError: a rating is not from 0 to 10, or it cannot be written.
        """
        self._asks = False
        if self.session_id is not None:
            with self._history() as history:
                history.rate(self.session_id, before=before, after=after, note=note, eased=eased)
