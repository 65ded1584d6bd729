"""The README says what is so: its tables come from the source, and every command it shows works."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import picture
import pytest
import readme_parts
import terminal
from terminal import Terminal

from relief_player.settings import Settings, read_settings
from relief_player.tui.commands import check_keymap

PAGE = readme_parts.README.read_text(encoding="utf-8")
RUN = re.findall(r"<!-- run -->\n```sh\n(.*?)```", PAGE, re.DOTALL)
PLAY = re.findall(r"<!-- play -->\n```sh\n(.*?)```", PAGE, re.DOTALL)
SETTINGS = re.findall(r"<!-- settings -->\n```toml\n(.*?)```", PAGE, re.DOTALL)
EXAMPLES = re.findall(r"(?<!-->\n)```toml\n(.*?)```", PAGE, re.DOTALL)


def _lines(blocks: list[str]) -> list[str]:
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


@pytest.fixture
def environment(own_home: dict[str, str]) -> dict[str, str]:
    """Where `relief` is the one under test."""
    return own_home | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{own_home['PATH']}"}


def test_every_part_made_from_the_source_is_on_the_page_once():
    assert sorted(readme_parts.named(PAGE)) == sorted(readme_parts.PARTS)


def test_the_page_says_what_the_source_says():
    assert readme_parts.filled(PAGE) == PAGE, "run: python tests/support/readme_parts.py"


def test_the_page_shows_commands_and_examples():
    assert len(_lines(RUN)) > 5
    assert _lines(PLAY)
    assert EXAMPLES
    assert SETTINGS


@pytest.mark.parametrize("line", _lines(RUN))
def test_a_command_on_the_page_works(line: str, environment: dict[str, str], tmp_path: Path):
    (tmp_path / "evening-legs.toml").write_text(EXAMPLES[0], encoding="utf-8")
    finished = subprocess.run(
        ["sh", "-euc", line],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.terminal
@pytest.mark.skipif(bool(terminal.missing()), reason=terminal.missing())
@pytest.mark.parametrize("line", _lines(PLAY))
def test_a_command_that_plays_begins_to_play(line: str, environment: dict[str, str], tmp_path: Path):
    (tmp_path / "evening-legs.toml").write_text(EXAMPLES[0], encoding="utf-8")
    command = shlex.split(line.replace(".venv/bin/relief", "relief"))
    with Terminal(command, environment=environment, cwd=tmp_path) as window:
        window.wait_for(lambda screen: "y Yes" in screen or "Next:" in screen)


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_routine_on_the_page_has_no_problem(example: str, environment: dict[str, str], tmp_path: Path):
    assert tomllib.loads(example)
    path = tmp_path / "example.toml"
    path.write_text(example, encoding="utf-8")
    finished = subprocess.run(
        ["relief", "check", str(path)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize("example", SETTINGS)
def test_the_settings_on_the_page_have_no_mistake(example: str, tmp_path: Path):
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    settings, mistakes = read_settings(path)
    keyboard_mistakes = check_keymap(settings.keymap)
    assert (mistakes, keyboard_mistakes) == ((), ())
    assert settings != Settings()


def test_every_picture_and_file_on_the_page_is_there(checkout: Path):
    shown = [path for path in re.findall(r"\]\(([^)#]+)\)", PAGE) if "://" not in path]
    assert [path for path in shown if not (checkout / path).exists()] == []


@pytest.mark.parametrize("name", picture.PICTURES)
async def test_a_picture_shows_what_its_screen_shows(name: str):
    now, _ = await picture.PICTURES[name]()
    assert picture.words_of(picture.kept(name)) == picture.words_of(now), "run: python tests/support/picture.py"
