"""`relief new`: a routine file to begin with.

This module owns the command. What is in the file is the routine room's; it is never written over another.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relief_player.cli.finding import complete_routine
from relief_player.cli.streams import err, out
from relief_player.errors import UsageError
from relief_player.routine.shelf import SUFFIX

if TYPE_CHECKING:
    from relief_player.bootstrap import App
    from relief_player.routine.editing.keeping import Keeper


@click.command("new", epilog='As in: relief new "Evening legs"')
@click.argument("name", required=False, default="")
@click.option("--from", "source", metavar="ROUTINE", shell_complete=complete_routine, help="Begin with a copy of it.")
def new_command(*, name: str, source: str | None) -> int:
    """Write a routine file to begin with, among your own routines.

    NAME is what the routine is called, or the path of the file. The file explains itself, and can be played as it is.
    A file that is there already is left as it is.
    """
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.bootstrap.drafting import check_place, draft_of, keeper_of, title_of  # noqa: PLC0415  # as above

    app = open_app()
    keeper = keeper_of(app)
    title = title_of(Path(name)) if _is_path(name) else name.strip()
    text, title = _copied(app, source, title) if source else (_starter(title), title)
    path = _place(keeper, name, title)
    draft = draft_of(app, text, str(path))
    check_place(path)
    if wrong := next((problem for problem in draft.problems if problem.key == "name"), None):
        raise UsageError("That cannot be the name of a routine", wrong.message[:1].upper() + wrong.message[1:] + ".")
    keeper.save(path, text, None)
    out(str(path))
    for line in _next(app, path):
        err(line)
    return 0


def _starter(title: str) -> str:
    from relief_player.routine.editing.starter import commented_text  # noqa: PLC0415  # only what is used is loaded

    return commented_text(title)


def _copied(app: App, source: str, title: str) -> tuple[str, str]:
    """The text of a routine under another name, and that name."""
    from relief_player.bootstrap.drafting import draft_of  # noqa: PLC0415  # as above
    from relief_player.routine.editing import EditError  # noqa: PLC0415  # as above
    from relief_player.routine.editing.keeping import text_at  # noqa: PLC0415  # as above

    entry = app.shelf.find(source)
    text = text_at(entry.path) or ""
    title = title or f"My {entry.name[:1].lower()}{entry.name[1:]}"
    try:
        return draft_of(app, text, str(entry.path)).set((), "name", title).text, title
    except EditError:
        # A file that cannot be read as TOML is copied as it is: to be mended.
        return text, title


def _place(keeper: Keeper, name: str, title: str) -> Path:
    """Where the file goes: where the person says; by its name among their own; else wherever there is room."""
    from relief_player.routine.editing.keeping import file_stem  # noqa: PLC0415  # as above

    if _is_path(name):
        path = Path(os.path.expanduser(name))  # noqa: PTH111  # leaves an unknown ~name as it is, and does not raise
        return path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
    free = keeper.free_place(title)
    # A name without a letter, as of signs alone, gives the file none: there is always room for such a one.
    return free.with_name(file_stem(title) + SUFFIX) if any(letter.isalnum() for letter in name) else free


def _is_path(name: str) -> bool:
    return name.endswith(SUFFIX) or name.startswith("~") or os.sep in name or (os.altsep or os.sep) in name


def _next(app: App, path: Path) -> list[str]:
    """What a person may want to do with the file now."""
    from relief_player.bootstrap.drafting import as_typed  # noqa: PLC0415  # as above
    from relief_player.places import shipped  # noqa: PLC0415  # only what is used is loaded

    is_found = any(one.path == path for one in app.shelf.found())
    routine = path.name.removesuffix(SUFFIX) if is_found else str(path)
    lines = [f"Written to {path}."]
    if is_found and (shipped("routines") / path.name).exists():
        lines.append(f"It takes the place of the shipped routine {routine}, which is now shipped/{routine}.")
    return [
        *lines,
        f"Next: relief edit {as_typed(routine)}, or your own editor beside relief watch {as_typed(str(path))}",
    ]
