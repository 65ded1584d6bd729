"""Importing does nothing, and a command loads only what it needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

IMPORT_ALL = """
import importlib, json, pkgutil, sys, threading

import relief_player

names = ["relief_player"] + [
    found.name
    for found in pkgutil.walk_packages(relief_player.__path__, "relief_player.")
    if not found.name.endswith(("__main__", "_windows"))
]
done = []

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(mode, str) and set(mode) & set("wax+"):
            done.append(f"open {path} {mode}")
    elif event.split(".")[0] in {"socket", "subprocess", "sqlite3", "shutil", "tempfile"} or event in {
        "os.mkdir", "os.remove", "os.rename", "os.system", "os.fork", "os.posix_spawn", "os.exec", "os.kill",
    }:
        done.append(f"{event} {arguments!r}")

sys.addaudithook(watch)
for name in names:
    importlib.import_module(name)
print(json.dumps({"names": names, "done": done, "threads": [t.name for t in threading.enumerate()]}))
"""

RUN_AND_TELL = """
import contextlib, io, json, sys

from relief_player.cli.main import run

with contextlib.redirect_stdout(io.StringIO()):
    code = run(sys.argv[1:])
print(json.dumps({"code": int(code), "modules": sorted(sys.modules)}))
"""

WITHOUT_TLS = """
import json, sys

from relief_player.cli.lean import load_asyncio_without_tls

load_asyncio_without_tls()
import relief_player.bootstrap.screens, relief_player.history.journal, relief_player.sound.voice.opening

loaded = sorted(sys.modules)
import asyncio, ssl

print(json.dumps({"modules": loaded, "tls": hasattr(ssl, "SSLContext"), "works": asyncio.run(asyncio.sleep(0, 7))}))
"""

SHOW_THE_PLAYER = """
import json, sys

from relief_player.cli.lean import load_asyncio_without_tls
from relief_player.cli.main import run

load_asyncio_without_tls()
from relief_player.bootstrap import opening, screens
from relief_player.tui import run
from relief_player.tui.screens import player

print(json.dumps({"modules": sorted(sys.modules)}))
"""

NOT_BEFORE_THE_FIRST_FRAME = re.compile(
    r"(sqlite3|_?ssl|_?hashlib|tomlkit|tomli_w|zoneinfo|multiprocessing|pydub|miniaudio|audioop|numpy)(\..*)?"
    r"|relief_player\.(sound|web|care\.learn|routine\.(editing|checks|shelf_index)|session\.(ready|fit))(\..*)?"
    r"|relief_player\.history\.(store|door|reading|journal|writer|ledger|queries)"
    r"|relief_player\.plain\.(face|tellers|keyboard)"
    r"|relief_player\.tui\.(session_port|screens\.(?!base|leaving|player)\w+)"
    r"|relief_player\.tui\.(builder|diary|history|library|settings_desk)(\..*)?"
)
"""What the first frame of the player waits for in vain: the record, the sound and the other screens come after it."""

TOO_HEAVY = ("textual", "rich", "pydub", "miniaudio", "simpleaudio", "nanotts", "audioop", "numpy", "asyncio")
"""What the commands that only print have no need of."""


def _python(code: str, *arguments: str, environment: dict[str, str], folder: Path) -> dict[str, object]:
    finished = subprocess.run(
        [sys.executable, "-B", "-c", code, *arguments],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert finished.returncode == 0, finished.stderr
    told: dict[str, object] = json.loads(finished.stdout.splitlines()[-1])
    return told


IMPORTED_ONCE = pytest.mark.xdist_group("importing")
"""All modules are imported in one program, which the tests of one worker share."""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("importing")
    return _python(IMPORT_ALL, environment=dict(os.environ) | {"HOME": str(folder)}, folder=folder) | {
        "files": [str(path) for path in folder.rglob("*")]
    }


@IMPORTED_ONCE
def test_importing_every_module_opens_starts_and_connects_nothing(imported: dict[str, object]):
    assert imported["done"] == []


@IMPORTED_ONCE
def test_importing_every_module_starts_no_thread(imported: dict[str, object]):
    assert imported["threads"] == ["MainThread"]


@IMPORTED_ONCE
def test_importing_every_module_leaves_no_file(imported: dict[str, object]):
    assert imported["files"] == []


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["list", "--json"], ["--version"], ["show", "calm-breathing"], ["where"]],
    ids=" ".join,
)
def test_a_command_that_only_prints_loads_no_screen_and_no_sound(
    arguments: list[str], own_home: dict[str, str], tmp_path: Path
):
    told = _python(RUN_AND_TELL, *arguments, environment=own_home, folder=tmp_path)
    modules = told["modules"]
    assert isinstance(modules, list)
    assert (told["code"], [name for name in modules if name.partition(".")[0] in TOO_HEAVY]) == (0, [])


def test_a_session_on_the_screen_loads_no_tls_and_whoever_needs_it_later_still_gets_it(
    own_home: dict[str, str], tmp_path: Path
):
    told = _python(WITHOUT_TLS, environment=own_home, folder=tmp_path)
    modules = told["modules"]
    assert isinstance(modules, list)
    assert {"ssl", "_ssl", "_hashlib"} & set(modules) == set()
    assert "textual.app" in modules
    assert (told["tls"], told["works"]) == (True, 7)


def test_the_player_is_drawn_before_what_it_does_not_show_is_loaded(own_home: dict[str, str], tmp_path: Path):
    modules = _python(SHOW_THE_PLAYER, environment=own_home, folder=tmp_path)["modules"]
    assert isinstance(modules, list)
    assert "relief_player.tui.screens.player" in modules
    assert [name for name in modules if NOT_BEFORE_THE_FIRST_FRAME.fullmatch(name)] == []
