"""`relief watch`: what a file says, each time it is saved in an editor.

This module owns the command and its waiting. What is wrong with a file stands in `check`, how it is shown in
`watch_page`; looking at the disk and the clock goes through `Eyes`, so that nothing here needs real time to be tried.
"""

from __future__ import annotations

import shutil
import sys
import time
from itertools import accumulate
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Final, Protocol

import click

from relief_player.cli.streams import err, flush, out, out_lines
from relief_player.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relief_player.cli.check import Checked
    from relief_player.routine.model import Routine

LOOK_EVERY: Final = 0.25
"""Seconds between two looks at the file."""
_WIDEST: Final = 100
_NARROWEST: Final = 20
_SHORTEST: Final = 8
"""Rows below which nothing is left out: nobody reads so small a window."""

Stamp = tuple[int, int, int]
"""What tells one state of a file from another: when it was written, its size, and which file it is."""


class Eyes(Protocol):
    """Looks at a file, and waits."""

    def look(self, path: Path) -> Stamp | None:
        """The state of the file; None where there is none."""

    def wait(self) -> None:
        """Let a moment pass."""


class OwnEyes:
    """The real disk and the real time."""

    def look(self, path: Path) -> Stamp | None:
        """The state of the file; None where there is none, or it cannot be looked at."""
        try:
            status = path.stat()
        except (OSError, ValueError):
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def wait(self) -> None:
        """Let a moment pass."""
        time.sleep(LOOK_EVERY)


@click.command("watch")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option("--notes", is_flag=True, help="Tell notes too, not only warnings and errors.")
@click.option("--once", is_flag=True, help="Look once, and end as relief check does.")
def watch_command(*, file: Path, notes: bool, once: bool) -> int:
    """Show what is wrong with FILE, and how it lies in time, each time it is saved.

    Leave it open beside your editor. Ctrl-C ends it.
    """
    if once:
        return int(show(file, notes=notes))
    return watch(file, OwnEyes(), notes=notes)


def watch(file: Path, eyes: Eyes, *, notes: bool) -> int:
    """Show a file each time it has changed, until the person has seen enough; never returns by itself."""
    shown: Stamp | None = (0, 0, 0)
    while True:
        stamp = _settled(file, eyes)
        if stamp != shown:
            shown = stamp
            click.clear()
            show(file, notes=notes)
            err("Watching. Ctrl-C ends it." if stamp else "Waiting for it. Ctrl-C ends it.")
        eyes.wait()


def _settled(file: Path, eyes: Eyes) -> Stamp | None:
    """The state of a file once nobody is writing to it: an editor empties it first, or puts another in its place."""
    before = eyes.look(file)
    while True:
        eyes.wait()
        now = eyes.look(file)
        if now == before:
            return now
        before = now


def show(file: Path, *, notes: bool) -> Exit:
    """Show a file as it is now; returns what `relief check` would end with."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.cli.check import check_file, told_lines  # noqa: PLC0415  # as above
    from relief_player.cli.watch_page import timeline_lines  # noqa: PLC0415  # as above
    from relief_player.session.compile import compile_routine  # noqa: PLC0415  # as above

    # Opened anew each time: the moves and the settings may have changed as well.
    app = open_app()
    checked = check_file(app, str(file))
    told = [] if checked.missing else list(told_lines(checked, notes=notes))
    columns, rows = shutil.get_terminal_size()
    lines = ["", *(_wrapped(told, columns) if sys.stdout.isatty() else told)] if told else []
    if routine := _routine(checked, file):
        timeline = compile_routine(routine, app.settings.timing)
        lines += ["", *timeline_lines(routine, timeline, min(columns - 1, _WIDEST))]
    out(f"{file.name}: {_verdict(checked, len(told))}")
    out_lines(_fitting(lines, columns, rows - 3, file) if sys.stdout.isatty() else lines)
    flush()
    return checked.code(strict=False)


def _verdict(checked: Checked, told: int) -> str:
    if checked.missing:
        return "there is no such file yet"
    word = "problem" if checked.problems else "finding"
    return f"{told} {word}{'' if told == 1 else 's'}" if told else "nothing to mend"


def _routine(checked: Checked, file: Path) -> Routine | None:
    """The routine of a file that is one, and is right."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # only what is used is loaded
    from relief_player.routine.reader import read_routine_file  # noqa: PLC0415  # as above
    from relief_player.routine.shelf import NO_ROUTINES  # noqa: PLC0415  # as above

    if checked.missing or checked.problems or file.name in NO_ROUTINES:
        return None
    return read_routine_file(file, open_app().moves).routine


def _wrapped(told: list[str], columns: int) -> Iterator[str]:
    """The same between words, where a terminal would break them in the middle."""
    for line in told:
        width = max(columns - 1, _NARROWEST)
        yield from wrap(line, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _fitting(lines: list[str], columns: int, rows: int, file: Path) -> list[str]:
    """As many lines as there is room for, and how many there would be more."""
    heights = [max(1, -(-len(line) // max(columns, 1))) for line in lines]
    if sum(heights) <= rows or rows < _SHORTEST:
        return lines
    kept = sum(1 for height in accumulate(heights) if height < rows)
    return [*lines[:kept], f"… and {len(lines) - kept} lines more; all of them: relief show {file}"]
