"""`relief history backup`, `restore`, `verify`, `delete` and `forget`: looking after the history.

This module owns these commands and their questions. What they do to the file is the history room's.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from relief_player.cli.moments import SinceType
from relief_player.cli.streams import err, input_terminal, out
from relief_player.errors import HistoryError, RefusedError, UsageError


@click.command("backup")
@click.argument("path")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def backup_command(*, path: str, force: bool) -> int:
    """Copy the whole history to PATH, also while a session is played."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.history.copies import back_up  # noqa: PLC0415  # as above

    with open_app().history() as history:
        for notice in history.notices:
            err(notice)
        back_up(history, Path(path), replace=force)
    err(f"Copied to {path}.")
    return 0


@click.command("restore")
@click.argument("path")
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore_command(*, path: str, yes: bool) -> int:
    """Go back to the history in PATH. What it is now is kept beside it."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.history.copies import begin_history, restore  # noqa: PLC0415  # as above

    app = open_app()
    if not Path(path).is_file():
        raise UsageError(f"{path} is no file", hint="Give a copy that relief history backup made.")
    _ask("Go back to the history in that copy?", yes=yes)
    for notice in begin_history(app.places.history, app.now):
        err(notice)
    with app.history() as history:
        for notice in history.notices:
            err(notice)
        before = restore(history, Path(path), app.now)
    err(f"The history is that of the copy. What it was is kept as {before.name}.")
    return 0


@click.command("verify")
def verify_command() -> int:
    """Look whether the history is whole: its file, every row, and the sums."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.history.copies import verify  # noqa: PLC0415  # as above

    with open_app().history() as history:
        for notice in history.notices:
            err(notice)
        found = verify(history)
        sums = history.totals()
    if found:
        raise HistoryError(
            "The history is not whole", "\n".join(found), "relief history export saves what can be read."
        )
    sessions = "1 session" if sums.sessions == 1 else f"{sums.sessions} sessions"
    days = "1 day" if len(sums.days) == 1 else f"{len(sums.days)} days"
    out(f"All is well: {sessions} on {days}.")
    return 0


@click.command("delete")
@click.argument("id")
@click.option("--undo", is_flag=True, help="Take it back.")
def delete_command(*, id: str, undo: bool) -> int:  # noqa: A002  # the name of the argument
    """Delete the session ID, or last; its beginning is enough. It can be taken back with --undo."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing

    with open_app().history() as history:
        for notice in history.notices:
            err(notice)
        row_id = history.delete(id, undo=undo)
    err("It is back." if undo else f"Deleted. To take it back: relief history delete --undo {row_id}")
    return 0


@click.command("forget")
@click.option("--before", type=SinceType(), help="What began before that: 2026-01-01, or 365d.")
@click.option("--all", "everything", is_flag=True, help="Everything.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget_command(*, before: datetime | None, everything: bool, yes: bool) -> int:
    """Remove sessions, answers and diary entries for good, also from the bytes of the file.

    With --all the copies that relief keeps beside the history go too. Your own backups and exports are yours.
    """
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.history.forgetting import copies_beside, forget  # noqa: PLC0415  # as above

    if (before is None) != everything:
        raise UsageError("Say what to forget", "--before DATE, or --all.")
    app = open_app()
    what = "everything" if before is None else f"what began before {before:%Y-%m-%d %H:%M}"
    _ask(f"Forget {what}, for good?", yes=yes)
    with app.history() as history:
        for notice in history.notices:
            err(notice)
        gone = 0 if history.connection is None else forget(history, before)
    copies = copies_beside(app.places.history)
    if everything:
        for copy in copies:
            copy.unlink()
    err(f"Forgotten: {'1 row' if gone == 1 else f'{gone} rows'}.")
    if copies and not everything:
        err("Copies that relief made still hold what they held: " + ", ".join(str(copy) for copy in copies))
    return 0


def _ask(question: str, *, yes: bool) -> None:
    """Ask before something that cannot be taken back.

    Raises:
        RefusedError: the answer is no, or there is no one to ask.
    """
    if yes:
        return
    if input_terminal() is None:
        raise RefusedError("Not done: there is no one to ask", question, "Say --yes if that is what you want.")
    if not click.confirm(question, default=False, err=True):
        raise RefusedError("Nothing was changed")
