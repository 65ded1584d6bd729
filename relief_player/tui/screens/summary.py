"""What was done, once a session is over, and how it was: asked once, and left out with one key.

This module owns what becomes of the answers: each is written at once, on a thread, so that nothing is lost whenever
the summary is closed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec.structs import replace
from textual import events, on, work
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from relief_player.care.afterwards import RATING_KEYS, Question, first_question, word_on_easing
from relief_player.errors import ReliefError
from relief_player.tui.commands import Keyboard, UserCommand, Where
from relief_player.tui.diary.port import DiaryDesk
from relief_player.tui.messages import SummaryClosed
from relief_player.tui.recap import Recap
from relief_player.tui.screens.base import ReliefScreen, bindings_for
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.asking import Asking
from relief_player.tui.widgets.keyline import KeyLine
from relief_player.tui.widgets.line import TextLine
from relief_player.tui.widgets.passes import listed
from relief_player.tui.widgets.prose import Plain
from relief_player.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession

_WRITTEN: Final = "It is in your cramp diary."


class SummaryScreen(ReliefScreen[None]):
    """Planned against actual time, pass by pass, whether it is in the history, and how it was.

    Args:
        recap: what was done.
        session: whose record is ended while the summary is shown.
        keyboard: the keys in force.
        diary: opens the cramp diary; None where there is none.
    """

    WHERE = Where.SUMMARY
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Where.SUMMARY)

    def __init__(
        self, recap: Recap, session: PlayedSession, keyboard: Keyboard, diary: Callable[[], DiaryDesk] | None = None
    ) -> None:
        super().__init__(keyboard)
        self._recap = recap
        self._session = session
        self._diary = diary
        self._asking = Asking(id="asking")
        self._offers = self._written = False
        self._lost = ""
        self._left = False

    def compose(self) -> Iterable[Widget]:
        """The sums, what is asked, then each pass."""
        recap = self._recap
        yield TextLine(recap.title, id="routine")
        yield Plain(recap.ended, id="ended")
        yield Plain("   ".join(f"{word} {time}" for word, time in recap.times), id="sums")
        yield Plain("Writing the record.", id="kept")
        yield self._asking
        yield Plain(id="said")
        yield Plain(id="offer")
        with VerticalScroll(id="passes"):
            yield Rows(id="passes-done")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """End the record meanwhile."""
        self.stand_in(self.app.size)
        self.app.title = f"{self._recap.ended} · {self._recap.title}"
        self.query_one("#said").display = self.query_one("#offer").display = False
        self.show_keys()
        self.query_one(Rows).show(listed(self._recap.rows))
        self.query_one("#passes").focus()
        self._finish()

    def commands(self) -> tuple[UserCommand, ...]:
        """Only what can be asked of it now, with the keys that a note leaves."""
        found = (command for command in super().commands() if self.available(command))
        if not self._asking.writing:
            return tuple(found)
        return tuple(replace(one, keys=one.keys[::-1]) if one.id in ("summary.close", "help") else one for one in found)

    def available(self, command: UserCommand) -> bool:
        """An answer where its question stands."""
        asked = self._asking.question
        return {
            "summary.yes": asked is Question.EASED,
            "summary.no": asked is Question.EASED,
            "summary.note": asked is Question.NOTE and not self._asking.writing,
            "summary.skip": asked is not None and not self._asking.writing,
            "summary.diary": self._offers and asked is None,
        }.get(command.id, True)

    @work
    async def _finish(self) -> None:
        kept = await asyncio.to_thread(self._session.finish)
        line = self.query_one("#kept", Plain)
        told = clean_line(kept.message)
        line.show(f"Saved in your history. {told}".strip() if kept.saved else told or "Not saved.")
        line.set_class(not kept.saved, "-lost")
        self._offers = self._session.acute and kept.saved and self._diary is not None
        if self._session.wants_rating or (self._session.acute and self._session.may_rate):
            self._ask(first_question(acute=self._session.acute))
        else:
            self._all_asked()

    # -- how it was ----------------------------------------------------------------------------------------------------

    def _ask(self, question: Question | None) -> None:
        skip = f"{self.keyboard.key('summary.skip')} skips."
        how = {
            Question.EASED: f"{self.keyboard.key('summary.yes')} yes, {self.keyboard.key('summary.no')} no. {skip}",
            Question.NOTE: f"{self.keyboard.key('summary.note')} writes one. {skip}",
        }
        self._asking.ask(question, "" if question is None else how.get(question, f"Press a digit, t for ten. {skip}"))
        self.show_keys()

    def on_key(self, event: events.Key) -> None:
        """A digit answers the question that wants one, wherever the focus is."""
        if self._asking.rates and (value := RATING_KEYS.get(event.character or "")) is not None:
            event.stop()
            self._asking.answer(value)

    def action_answer(self, eased: bool) -> None:
        """Whether it has eased."""
        self._asking.answer(eased)

    def action_write(self) -> None:
        """Write a note."""
        self._asking.write("enter keeps it; esc closes, and keeps it too")
        self.show_keys()

    def action_skip(self) -> None:
        """Leave the question out."""
        self._ask(self._asking.following(answered=False))

    @on(Asking.Answered)
    def take(self, message: Asking.Answered) -> None:
        """Keep the answer, and ask on."""
        self._keep(**message.said)
        self._ask(self._asking.following(answered=True))

    @on(Asking.Over)
    def _all_asked(self) -> None:
        """Say what is kept, and what can be done with it."""
        self._show_said()
        self.query_one("#passes").focus()
        self.show_keys()

    def _show_said(self) -> None:
        """What was said, or that it was lost; and the way to the diary."""
        given, said, urgent = self._asking.given, self._lost, bool(self._lost)
        if not said and "eased" in given:
            word = word_on_easing(self._session.routine, eased=bool(given["eased"]))
            said, urgent = word or ("It has eased." if given["eased"] else "It has not eased yet."), bool(word)
        elif not said and given:
            said = _rated(given)
        offer = f"{self.keyboard.key('summary.diary')} writes it down in your cramp diary." if self._offers else ""
        for where, text in (("#said", said), ("#offer", _WRITTEN if self._written else offer)):
            line = self.query_one(where, Plain)
            line.show(text)
            line.display = bool(text)
        self.query_one("#said").set_class(urgent, "-urgent")

    def _keep(self, **said: object) -> None:
        """Write what was said, beginning in this very moment, whatever is pressed next."""
        write = partial(self._session.rate, **said)  # type: ignore[arg-type]  # the names are those of the answers
        self._wait_for(asyncio.get_running_loop().run_in_executor(None, write))

    @work
    async def _wait_for(self, written: asyncio.Future[None]) -> None:
        try:
            await asyncio.shield(written)
        except ReliefError as error:
            self._lost = f"{clean_line(error.title)}: what you said was not kept."
            self._show_said()

    def _keep_the_rest(self) -> None:
        """What is typed and not yet kept, or else that the person was asked. Once."""
        if self._left or self._asking.question is None:
            return
        self._left = True
        if self._asking.typed:
            self._keep(note=self._asking.typed)
        elif not self._asking.given:
            self._keep()

    # -- ways out ------------------------------------------------------------------------------------------------------

    def action_diary(self) -> None:
        """Write it down in the cramp diary."""
        from relief_player.tui.diary.drafts import begun_for  # noqa: PLC0415  # as above
        from relief_player.tui.diary.form import FormScreen  # noqa: PLC0415  # few sessions are for a cramp

        if self._diary is not None:
            draft = begun_for(self._session)
            about = clean_line(self._session.routine.name)
            self.app.push_screen(FormScreen(self._diary(), self.keyboard, draft, about=about), self._written_down)

    def _written_down(self, kept: bool | None) -> None:
        if kept:
            self._offers, self._written = False, True
            self._show_said()
            self.show_keys()

    def on_unmount(self) -> None:
        """The terminal went away, or the app: nothing is lost."""
        self._keep_the_rest()

    def action_close(self) -> None:
        """Back to where it was started from."""
        self._keep_the_rest()
        self.post_message(SummaryClosed())

    def interrupt(self) -> bool:
        """Ctrl-C closes it as `q` does; the record has been ended."""
        self.action_close()
        return True


def _rated(given: Mapping[str, int | str | bool]) -> str:
    """The ratings and the note, in words."""
    words = []
    if "before" in given:
        now = f", now {given['after']}" if "after" in given else ""
        words.append(f"Before {given['before']}{now}.")
    if "note" in given:
        words.append("Your note is kept.")
    return " ".join(words)
