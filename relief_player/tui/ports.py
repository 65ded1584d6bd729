"""What the screens need from the rest of the program, as the screens see it.

This module owns the protocols between the composition root and the TUI, and imports no Textual, so that whoever
implements them does not pay for it. Everything that crosses here is a plain value or one of these protocols.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from relief_player.routine.finding.row import Row
from relief_player.routine.model import Routine
from relief_player.session.timeline import Timeline
from relief_player.units import Ms

if TYPE_CHECKING:
    # Protocols of what most runs never open.
    from relief_player.tui.builder.port import BuilderDesk
    from relief_player.tui.diary.port import DiaryDesk
    from relief_player.tui.history.port import HistoryDesk
    from relief_player.tui.library.port import LibraryDesk
    from relief_player.tui.session_port import PlayedSession
    from relief_player.tui.settings_desk.port import SettingsDesk


class ShelfEntry(Row, Protocol):
    """One routine file on the shelf, whole or broken."""


class AcuteEntry(Protocol):
    """A part of the body there is help for right now."""

    @property
    def area(self) -> str:
        """The part."""
        ...

    @property
    def name(self) -> str:
        """The name of the routine that helps."""
        ...


class Library(Protocol):
    """The shelf, as the library screen uses it."""

    @property
    def folder(self) -> str:
        """Where a person puts their own routines, for the words of an empty shelf."""
        ...

    def entries(
        self, on_the_way: Callable[[Sequence[ShelfEntry], int], bool] | None = None, *, look: bool = True
    ) -> Sequence[ShelfEntry]:
        """All routines, in the order of the list. May read files; is called on a worker thread.

        Args:
            on_the_way: told, while files are read, the routines so far and how many are still to be read; where it
                returns False the rest is left.
            look: whether each file is asked if it has changed since it was read last.
        """
        ...

    def desk(self) -> LibraryDesk:
        """What the library needs besides routines."""
        ...

    def preview(self, entry_id: str) -> tuple[Routine, Timeline]:
        """A routine and its timeline, for the detail pane.

        Raises:
            ReliefError: the file has problems or has gone.
        """
        ...

    def acute(self) -> Sequence[AcuteEntry]:
        """The parts of the body there is help for right now, from the head down."""
        ...

    def open_now(self, area: str) -> PlayedSession:
        """A session of the routine that helps a part of the body, ready to begin.

        Raises:
            ReliefError: it cannot be played.
        """
        ...

    def builder(self, entry_id: str | None) -> BuilderDesk:
        """A routine on the builder's desk; None begins a new one.

        Raises:
            ReliefError: it cannot be opened.
        """
        ...

    def history(self) -> HistoryDesk:
        """What was done, for the screens that show it."""
        ...

    def diary(self) -> DiaryDesk:
        """The cramp diary, for its screens."""
        ...

    def settings(self) -> SettingsDesk:
        """What the person may choose; sessions opened after a change follow it."""
        ...

    def open(self, entry_id: str, fit: Ms | None = None) -> PlayedSession:
        """A session of a routine, ready to begin; fitted to a time where one is given.

        Raises:
            ReliefError: it cannot be played.
        """
        ...


class Services(Struct, frozen=True, kw_only=True):
    """What a person prefers, and the time of day."""

    now: Callable[[], datetime]
    """The wall clock, in local time."""
    theme: str = "relief-dark"
    reduced_motion: bool = False
    keymap: tuple[tuple[str, str], ...] = ()
    """(command id, keys) pairs that replace the declared keys; see `commands.check_keymap`."""
    notices: tuple[str, ...] = ()
    """One-line notices to show as the TUI opens."""
    newcomer: Callable[[], bool] = lambda: False
    """Whether the person sees the player for the first time; asking is remembered. Called on a worker thread."""
    diary: Callable[[], DiaryDesk] | None = None
    """Opens the cramp diary; None where there is none to write to."""


class TuiResult(Struct, frozen=True):
    """How the TUI ended. Every session it began has been finished."""

    exit_code: int
    """0; 1 if it failed; 129, 130 or 143 if it was ended from outside or by Ctrl-C."""
    message: str = ""
    """What to tell on stderr, if anything."""
