"""What a linter does not know of the house: sizes, broad excepts, sleeping, the network, and paths of one machine."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGE = CHECKOUT / "relief_player"
MOST_LINES = 250

LONGER_FOR_A_REASON = {
    "routine/model.py": "one vocabulary: a line and its sentence for each key of the format",
}
"""Files of the package that may be longer, each with its reason."""

BROAD_EXCEPT_FOR_A_REASON = {
    "session/conductor.py": "what ends its thread is given to whoever waits for the session",
    "session/audience.py": "a listener may die, the session may not",
    "cli/main.py": "the last line of the program: a fault is told in one sentence",
    "bench/mutate.py": "whatever a mutant breaks, it was noticed",
}

SLEEPS_FOR_A_REASON = {
    "tests/support/sound_rig.py": "another program is waited for, which tells nobody when it is there",
}

NETWORK = frozenset(
    {
        "aiohttp",
        "ftplib",
        "http",
        "httpx",
        "requests",
        "smtplib",
        "socket",
        "textual_serve",
        "urllib",
        "urllib3",
        "webbrowser",
    }
)

NETWORK_FOR_A_REASON = {
    "web/server.py": "`relief serve` listens; it asks nothing of anyone",
}

ONE_MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root)/[A-Za-z0-9_.-]+|[A-Z]:\\Users\\")

EXCEPTION = re.compile(r"# (?:noqa|type: ignore)\b(?::? ?\[?[A-Za-z][\w-]*(?:, ?[A-Za-z][\w-]*)*\]?)?(?P<reason>.*)")
"""A rule of a linter that is set aside, and what stands behind it."""


def _sources(*folders: str, suffixes: tuple[str, ...] = (".py",)) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted((CHECKOUT / folder).rglob("*"))
        if path.suffix in suffixes and path.is_file() and "__pycache__" not in path.parts
    ]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _id(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


@pytest.mark.parametrize("path", _sources("relief_player", suffixes=(".py", ".tcss")), ids=_id)
def test_a_file_does_one_thing_and_is_short(path: Path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES or path.relative_to(PACKAGE).as_posix() in LONGER_FOR_A_REASON


@pytest.mark.parametrize("path", _sources("relief_player", "bench"), ids=_id)
def test_no_except_swallows_what_it_does_not_know(path: Path):
    broad = [
        handler.lineno
        for handler in ast.walk(_tree(path))
        if isinstance(handler, ast.ExceptHandler) and _is_broad(handler.type) and not _raises_again(handler)
    ]
    here = path.relative_to(PACKAGE) if path.is_relative_to(PACKAGE) else path.relative_to(PACKAGE.parent)
    allowed = here.as_posix() in BROAD_EXCEPT_FOR_A_REASON
    assert len(broad) <= (1 if allowed else 0), f"lines {broad}"


def _is_broad(caught: ast.expr | None) -> bool:
    named = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        name is None or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"}) for name in named
    )


def _raises_again(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))


@pytest.mark.parametrize("path", _sources("tests"), ids=_id)
def test_no_test_sleeps(path: Path):
    sleeps = [
        call.lineno
        for call in ast.walk(_tree(path))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "sleep"
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"time", "asyncio"}
    ]
    allowed = 1 if _id(path) in SLEEPS_FOR_A_REASON else 0
    assert len(sleeps) <= allowed, f"lines {sleeps}"


@pytest.mark.parametrize("path", _sources("relief_player"), ids=_id)
def test_nothing_in_the_package_knows_the_network(path: Path):
    if path.relative_to(PACKAGE).as_posix() in NETWORK_FOR_A_REASON:
        pytest.skip(NETWORK_FOR_A_REASON[path.relative_to(PACKAGE).as_posix()])
    found = {name for name in _imported(_tree(path)) if name.partition(".")[0] in NETWORK and name != "urllib.parse"}
    assert not found


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize(
    "path",
    [
        *_sources(
            "relief_player", "routines", "bench", "tests", ".ci", suffixes=(".py", ".toml", ".tcss", ".md", ".sh", "")
        ),
        CHECKOUT / "pyproject.toml",
        CHECKOUT / "README.md",
    ],
    ids=_id,
)
def test_no_path_of_one_machine_is_written_down(path: Path):
    found = ONE_MACHINE.findall(path.read_text(encoding="utf-8", errors="replace"))
    assert path == Path(__file__).resolve() or not found


@pytest.mark.parametrize("path", _sources("relief_player", "bench", "tests"), ids=_id)
def test_a_rule_that_is_set_aside_says_why(path: Path):
    comments = [
        (token.start[0], token.string)
        for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
        if token.type == tokenize.COMMENT
    ]
    bare = [
        number for number, text in comments if (found := EXCEPTION.match(text)) and not found["reason"].strip(" #-")
    ]
    assert bare == []
