"""What a kind of value is: how one is read from a file, typed by a person, and spelt again.

This module owns what all kinds share. Which kinds there are is in `kinds`.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class WrongValueError(ValueError):
    """The value is not what the setting takes; the message says what it takes."""


class Kind(Struct, frozen=True):
    """What all kinds share; each value of a kind is what `read` returns."""

    def read(self, value: object) -> Any:
        """A value of the file, checked.

        Raises:
            WrongValueError: it is not of this kind.
        """
        raise NotImplementedError

    def typed(self, text: str) -> object:
        """What a person typed, as a file would hold it; whether it is right is for `read` to say."""
        return text.strip()

    def plain(self, value: Any) -> Any:
        """A value as a file holds it."""
        return value

    def text(self, value: Any) -> str:
        """A value as a person would type it."""
        return str(self.plain(value))

    def nudged(self, value: Any, by: int) -> Any:  # noqa: ARG002  # the kinds that have a next value say so
        """The value one step on (1) or back (-1); the same where there is none."""
        return value

    @property
    def expected(self) -> str:
        """What it takes, in a few words."""
        raise NotImplementedError
