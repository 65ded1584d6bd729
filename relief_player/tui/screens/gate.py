"""The questions before a session: asked once, on one screen, with y and n.

This module owns how they are asked and how a "yes" is answered: with what to do and who to call. What is asked, and
what follows from it, is `care`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from relief_player.care.sheet import Answer, GateSheet
from relief_player.care.verdicts import Verdict, any_of, none_of
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.messages import GatePassed, GateRefused
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.text import clean, clean_line
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Cell, Look, Rows

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession

_LISTED, _ASKED, _NO = "·", "▸", "✓"
_LOOKS: Final[dict[str, Look]] = {_LISTED: "quiet", _ASKED: "key", _NO: "quiet"}
_WIDEST: Final = 84
_SIGN: Final = 2
"""Columns of a question's sign, and of the gap after it."""


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
            yield Rows(id="gate-questions")
            yield Plain(id="gate-more")
        yield TextLine(id="gate-how")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the first question."""
        self.stand_in(self.app.size)
        body = self.query_one("#gate-body")
        body.focus()
        self.watch(body, "scroll_y", self._show_how, init=False)
        self._show()

    def on_resize(self) -> None:
        """With another width the text has another length."""
        self.call_after_refresh(self._follow)

    @property
    def verdict(self) -> Verdict | None:
        """What follows from the answers; None while they are being asked."""
        return self._verdict

    def commands(self) -> tuple[UserCommand, ...]:
        """Only what can be asked of it now."""
        return tuple(command for command in super().commands() if self.available(command))

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
        self._say("#gate-title", sheet.title)
        self._say("#gate-intro", sheet.intro)
        listed = tuple(_row(self._sign(number, sheet), one.text) for number, one in enumerate(sheet.questions))
        self.query_one("#gate-questions", Rows).show(listed)
        self._say("#gate-more", "\n".join(clean(one.text) for one in sheet.leave_out))
        self._show_how()
        self.call_after_refresh(self._follow)

    def _sign(self, number: int, sheet: GateSheet) -> str:
        if sheet.one_key or number > len(self._answers):
            return _LISTED
        return _ASKED if number == len(self._answers) else _NO

    def _follow(self) -> None:
        """Bring the question in hand into view, and say where there is more."""
        sheet = self._sheet
        body, questions = self.query_one("#gate-body"), self.query_one("#gate-questions")
        if sheet is not None and not sheet.one_key and self._verdict is None and self._answers:
            width = max(1, min(questions.size.width, _WIDEST) - _SIGN)
            before = sheet.questions[: len(self._answers) - 1]
            line = sum(max(1, len(wrap(clean_line(one.text), width))) for one in before)
            body.scroll_to(y=questions.virtual_region.y + line, animate=False)
        self._show_how()

    def _show_how(self) -> None:
        """The keys that answer, and whether the list goes on below."""
        sheet, body = self._sheet, self.query_one("#gate-body")
        how = self.query_one("#gate-how", TextLine)
        more = "↓ more   " if body.max_scroll_y > body.scroll_offset.y else ""
        how.display = self._verdict is None or bool(more)
        if self._verdict is not None or sheet is None:
            how.show(more)
            return
        yes, no = self.keyboard.key("gate.yes"), self.keyboard.key("gate.no")
        if sheet.one_key:
            how.show(
                f"{more}{yes}: yes, one of these.   {no}: none of these, begin.",
                f"{more}{yes}: one of these. {no}: none, begin.",
                f"{more}{yes} one, {no} none",
            )
        else:
            asked = f"Question {len(self._answers) + 1} of {len(sheet.questions)}."
            how.show(f"{more}{asked}   {yes}: yes.   {no}: no.", f"{asked} {yes}, {no}")

    def _show_verdict(self, verdict: Verdict) -> None:
        self._say("#gate-title", verdict.title)
        self._say("#gate-intro", "\n\n".join(verdict.advice))
        self.query_one("#gate-questions", Rows).show((((("The routine has not been started.", "key"),),),))
        sources = ", ".join(verdict.sources)
        self._say("#gate-more", f"Sources: {sources}" if sources else "")
        self.query_one("#gate-body").scroll_home(animate=False)
        self.call_after_refresh(self._show_how)

    def _say(self, where: str, text: str) -> None:
        widget = self.query_one(where, Plain)
        widget.show(clean(text))
        widget.display = bool(text)


def _row(sign: str, text: str) -> tuple[Cell, ...]:
    """A question with its sign; the one in hand stands out."""
    return ((sign, _LOOKS[sign]),), ((clean_line(text), "key" if sign == _ASKED else ""),)
