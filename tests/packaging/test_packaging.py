"""Whoever installs the project gets the routines and the sounds, in whichever way they install it."""

from __future__ import annotations

import json
import re
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from relief_player import __version__

pytestmark = pytest.mark.xdist_group("packaging")
"""What is built and installed is so once, for all of these: they go to one worker."""

ASK_FOR_SHIPPED = (
    "import json, relief_player\n"
    "from relief_player.places import shipped\n"
    "print(json.dumps([relief_player.__file__, sorted(p.relative_to(shipped(k)).as_posix() "
    "for k in ('routines', 'audio') for p in shipped(k).rglob('*'))]))"
)


def _shipped(checkout: Path, folder: str) -> Iterator[str]:
    root = checkout / folder
    return (
        str(path.relative_to(root).as_posix()) for path in sorted(root.rglob("*")) if path.suffix in {".toml", ".wav"}
    )


def _members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", ["routines", "audio"])
def test_the_wheel_made_from_the_sdist_holds_all_that_is_shipped(folder: str, wheel: Path, checkout: Path):
    wanted = {f"relief_player/{folder}/{name}" for name in _shipped(checkout, folder)}
    assert wanted
    assert wanted <= _members(wheel)


def test_the_wheel_made_from_the_tree_is_the_wheel_made_from_the_sdist(wheel: Path, wheel_of_the_tree: Path):
    assert _members(wheel_of_the_tree) == _members(wheel)


def test_the_wheel_holds_the_package_its_licence_and_nothing_else(wheel: Path):
    tops = {name.partition("/")[0] for name in _members(wheel)}
    assert tops == {"relief_player", f"relief_player-{__version__}.dist-info"}
    assert f"relief_player-{__version__}.dist-info/licenses/LICENSE" in _members(wheel)


def test_every_module_and_style_of_the_package_is_in_the_wheel(wheel: Path, checkout: Path):
    package = checkout / "relief_player"
    wanted = {
        path.relative_to(checkout).as_posix()
        for path in package.rglob("*")
        if path.suffix in {".py", ".tcss", ".json", ".sql"} or path.name == "py.typed"
    }
    assert wanted <= _members(wheel)


def test_the_sdist_holds_what_the_tests_need(sdist: Path, checkout: Path):
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    on_the_page = re.findall(r"\]\(([^)#:]+)\)", (checkout / "README.md").read_text(encoding="utf-8"))
    files = [path for path in on_the_page if (checkout / path).is_file()]
    assert {"pyproject.toml", "README.md", ".ci/run", "routines/moves.toml", "tests/conftest.py", *files} <= names
    assert any(path.endswith(".svg") for path in files)


@pytest.mark.parametrize("way", ["installed", "editable"])
def test_an_installation_finds_the_shipped_routines_and_sounds(
    way: str, request: pytest.FixtureRequest, checkout: Path
):
    installation = request.getfixturevalue(way)
    _, names = json.loads(installation.ask(ASK_FOR_SHIPPED))
    assert {*_shipped(checkout, "routines"), *_shipped(checkout, "audio")} <= set(names)


def test_an_installed_wheel_is_not_the_checkout(installed, checkout: Path):
    where, _ = json.loads(installed.ask(ASK_FOR_SHIPPED))
    assert not Path(where).is_relative_to(checkout)


def test_a_routine_added_to_an_editable_checkout_is_there_at_once(editable, tree: Path):
    added = tree / "routines" / "added-by-a-test.toml"
    added.write_text('name = "Added"\n', encoding="utf-8")
    try:
        _, names = json.loads(editable.ask(ASK_FOR_SHIPPED))
    finally:
        added.unlink()
    assert added.name in names


@pytest.mark.parametrize("way", ["installed", "editable"])
def test_the_command_is_installed_as_relief(way: str, request: pytest.FixtureRequest):
    installation = request.getfixturevalue(way)
    assert installation.relief.exists() or installation.relief.with_suffix(".exe").exists()
