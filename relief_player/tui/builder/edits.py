"""What a person can do to the steps and their fields, each one change that can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from textual import on, work

from relief_player.routine.editing import StepPath
from relief_player.routine.editing.changes import beside
from relief_player.routine.tables import Field
from relief_player.tui.builder.base import BuilderBase
from relief_player.tui.builder.box import Change
from relief_player.tui.builder.form import Blank
from relief_player.tui.builder.lines import LineList
from relief_player.tui.builder.moving import is_alone, target_of
from relief_player.tui.builder.offers import Offer, kind_offers, move_offers, toggled
from relief_player.tui.builder.port import BuilderDesk
from relief_player.tui.builder.typed import options_of
from relief_player.tui.commands import Keyboard

_ROUNDS = 2
"""How often steps are played that were just made into rounds."""


class BuilderEdits(BuilderBase):
    """The part of the builder that changes the draft.

    Args:
        desk: the routine, and what the builder needs from the rest of the program.
        keyboard: the keys in force.
    """

    def __init__(self, desk: BuilderDesk, keyboard: Keyboard) -> None:
        super().__init__(desk, keyboard)
        self._usual: Mapping[str, Mapping[str, Any]] | None = None
        """How the shipped routines use each move; None until it has been looked up."""

    # -- steps ---------------------------------------------------------------------------------------------------------

    # Boxes are opened at once, not in a worker: keys that are typed ahead must find them there.

    def action_add(self) -> None:
        """Choose something and put it after the highlighted step."""
        self._choose_new(beside(self.path, 1) if self.path else (0,), "Add after this step")

    def action_insert(self) -> None:
        """Choose something and put it before the highlighted step."""
        self._choose_new(self.path or (0,), "Insert before this step")

    def _choose_new(self, place: StepPath, title: str) -> None:
        from relief_player.tui.builder.picker import PickScreen  # noqa: PLC0415  # the builder opens sooner

        def take(chosen: Offer | None) -> None:
            if chosen is not None and (chosen.move is None or self._usual is not None):
                self._put_in(chosen, place)
            elif chosen is not None:
                self._put_in_later(chosen, place)

        offers = (*kind_offers(), *move_offers(self.desk.moves))
        self.app.push_screen(PickScreen(title, offers, self.desk.moves, self.keyboard), take)
        if self._usual is None:
            self._look_up_usual()

    @work(exclusive=True, group="looking up")
    async def _look_up_usual(self) -> None:
        """While a person chooses, how moves are used is looked up: what they choose is there at once."""
        self._usual = await asyncio.to_thread(self.desk.usual)

    @work(exclusive=True, group="adding")
    async def _put_in_later(self, chosen: Offer, place: StepPath) -> None:
        self._usual = await asyncio.to_thread(self.desk.usual)
        self._put_in(chosen, place)

    def _put_in(self, chosen: Offer, place: StepPath) -> None:
        usual = self._usual or {}
        table = usual.get(chosen.move.id, chosen.table) if chosen.move is not None else chosen.table
        self.change(lambda draft: draft.insert(place, table))
        self.turn_to(form=False)

    def action_duplicate(self) -> None:
        """The same step once more."""
        path = self.path
        if path:
            self.change(lambda draft: draft.duplicate(path))

    def action_delete(self) -> None:
        """In the steps: the step; in the form: what the field says."""
        blank, path = self.blank, self.path
        if self.in_form:
            if blank is not None and blank.value is not None:
                self.change(lambda draft: draft.unset(path, blank.key))
        elif path:
            whole = path[:-1] if is_alone(self.draft, path) else path
            if self.change(lambda draft: draft.delete(whole)) and whole != path:
                self.tell(f"It was the only step of its rounds, which went too. {self._back()}")

    def action_shift(self, by: int) -> None:
        """Up or down by one line, into and out of rounds."""
        path = self.path
        if not path:
            return
        target = target_of(self.draft, path, by)
        if target is not None:
            self.change(lambda draft: draft.move(path, target))
        elif is_alone(self.draft, path):
            key = self.keyboard.key("builder.ungroup")
            self.tell(f"It is the only step of its rounds. {key} takes the rounds away.")

    def action_mark(self) -> None:
        """Mark the highlighted step, or take its mark away, and go on to the next."""
        if self.path and not self.in_form:
            self.marked = self.marked.symmetric_difference({self.path})
            path = self.path
            self.go(path)
            self.query_one("#build-steps", LineList).action_move(1)

    def action_group(self) -> None:
        """Make rounds of the marked steps, or of the highlighted one."""
        marked = self.marked or ({self.path} if self.path else set())
        # What stands in rounds that are marked comes with them.
        paths = {path for path in marked if not any(path[:depth] in marked for depth in range(1, len(path)))}
        if paths and self.change(lambda draft: draft.group(paths, rounds=_ROUNDS)):
            self.marked = frozenset()
            self.go(self.path)

    def action_ungroup(self) -> None:
        """Take the rounds away that are highlighted, or that the highlighted step stands in."""
        row = self.draft.row(self.path)
        if row is None:
            return
        block = self.path if row.is_block else self.path[:-1]
        if not block:
            self.tell("This step stands in no rounds.")
            return
        self.change(lambda draft: draft.ungroup(block))

    # -- fields --------------------------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    def choose(self) -> None:
        """A second click."""
        self.action_change()

    def action_change(self) -> None:
        """From the steps to the form; in the form, change the field."""
        if not self.in_form:
            self.turn_to(form=True)
        elif self.blank is None:
            self.show_more()
        elif self.blank.declared is not None:
            self._ask(self.blank, self.blank.declared, self.path)

    def action_head(self) -> None:
        """To the form of the routine as a whole."""
        self.go(())
        self.turn_to(form=True)

    def action_other(self) -> None:
        """To the other side."""
        self.turn_to(form=not self.in_form)

    def action_more(self) -> None:
        """More fields, or fewer."""
        self.show_more()

    def _ask(self, blank: Blank, declared: Field, path: StepPath) -> None:
        def take(change: Change | None) -> None:
            if change is not None and change.leave_out:
                self.change(lambda draft: draft.unset(path, blank.key))
            elif change is not None:
                self.change(lambda draft: draft.set(path, blank.key, change.value))

        if blank.key in ("move", "alternatives"):
            self._ask_for_move(blank, take)
        elif options_of(declared.shape):
            from relief_player.tui.builder.choosing_box import ChoosingBox  # noqa: PLC0415  # the builder opens sooner

            self.app.push_screen(ChoosingBox(declared, blank.label, blank.value, self.keyboard), take)
        else:
            from relief_player.tui.builder.typing_box import TypingBox  # noqa: PLC0415  # as above

            self.app.push_screen(TypingBox(declared, blank.label, blank.value, self.keyboard), take)

    def _ask_for_move(self, blank: Blank, take: Callable[[Change | None], None]) -> None:
        from relief_player.tui.builder.picker import PickScreen  # noqa: PLC0415  # the builder opens sooner

        several = blank.key == "alternatives"
        before = blank.value if isinstance(blank.value, list) else []
        title = "An easier move, or one of these to take it out" if several else "The move of this step"
        screen = PickScreen(title, move_offers(self.desk.moves, before), self.desk.moves, self.keyboard)

        def took(chosen: Offer | None) -> None:
            if chosen is None or chosen.move is None:
                take(None)
            elif several:
                after = toggled(before, chosen.move.id)
                take(Change(after) if after else Change(leave_out=True))
            else:
                take(Change(chosen.move.id))

        self.app.push_screen(screen, took)

    # -- the way back --------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last change back."""
        did = self.draft.undoes
        if did and self.change(lambda draft: draft.undo()):
            self.tell(f"Taken back: {did}.")

    def action_redo(self) -> None:
        """Make it again."""
        did = self.draft.redoes
        if did and self.change(lambda draft: draft.redo()):
            self.tell(f"Made again: {did}.")

    def _back(self) -> str:
        return f"{self.keyboard.key('builder.undo')} brings it back."
