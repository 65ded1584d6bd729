"""`relief check` and `relief schema`: is a file right, and what a right file looks like.

This module owns those two commands and their output. What is a problem, and what the limits say, is the routine
room's; here nothing is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from relief_player.cli.finding import STANDARD_INPUT
from relief_player.cli.streams import err, out, out_json, out_lines, standard_input
from relief_player.errors import Exit, UsageError

if TYPE_CHECKING:
    from relief_player.bootstrap import App
    from relief_player.routine.checks import Finding
    from relief_player.routine.problems import Problem

_CATALOGUE = "moves.toml"
_BIBLIOGRAPHY = "sources.toml"
"""Stands beside routines, is none, and has nothing to be held to."""


class Checked(Struct, frozen=True):
    """What was found in one file."""

    file: str
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...] = ()
    missing: bool = False
    """Whether there is no such file at all."""

    def code(self, *, strict: bool) -> Exit:
        """What this file alone would end with."""
        if self.missing:
            return Exit.USAGE
        grave = ("error", "warn") if strict else ("error",)
        found = self.problems or any(finding.level.value in grave for finding in self.findings)
        return Exit.PROBLEMS if found else Exit.DONE

    def as_json(self) -> dict[str, object]:
        """The entry of the contract."""
        return {
            "file": self.file,
            "problems": [problem.as_json() for problem in self.problems],
            "findings": [
                {
                    "level": finding.level.value,
                    "rule": finding.rule,
                    "key": finding.key,
                    "line": finding.line,
                    "message": finding.message,
                    "source": finding.source,
                }
                for finding in self.findings
            ],
        }


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(readable=False, path_type=str, allow_dash=True))
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option("--notes", is_flag=True, help="Tell notes too, not only warnings and errors.")
@click.option("--rules", is_flag=True, help="List the limits that are looked at, and where they come from.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def check_command(*, files: tuple[str, ...], strict: bool, notes: bool, rules: bool, as_json: bool) -> int:
    """Say what is wrong with routine files, and where they pass the limits of the evidence."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    if rules:
        return _tell_rules(as_json=as_json)
    if not files:
        raise UsageError("No file was named", hint="As in: relief check evening-legs.toml")
    app = open_app()
    checked = [check_file(app, file) for file in files]
    if as_json:
        out_json([one.as_json() for one in checked])
    else:
        _tell(checked, notes=notes)
    codes = {one.code(strict=strict) for one in checked}
    return int(next((code for code in (Exit.PROBLEMS, Exit.USAGE) if code in codes), Exit.DONE))


def check_file(app: App, file: str) -> Checked:
    """Read one file, and hold it to the limits if it has no problem."""
    from relief_player.routine.checks import check_routine  # noqa: PLC0415  # only what is used is loaded
    from relief_player.routine.moves import read_moves  # noqa: PLC0415  # as above
    from relief_player.routine.problems import Problem  # noqa: PLC0415  # as above
    from relief_player.routine.reader import read_routine, read_routine_bytes  # noqa: PLC0415  # as above
    from relief_player.routine.source import MOST_TEXT, read_text  # noqa: PLC0415  # as above
    from relief_player.session.compile import compile_routine  # noqa: PLC0415  # as above

    path = Path(file)
    if file == STANDARD_INPUT:
        raw = standard_input(MOST_TEXT + 1)
        result = read_routine_bytes(raw, file="standard input", moves=app.moves)
    else:
        text = read_text(path)
        if isinstance(text, Problem):
            return Checked(file, (text,), missing=not path.exists() and not path.is_symlink())
        if path.name == _BIBLIOGRAPHY:
            return Checked(file, ())
        if path.name == _CATALOGUE:
            return Checked(file, read_moves(text, file=file, known=app.moves.moves)[1])
        result = read_routine(text, file=file, moves=app.moves)
    if result.routine is None:
        return Checked(file, result.problems)
    length = compile_routine(result.routine, app.settings.timing).length
    return Checked(file, (), check_routine(result.routine, length))


def _tell(checked: list[Checked], *, notes: bool) -> None:
    """A line for each problem and finding, and a count for the person."""
    lines = [line for one in checked for line in told_lines(one, notes=notes)]
    problems = sum(len(one.problems) for one in checked)
    findings = len(lines) - problems
    out_lines(lines)
    parts = [_count(problems, "problem")] * bool(problems) + [_count(findings, "finding")] * bool(findings)
    err(f"{_count(len(checked), 'file')}: {' and '.join(parts) or 'nothing to mend'}.")


def told_lines(one: Checked, *, notes: bool) -> Iterator[str]:
    """A line for each problem and finding of a file."""
    for problem in one.problems:
        yield str(problem)
    for finding in one.findings:
        if finding.level.value != "note" or notes:
            line = f":{finding.line}" if finding.line else ""
            key = f" {finding.key}:" if finding.key else ""
            yield f"{one.file}{line}:{key} {finding.level.value}: {finding.message} [{finding.source}]"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _tell_rules(*, as_json: bool) -> int:
    from relief_player.routine.checks import RULES  # noqa: PLC0415  # only what is used is loaded

    if as_json:
        out_json([{"rule": rule.id, "about": rule.about, "source": rule.source} for rule in RULES])
        return 0
    widest = max(len(rule.id) for rule in RULES)
    for rule in RULES:
        out(f"{rule.id:<{widest}}  {rule.about}  [{rule.source}]")
    return 0


@click.command("schema")
@click.argument("file", required=False, type=click.Path(readable=False, path_type=Path))
@click.option("--moves", is_flag=True, help="The schema of moves.toml instead.")
def schema_command(*, file: Path | None, moves: bool) -> int:
    """Write the JSON Schema of routine files to FILE, or to standard output.

    With `#:schema ./routine.schema.json` as its first line, an editor checks a routine while it is written.
    """
    from relief_player.routine.schema import moves_schema, routine_schema, schema_text  # noqa: PLC0415  # only what is used is loaded

    text = schema_text(moves_schema() if moves else routine_schema())
    if file is None or str(file) == STANDARD_INPUT:
        out(text.rstrip("\n"))
        return 0
    from relief_player.routine.saving import save_text  # noqa: PLC0415  # as above

    save_text(file, text, overwrite=_is_ours(file))
    err(f"Written to {file}.")
    return 0


def _is_ours(file: Path) -> bool:
    """Whether a file is a schema that was written before, and may be written anew."""
    try:
        with file.open("rb") as opened:
            return b'"$schema"' in opened.read(200)
    except OSError:
        return False
