"""The project built in every way in which people get it, once for all tests of the packaging. Needs no network."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

_WHAT_IS_BUILT = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".gitignore",
    ".ci",
    ".pictures",
    "relief_player",
    "routines",
    "audio",
    "tests",
    "bench",
)


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program and give its output; the test fails with all it said where it does not end well."""
    finished = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@dataclass(frozen=True)
class Installed:
    """One way in which the project is installed, in a virtual environment of its own."""

    python: Path
    relief: Path
    folder: Path

    def ask(self, code: str) -> str:
        """What a line of Python prints there, far from the checkout."""
        return run(self.python, "-c", code, cwd=self.folder).strip()


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """A copy of the checkout that tests may change."""
    copy = tmp_path_factory.mktemp("tree")
    for name in _WHAT_IS_BUILT:
        source = checkout / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "out", ".*cache"))
        else:
            shutil.copy2(source, copy / name)
    return copy


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, tree: Path) -> Path:
    """A folder with the sdist and the wheel made from it, by the standard front end."""
    out = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, tree, cwd=tree)
    return out


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def sdist(built: Path) -> Path:
    (found,) = built.glob("*.tar.gz")
    return found


@pytest.fixture(scope="session")
def wheel_of_the_tree(tmp_path_factory: pytest.TempPathFactory, tree: Path) -> Path:
    """The wheel made straight from the checkout, as `pip install .` makes it."""
    out = tmp_path_factory.mktemp("straight")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, tree, cwd=tree)
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Installed:
    """The wheel, installed."""
    return _install(tmp_path_factory.mktemp("installed"), wheel)


@pytest.fixture(scope="session")
def editable(tmp_path_factory: pytest.TempPathFactory, tree: Path) -> Installed:
    """The copied checkout, installed so that it can be edited."""
    out = tmp_path_factory.mktemp("editable")
    run(sys.executable, "-c", f"import hatchling.build as b; b.build_editable({str(out)!r})", cwd=tree)
    (found,) = out.glob("*.whl")
    with zipfile.ZipFile(found) as archive:
        assert any(name.endswith(".pth") for name in archive.namelist())
    return _install(out, found)


def _install(folder: Path, wheel: Path) -> Installed:
    environment = folder / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=folder)
    scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / Path(sys.executable).name
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=folder,
    )
    # The dependencies are those of the tests; a folder named here is searched, but its own .pth files are not read,
    # so that the project of the checkout cannot be found by mistake.
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    (Path(site) / "of_the_tests.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installed(python, scripts / "relief", folder)
