"""What is not saved, kept through a crash, and offered by the next builder of the same routine."""

from __future__ import annotations

import asyncio
import threading
from typing import Final

from textual import work
from textual.timer import Timer

from relief_player.routine.editing import Draft
from relief_player.tui.builder.edits import BuilderEdits
from relief_player.tui.builder.port import BuilderDesk
from relief_player.tui.commands import Keyboard

_KEPT_AFTER: Final = 0.5
"""Seconds after a change until the text is kept for the case of a crash."""


class BuilderKeeping(BuilderEdits):
    """The part of the builder that sees to it that nothing is lost.

    Args:
        desk: the routine, and what the builder needs from the rest of the program.
        keyboard: the keys in force.
    """

    def __init__(self, desk: BuilderDesk, keyboard: Keyboard) -> None:
        super().__init__(desk, keyboard)
        self._waiting: Timer | None = None
        self.left = False
        """Whether the person has left, saved or not."""
        self._keeping = threading.Lock()
        """One thread at a time keeps."""

    @property
    def unsaved(self) -> bool:
        """Whether anything would be lost: a new routine that was not touched is nothing."""
        draft = self.draft
        return draft.dirty and bool(draft.past or draft.opened)

    def become(self, draft: Draft) -> None:
        """Go on with another draft, and keep it a moment later."""
        super().become(draft)
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_KEPT_AFTER, self.keep_now)

    @work(group="keeping")
    async def keep_now(self) -> None:
        """Keep what is not saved; where everything is, keep nothing."""
        await asyncio.to_thread(self.put_aside)

    def put_aside(self) -> None:
        """Keep the text as it is at this moment, or nothing. Called on threads, which may overtake each other."""
        with self._keeping:
            if self.unsaved and not self.left:
                self.desk.keep(self.draft.text)
            else:
                self.desk.forget()

    def on_unmount(self) -> None:
        """Ended from outside: what is not saved is kept."""
        with self._keeping:
            if self.unsaved and not self.left:
                self.desk.keep(self.draft.text)

    def offer_left_behind(self) -> None:
        """Offer what a builder that was broken off did not save."""
        from relief_player.tui.builder.unsaved import LeftBehindBox  # noqa: PLC0415  # hardly ever asked

        kept = self.desk.left_behind
        if kept is None or kept == self.draft.text:
            return

        def take(answer: str | None) -> None:
            if answer == "take":
                self.desk.take_up()
                self.become(self.draft.retype(kept, "take up what was not saved", self.path))
            elif answer == "drop":
                self.keep_now()
            else:
                self.go_out()

        self.app.push_screen(LeftBehindBox(self.keyboard), take)

    def go_out(self, code: int = 0) -> None:
        """Leave the builder's screen; with a code, or where it is the only one, the program."""
        raise NotImplementedError
