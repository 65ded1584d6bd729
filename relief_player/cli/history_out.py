"""`relief history export`, `import` and `merge`: the history out and in.

This module owns these commands. What the forms are, and how rows meet, is the history room's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from relief_player.cli.streams import err, flush, prepare_streams
from relief_player.cli.values import WordType
from relief_player.errors import HistoryError, ProblemsError, UsageError

if TYPE_CHECKING:
    from relief_player.history.reading import History

FORMS = {"jsonl": ".jsonl", "csv": ".csv", "md": ".md", "ics": ".ics"}
"""The forms, and how the names of their files end."""
_MOST_TOLD = 20
"""More wrong lines than these are counted, not told one by one."""
_STREAM = "-"


@click.command("export")
@click.argument("file", default=_STREAM)
@click.option("--format", "form", type=WordType("form", FORMS), help="jsonl (all of it), csv, md or ics.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def export_command(*, file: str, form: str | None, force: bool) -> int:
    """Write the history to FILE, or to standard output.

    JSON Lines hold everything, and relief history import reads them again. The form follows the ending of FILE.
    """
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    chosen = form or next((name for name, ending in FORMS.items() if file.lower().endswith(ending)), "jsonl")
    with open_app().history() as history:
        for notice in history.notices:
            err(notice)
        with written(file, force=force) as target:
            for text in _texts(history, chosen):
                target.write(text)
    return 0


def _texts(history: History, form: str) -> Iterator[str]:
    from relief_player.history import exports  # noqa: PLC0415  # only here

    if form == "jsonl":
        return _json_lines(history)
    made = {"csv": exports.as_csv, "md": exports.as_markdown, "ics": exports.as_calendar}[form](history.sessions())
    return made if form == "ics" else _cleaned(made)


def _json_lines(history: History) -> Iterator[str]:
    import json  # noqa: PLC0415  # only here

    from relief_player.history.transfer import every_line, head  # noqa: PLC0415  # only here

    yield json.dumps(head()) + "\n"
    for line in every_line(history.reading):
        yield json.dumps(line) + "\n"


def _cleaned(texts: Iterable[str]) -> Iterator[str]:
    from relief_player.cleaning import clean  # noqa: PLC0415  # only here

    return (clean(text) for text in texts)


@contextmanager
def written(file: str, *, force: bool) -> Iterator[IO[str]]:
    """Standard output, or a file for nobody else to read, which gets its name once it is whole.

    Raises:
        HistoryError: the file is there already, and `force` was not given.
    """
    if file == _STREAM:
        yield sys.stdout
        flush()
        return
    target = Path(file)
    if target.exists() and not force:
        raise HistoryError(f"{target} is there already", hint="Give another name, or --force to write over it.")
    if not target.parent.is_dir():
        raise HistoryError(f"There is no folder {target.parent}", f"{target.name} was to be written there.")
    part = target.with_name(f"{target.name}.part")
    with suppress(FileNotFoundError):
        part.unlink()
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8", newline="") as written:  # noqa: PTH123  # a descriptor
            yield written
        part.replace(target)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


@click.command("import")
@click.argument("file")
def import_command(*, file: str) -> int:
    """Take JSON Lines in that relief history export wrote: FILE, or - for standard input.

    What is here already, or later, stays. Lines that cannot be read are told, and the others are taken.
    """
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.history.copies import begin_history  # noqa: PLC0415  # as above
    from relief_player.history.transfer import parsed, put_lines  # noqa: PLC0415  # as above

    app = open_app()
    wrong: list[str] = []
    count = [0]

    def is_wrong(number: int, why: str) -> None:
        count[0] += 1
        if len(wrong) < _MOST_TOLD:
            wrong.append(f"{file}:{number}: {why}")

    with _read(file) as lines:
        for notice in begin_history(app.places.history, app.now):
            err(notice)
        with app.history() as history:
            for notice in history.notices:
                err(notice)
            _tell(put_lines(history.changing, parsed(lines, is_wrong), is_wrong))
    if wrong:
        more = count[0] - len(wrong)
        raise ProblemsError("\n".join([*wrong, *([f"and {more} more"] if more else [])]), "The other lines were taken.")
    return 0


@contextmanager
def _read(file: str) -> Iterator[Iterable[str]]:
    if file == _STREAM:
        prepare_streams()
        if sys.stdin is None:
            raise UsageError("There is nothing on standard input")
        yield (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
        return
    path = Path(file)
    if not path.is_file():
        raise UsageError(f"{path} is no file", hint="relief history export FILE writes one.")
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        yield lines


@click.command("merge")
@click.argument("file")
def merge_command(*, file: str) -> int:
    """Take in what another history.db has, as from another machine.

    Of each session the later one stands, deletions too; the order makes no difference, and doing it again changes
    nothing. The other file is not changed.
    """
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.history.copies import begin_history, merge  # noqa: PLC0415  # as above

    app = open_app()
    if not Path(file).is_file():
        raise UsageError(f"{file} is no file", hint="Give the history.db of another machine, or a copy of it.")
    for notice in begin_history(app.places.history, app.now):
        err(notice)
    with app.history() as history:
        for notice in history.notices:
            err(notice)
        _tell(merge(history, Path(file)))
    return 0


def _tell(counts: dict[str, int]) -> None:
    err(f"{counts['new']} new, {counts['changed']} brought up to date, {counts['known']} known already.")
