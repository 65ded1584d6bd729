"""The commands by name, each loaded when it is asked for, so that `relief list` pays for `list` alone.

This module owns the names and their order in the help. What a command does is in the module named beside it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

import relief_player

MODULES: Final = {
    "play": "play",
    "now": "now",
    "list": "shelf",
    "show": "show",
    "moves": "moves",
    "edit": "edit",
    "learn": "learn",
    "new": "new",
    "watch": "watch",
    "check": "check",
    "schema": "check",
    "history": "history",
    "log": "log",
    "render": "render",
    "serve": "serve",
    "config": "config",
    "where": "system",
    "doctor": "doctor",
    "completion": "system",
}
"""The module of this room that holds each command, in the order of the help; the command is its `NAME_command`."""


class LazyGroup(click.Group):
    """A group whose commands are imported one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names, in the order of the help."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """A command by its name."""
        module = MODULES.get(cmd_name)
        if module is None:
            return None
        loaded = import_module(f"relief_player.cli.{module}")
        command: click.Command = getattr(loaded, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command by its name; a name that is none is answered with the nearest."""
        name = args[0]
        if name in MODULES or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches  # noqa: PLC0415  # only a slip pays for it

        near = get_close_matches(name.lower(), MODULES, n=1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        if name.endswith(".toml"):
            hint = f" To play a file: relief play {name}"
        raise click.UsageError(f'There is no command "{name}".{hint}', ctx)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Try: relief list, then relief play ROUTINE.",
)
@click.version_option(relief_player.__version__, prog_name="relief", message="%(prog)s %(version)s")
@click.pass_context
def relief(ctx: click.Context, /) -> int:
    """Guided stretching and relaxation in the terminal.

    Without a command it opens the library.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from relief_player.cli.home import open_library  # noqa: PLC0415  # the library alone loads the screens

    return open_library()
