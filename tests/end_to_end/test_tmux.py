"""The player inside tmux, which is a terminal that this project did not write."""

from __future__ import annotations

import os
import select
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")]

PATIENCE = 20.0


class Pane:
    """One tmux pane of 80 x 24, on a server of its own."""

    def __init__(self, folder: Path, environment: dict[str, str], command: str) -> None:
        self._socket, self._environment, self._folder = folder / "tmux", environment, folder
        pipe = folder / "written"
        os.mkfifo(pipe)
        self._written = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sh")
        self._tmux("pipe-pane", f"cat > {shlex.quote(str(pipe))}")
        self.type(command)
        self.press("Enter")

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self._tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self._tmux("send-keys", *keys)

    def text(self) -> str:
        """What stands in the pane."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, wanted: str) -> str:
        """Look again whenever something was written, until the pane holds a text."""
        deadline = time.monotonic() + PATIENCE
        while wanted not in (seen := self.text()):
            left = deadline - time.monotonic()
            assert left > 0, f"never seen: {wanted!r}\n{seen}"
            # tmux draws a moment after it has passed the bytes on, so a last look is due even where nothing comes.
            if select.select([self._written], [], [], min(left, 0.5))[0]:
                os.read(self._written, 65536)
        return seen

    def close(self) -> None:
        """End the server and all in it."""
        self._tmux("kill-server")
        os.close(self._written)

    def _tmux(self, *arguments: str) -> str:
        return subprocess.run(
            ["tmux", "-S", str(self._socket), *arguments],
            env=self._environment | {"LC_ALL": "C.UTF-8", "SHELL": "/bin/sh", "PS1": "$ "},
            cwd=self._folder,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
        ).stdout


@pytest.fixture
def pane(person, tmp_path: Path) -> Iterator[Pane]:
    play = f"{shlex.quote(sys.executable)} -m relief_player play short.toml --no-sound --yes; echo ended=$?"
    opened = Pane(person.folder, person.environment, play)
    yield opened
    opened.close()


def test_a_routine_plays_to_its_end_and_the_shell_is_back_as_it_was(pane: Pane, person):
    pane.wait_for("First reach")
    pane.wait_for("Second reach")
    pane.wait_for("Close")
    pane.press("Enter")
    assert "Second reach" not in pane.wait_for("ended=0")
    (session,) = person.sessions()
    assert session["outcome"] == "completed"
