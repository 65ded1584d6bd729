"""What is imported is declared, and what is declared is used and explained."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

DISTRIBUTIONS = {
    "audioop": "audioop-lts",
    "hibari": "hibari-tts",
    "py_nanotts": "py-nanotts",
    "rich": "textual",
    "simpleaudio": "simpleaudio-patched",
    "textual_serve": "textual-serve",
    "tomli_w": "tomli-w",
}
"""Where a module is not called like the package it comes in."""
NOT_FOR_PLAYING = {"test", "dev"}
"""The extras of those who work on the project."""
LOADED_BY_NAME = {"lameenc", "soundfile"}
"""Encoders of `relief render`, of which it loads the one that is asked for."""

PYTHONS_OWN = {"_sha2", "_sha256"}
"""Modules of Python 3.12 and later, and of 3.11, each unknown to the other."""


@pytest.fixture(scope="module")
def declared() -> set[str]:
    project = tomllib.loads((_root() / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = [
        *project["dependencies"],
        *(line for name in extras if name not in NOT_FOR_PLAYING for line in extras[name]),
    ]
    return {re.split(r"[<>=!~; \[]", line, maxsplit=1)[0] for line in lines}


def _root() -> Path:
    return Path(__file__).resolve().parent.parent.parent


def _imported() -> set[str]:
    found: set[str] = set()
    for path in (_root() / "relief_player").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return {DISTRIBUTIONS.get(name, name) for name in found - sys.stdlib_module_names - PYTHONS_OWN - {"relief_player"}}


def test_every_package_that_is_imported_is_declared_and_the_other_way_round(declared: set[str]):
    # Before Python 3.13 the module of audioop-lts comes with Python; pydub is what imports it.
    assert _imported() | {"audioop-lts"} | LOADED_BY_NAME == declared


def test_every_dependency_is_explained_in_the_readme(declared: set[str]):
    page = (_root() / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(declared) if name not in page] == []
