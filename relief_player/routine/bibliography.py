"""The shipped bibliography: what each key of a source stands for.

This module owns reading `sources.toml`. Where it cannot be read, the keys stand for themselves.
"""

from __future__ import annotations

import tomllib

from relief_player.places import shipped


def references() -> dict[str, str]:
    """What each source key of the shipped bibliography stands for; empty where it cannot be read."""
    try:
        table = tomllib.loads((shipped("routines") / "sources.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: str(source.get("ref", "")) for key, source in table.get("source", {}).items()}
