"""What a command of the TUI is: one thing a person can do, on one screen.

This module owns the shape of a declaration; `table` declares them all. It knows no Textual.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from relief_player.session.state import TABLE, Command, Phase
from relief_player.tui import keys


class Where(StrEnum):
    """The screens a command belongs to; the value is its heading."""

    EVERYWHERE = "Everywhere"
    PLAYER = "While playing"
    LIBRARY = "In the library"
    SUMMARY = "In the summary"
    QUESTION = "In a question"
    GATE = "Before a start"
    NOW = "Where it hurts"
    LEARN = "While reading"
    FITTING = "Asked for a time"
    DIARY = "In the cramp diary"
    CRAMP = "Writing a cramp down"
    REPORT = "In the diary's report"
    SETTINGS = "In the settings"
    KEYS = "In the list of keys"
    VALUE = "Asked for a value"
    HISTORY = "In the history"
    SESSION = "One session"
    WANTED = "Asked which sessions"
    NOTE = "Writing a note"
    BUILDER = "In the builder"
    PICKING = "Choosing what to add"
    FIELD = "Typing a value"
    CHOICE = "Choosing a value"
    CHANGED = "When the file was changed elsewhere"
    UNSAVED = "Leaving with something not saved"
    LEFT_BEHIND = "Coming back to something not saved"
    SEARCHING = "While searching"
    SIEVE = "Choosing filters"
    MORE = "More choices"
    FILE = "Making a file"


class UserCommand(Struct, frozen=True, kw_only=True):
    """One thing a person can do."""

    id: str
    """What a keymap calls it."""
    keys: tuple[str, ...]
    """In the words of Textual; the first is the one that is shown."""
    label: str
    """One or two words for the key line and the palette."""
    help: str
    """One sentence."""
    where: Where
    action: str
    """The action of the screen, or of the app, that carries it out."""
    command: Command | None = None
    """What it asks of the player; None where it asks nothing."""
    labels: Mapping[Phase, str] = field(default_factory=dict)
    """Other labels, by what the player is doing."""
    rank: int | None = None
    """Its place in the key line, and how long it stays there as the terminal narrows; None keeps it out."""

    def available(self, phase: Phase) -> bool:
        """Whether the player takes it in this phase."""
        return self.command is None or self.command in TABLE[phase]

    def label_in(self, phase: Phase | None) -> str:
        """Its label while the player is in this phase."""
        return self.label if phase is None else self.labels.get(phase, self.label)

    @property
    def key(self) -> str:
        """The key to show for it."""
        return keys.shown(self.keys[0])
