"""The states of a session as a picture, drawn from the table that decides what may follow what.

This module owns the notation (mermaid). It is pure; the README shows what it returns, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from relief_player.session.state import TABLE, Command, Phase


def state_diagram() -> str:
    """The states and commands as the text of a mermaid `stateDiagram-v2`, without a final newline.

    Arrows without a command are what time does: a countdown runs out, an item ends, a recount is over.
    """
    lines = ["stateDiagram-v2", f"    [*] --> {Phase.READY}"]
    lines.extend(f"    {arrow}" for arrow in _by_command())
    lines.extend(f"    {source} --> {target}" for source, target in _BY_TIME)
    lines.extend(f"    {phase} --> [*]" for phase, commands in TABLE.items() if not commands)
    return "\n".join(lines)


_BY_TIME = (
    (Phase.PLAYING, f"{Phase.WAITING}: a gate is reached"),
    (Phase.PLAYING, f"{Phase.FINISHED}: the last item ends"),
    (Phase.PLAYING, f"{Phase.PAUSED}: the machine slept"),
    (Phase.PAUSED, f"{Phase.PLAYING}: the recount is over"),
)


def _by_command() -> Iterator[str]:
    """One arrow for each pair of phases, with all commands that may lead from one to the other."""
    for source, commands in TABLE.items():
        for target in Phase:
            leading = [command for command in Command if target in commands.get(command, ())]
            if leading:
                yield f"{source} --> {target}: {', '.join(leading)}"
