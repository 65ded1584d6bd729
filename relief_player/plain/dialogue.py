"""What a person's keys do while a session is played: orders to the player, and short questions in between.

This module owns the dialogue: which question is open, and what a key means then. It tells through the teller, asks of
the conductor, and leaves ending the session to the face.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from relief_player.plain.inbox import Message, Pressed, QuestionDue
from relief_player.plain.keys import Wish, help_line, meaning
from relief_player.plain.ports import PlayedSession
from relief_player.plain.steps import HOW, Stay, StepChoice
from relief_player.plain.tellers import Teller
from relief_player.session.state import Command, Jump

STEP: Final = 10
"""Per cent by which a key makes it softer or louder."""
_UNKEPT: Final = "Stop here? Press y to stop, n to go on."
QUESTION: Final = f"{_UNKEPT} What you did is kept."

_YES: Final = "yYqQ"
_NO: Final = "nN \r\n\x1b"


class Dialogue:
    """The keys of one session.

    Args:
        session: what the keys are for.
        teller: how the person is answered.
        put: puts a message into the face's inbox.
        stop: ends the session at the person's word.
    """

    def __init__(
        self, session: PlayedSession, teller: Teller, put: Callable[[Message], None], stop: Callable[[], None]
    ) -> None:
        self._session = session
        self._conductor = session.conductor
        self._teller = teller
        self._put = put
        self._stop = stop
        self._choice: StepChoice | None = None
        self._paused_to_ask = False
        self.asking = False
        """Whether it has been asked if the session should stop, and not been answered."""

    def pressed(self, pressed: Pressed) -> None:
        """Do what a key asks for."""
        if self.asking:
            self._answered(pressed.key)
        elif self._choice is not None:
            self._chosen(self._choice.feed(pressed.key), pressed)
        else:
            self._mean(pressed)

    def ask(self) -> None:
        """Ask whether to stop; the session pauses meanwhile, and goes on after a no if it played before."""
        if not self._teller.asks:
            self._stop()
            return
        self.asking, self._choice = True, None
        # A phase that takes no pause (it is paused already, or waits) asks all the same.
        self._conductor.submit(Command.PAUSE).add_done_callback(self._put_question)

    def question_due(self, due: QuestionDue) -> None:
        """Put the question, after what the pause before it made happen."""
        self._paused_to_ask = due.paused
        self._teller.say(self._question)

    @property
    def _question(self) -> str:
        return QUESTION if self._session.session_id else _UNKEPT

    def _put_question(self, paused: Future[None]) -> None:
        self._put(QuestionDue(paused=paused.exception() is None))

    def _mean(self, pressed: Pressed) -> None:
        match meaning(pressed.key):
            case Command() as command:
                self._conductor.submit(command, pressed.at)
            case Wish.MUTE:
                self._mute()
            case Wish.SAY | Wish.VOICE | Wish.SOFTER | Wish.LOUDER as wish:
                self._hear(wish)
            case Wish.WHERE:
                self._teller.where(self._conductor.snapshot())
            case Wish.STEPS:
                self._choose()
            case Wish.HELP:
                self._teller.say(help_line())
            case Wish.QUIT:
                self.ask()
            case None:
                pass

    def _mute(self) -> None:
        wanted = not self._session.muted
        self._session.set_muted(wanted)
        if self._session.muted != wanted:
            self._teller.say("There is no sound in this session.")
        else:
            self._teller.say("Sound off." if wanted else "Sound on.")

    def _hear(self, wish: Wish) -> None:
        """What is asked of the sound; each has its line."""
        ears = self._session.ears
        match wish:
            case Wish.SAY:
                line = ears.say_instruction()
            case Wish.VOICE:
                line = ears.turn_voice()
            case _:
                line = ears.change_volume(STEP if wish is Wish.LOUDER else -STEP)
        if line:
            self._teller.say(line)

    def _choose(self) -> None:
        if not self._teller.asks:
            return
        self._choice = StepChoice(self._conductor.timeline)
        for line in self._choice.lines(self._conductor.snapshot().item.step):
            self._teller.say(line)
        self._teller.say(HOW)

    def _chosen(self, choice: Jump | Stay | str | None, pressed: Pressed) -> None:
        match choice:
            case Jump():
                self._choice = None
                self._conductor.submit(choice, pressed.at)
            case Stay():
                self._choice = None
                self._teller.say("Staying here.")
            case str():
                self._teller.say(choice)
            case None:
                pass

    def _answered(self, key: str) -> None:
        if key in _YES:
            self._stop()
        elif key not in _NO:
            self._teller.say(self._question)
        else:
            self.asking = False
            if self._paused_to_ask:
                self._conductor.submit(Command.RESUME)
            else:
                self._teller.say("Not stopped.")
