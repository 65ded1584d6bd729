"""What the screens need from the rest of the program, as the screens see it.

This module owns the protocols between the composition root and the TUI, and imports no Textual, so that whoever
implements them does not pay for it. Everything that crosses here is a plain value or one of these protocols.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from relief_player.routine.finding.row import Row
from relief_player.routine.model import Move, Routine, Step
from relief_player.session.conductor import Conductor
from relief_player.session.timeline import Timeline
from relief_player.units import Ms

if TYPE_CHECKING:
    # Values of `care` only pass through here, and most sessions ask nothing.
    from relief_player.care.sheet import Answer, GateSheet
    from relief_player.care.verdicts import Verdict
    from relief_player.tui.builder.port import BuilderDesk
    from relief_player.tui.diary.port import DiaryDesk
    from relief_player.tui.history.port import HistoryDesk
    from relief_player.tui.library.port import LibraryDesk
    from relief_player.tui.settings_desk.port import SettingsDesk


class Kept(Protocol):
    """What became of a session's record."""

    @property
    def saved(self) -> bool:
        """Whether it is in the history."""
        ...

    @property
    def message(self) -> str:
        """One calm sentence about it for the summary; may be empty where it is saved."""
        ...


class Safety(Protocol):
    """The questions before a session."""

    @property
    def sheet(self) -> GateSheet | None:
        """What is to be asked now; None where nothing is."""
        ...

    def answer(self, answers: Iterable[Answer]) -> Verdict:
        """Judge and record the answers to the present sheet."""
        ...


class Ears(Protocol):
    """What keys ask of the sound of a session. Nothing here blocks; each call returns the line to show for it."""

    def say_instruction(self) -> str:
        """Have the voice say how the present step is done; empty where it will be heard."""
        ...

    def turn_voice(self) -> str:
        """Turn the voice off, or on."""
        ...

    def change_volume(self, by: int) -> str:
        """Make everything louder, or softer, by so many per cent."""
        ...


class PlayedSession(Protocol):
    """One session about to be played, being played, or just over."""

    @property
    def routine(self) -> Routine:
        """What is played."""
        ...

    @property
    def conductor(self) -> Conductor:
        """The engine. The TUI adds one sink to it before `begin`."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """One-line notices (no sound device, the file has changed); may grow while the session is played."""
        ...

    @property
    def muted(self) -> bool:
        """Whether its sounds are off."""
        ...

    def set_muted(self, muted: bool) -> None:
        """Turn its sounds off or on; must not block. Where there is no sound it stays muted."""
        ...

    def easier(self, step: Step) -> Sequence[Move]:
        """The easier moves that may take a step's place; may read the catalogue, which is small."""
        ...

    @property
    def ears(self) -> Ears:
        """What keys ask of its sound."""
        ...

    def swap(self, instead: Step) -> None:
        """Do something else in place of a step, from the present pass on; the times stay. Must not block."""
        ...

    @property
    def dim(self) -> bool:
        """Whether it is to be shown dimly: help in the night."""
        ...

    @property
    def safety(self) -> Safety | None:
        """The questions to ask before `begin`; None where there are none."""
        ...

    @property
    def acute(self) -> bool:
        """Whether it is help for somebody who hurts now: then only whether it eased is asked afterwards."""
        ...

    @property
    def area(self) -> str:
        """Where it hurts, as far as is known; may be empty."""
        ...

    @property
    def began_at(self) -> datetime:
        """When it was begun, on the wall clock."""
        ...

    @property
    def session_id(self) -> str | None:
        """Its id in the history; None where it is not recorded."""
        ...

    @property
    def wants_rating(self) -> bool:
        """Whether the person is to be asked how it was. Known after `finish`."""
        ...

    @property
    def may_rate(self) -> bool:
        """Whether what they say of it can be kept, and they were not asked before. Known after `finish`."""
        ...

    def rate(
        self,
        *,
        before: int | None = None,
        after: int | None = None,
        note: str | None = None,
        eased: bool | None = None,
    ) -> None:
        """Keep what the person says of it, and that they were asked. Called on a worker thread, after `finish`.

        Raises:
            ReliefError: it cannot be written.
        """
        ...

    def ring_by(self, ring: Callable[[], None]) -> None:
        """Say how the terminal's bell is rung; `ring` is called on another thread."""
        ...

    def abandon(self) -> None:
        """Close what was opened, for a session that is not begun after all."""
        ...

    def begin(self) -> None:
        """Commit the session's row, anchor the clock and start the thread. Called once, on a worker thread.

        Raises:
            ReliefError: it cannot be played; the screen says so and leaves.
        """
        ...

    def finish(self) -> Kept:
        """End the record and close the sound; may take a moment, so it is called on a worker thread.

        Calling it again returns the same. A session that is still going when it is called (a hang-up, a signal) is
        brought to its end first, so that it can be resumed.
        """
        ...


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

    def entries(self, on_the_way: Callable[[Sequence[ShelfEntry], int], bool] | None = None) -> Sequence[ShelfEntry]:
        """All routines, in the order of the list. May read files; is called on a worker thread.

        Args:
            on_the_way: told, while files are read, the routines so far and how many are still to be read; where it
                returns False the rest is left.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
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


@dataclass(frozen=True, slots=True)
class TuiResult:
    """How the TUI ended. Every session it began has been finished."""

    exit_code: int
    """0; 1 if it failed; 129, 130 or 143 if it was ended from outside or by Ctrl-C."""
    message: str = ""
    """What to tell on stderr, if anything."""
