"""`relief where` and `relief completion`: where things live, and help for the shell.

This module owns those two commands. It creates nothing.
"""

from __future__ import annotations

import click

from relief_player.cli.streams import out, out_json
from relief_player.errors import UsageError

_SHELLS = ("bash", "zsh", "fish")


@click.command("where")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def where_command(as_json: bool) -> int:
    """Say where your routines, history and settings live."""
    from relief_player.places import find_places, shipped  # noqa: PLC0415  # a wrong option costs nothing

    places = find_places()
    found = {
        "routines": places.routines,
        "history": places.history,
        "settings": places.settings,
        "log": places.state,
        "cache": places.cache,
        "shipped routines": shipped("routines"),
    }
    if as_json:
        out_json({name.replace(" ", "_"): str(path) for name, path in found.items()})
        return 0
    for name, path in found.items():
        out(f"{name:<17} {path}{'' if path.exists() else '  (not there yet)'}")
    return 0


@click.command(
    "completion", epilog="For bash: relief completion bash > ~/.local/share/bash-completion/completions/relief"
)
@click.argument("shell", metavar="SHELL")
def completion_command(shell: str) -> int:
    """Print what makes SHELL (bash, zsh or fish) complete commands and routines."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415  # a wrong option costs nothing

    from relief_player.cli.commands import relief  # noqa: PLC0415  # which imports this module by its name

    maker = get_completion_class(shell) if shell in _SHELLS else None
    if maker is None:
        raise UsageError(f"There is no completion for {shell!r}", hint=f"There is one for {', '.join(_SHELLS)}.")
    out(maker(relief, {}, "relief", "_RELIEF_COMPLETE").source().rstrip("\n"))
    return 0
