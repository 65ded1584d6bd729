"""`relief config set`, `unset` and `edit`: changing the settings file.

This module owns those commands. What is checked, and how the file is written, is the settings desk's.
"""

from __future__ import annotations

import click

from relief_player.cli.config import KeyType, desk_here
from relief_player.cli.streams import err, input_terminal, out
from relief_player.errors import Exit


@click.command(
    "set",
    # A value may begin with a minus.
    context_settings={"ignore_unknown_options": True},
    epilog="Try: relief config set sound.volume 60, relief config set timing.get_ready 15s. "
    "Several folders are parted by semicolons.",
)
@click.argument("key", type=KeyType())
@click.argument("value")
def set_command(*, key: str, value: str) -> int:
    """Set KEY to VALUE. Nothing is written that is not right."""
    from relief_player.bootstrap.desks.settings import path_of  # noqa: PLC0415  # a wrong option costs nothing

    desk_here().change(path_of(key), value)
    return 0


@click.command("unset")
@click.argument("key", type=KeyType())
def unset_command(*, key: str) -> int:
    """Take KEY out of the file, so that its default holds. It need not be a setting, if it stands there."""
    from relief_player.bootstrap.desks.settings import path_in_file  # noqa: PLC0415  # as above

    desk = desk_here()
    desk.change(path_in_file(desk, key), None)
    return 0


@click.command("edit")
def edit_command() -> int:
    """Open the file in your editor ($VISUAL, $EDITOR), and check it afterwards.

    Where there is none yet, it begins with every setting and its default.
    """
    from relief_player.bootstrap.desks.editor import run_editor  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.bootstrap.desks.settings import all_mistakes  # noqa: PLC0415  # as above

    desk = desk_here()
    made = not desk.path.exists()
    if made:
        from relief_player.routine.saving import save_text  # noqa: PLC0415  # only a first file needs it
        from relief_player.settings.starter import starter  # noqa: PLC0415  # as above

        save_text(desk.path, starter())
    while True:
        run_editor(desk.path)
        told = all_mistakes(desk)
        for line in told:
            err(line)
        if not told:
            out(f"{desk.path}: no mistake found.")
            return 0
        if input_terminal() is None or not click.confirm("Edit it again?", default=True, err=True):
            return int(Exit.PROBLEMS)
