"""The program itself, run as a person or another program would run it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relief_player.cli.main import run as main

SHORT = """
name = "Short"
[timing]
get_ready = "1s"
transition = "1s"
switch = "1s"
[[step]]
kind = "stretch"
name = "Calf stretch"
duration = "4s"
sides = "each"
[[step]]
kind = "note"
name = "Well done"
"""
"""Ten seconds, then a gate."""

LONG = """
name = "Long"
[timing]
get_ready = "0s"
[[step]]
kind = "move"
name = "Walk"
duration = "10m"
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def events(self) -> list[dict[str, Any]]:
        """JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ended]


@pytest.fixture
def command() -> list[str]:
    """The program, as a list to put arguments behind."""
    return [sys.executable, "-m", "relief_player"]


@pytest.fixture
def run(own_home: dict[str, str], tmp_path: Path, command: list[str]) -> Run:
    """Runs the program to its end, in a home of its own, with no terminal."""

    def start(*arguments: str | Path, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Ended:
        done = subprocess.run(
            [*command, *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env={**own_home, **(env or {})},
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return start


@pytest.fixture
def relief(
    own_home: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Carries a command line out in this process: the same as `run`, faster."""
    for name, value in own_home.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def carry_out(*arguments: str | Path) -> Ended:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return carry_out


@pytest.fixture
def start(own_home: dict[str, str], tmp_path: Path, command: list[str]) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts the program with no terminal and gives it back while it runs."""

    def begin(*arguments: object, ignoring: str = "") -> subprocess.Popen[bytes]:
        words = [*command, *map(str, arguments)]
        if ignoring:
            words = ["sh", "-c", f'trap "" {ignoring}; exec "$@"', "sh", *words]
        return subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=own_home,
            cwd=tmp_path,
        )

    return begin


@pytest.fixture
def playing_long(file: Callable[..., Path]) -> list[object]:
    """The arguments that play the long routine as JSON Lines."""
    return ["play", file(LONG), "--json", "--no-sound"]


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a routine file."""

    def write(text: str = SHORT, name: str = "short.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def rows(own_home: dict[str, str]) -> Callable[[], Sequence[dict[str, Any]]]:
    """What the history holds, read by the program's own reader in this process."""

    def read() -> Sequence[dict[str, Any]]:
        from relief_player.history.reading import open_history  # noqa: PLC0415  # a test that looks needs it
        from relief_player.places import Places  # noqa: PLC0415  # as above

        places = Places(
            data=Path(own_home["XDG_DATA_HOME"]) / "relief_player",
            config=Path(own_home["XDG_CONFIG_HOME"]) / "relief_player",
            state=Path(own_home["XDG_STATE_HOME"]) / "relief_player",
            cache=Path(own_home["XDG_CACHE_HOME"]) / "relief_player",
        )
        with open_history(places) as history:
            return [record.to_json() for record in history.sessions()]

    return read


@pytest.fixture
def short() -> str:
    """The text of a routine of ten seconds with a gate at its end."""
    return SHORT


@pytest.fixture
def long() -> str:
    """The text of a routine that is one walk of ten minutes."""
    return LONG
