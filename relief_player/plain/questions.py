"""The questions before the first step, asked line by line and answered with single keys.

This module owns how a sheet is put to a person. What is asked, and what follows from an answer, is the room of
care's; here nothing is judged.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Final

from relief_player.care.sheet import Answer, GateSheet
from relief_player.care.verdicts import Safety, any_of, none_of
from relief_player.errors import Exit, RefusedError
from relief_player.plain.characters import ESCAPE
from relief_player.plain.inbox import Inbox, KeysGone, Pressed, Signalled
from relief_player.plain.keyboard import Keyboard
from relief_player.plain.output import Output
from relief_player.plain.signals import Signals, exit_of
from relief_player.units import ZERO

_LOOK_EVERY: Final = 0.25
"""Seconds after which a waiting question lets signals be handled; Windows has no other moment for it."""
_LEAVE: Final = ("q", "Q", ESCAPE)
_ONE_KEY: Final = "Press y if any of these is so, n if none is. q leaves."
_EACH: Final = "Press y for yes, n for no. q leaves."


class LeftError(Exception):
    """The person left instead of answering, or a signal ended the program."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code.name)
        self.code = code


class Questions:
    """Puts the sheets of one start to a person.

    Args:
        safety: what is to be asked, and who judges.
        say: tells a line.
        keyboard: where the keys come from.
        outputs: where the lines go, for the signal handlers.
        signals: whether to handle signals; only the main thread can.
    """

    def __init__(
        self,
        safety: Safety,
        say: Callable[[str], None],
        keyboard: Keyboard,
        outputs: tuple[Output, ...] = (),
        *,
        signals: bool = True,
    ) -> None:
        self._safety = safety
        self._say = say
        self._keyboard = keyboard
        self._inbox = Inbox()
        self._signals = Signals(self._inbox, outputs, keyboard) if signals else None

    def ask(self) -> None:
        """Ask until the routine may start. The terminal is as it was on any way out.

        Raises:
            RefusedError: an answer says that it may not; what to do is in its text.
            LeftError: there was no answer.
        """
        with ExitStack() as closing:
            if self._signals is not None:
                self._signals.install()
                closing.callback(self._signals.remove)
            closing.callback(self._keyboard.stop)
            self._keyboard.start(lambda key: self._inbox.put(Pressed(key, ZERO)), lambda: self._inbox.put(KeysGone()))
            while (sheet := self._safety.sheet) is not None:
                found = self._safety.answer(self._answers(sheet))
                if not found.start and not found.ask_again:
                    raise RefusedError(found.title, "\n".join(found.advice))

    def _answers(self, sheet: GateSheet) -> tuple[Answer, ...]:
        for line in (sheet.title, sheet.intro):
            if line:
                self._say(line)
        if sheet.one_key:
            for question in sheet.questions:
                self._say(f"- {question.text}")
            self._tell_what_to_leave_out(sheet)
            self._say(_ONE_KEY)
            return any_of(sheet) if self._is_so(_ONE_KEY) else none_of(sheet)
        self._tell_what_to_leave_out(sheet)
        self._say(_EACH)
        given: list[Answer] = []
        for question in sheet.questions:
            self._say(question.text)
            given.append(Answer(question.id, yes=self._is_so(_EACH)))
            if given[-1].yes:
                break  # The gravest come first: whoever needs help is not asked on.
        return tuple(given)

    def _tell_what_to_leave_out(self, sheet: GateSheet) -> None:
        for one in sheet.leave_out:
            self._say(one.text)

    def _is_so(self, reminder: str) -> bool:
        """Wait for y or n; any other key is answered with which there are."""
        while True:
            match self._inbox.next(_LOOK_EVERY):
                case Pressed(key=key) if key in "yY":
                    return True
                case Pressed(key=key) if key in "nN":
                    return False
                case Pressed(key=key) if key in _LEAVE:
                    raise LeftError(Exit.REFUSED)
                case Pressed(key="\x03"):
                    raise LeftError(Exit.INTERRUPTED)
                case Pressed():
                    self._say(reminder)
                case KeysGone():
                    raise LeftError(Exit.HUNG_UP)
                case Signalled(number):
                    raise LeftError(exit_of(number))
                case _:
                    pass
