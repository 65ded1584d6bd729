"""The questions before a session: asked once, on one screen, with y and n.

This module owns how they are asked and how a "yes" is answered: with what to do and who to call. What is asked, and
what follows from it, is `care`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from relief_player.care.sheet import Answer, GateSheet
from relief_player.care.verdicts import Verdict, any_of, none_of
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.messages import GatePassed, GateRefused
from relief_player.tui.ports import PlayedSession
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.text import clean, clean_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain


class _Mark(Enum):
    """How a question stands on the screen."""

    LISTED = auto()
    ASKED = auto()
    NO = auto()


_SIGNS = {_Mark.LISTED: "·", _Mark.ASKED: "▸", _Mark.NO: "✓"}


class GateScreen(ReliefScreen[None]):
    """Asks what must be asked before a session, and stops it where an answer says so.

    Args:
        session: not begun; its safety has a sheet to ask.
        keyboard: the keys in force.
    """

    WHERE = Where.GATE
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.GATE)

    def __init__(self, session: PlayedSession, keyboard: Keyboard) -> None:
        super().__init__(keyboard)
        self._session = session
        self._answers: list[Answer] = []
        self._verdict: Verdict | None = None

    def compose(self) -> Iterable[Widget]:
        """A heading, what leads in, the questions, and the keys."""
        yield TextLine(clean_line(self._session.routine.name), id="routine")
        yield Plain(id="gate-title")
        with VerticalScroll(id="gate-body"):
            yield Plain(id="gate-intro")
            yield Plain(id="gate-questions")
            yield Plain(id="gate-more")
        yield Plain(id="gate-how")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the first question."""
        self.query_one("#gate-body").focus()
        self._show()

    @property
    def verdict(self) -> Verdict | None:
        """What follows from the answers; None while they are being asked."""
        return self._verdict

    def available(self, command: UserCommand) -> bool:
        """Answers while it asks; afterwards only leaving."""
        return command.id not in ("gate.yes", "gate.no") or self._verdict is None

    # -- answers -------------------------------------------------------------------------------------------------------

    def action_gate(self, yes: bool) -> None:
        """One key for the whole list, or for the question in hand."""
        sheet = self._sheet
        if sheet is None or self._verdict is not None:
            return
        if sheet.one_key:
            self._judge(any_of(sheet) if yes else none_of(sheet))
            return
        self._answers.append(Answer(sheet.questions[len(self._answers)].id, yes=yes))
        if yes or len(self._answers) == len(sheet.questions):
            self._judge(self._answers)
        else:
            self._show()

    def action_leave(self) -> None:
        """Leave without starting."""
        self.post_message(GateRefused(self._session))

    def interrupt(self) -> bool:
        """Ctrl-C leaves it too."""
        self.action_leave()
        return True

    def _judge(self, answers: Iterable[Answer]) -> None:
        safety = self._session.safety
        if safety is None:
            return
        found = safety.answer(answers)
        self._answers = []
        if found.start:
            self.post_message(GatePassed(self._session))
        else:
            self._verdict = None if found.ask_again else found
            self._show()

    # -- showing -------------------------------------------------------------------------------------------------------

    @property
    def _sheet(self) -> GateSheet | None:
        return None if self._session.safety is None else self._session.safety.sheet

    def _show(self) -> None:
        sheet = self._sheet
        if self._verdict is not None:
            self._show_verdict(self._verdict)
        elif sheet is not None:
            self._show_sheet(sheet)
        self.set_class(self._verdict is not None, "-refused")
        self.show_keys()

    def _show_sheet(self, sheet: GateSheet) -> None:
        lines = []
        for number, question in enumerate(sheet.questions):
            mark = _Mark.LISTED
            if not sheet.one_key:
                mark = _Mark.NO if number < len(self._answers) else mark
                mark = _Mark.ASKED if number == len(self._answers) else mark
            lines.append(f"{_SIGNS[mark]} {clean_line(question.text)}")
        asked = f"Question {len(self._answers) + 1} of {len(sheet.questions)}."
        yes, no = self.keyboard.key("gate.yes"), self.keyboard.key("gate.no")
        one = f"{yes}: yes, one of these.   {no}: none of these, begin."
        self._say("#gate-title", sheet.title)
        self._say("#gate-intro", sheet.intro)
        self._say("#gate-questions", "\n".join(lines))
        self._say("#gate-more", "\n".join(clean(one.text) for one in sheet.leave_out))
        self._say("#gate-how", one if sheet.one_key else f"{asked}   {yes}: yes.   {no}: no.")

    def _show_verdict(self, verdict: Verdict) -> None:
        self._say("#gate-title", verdict.title)
        self._say("#gate-intro", "\n\n".join(verdict.advice))
        self._say("#gate-questions", "The routine has not been started.")
        sources = ", ".join(verdict.sources)
        self._say("#gate-more", f"Sources: {sources}" if sources else "")
        self._say("#gate-how", "")
        self.query_one("#gate-body").scroll_home(animate=False)

    def _say(self, where: str, text: str) -> None:
        widget = self.query_one(where, Plain)
        widget.show(clean(text))
        widget.display = bool(text)
