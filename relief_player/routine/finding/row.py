"""What can be known of a routine that is looked for, without reading it.

This module owns that shape. `shelf_rows.ShelfRow` has it, and so has whatever else a list is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Row(Protocol):
    """One routine of a list."""

    @property
    def id(self) -> str:
        """What `relief play` takes."""
        ...

    @property
    def name(self) -> str:
        """The routine's name; the file's name where the file is broken."""
        ...

    @property
    def summary(self) -> str:
        """One sentence about it."""
        ...

    @property
    def origin(self) -> str:
        """``own``, ``folder`` or ``shipped``."""
        ...

    @property
    def goal(self) -> str | None:
        """What it is for."""
        ...

    @property
    def areas(self) -> tuple[str, ...]:
        """The parts of the body it is for, those of its steps among them."""
        ...

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its steps, each once."""
        ...

    @property
    def tags(self) -> tuple[str, ...]:
        """Words its author gave it."""
        ...

    @property
    def equipment(self) -> tuple[str, ...]:
        """What it needs."""
        ...

    @property
    def duration_ms(self) -> int | None:
        """Its planned length; None where the file has problems."""
        ...

    @property
    def own_pace(self) -> bool:
        """Whether the person's own pace adds to the length."""
        ...

    @property
    def problems(self) -> Sequence[object]:
        """What is wrong with the file; empty where it can be played."""
        ...
