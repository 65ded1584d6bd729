"""The plain face: one session from its start to its end, on the main thread.

This module owns the loop: it takes what happened and what was pressed from the inbox, has events told, and ends the
session's record whatever ended the session. What keys do is the dialogue's. It holds no time of its own.
"""

from __future__ import annotations

import signal
from contextlib import ExitStack
from typing import Final, Self

from relief_player.care.redflags import advice_at
from relief_player.errors import Exit
from relief_player.plain.dialogue import Dialogue
from relief_player.plain.inbox import Heard, Inbox, KeysGone, Message, Pressed, QuestionDue, Signalled
from relief_player.plain.keyboard import Keyboard
from relief_player.plain.output import Gone
from relief_player.plain.phrases import sentence
from relief_player.plain.ports import PlayedSession
from relief_player.plain.signals import Signals, exit_of
from relief_player.plain.tellers import Teller
from relief_player.plain.unattended import order_unasked
from relief_player.session.events import Event, Finished, Paused, Stopped
from relief_player.session.ready import EndedBy
from relief_player.session.state import Command

LOOK_EVERY: Final = 0.25
"""Seconds after which the face looks at the clock although nothing happened."""


class PlainFace:
    """Plays one session.

    Args:
        session: ready to begin; its conductor is given this face's inbox as a sink.
        teller: how it is told.
        keyboard: where keys come from; None where there is no one to ask, so that nothing waits.
        signals: whether to handle signals; only the main thread can.
    """

    def __init__(
        self, session: PlayedSession, teller: Teller, keyboard: Keyboard | None, *, signals: bool = True
    ) -> None:
        self._session = session
        self._conductor = session.conductor
        self._teller = teller
        self._keyboard = keyboard
        self._inbox = Inbox()
        self._signals = Signals(self._inbox, teller.outputs, keyboard) if signals else None
        self._ended_by: EndedBy | None = None
        self.exit = Exit.DONE
        """What the program is to end with."""
        self.over = False
        """Whether the session has ended and its end has been told."""
        self._noticed = 0
        self._dialogue = Dialogue(session, teller, self._inbox.put, lambda: self._end("stopped", Exit.DONE))
        self._advised = not session.timeline.has_eased_step

    def run(self) -> Exit:
        """Play to the end; returns the exit code. On any way out the terminal is as it was and the record is ended."""
        with self:
            while not self.over:
                self.turn(LOOK_EVERY)
        return self.exit

    def __enter__(self) -> Self:
        """Begin the session."""
        with ExitStack() as closing:
            if self._signals is not None:
                self._signals.install()
                closing.callback(self._signals.remove)
            self._tell_notices()
            self._conductor.add_sink(self._inbox)
            self._session.begin()
            closing.callback(self._finish)
            if self._keyboard is not None:
                closing.callback(self._keyboard.stop)
                self._keyboard.start(self._press, lambda: self._inbox.put(KeysGone()))
            self._closing = closing.pop_all()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Put the keys back, end the record, take the signal handlers away: in this order."""
        self._closing.close()

    def turn(self, seconds: float) -> None:
        """Take one message, waiting for it at most so many seconds."""
        message = self._inbox.next(seconds)
        if message is not None:
            self._take(message)
        elif self._conductor.over.is_set():
            self.over = True
            if self._conductor.failure is not None:
                self.exit = Exit.FAILED  # the summary says how it ended
        self._tell_notices()
        gone = self._teller.outputs[0].gone
        if gone is not None and self._ended_by is None:
            self._reader_gone(gone)
        if not self._advised and (advice := advice_at(self._conductor.snapshot().elapsed, self._session.routine)):
            self._advised = True
            self._teller.say(advice.say)

    def _tell_notices(self) -> None:
        """Say what the person should know and has not been told."""
        for notice in self._session.notices[self._noticed :]:
            self._noticed += 1
            self._teller.say(sentence(notice))

    def _take(self, message: Message) -> None:
        match message:
            case Heard(event, late):
                # The question itself says that the session stands still.
                if not (self._dialogue.asking and isinstance(event, Paused)):
                    self._teller.tell(event, late)
                self._follow(event)
            case Pressed(key="\x03"):
                self._signalled(signal.SIGINT)
            case Pressed():
                self._dialogue.pressed(message)
                if self._signals is not None and not self._dialogue.asking:
                    self._signals.asked_again()
            case QuestionDue():
                self._dialogue.question_due(message)
            case KeysGone():
                self._keys_gone()
            case Signalled(number):
                self._signalled(number)

    def _press(self, key: str) -> None:
        self._inbox.put(Pressed(key, self._conductor.now()))

    def _follow(self, event: Event) -> None:
        if isinstance(event, Finished | Stopped):
            self._ended_by = self._ended_by or ("finished" if isinstance(event, Finished) else "stopped")
            self.over = True
        elif self._keyboard is None and (order := order_unasked(event)) is not None:
            self._conductor.submit(order)

    # -- ends ------------------------------------------------------------------------------------------------------

    def _signalled(self, number: int) -> None:
        if number == signal.SIGINT and not self._dialogue.asking and self._teller.asks:
            self._dialogue.ask()
            return
        self._end("interrupted", exit_of(number))

    def _keys_gone(self) -> None:
        """The terminal went away without a hang-up reaching us: end as if it had."""
        self._end("interrupted", Exit.HUNG_UP)

    def _reader_gone(self, why: Gone) -> None:
        """Nobody can be told any more. Where a signal broke off a write that hung, the signal says how to end."""
        if why is not Gone.GIVEN_UP:
            codes = {Gone.READER: Exit.DONE, Gone.FULL: Exit.FAILED, Gone.TERMINAL: Exit.HUNG_UP}
            self._end("interrupted", codes[why])

    def _end(self, ended_by: EndedBy, code: Exit) -> None:
        if self._ended_by is None:
            self._ended_by, self.exit = ended_by, code
            self._conductor.submit(Command.STOP)

    def _finish(self) -> None:
        """End the session's record, also where something unforeseen ended the loop."""
        result = self._session.finish(self._ended_by or "interrupted")
        self._tell_notices()
        self._teller.close(result)
