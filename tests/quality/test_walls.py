"""Walls that an import contract does not see: no file imports in a circle, not even late or for its types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGE = "relief_player"

BACK_FOR_A_REASON = {
    (f"{PACKAGE}.bootstrap.app", f"{PACKAGE}.bootstrap.opening"): "the app is the door to the sessions made from it",
    (f"{PACKAGE}.bootstrap.app", f"{PACKAGE}.bootstrap.played"): "as above: what the door gives out",
}
"""Imports that close a circle, each with its reason."""


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
    for here, there in BACK_FOR_A_REASON:
        imports[here].discard(there)
    assert _circle(imports) == []


def test_an_import_that_may_close_a_circle_is_still_there():
    known = _modules()
    assert [(here, there) for here, there in BACK_FOR_A_REASON if there not in _imported(known[here], known)] == []


def test_a_circle_of_two_files_is_seen():
    assert set(_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == {"b", "c"}
