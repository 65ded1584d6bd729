"""A session that is ready to be played once, as both faces know it: a protocol only.

This module owns what the faces have in common; what each asks besides is in its own port. The composition root builds
the real sessions, tests build theirs over a conductor with a fake clock.
"""

from __future__ import annotations

from typing import Literal, Protocol

from relief_player.routine.model import Routine
from relief_player.session.conductor import Conductor
from relief_player.session.ports import SoundKeys

EndedBy = Literal["finished", "stopped", "interrupted"]
"""How a session came to its end: by itself, at the person's word, or by a signal or whoever reads or shows it gone."""


class ReadySession(Protocol):
    """One session about to be played, being played, or just over."""

    @property
    def routine(self) -> Routine:
        """What is played."""
        ...

    @property
    def conductor(self) -> Conductor:
        """Who plays it. A face adds its sink before `begin`."""
        ...

    @property
    def ears(self) -> SoundKeys:
        """What keys ask of its sound."""
        ...

    @property
    def muted(self) -> bool:
        """Whether its sounds are off; they always are where there is no sound."""
        ...

    def set_muted(self, muted: bool) -> None:
        """Turn its sounds off or on; must not block."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know (no sound device, the file has changed); grows while the session is played."""
        ...

    @property
    def session_id(self) -> str | None:
        """Its id in the history; None where it is not recorded. Known once it has begun."""
        ...

    def begin(self) -> None:
        """Commit the session's row, anchor the clock and start the conductor's thread. Called once; may take a moment.

        Raises:
            ReliefError: it cannot be played.
        """
        ...


class Rated(Protocol):
    """A session that is over, for whoever asks how it was."""

    @property
    def acute(self) -> bool:
        """Whether it was help for somebody who hurts now: then only whether it eased is asked."""
        ...

    @property
    def routine(self) -> Routine:
        """What was played."""
        ...

    def rate(
        self,
        *,
        before: int | None = None,
        after: int | None = None,
        note: str | None = None,
        eased: bool | None = None,
    ) -> None:
        """Keep what the person says of it, and that they were asked; may take a moment. See `care.afterwards`.

        Raises:
            ReliefError: it cannot be written.
        """
        ...
