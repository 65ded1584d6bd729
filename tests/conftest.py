"""What every test stands on: no test reads or writes the folders of the person who runs it."""

from __future__ import annotations

import gc
import os
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, settings

_OF_WHOEVER_RUNS_THE_TESTS = (
    "XDG_", "RELIEF_", "TERM", "COLORTERM", "TEXTUAL", "TMUX", "COLUMNS", "LINES", "LC_", "LANG", "NO_COLOR",
)  # fmt: skip
_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")

# A shared machine makes the first example of anything slow; slowness is measured in bench/, not here.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", max_examples=60, **_CALM)
settings.register_profile("ci", max_examples=30, derandomize=True, print_blob=True, **_CALM)
settings.register_profile("again", max_examples=10, derandomize=True, print_blob=True, **_CALM)
settings.register_profile("thorough", max_examples=2_000, **_CALM)
settings.register_profile("mutation", max_examples=12, derandomize=True, database=None, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_configure() -> None:
    """A run in the background begins with signals ignored, and so would every program that a test starts.

    Python looks for cycles that nobody holds less often than usual, as the program has it do: ten thousand tests
    make few, and the looks take a tenth of their time.
    """
    gc.set_threshold(50_000)
    for name in ("SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """There is one sound card: what plays on it goes to one worker, one test after the other."""
    for item in items:
        if item.get_closest_marker("rig"):
            item.add_marker(pytest.mark.xdist_group("rig"))


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """What is heard is heard in real time: where it seems wrong it is listened to a second time, from the start.

    A busy machine can make the sound server stutter, and no program keeps it from that. Wrong twice is wrong; what was
    wrong once is told among the warnings.
    """
    if not item.get_closest_marker("rig"):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    failed = next((report for report in reports if report.failed), None)
    if failed is not None:
        _tell(item, f"wrong when it was heard first, and tried again: {failed.longreprtext.strip().splitlines()[-1]}")
        item._initrequest()  # type: ignore[attr-defined]  # pytest has no public way to begin a test anew
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _tell(item: pytest.Item, words: str) -> None:
    """Put a line among the warnings of the run; one that is only warned of here would be nobody's to record."""
    path, line, _ = item.location
    told = warnings.WarningMessage(UserWarning(words), UserWarning, path, line or 0)
    where = {"nodeid": item.nodeid, "when": "runtest", "location": None}
    item.ihook.pytest_warning_recorded.call_historic(kwargs={"warning_message": told, **where})


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_the_tests_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _FOLDERS:
            patch.setenv(name, str(home / name.lower()))
        patch.delenv("NO_COLOR", raising=False)
        # Whoever runs the tests in a terminal of sixteen colours would be shown sixteen.
        patch.setenv("COLORTERM", "truecolor")
        yield


@pytest.fixture
def own_home(tmp_path: Path) -> dict[str, str]:
    """The environment of a person who has just come: an empty home and nothing set."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OF_WHOEVER_RUNS_THE_TESTS)}
    folders = {name: str(home / name.lower()) for name in _FOLDERS}
    return kept | folders | {"HOME": str(home), "USERPROFILE": str(home)}


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds `pyproject.toml`."""
    return Path(__file__).resolve().parent.parent
