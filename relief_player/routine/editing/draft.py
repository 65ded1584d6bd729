"""A routine while it is being made: its text, what comes of it, and every text it had before.

This module owns drafts. A draft never changes: each operation gives a new one that knows the way back. What a change
means stands in `changes`, how it is written into the text in `writing`. It reads and writes no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, Final

from msgspec import Struct, structs

from relief_player.routine.editing.changes import (
    Change,
    Delete,
    Duplicate,
    Group,
    Insert,
    Move,
    SetKey,
    Ungroup,
    UnsetKey,
)
from relief_player.routine.editing.judged import Judged, counted_length
from relief_player.routine.editing.starter import starter_text
from relief_player.routine.editing.values import EditError, StepPath, beside, plain
from relief_player.routine.editing.writing import write_change
from relief_player.routine.known_steps import KnownSteps
from relief_player.routine.model import Routine
from relief_player.routine.moves import MoveBook
from relief_player.routine.source import Source
from relief_player.units import Ms

MOST_REMEMBERED: Final = 500
"""How many changes can be undone."""


class Moment(Struct, frozen=True):
    """A text that a draft had, or will have again."""

    did: str
    """What was done, as in ``move Calf stretch``: from this text on the way forward, to it on the way back."""
    text: str
    touched: StepPath
    """The step that was in hand."""


@dataclass(frozen=True)
class Draft(Judged):
    """A routine that is being made. Every operation gives a new draft and leaves this one as it is.

    All operations raise EditError, and change nothing, where they cannot be done.
    """

    touched: StepPath = ()
    """Where the step stands that the last operation was about; ``()`` for the head."""
    past: tuple[Moment, ...] = field(default=(), repr=False)
    future: tuple[Moment, ...] = field(default=(), repr=False)

    @classmethod
    def open(
        cls, text: str, name: str, *, moves: MoveBook, length_of: Callable[[Routine], Ms] = counted_length
    ) -> Draft:
        """A draft of a text that is there, right or wrong."""
        known = KnownSteps(moves)
        return cls(name=name, text=text, opened=text, moves=moves, length_of=length_of, known=known)

    @classmethod
    def blank(
        cls, name: str, *, moves: MoveBook, length_of: Callable[[Routine], Ms] = counted_length, title: str = ""
    ) -> Draft:
        """A draft of a new routine: a head and one step. It is dirty: there is no file yet that holds it.

        Args:
            name: what problems call the file.
            moves: the catalogue that steps may name.
            length_of: the planned length of a session.
            title: the routine's name; something to be replaced where not given.
        """
        new = cls.open(starter_text(title), name, moves=moves, length_of=length_of)
        return replace(new, opened="")

    # -- changes -------------------------------------------------------------------------------------------------------

    def set(self, path: StepPath, key: str, value: Any) -> Draft:
        """Give a key a value.

        Args:
            path: the step or block; ``()`` is the head of the routine.
            key: the key; ``timing.switch`` for one of the timing.
            value: a text, number, flag, list or table.
        """
        return self._change(SetKey(path, key, plain(value)), f"change {key} of {self._called(path)}", path)

    def unset(self, path: StepPath, key: str) -> Draft:
        """Take a key away; nothing happens where it is not there."""
        return self._change(UnsetKey(path, key), f"take {key} from {self._called(path)}", path)

    def insert(self, path: StepPath, step: Mapping[str, Any]) -> Draft:
        """Put a new step, or a block with steps under ``step``, where `path` says."""
        return self._change(
            Insert(path, plain(step)), f"insert {step.get('name') or step.get('kind') or 'a block'}", path
        )

    def duplicate(self, path: StepPath) -> Draft:
        """Put a copy of a step, with its comments, behind it."""
        self._siblings(path)
        return self._change(Duplicate(path), f"duplicate {self._called(path)}", beside(path, 1))

    def move(self, path: StepPath, to: StepPath) -> Draft:
        """Put a step with its comments somewhere else.

        Args:
            path: the step.
            to: where it stands then, read in the routine from which it has been taken out.
        """
        return (
            replace(self, touched=to) if path == to else self._change(Move(path, to), f"move {self._called(path)}", to)
        )

    def shift(self, path: StepPath, by: int) -> Draft:
        """Put a step further down its list, or up where `by` is negative; at the ends nothing happens."""
        siblings = self._siblings(path)
        return self.move(path, (*path[:-1], max(0, min(path[-1] + by, siblings - 1))))

    def delete(self, path: StepPath) -> Draft:
        """Take a step out, with the comments above it."""
        siblings = self._siblings(path)
        left = path if path[-1] < siblings - 1 else beside(path, -1) if path[-1] else path[:-1]
        return self._change(Delete(path), f"delete {self._called(path)}", left)

    def group(self, paths: Iterable[StepPath], rounds: int = 2, name: str = "") -> Draft:
        """Make a block of neighbours.

        Args:
            paths: neighbours in one list, in any order.
            rounds: how often they are played.
            name: what the block is called, if anything.
        """
        ordered = sorted(set(paths))
        if not ordered or not ordered[0] or ordered != [beside(ordered[0], index) for index in range(len(ordered))]:
            raise EditError("These cannot be grouped", "A block is made of steps that follow each other in one list.")
        keys = ({"name": name} if name else {}) | {"rounds": rounds}
        what = f"group {len(ordered)} steps" if len(ordered) > 1 else f"group {self._called(ordered[0])}"
        return self._change(Group(ordered[0], len(ordered), keys), what, ordered[0])

    def ungroup(self, path: StepPath) -> Draft:
        """Put the steps of a block in its place."""
        self._siblings(path)
        return self._change(Ungroup(path), f"ungroup {self._called(path)}", path)

    def retype(self, text: str, did: str = "edit the text", touched: StepPath | None = None) -> Draft:
        """Take another text as a whole, as it comes from an editor.

        Args:
            text: the whole text.
            did: what was done.
            touched: the step that is in hand; the one before where not given.
        """
        return self._became(text, did, self.touched if touched is None else touched)

    # -- the way back, and saving --------------------------------------------------------------------------------------

    @property
    def undoes(self) -> str:
        """What `undo` would undo, as in ``move Calf stretch``; empty where there is nothing."""
        return self.past[-1].did if self.past else ""

    @property
    def redoes(self) -> str:
        """What `redo` would do again; empty where there is nothing."""
        return self.future[-1].did if self.future else ""

    def undo(self) -> Draft:
        """The text before the last change; this draft where there is none."""
        if not self.past:
            return self
        *past, last = self.past
        ahead = Moment(last.did, self.text, self.touched)
        return replace(self, text=last.text, touched=last.touched, past=tuple(past), future=(*self.future, ahead))

    def redo(self) -> Draft:
        """The text from before the last undo; this draft where there is none."""
        if not self.future:
            return self
        *future, last = self.future
        behind = Moment(last.did, self.text, self.touched)
        return replace(self, text=last.text, touched=last.touched, past=(*self.past, behind), future=tuple(future))

    def begun_at(self, path: StepPath) -> Draft:
        """The same draft, of which undoing the last change goes back to the step that was in hand before it."""
        *before, last = self.past
        return replace(self, past=(*before, structs.replace(last, touched=path)))

    def saved(self, name: str = "") -> Draft:
        """The same draft once its text is in its file; what was done can still be undone."""
        return replace(self, opened=self.text, name=name or self.name)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _change(self, change: Change, did: str, touched: StepPath) -> Draft:
        table = self.table
        if table is None:
            raise EditError("The text cannot be changed here", str(self.problems[0]), "Mend it in your editor first.")
        wanted = deepcopy(table)
        change.apply(wanted)
        written = write_change(change, self.text, wanted, self.name)
        return self._became(written.text, did, touched, written)

    def _became(self, text: str, did: str, touched: StepPath, parsed: Source | None = None) -> Draft:
        if text == self.text:
            return self
        past = (*self.past, Moment(did, self.text, self.touched))[-MOST_REMEMBERED:]
        return replace(self, text=text, touched=touched, past=past, future=(), parsed=parsed)

    def _siblings(self, path: StepPath) -> int:
        """How many steps stand in the list of a step.

        Raises:
            EditError: there is no such step.
        """
        if self.row(path) is None:
            raise EditError("There is no such step", "The routine has changed since it was shown.")
        return sum(1 for row in self.outline if row.path[:-1] == path[:-1])

    def _called(self, path: StepPath) -> str:
        if not path:
            return "the routine"
        row = self.row(path)
        return row.name if row else "a step"
