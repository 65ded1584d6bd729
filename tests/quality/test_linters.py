"""The linters are tests: style, format, types and walls."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_HERE = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "check", "."], id="every rule of style holds"),
        pytest.param(["ruff", "format", "--check", "."], id="every file is formatted"),
        pytest.param(["mypy"], id="every type is right"),
        pytest.param(["lint-imports", "--no-cache"], id="every wall stands"),
    ],
)
def test_the_source_holds_to_the_house(command: list[str], checkout: Path):
    program, *arguments = command
    # The programs stand beside the interpreter; a shell's PATH may hold others.
    environment = os.environ | {"PATH": f"{_HERE}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    finished = subprocess.run(
        [str(_HERE / program), *arguments],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert finished.returncode == 0, f"{' '.join(command)}\n{finished.stdout}{finished.stderr}"
