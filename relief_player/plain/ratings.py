"""The questions after a session: how it was before and is now, and a note; after a cramp only whether it eased.

This module owns how they are put, line by line, and answered with single keys. One key skips; nothing is asked twice,
and a session without answers is as good as any.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Final

from relief_player.care.afterwards import RATING_KEYS, YES_NO_KEYS, Question, word_on_easing
from relief_player.errors import Exit, HistoryError
from relief_player.plain.characters import ESCAPE
from relief_player.plain.inbox import Inbox, KeysGone, Pressed, Signalled
from relief_player.plain.keyboard import Keyboard
from relief_player.plain.output import Output
from relief_player.plain.signals import Signals, exit_of
from relief_player.session.ready import Rated
from relief_player.units import ZERO

_LOOK_EVERY: Final = 0.25
"""Seconds after which a waiting question lets signals be handled."""
PATIENCE: Final = 80
"""Looks without a key, twenty seconds, after which the question lapses: whoever fell asleep is not waited for."""
_SKIP: Final = ("\r", "\n", "q", "Q", ESCAPE)
_BEFORE: Final = f"{Question.BEFORE.value} Press a digit, t for ten; Enter skips."
_AFTER: Final = f"{Question.AFTER.value} A digit, t for ten; Enter skips."
_NOTE: Final = f"{Question.NOTE.value} Type it and press Enter; Enter alone leaves it out."
_EASED: Final = f"{Question.EASED.value} y or n; Enter skips."
_DIARY: Final = "relief log add --session last writes it down in your cramp diary."


class _LeftError(Exception):
    """The person left, or a signal ended the program."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code.name)
        self.code = code


class Ratings:
    """Puts the questions after one session.

    Args:
        session: what is rated.
        say: tells a line.
        keyboard: where the keys come from.
        read_line: reads a line of the terminal, for the note; None where there is none to read from.
        outputs: where the lines go, for the signal handlers.
        signals: whether to handle signals; only the main thread can.
    """

    def __init__(
        self,
        session: Rated,
        say: Callable[[str], None],
        keyboard: Keyboard,
        read_line: Callable[[], str] | None = None,
        outputs: tuple[Output, ...] = (),
        *,
        signals: bool = True,
    ) -> None:
        self._session = session
        self._say = say
        self._keyboard = keyboard
        self._read_line = read_line
        self._inbox = Inbox()
        self._signals = Signals(self._inbox, outputs, keyboard) if signals else None

    def ask(self) -> Exit:
        """Ask, and keep the answers; returns what the program is to end with."""
        answers: dict[str, int | None] = {}
        code = Exit.DONE
        try:
            with ExitStack() as closing:
                if self._signals is not None:
                    self._signals.install()
                    closing.callback(self._signals.remove)
                closing.callback(self._keyboard.stop)
                self._keyboard.start(
                    lambda key: self._inbox.put(Pressed(key, ZERO)), lambda: self._inbox.put(KeysGone())
                )
                self._answer(answers)
        except _LeftError as left:
            code = left.code
        note = self._note() if code is Exit.DONE and any(value is not None for value in answers.values()) else None
        self._keep(answers, note)
        return code

    def _answer(self, answers: dict[str, int | None]) -> None:
        if self._session.acute:
            answers["eased"] = self._key(_EASED, YES_NO_KEYS)
            return
        answers["before"] = self._key(_BEFORE, RATING_KEYS)
        if answers["before"] is not None:
            answers["after"] = self._key(_AFTER, RATING_KEYS)

    def _key(self, question: str, values: Mapping[str, int]) -> int | None:
        """Wait for a key that answers or skips; any other is answered with the question."""
        self._say(question)
        left = PATIENCE
        while left:
            match self._inbox.next(_LOOK_EVERY):
                case Pressed(key=key) if key in values:
                    return values[key]
                case Pressed(key=key) if key in _SKIP:
                    return None
                case Pressed(key="\x03"):
                    raise _LeftError(Exit.INTERRUPTED)
                case Pressed():
                    self._say(question)
                    left = PATIENCE
                case KeysGone():
                    raise _LeftError(Exit.HUNG_UP)
                case Signalled(number):
                    raise _LeftError(exit_of(number))
                case _:
                    left -= 1
        raise _LeftError(Exit.DONE)

    def _note(self) -> str | None:
        if self._session.acute or self._read_line is None:
            return None
        self._say(_NOTE)
        try:
            return self._read_line().strip() or None
        except (KeyboardInterrupt, OSError, ValueError):
            return None

    def _keep(self, answers: dict[str, int | None], note: str | None) -> None:
        eased = answers.get("eased")
        try:
            self._session.rate(
                before=answers.get("before"),
                after=answers.get("after"),
                note=note,
                eased=None if eased is None else bool(eased),
            )
        except HistoryError as error:
            self._say(f"{error.title}: what you said was not kept.")
        if eased is not None and (word := word_on_easing(self._session.routine, eased=bool(eased))):
            self._say(word)
        if self._session.acute:
            self._say(_DIARY)
