"""What becomes of the text: saved, handed to an editor, played, or given up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported

from relief_player.errors import Exit, ReliefError
from relief_player.tui.builder.keeping import BuilderKeeping
from relief_player.tui.builder.port import BuilderDesk, ChangedElsewhere, Written
from relief_player.tui.builder.rows import title_of
from relief_player.tui.commands import Keyboard
from relief_player.tui.messages import PreviewAsked

if TYPE_CHECKING:
    from relief_player.tui.builder.naming_box import NamingBox


class BuilderFiles(BuilderKeeping):
    """The part of the builder that deals with files, editors and sessions."""

    def __init__(self, desk: BuilderDesk, keyboard: Keyboard) -> None:
        super().__init__(desk, keyboard)
        self.saved_once = False
        """Whether anything was saved here, so that the library reads its files again."""

    # -- saving --------------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save to its file; ask for a name where it has none, and what to do where it was changed elsewhere."""
        if self.desk.where:
            self._save()
        else:
            self.action_save_as()

    @work(exclusive=True, group="saving")
    async def _save(self) -> None:
        await self.save()

    def action_save_as(self) -> None:
        """Save under another name. Opened at once, as all boxes are: keys that are typed ahead must find it there."""
        box, text = self._naming_box()

        def take(written: Written | None) -> None:
            if written is not None:
                self._saved(written, text)

        self.app.push_screen(box, take)

    async def save(self) -> bool:
        """Save; returns whether the text is in a file now."""
        if not self.desk.where:
            return await self._save_as()
        text = self.draft.text
        try:
            written = await asyncio.to_thread(self.desk.save, text)
        except ReliefError as error:
            self.tell_error(error)
            return False
        if isinstance(written, ChangedElsewhere):
            return await self._settle(written)
        return self._saved(written, text)

    async def _settle(self, found: ChangedElsewhere) -> bool:
        """The file was changed elsewhere: show both, and ask."""
        from relief_player.tui.builder.changed import ChangedScreen  # noqa: PLC0415  # hardly ever asked

        mine = self.draft.text
        answer = await self.app.push_screen_wait(ChangedScreen(found, mine, self.keyboard))
        if answer == "save-as":
            return await self._save_as()
        if answer == "theirs" and found.theirs is not None:
            self.desk.take_theirs(found.theirs)
            self.become(self.draft.retype(found.theirs, "take the version on the disk", self.path).saved())
            return True
        if answer == "mine":
            try:
                return self._saved(await asyncio.to_thread(self.desk.save_over, mine), mine)
            except ReliefError as error:
                self.tell_error(error)
        return False

    async def _save_as(self) -> bool:
        box, text = self._naming_box()
        written = await self.app.push_screen_wait(box)
        return written is not None and self._saved(written, text)

    def _naming_box(self) -> tuple[NamingBox, str]:
        from relief_player.tui.builder.naming_box import NamingBox  # noqa: PLC0415  # the builder opens sooner

        return NamingBox(self.desk, self.draft.text, title_of(self.draft), self.keyboard), self.draft.text

    def _saved(self, written: Written, text: str) -> bool:
        self.saved_once = True
        if self.draft.text == text:
            self.draft = self.draft.saved(written.name)
        self.show_draft()
        self.go(self.path)
        self.keep_now()
        more = f" {len(self.draft.problems)} to mend before it can be played." if self.draft.problems else ""
        self.tell(f"Saved.{more}")
        return True

    # -- an editor, and a preview --------------------------------------------------------------------------------------

    def action_editor(self) -> None:
        """Hand the text to the person's own editor, and go on with what it saved."""
        text, failed = self.draft.text, None
        try:
            with self.app.suspend():
                # An error that left this block would leave the terminal lent for ever.
                try:
                    text = self.desk.edit_elsewhere(text)
                except ReliefError as error:
                    failed = error
        except SuspendNotSupported:
            self.tell("This terminal cannot be lent to an editor.")
        if failed is not None:
            self.tell_error(failed)
        self.change(lambda draft: draft.retype(text, "edit the text", self.path))
        self.refresh(layout=True)

    @work(exclusive=True, group="preview")
    async def action_preview(self) -> None:
        """Play from the highlighted step, four times faster."""
        routine = self.draft.routine
        if routine is None:
            self.tell("It can be played once it is mended; what is to mend stands at the right.")
            return
        step = min(self._numbers(), default=None)
        try:
            session = await asyncio.to_thread(self.desk.rehearse, routine, step)
        except ReliefError as error:
            self.tell_error(error)
        else:
            self.post_message(PreviewAsked(session))

    # -- leaving -------------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """From the form to the steps; from the steps, leave."""
        if self.in_form:
            self.turn_to(form=False)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Leave; asks only where something is not saved."""
        if not self.unsaved:
            self._leave("drop")
            return
        from relief_player.tui.builder.unsaved import UnsavedBox  # noqa: PLC0415  # the builder opens sooner

        def take(answer: str | None) -> None:
            if answer:
                self._leave(answer)

        self.app.push_screen(UnsavedBox(self.keyboard), take)

    @work(exclusive=True, group="leaving")
    async def _leave(self, answer: str) -> None:
        if answer == "save" and not await self.save():
            return
        self.left = answer != "keep"
        await asyncio.to_thread(self.put_aside)
        self.go_out(int(Exit.INTERRUPTED) if answer == "keep" else 0)

    def go_out(self, code: int = 0) -> None:
        """Leave the builder's screen; with a code, or where it is the only one, the program."""
        if code or len(self.app.screen_stack) == 1:
            self.app.exit(return_code=code)
        else:
            self.dismiss(self.saved_once)

    def interrupt(self) -> bool:
        """Ctrl-C asks as `q` does; a second one leaves at once and keeps what is not saved."""
        self.action_leave()
        return True
