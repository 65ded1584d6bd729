"""A settings file to begin with: every setting with its sentence and its default, each behind a `#`.

This module owns its words. It writes no file.
"""

from __future__ import annotations

import json
from typing import Any

from relief_player.settings.declaring import KEYMAP, Setting
from relief_player.settings.standing import all_settings

_HEAD = """\
# Settings of relief_player. What stands behind a # keeps its default: take the # away and change the value.
# A mistake costs only its own line; relief config list shows what holds.
"""
_KEYS = f"""
[{KEYMAP}]
# Keys by the names of the commands; the README lists them.
#"player.next" = "n,right"
"""


def starter() -> str:
    """The text of the file."""
    lines, table = [_HEAD.rstrip("\n")], ""
    for one in all_settings():
        if len(one.path) > 1 and one.path[0] != table:
            table = one.path[0]
            lines += ["", f"[{table}]"]
        elif not table:
            lines.append("")
        lines += [f"# {one.help} {_takes(one)}", f"#{one.path[-1]} = {toml_of(one, one.default)}"]
    return "\n".join(lines) + "\n" + _KEYS


def toml_of(setting: Setting, value: Any) -> str:
    """A value as the file spells it. JSON spells texts, numbers, lists and yes or no as TOML does."""
    return json.dumps(setting.kind.plain(value), ensure_ascii=False)


def _takes(setting: Setting) -> str:
    expected = setting.kind.expected
    return f"{expected[0].upper()}{expected[1:]}."
