"""`relief edit`: the builder.

This module owns the command's argument. What the builder shows is its own business.
"""

from __future__ import annotations

import click

from relief_player.cli.finding import complete_routine
from relief_player.cli.lean import load_asyncio_without_tls
from relief_player.cli.streams import err, terminal_for_screens
from relief_player.errors import UsageError


@click.command("edit")
@click.argument("routine", required=False, shell_complete=complete_routine)
def edit_command(*, routine: str | None) -> int:
    """Make or change a routine in the builder.

    ROUTINE is an id, a name or a file. Without it, or with a file that is not there yet, a new routine is begun. A
    routine that came with relief is opened as a copy.
    """
    if why := terminal_for_screens():
        raise UsageError(
            "The builder needs a terminal",
            f"It cannot be shown here: {why}.",
            "A routine is a text file: any editor can change it, and relief check tells what is wrong with it.",
        )
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # nothing is opened for a refusal
    from relief_player.bootstrap.desks.builder import open_desk  # noqa: PLC0415  # as above

    load_asyncio_without_tls()
    from relief_player.bootstrap.screens import show_builder  # noqa: PLC0415  # loads Textual

    app = open_app()
    result = show_builder(app, open_desk(app, routine))
    if result.message:
        err(result.message)
    return result.exit_code
