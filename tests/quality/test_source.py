"""What a linter does not know of the house: sizes, broad excepts, sleeping, the network, and paths of one machine.

Each rule looks at all files at once and tells those that break it: a test for each file and rule was a quarter of all
tests, and more time went into naming them than into looking.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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

EXCEPTION_SOMEWHERE = re.compile(r"# (?:noqa|type: ignore)\b")
"""What a file must hold somewhere, in a comment or not, to be worth taking apart for its comments."""


def _sources(*folders: str, suffixes: tuple[str, ...] = (".py",)) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted((CHECKOUT / folder).rglob("*"))
        if path.suffix in suffixes and path.is_file() and "__pycache__" not in path.parts
    ]


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="strict" if path.suffix == ".py" else "replace")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path), filename=str(path))


def _id(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def _in_package(path: Path) -> str:
    """How a file of the package is named in the tables above; any other file has its place in the checkout."""
    return path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else CHECKOUT).as_posix()


def test_a_file_does_one_thing_and_is_short():
    lines = {path: len(_text(path).splitlines()) for path in _sources("relief_player", suffixes=(".py", ".tcss"))}
    assert lines
    assert not {
        _id(path): many
        for path, many in lines.items()
        if many > MOST_LINES and _in_package(path) not in LONGER_FOR_A_REASON
    }


def test_no_except_swallows_what_it_does_not_know():
    broad = {path: _broad_excepts(path) for path in _sources("relief_player", "bench")}
    assert broad
    assert not {
        _id(path): f"lines {lines}"
        for path, lines in broad.items()
        if len(lines) > (1 if _in_package(path) in BROAD_EXCEPT_FOR_A_REASON else 0)
    }


def _broad_excepts(path: Path) -> list[int]:
    return [
        handler.lineno
        for handler in ast.walk(_tree(path))
        if isinstance(handler, ast.ExceptHandler) and _is_broad(handler.type) and not _raises_again(handler)
    ]


def _is_broad(caught: ast.expr | None) -> bool:
    named = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        name is None or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"}) for name in named
    )


def _raises_again(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))


def test_no_test_sleeps():
    slept = {path: _sleeps(path) for path in _sources("tests")}
    assert slept
    assert not {
        _id(path): f"lines {lines}"
        for path, lines in slept.items()
        if len(lines) > (1 if _id(path) in SLEEPS_FOR_A_REASON else 0)
    }


def _sleeps(path: Path) -> list[int]:
    return [
        call.lineno
        for call in ast.walk(_tree(path))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "sleep"
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"time", "asyncio"}
    ]


def test_nothing_in_the_package_knows_the_network():
    known = {
        path: {name for name in _imported(_tree(path)) if name.partition(".")[0] in NETWORK and name != "urllib.parse"}
        for path in _sources("relief_player")
    }
    assert known
    assert not {
        _id(path): names for path, names in known.items() if names and _in_package(path) not in NETWORK_FOR_A_REASON
    }


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_no_path_of_one_machine_is_written_down():
    suffixes = (".py", ".toml", ".tcss", ".md", ".sh", "")
    sources = [
        *_sources("relief_player", "routines", "bench", "tests", ".ci", suffixes=suffixes),
        CHECKOUT / "pyproject.toml",
        CHECKOUT / "README.md",
    ]
    assert not {
        _id(path): found
        for path in sources
        if path != Path(__file__).resolve() and (found := ONE_MACHINE.findall(_text(path)))
    }


def test_a_rule_that_is_set_aside_says_why():
    bare = {path: _without_a_reason(path) for path in _sources("relief_player", "bench", "tests")}
    assert bare
    assert not {_id(path): f"lines {lines}" for path, lines in bare.items() if lines}


def _without_a_reason(path: Path) -> list[int]:
    if not EXCEPTION_SOMEWHERE.search(_text(path)):
        return []
    return [
        token.start[0]
        for token in tokenize.generate_tokens(io.StringIO(_text(path)).readline)
        if token.type == tokenize.COMMENT
        and (found := EXCEPTION.match(token.string))
        and not found["reason"].strip(" #-")
    ]
