"""What the library needs besides routines, in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from relief_player.errors import ReliefError

NOW = datetime(2026, 5, 4, 7, 30, tzinfo=UTC)


@dataclass
class FakeLibraryDesk:
    """Remembers what it was asked to do."""

    done: dict[str, datetime] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    followed: set[str] = field(default_factory=lambda: {"done"})
    """By default nobody is new here."""
    changes: int = 0
    """Raise it, and the folder has changed."""
    unread: ReliefError | None = None
    """What keeps the history from being read."""
    closed: tuple[str, ...] = ()
    """What is said of folders that cannot be listed."""
    unmade: ReliefError | None = None
    """What keeps a file from being made."""
    made: list[tuple[str, ...]] = field(default_factory=list)

    def now(self) -> datetime:
        return NOW

    def stamp(self) -> object:
        return self.changes

    def unlisted(self) -> tuple[str, ...]:
        return self.closed

    def last_done(self) -> dict[str, datetime]:
        if self.unread is not None:
            raise self.unread
        return self.done

    def references(self) -> dict[str, str]:
        return self.sources

    def hints_followed(self) -> frozenset[str]:
        return frozenset(self.followed)

    def follow_hint(self, hint: str) -> None:
        self.followed.add(str(hint))

    def copy(self, entry_id: str) -> str:
        self._make("copy", entry_id)
        return f"my-{entry_id}"

    def file_for(self, entry_id: str, ending: str) -> str:
        return f"~/{entry_id}{ending}"

    def make_sound(self, entry_id: str, path: str, progress: Callable[[float], bool]) -> str:
        progress(0.5)
        self._make("sound", entry_id, path)
        return f"{path}: 0:15, 1.2 MB."

    def make_page(self, entry_id: str, path: str) -> str:
        self._make("page", entry_id, path)
        return f"{path}: 40 lines."

    def _make(self, *what: str) -> None:
        if self.unmade is not None:
            raise self.unmade
        self.made.append(what)
