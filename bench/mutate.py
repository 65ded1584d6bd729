"""``python -m bench.mutate [MODULE…]``: do the tests of the session notice a wrong line?

This module owns the run: the tests are collected once, each mutation is put into the loaded modules of a forked
process, and the tests run there until one fails. No file is touched. It needs `os.fork`, so not Windows.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import resource
import select
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Final

import pytest

from bench.mutations import Mutation, mutations

MODULES: Final = (
    "crossing", "passes", "walk", "commands", "player", "snapshot", "cues", "compile", "ahead", "audience", "inbox",
    "conductor",
)  # fmt: skip
"""Of `relief_player.session`: what has rules in it."""
CPU_SECONDS: Final = 40
"""A mutant that computes longer is in an endless loop."""
WALL_SECONDS: Final = 180
"""A mutant that takes longer waits for something that never comes."""
_LAST: Final = ("thread", "clock", "properties", "fit")
"""Test files that take longest, or have least to do with these modules: they come last, in this order."""


def main() -> int:
    """Run; the exit code is 0 whatever survived, for that is to be judged by a person."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("modules", nargs="*", default=MODULES, metavar="MODULE", help="of relief_player.session")
    parser.add_argument("--tests", nargs="+", default=["tests/session"], help="the tests that are to notice")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every nth mutation")
    parser.add_argument("--lines", default="", metavar="A-B", help="only mutations on these lines")
    asked = parser.parse_args()
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    first, _, last = asked.lines.partition("-")
    lines = range(int(first or 0), int(last or first or sys.maxsize) + 1)
    run = _Run(tuple(asked.modules), asked.every, lines)
    return int(pytest.main(["-q", "-p", "no:cacheprovider", "-s", *asked.tests], plugins=[run]))


@dataclass
class _Run:
    """A plugin that takes the place of running the tests once."""

    modules: tuple[str, ...]
    every: int
    lines: range
    failed: str = ""
    killers: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """For each function: which tests have noticed wrongs in it, by their number."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure; nothing is printed in a mutant."""
        if report.failed:
            self.failed = report.nodeid

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests: run them on every mutant."""
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be collected")
        items = sorted(session.items, key=lambda item: [name in item.nodeid for name in reversed(_LAST)])
        survivors = self._test(items, None)
        if survivors is not None:
            raise session.Interrupted(f"the tests fail without any mutation: {survivors}")
        for name in self.modules:
            self._module(name, items)
        return True

    def _module(self, name: str, items: list[pytest.Item]) -> None:
        module = importlib.import_module(f"relief_player.session.{name}")
        found = list(mutations(Path(module.__file__ or "").read_text(encoding="utf-8")))
        chosen = [mutation for mutation in found if mutation.line in self.lines][:: self.every]
        began, survived = time.monotonic(), 0
        for mutation in chosen:
            if self._test(items, partial(_put_into, module, mutation.tree), mutation) is None:
                survived += 1
                print(f"  {name}.py:{mutation.line} {mutation.function}: {_short(mutation)}", flush=True)
        took = time.monotonic() - began
        print(
            f"{name}: {len(chosen)} mutants, {len(chosen) - survived} noticed, {survived} not ({took:.0f} s)",
            flush=True,
        )

    def _test(
        self, items: list[pytest.Item], prepare: Callable[[], None] | None, mutation: Mutation | None = None
    ) -> str | None:
        """Run the tests in a process of their own; who failed, or None. Those that noticed here before come first."""
        here = self.killers[mutation.function] if mutation else Counter[int]()
        anywhere = sum(self.killers.values(), Counter[int]())
        likely = [number for counted in (here, anywhere) for number, _ in counted.most_common()]
        order = list(dict.fromkeys([*likely, *range(len(items))]))
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            self._child(items, order, prepare, writes)
        os.close(writes)
        noticed = _wait(child, reads)
        if mutation and noticed.isdigit():
            self.killers[mutation.function][int(noticed)] += 1
        if noticed.isdigit():
            return items[int(noticed)].nodeid
        return noticed or None

    def _child(self, items: list[pytest.Item], order: list[int], prepare: Callable[[], None] | None, pipe: int) -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        verdict = ""
        try:
            if prepare:
                prepare()
            for number in order:
                items[number].config.hook.pytest_runtest_protocol(item=items[number], nextitem=None)
                if self.failed:
                    verdict = str(number)
                    break
        except BaseException as error:  # noqa: BLE001  # whatever it is, the mutant was noticed
            verdict = type(error).__name__
        os.write(pipe, verdict.encode() or b"-")
        os._exit(0)


def _wait(child: int, pipe: int) -> str:
    """What a child says at its end; ``died`` where it says nothing."""
    ready, _, _ = select.select([pipe], [], [], WALL_SECONDS)
    said = os.read(pipe, 100).decode() if ready else ""
    os.close(pipe)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return {"-": "", "": "died"}.get(said, said)


def _put_into(module: ModuleType, tree: ast.Module) -> None:
    """Give a loaded module the code and the constants of a mutated one, also where others have imported them."""
    wrong: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(tree, module.__file__ or "", "exec"), wrong)  # noqa: S102  # that is what a mutation run is
    for name, right in list(vars(module).items()):
        if name.startswith("__") or name not in wrong:
            continue
        if isinstance(right, type):
            if right.__module__ == module.__name__:
                _swap_class(right, wrong[name])
        elif functions := list(_functions(right, wrong[name])):
            for live, other in functions:
                if live.__module__ == module.__name__:
                    _swap(live, other)
            if hasattr(right, "cache_clear"):
                right.cache_clear()
        elif right != wrong[name]:
            _put_constant(name, right, wrong[name])


def _put_constant(name: str, right: object, wrong: object) -> None:
    for loaded in list(sys.modules.values()):
        if loaded.__name__.startswith("relief_player") and vars(loaded).get(name) is right:
            setattr(loaded, name, wrong)


def _swap_class(right: type, wrong: type) -> None:
    for name, member in vars(wrong).items():
        if isinstance(member, FunctionType) and member.__code__.co_filename == "<string>":
            setattr(right, name, member)  # made by `dataclass`: it holds the defaults
        else:
            for live, other in _functions(vars(right).get(name), member):
                _swap(live, other)


def _functions(right: object, wrong: object) -> Iterator[tuple[FunctionType, FunctionType]]:
    """The functions in a member, with those that are to take their place."""
    for name in ("__wrapped__", "fget", "__func__"):
        right, wrong = getattr(right, name, right), getattr(wrong, name, wrong)
    if isinstance(right, FunctionType) and isinstance(wrong, FunctionType):
        yield right, wrong


def _swap(live: FunctionType, other: FunctionType) -> None:
    live.__code__ = other.__code__
    live.__defaults__, live.__kwdefaults__ = other.__defaults__, other.__kwdefaults__


def _short(mutation: Mutation) -> str:
    return f"{_one_line(mutation.before)}  →  {_one_line(mutation.after)}"


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 110 else line[:107] + "…"


if __name__ == "__main__":
    sys.exit(main())
