"""Walls that an import contract does not see: circles of files, who asks a clock, and threads that touch a widget."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGE = "relief_player"

ASKS_A_CLOCK = {
    "bootstrap/app.py": "the wall clock of the program, given to all that need one",
    "cli/moments.py": "what a person types is by the clock that hangs here",
    "cli/render.py": "how often the bar is drawn",
    "faultlog.py": "when it went wrong",
    "history/door.py": "the wall clock of a history that is opened by itself",
    "history/ids.py": "an id begins with the moment it is made",
    "history/journal.py": "how long the first row may take",
    "history/locks.py": "how long another process is waited for",
    "plain/tellers.py": "when it will end, by the clock on the wall; a test gives another",
    "routine/shelf_index.py": "a file that was written just now may be written again in the same tick",
    "session/clock.py": "the clock of a session",
    "sound/instant.py": "the clock of the sound process, which is the same",
    "tui/library/looking.py": "a slow disk is looked at less often",
}
"""The files of the package that read the time themselves. All others are told it."""

CLOCKS = {
    "time": {
        "time",
        "monotonic",
        "perf_counter",
        "time_ns",
        "monotonic_ns",
        "perf_counter_ns",
        "clock_gettime",
        "localtime",
    },
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
}


def _modules() -> dict[str, Path]:
    found = {}
    for path in sorted((CHECKOUT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(CHECKOUT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that a file names in an import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"
                yield inside if inside in known else str(node.module)


def _circle(imports: dict[str, set[str]]) -> list[str]:
    """The modules of one circle, in order; empty where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        circle: list[str] = found.args[1]
        return circle
    return []


def test_no_file_imports_in_a_circle():
    known = _modules()
    imports = {name: set(_imported(path, known)) - {name} for name, path in known.items()}
    assert _circle(imports) == []


def test_a_circle_of_two_files_is_seen():
    assert set(_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == {"b", "c"}


def _trees() -> dict[str, ast.Module]:
    package = CHECKOUT / PACKAGE
    return {
        path.relative_to(package).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("*.py"))
    }


def _asks_a_clock(tree: ast.Module) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in CLOCKS.get(node.value.id, ()):
                return True
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            return True
    return False


def test_who_needs_the_time_is_told_it():
    assert [name for name, tree in _trees().items() if _asks_a_clock(tree)] == sorted(ASKS_A_CLOCK)


def test_no_other_thread_touches_a_widget():
    found = [
        f"{name}:{node.lineno}"
        for name, tree in _trees().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr == "call_from_thread")
        or (
            isinstance(node, ast.Call)
            and _named(node.func) == "work"
            and any(one.arg == "thread" for one in node.keywords)
        )
    ]
    assert found == []


def _named(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_a_clock_and_a_thread_would_be_seen():
    assert _asks_a_clock(ast.parse("import time\nprint(time.monotonic())"))
    assert _asks_a_clock(ast.parse("from datetime import datetime\nat = datetime.now()"))
    assert not _asks_a_clock(ast.parse("import time\ntime.sleep(1)"))
