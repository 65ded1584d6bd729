"""A person at a terminal: an empty home, a few routines of their own, and `relief`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

RELIEF = (sys.executable, "-m", "relief_player")

SHORT = """
name = "Short one"
[timing]
get_ready = "500ms"
transition = "200ms"
switch = "200ms"
countdown = 0
[[step]]
kind = "stretch"
name = "First reach"
duration = "400ms"
sides = "each"
[[step]]
kind = "stretch"
name = "Second reach"
duration = "400ms"
"""

LONG = """
name = "Long one"
[timing]
get_ready = "500ms"
transition = "1s"
[[step]]
kind = "stretch"
name = "Slow reach"
duration = "5m"
sides = "each"
[[step]]
kind = "stretch"
name = "Later reach"
duration = "5m"
"""


class Person:
    """Someone who has just come, in a folder of their own."""

    def __init__(self, folder: Path, environment: dict[str, str], open_windows: ExitStack) -> None:
        self.folder = folder
        self.environment = environment
        self._open_windows = open_windows
        self.short = self.write("short.toml", SHORT)
        self.long = self.write("long.toml", LONG)

    def write(self, name: str, text: str) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def open(self, *arguments: str | Path, columns: int = 80, rows: int = 24) -> Terminal:
        """Run `relief` in a new window, which is closed at the end of the test."""
        return self.open_program(*RELIEF, *arguments, columns=columns, rows=rows)

    def open_program(self, *command: str | Path, columns: int = 80, rows: int = 24) -> Terminal:
        """Run any program in a new window."""
        window = Terminal(command, environment=self.environment, columns=columns, rows=rows, cwd=self.folder)
        return self._open_windows.enter_context(window)

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run `relief` with no terminal, to its end."""
        return subprocess.run(
            [str(part) for part in (*RELIEF, *arguments)],
            env=self.environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    def sessions(self) -> list[dict[str, Any]]:
        """What the history says, newest first."""
        told = self.run("history", "--json")
        assert told.returncode == 0, told.stderr
        sessions: list[dict[str, Any]] = json.loads(told.stdout)
        return sessions


@pytest.fixture
def person(tmp_path: Path, own_home: dict[str, str]) -> Iterator[Person]:
    folder = tmp_path / "work"
    folder.mkdir()
    # No sound card is asked for: what is heard has tests of its own.
    with ExitStack() as open_windows:
        yield Person(folder, own_home, open_windows)
