"""`relief config`, and what of it only shows: `list`, `get` and `path`.

This module owns those words. What changes the file is in `config_change`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from relief_player.cli.groups import SubGroup
from relief_player.cli.streams import err, out, out_json
from relief_player.errors import Exit

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from relief_player.bootstrap.desks.settings import SettingsDesk
    from relief_player.settings.declaring import Setting
    from relief_player.settings.standing import Standing

COMMANDS = {
    "list": "config",
    "get": "config",
    "set": "config_change",
    "unset": "config_change",
    "edit": "config_change",
    "path": "config",
}
"""The commands below this one, and the module of each."""


class KeyType(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """The name of a setting, or of a command behind ``keymap.``; whether there is one is for the desk to say."""

    name = "key"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  # click's signature
        """The names that begin with what was typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  # only a completion pays for it

        from relief_player.settings.standing import all_settings  # noqa: PLC0415  # as above

        return [CompletionItem(one.key, help=one.help) for one in all_settings() if one.key.startswith(incomplete)]


def desk_here() -> SettingsDesk:
    """The settings of the person who runs this process."""
    from relief_player.bootstrap.desks.settings import SettingsDesk  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.places import find_places  # noqa: PLC0415  # as above

    return SettingsDesk(find_places().settings)


@click.group(
    "config",
    cls=SubGroup,
    modules=COMMANDS,
    invoke_without_command=True,
    epilog="Try: relief config set sound.volume 60, or relief config set keymap.player.next n,right.",
)
@click.pass_context
def config_command(ctx: click.Context, /) -> int:
    """Show and change your settings; your comments in the file stay."""
    return 0 if ctx.invoked_subcommand is not None else shown(as_json=False)


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_command(*, as_json: bool) -> int:
    """List what holds, and where it was chosen."""
    return shown(as_json=as_json)


@click.command("get", epilog="Try: relief config get sound.volume")
@click.argument("key", type=KeyType(), required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def get_command(*, key: str | None, as_json: bool) -> int:
    """Print what holds for KEY, or for everything."""
    if key is None:
        return shown(as_json=as_json)
    from relief_player.bootstrap.desks.settings import path_of  # noqa: PLC0415  # a wrong option costs nothing

    desk, path = desk_here(), path_of(key)
    standing = desk.stand()
    for mistake in standing.mistakes:
        if not mistake.keys or mistake.keys == path:
            err(mistake.told(desk.path))
    rows = {row["key"]: row for row in _rows(desk, standing, every_key=True)}
    row = rows[key]
    if as_json:
        out_json(row)
    else:
        out(row["text"])
    return 0


@click.command("path")
def path_command() -> int:
    """Print where the file is, or will be."""
    out(str(desk_here().path))
    return 0


def shown(*, as_json: bool) -> int:
    """Print everything that holds; the mistakes of the file go to the person."""
    from relief_player.bootstrap.desks.settings import mistakes_told  # noqa: PLC0415  # a wrong option costs nothing

    desk = desk_here()
    standing = desk.stand()
    rows = list(_rows(desk, standing))
    if as_json:
        out_json([{name: value for name, value in row.items() if name != "group"} for row in rows])
    else:
        widest = max(len(row["key"]) for row in rows)
        group = ""
        for row in rows:
            if row["group"] != group:
                out(f"{'' if not group else chr(10)}{row['group']}")
                group = row["group"]
            out(f"  {row['key']:<{widest}}  {row['text'] or '(empty)':<14}  {_where(row)}".rstrip())
    told = list(mistakes_told(desk, standing))
    for line in told:
        err(line)
    return int(Exit.PROBLEMS) if told else 0


def _rows(desk: SettingsDesk, standing: Standing, *, every_key: bool = False) -> Iterator[dict[str, Any]]:
    """A row for each setting, and for the commands whose keys were chosen, or for all of them."""
    from relief_player.settings.declaring import KEYMAP, value_of  # noqa: PLC0415  # as above
    from relief_player.settings.standing import all_settings  # noqa: PLC0415  # as above

    for one in all_settings():
        yield _row(one, value_of(standing.settings, one.path), standing)
    usual = {command.id: ",".join(command.keys) for command in type(desk.keyboard(standing)[0])().commands}
    for command in desk.keyboard(standing)[0].commands:
        path = (KEYMAP, command.id)
        if every_key or path in standing.chosen:
            keys = ",".join(command.keys)
            yield {
                "key": ".".join(path),
                "value": keys,
                "text": keys,
                "default": usual[command.id],
                "chosen": path in standing.chosen,
                "line": standing.chosen.get(path),
                "help": command.help,
                "group": "Keys",
            }


def _row(one: Setting, value: Any, standing: Standing) -> dict[str, Any]:
    return {
        "key": one.key,
        "value": one.kind.plain(value),
        "text": one.kind.text(value),
        "default": one.kind.plain(one.default),
        "chosen": one.path in standing.chosen,
        "line": standing.chosen.get(one.path),
        "takes": one.kind.expected,
        "help": one.help,
        "group": one.group,
    }


def _where(row: dict[str, Any]) -> str:
    if not row["chosen"]:
        return ""
    line = f"line {row['line']}" if row["line"] else "in the file"
    return f"{line} (default {row['default'] if row['default'] not in ('', []) else 'empty'})"
