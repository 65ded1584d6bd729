"""A command with commands of its own, each loaded when it is asked for.

This module owns that group. What the commands are is told to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class SubGroup(click.Group):
    """A group whose commands are imported one by one.

    Args:
        modules: for each command the module of this room that holds it, as ``NAME_command``.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = dict(modules or {})

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names, in the order of the help."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """A command by its name."""
        module = self._modules.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"relief_player.cli.{module}"), f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command by its name; a name that is none is answered with what there is."""
        if args[0] in self._modules or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        raise click.UsageError(f'There is no command "{args[0]}". There are: {", ".join(self._modules)}.', ctx)
