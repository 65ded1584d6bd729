"""The questions after a session, one at a time, over its summary.

This widget shows a question and turns a key, a click or a typed note into an answer; whoever placed it keeps the
answers. The words and their order are `care.afterwards`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from relief_player.care.afterwards import Question, question_after
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.scale import Scale

_FIELDS: Final = {
    Question.BEFORE: "before",
    Question.AFTER: "after",
    Question.NOTE: "note",
    Question.EASED: "eased",
}
_LONGEST_NOTE: Final = 2_000


class _Note(Input):
    """A line that lets go of the keys with Enter itself: the next key is no longer part of it."""

    async def action_submit(self) -> None:
        """Enter."""
        await super().action_submit()
        self.screen.set_focus(None)


class Asking(Vertical):
    """One question; hidden where there is none."""

    DEFAULT_CSS = "Asking { height: auto; display: none; }"

    class Answered(Message):
        """A question was answered."""

        def __init__(self, said: Mapping[str, int | str | bool]) -> None:
            super().__init__()
            self.said = said
            """Under the names of `PlayedSession.rate`."""

    class Over(Message):
        """There is no further question."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.question: Question | None = None
        """What is being asked."""
        self.given: dict[str, int | str | bool] = {}
        """The answers so far."""
        self._words = Plain(id="asking-question")
        self._scale = Scale(id="asking-scale")
        self._note = _Note(compact=True, max_length=_LONGEST_NOTE, id="asking-note")
        self._how = Plain(id="asking-how")
        self._note.display = False

    def compose(self) -> Iterable[Widget]:
        """The question, what answers it, and how."""
        yield from (self._words, self._scale, self._note, self._how)

    def ask(self, question: Question | None, how: str = "") -> None:
        """Ask something else.

        Args:
            question: None where that was all.
            how: the keys that answer it.
        """
        self.question = question
        self.display = question is not None
        self._note.display = False
        self._scale.display = self.rates
        self._scale.show(None)
        if question is None:
            self.post_message(self.Over())
            return
        before = f"Before: {self.given['before']}. " if question is Question.AFTER else ""
        self._words.show(before + question.value)
        self._how.show(how)

    @property
    def rates(self) -> bool:
        """Whether a number answers."""
        return self.question in (Question.BEFORE, Question.AFTER)

    @property
    def writing(self) -> bool:
        """Whether a note is being typed."""
        return bool(self._note.display)

    @property
    def typed(self) -> str:
        """The note as far as it is typed."""
        return self._note.value.strip() if self.writing else ""

    def answer(self, value: int | str | bool) -> None:
        """Take an answer to the present question."""
        if self.question is not None:
            said = {_FIELDS[self.question]: value}
            self.given |= said
            self.post_message(self.Answered(said))

    def following(self, *, answered: bool) -> Question | None:
        """What is to be asked after the present question."""
        return None if self.question is None else question_after(self.question, answered=answered)

    def write(self, how: str) -> None:
        """Let a note be typed.

        Args:
            how: the keys that end it.
        """
        self._note.display = True
        self.screen.set_focus(self._note)  # at once: what is typed ahead is the note
        self._how.show(how)

    @on(Scale.Picked)
    def take_number(self, event: Scale.Picked) -> None:
        """A number was clicked."""
        event.stop()
        self.answer(event.value)

    @on(Input.Submitted)
    def take_note(self, event: Input.Submitted) -> None:
        """The note is written; an empty one is none."""
        event.stop()
        if text := event.value.strip():
            self.answer(text)
        else:
            self.ask(None)
