"""The parts of the README that are made from the source, between marks of their own.

Run as a program it writes them anew; a test finds where the page and the source have drifted apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click

from relief_player.cli.commands import relief
from relief_player.errors import Exit
from relief_player.routine.fields import STEP_FIELDS, TIMING_FIELDS, keys_of
from relief_player.routine.model import Kind
from relief_player.session.diagram import state_diagram
from relief_player.settings.standing import all_settings
from relief_player.settings.starter import toml_of
from relief_player.tui.commands import COMMANDS, keys_table

README = Path(__file__).resolve().parent.parent.parent / "README.md"
_PART = re.compile(r"(<!-- made: (?P<name>[a-z ]+) -->\n)(?:.*?\n)??(<!-- end -->)", re.DOTALL)

_EXIT_WORDS = {
    Exit.DONE: "done; also after q, and when the reader of a pipe went away",
    Exit.FAILED: "it could not be done",
    Exit.USAGE: "the command was not understood, or there is no such routine",
    Exit.PROBLEMS: "the file has problems, or findings of level error",
    Exit.REFUSED: "not started: a limit or a safety question said no, or there was no one to ask",
    Exit.HUNG_UP: "ended because the terminal went away",
    Exit.INTERRUPTED: "ended by Ctrl-C",
    Exit.TERMINATED: "ended by a polite kill",
}


def commands() -> str:
    """What can be asked for, a row for each command."""
    context = click.Context(relief)
    lines = ["| `relief …` | |", "|---|---|"]
    for name in relief.list_commands(context):
        command = relief.get_command(context, name)
        assert command is not None
        lines.append(f"| `{name}` | {command.get_short_help_str(limit=200)} |")
    return "\n".join(lines)


def kinds_by_keys() -> str:
    """Which kind of step takes which key: a column for each kind, a row for each key."""
    kinds = list(Kind)
    lines = [
        f"| key | {' | '.join(kind.value for kind in kinds)} | what it is | default |",
        f"|---|{':-:|' * len(kinds)}---|---|",
    ]
    for name, field in STEP_FIELDS.items():
        taken = " | ".join("●" if name in keys_of(kind) else "" for kind in kinds)
        lines.append(f"| `{name}` | {taken} | {field.doc} | {field.default} |")
    return "\n".join(lines)


def timing_keys() -> str:
    """The keys of `[timing]`."""
    lines = ["| key | what it is | default |", "|---|---|---|"]
    lines += [f"| `{name}` | {field.doc} | {field.default} |" for name, field in TIMING_FIELDS.items()]
    return "\n".join(lines)


def settings_table() -> str:
    """What a person may choose, a row for each setting."""
    lines = ["| setting | what it is | takes | default |", "|---|---|---|---|"]
    lines += [
        f"| `{one.key}` | {one.help} | {one.kind.expected} | `{toml_of(one, one.default)}` |" for one in all_settings()
    ]
    return "\n".join(lines)


def diagram() -> str:
    """The table of the player's states, drawn."""
    return f"```mermaid\n{state_diagram().strip()}\n```"


def exit_codes() -> str:
    """What a program that starts `relief` may rely on."""
    lines = ["| code | meaning |", "|---|---|"]
    lines += [f"| {code.value} | {_EXIT_WORDS[code]} |" for code in Exit]
    return "\n".join(lines)


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "keys": lambda: keys_table().strip(),
    "command names": lambda: ", ".join(f"`{command.id}`" for command in COMMANDS),
    "kinds by keys": kinds_by_keys,
    "timing": timing_keys,
    "settings": settings_table,
    "states": diagram,
    "exit codes": exit_codes,
}


def filled(page: str) -> str:
    """The page with every made part as the source has it now."""
    return _PART.sub(lambda part: f"{part[1]}{PARTS[part['name']]()}\n{part[3]}", page)


def named(page: str) -> list[str]:
    """The names of the parts a page holds."""
    return [part["name"] for part in _PART.finditer(page)]


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
