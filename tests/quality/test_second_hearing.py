"""What is heard wrong once is tried again, and told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_CONFTEST = Path(__file__).parent.parent / "conftest.py"
_OPTIONS = """
[pytest]
markers = rig: heard
filterwarnings = error
asyncio_default_fixture_loop_scope = function
"""
_HEARD = """
import pytest
from pathlib import Path

@pytest.mark.rig
def test_heard(tmp_path_factory):
    times = Path(__file__).with_suffix(".times")
    times.write_text(times.read_text() + "x" if times.exists() else "x")
    assert len(times.read_text()) > {wrong}, "a stutter"
"""


@pytest.mark.parametrize(
    ("wrong", "outcome", "options"),
    [
        pytest.param(0, "1 passed", [], id="right"),
        pytest.param(1, "1 passed, 1 warning", [], id="wrong once"),
        pytest.param(1, "1 passed, 1 warning", ["-n", "2"], id="wrong once, on a worker"),
        pytest.param(2, "1 failed, 1 warning", [], id="wrong twice"),
    ],
)
def test_a_test_that_was_wrong_when_it_was_heard_first_is_told_among_the_warnings(
    wrong: int, outcome: str, options: list[str], tmp_path: Path
):
    (tmp_path / "conftest.py").write_text(_CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(_OPTIONS, encoding="utf-8")
    (tmp_path / "test_heard.py").write_text(_HEARD.format(wrong=wrong), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert f"= {outcome} in " in done.stdout
    assert ("UserWarning: wrong when it was heard first, and tried again" in done.stdout) == (wrong > 0)
