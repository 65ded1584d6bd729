"""Moments of the wall clock as the history keeps them: UTC milliseconds, with the offset the person lived by.

This module owns the spelling of a moment in the database and in JSON. It never asks what time it is.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Final, NamedTuple

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_MINUTE: Final = timedelta(minutes=1)


class Moment(NamedTuple):
    """An instant and the offset it was seen at: what two columns of the database hold."""

    at: int
    """Milliseconds since 1970-01-01T00:00Z; finer parts are cut off."""
    offset: int
    """Minutes east of UTC. RFC 3339 knows no seconds in an offset."""

    @property
    def day(self) -> str:
        """The calendar day the person lived it on, as ``2026-11-22``."""
        return aware(self).date().isoformat()


def moment_of(when: datetime) -> Moment:
    """A moment as it is kept.

    Raises:
        ValueError: it has no offset, so that nobody could tell when it was.
    """
    offset = when.utcoffset()
    if offset is None:
        raise ValueError("a moment of the history needs an offset from UTC")
    return Moment((when - _EPOCH) // _MILLISECOND, round(offset / _MINUTE))


def aware(moment: Moment) -> datetime:
    """A kept moment as a datetime at its own offset."""
    return (_EPOCH + timedelta(milliseconds=moment.at)).astimezone(timezone(timedelta(minutes=moment.offset)))


def rfc3339(when: datetime) -> str:
    """A moment as JSON has it: milliseconds and offset, as in ``2026-11-22T07:30:00.000+01:00``."""
    return aware(moment_of(when)).isoformat(timespec="milliseconds")
