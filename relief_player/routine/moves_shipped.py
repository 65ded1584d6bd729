"""The shipped catalogue as values, so that the first frame of a session does not wait for a long TOML file.

This module owns `routines/moves.json`, beside the `moves.toml` it was made from. A test holds the one to the other and
writes it anew where it is asked to. Where `moves.toml` is not as it was shipped, it is read like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import DecodeError, Struct, json

from relief_player.routine.checksum import checksum
from relief_player.routine.model import Move


class KeptMoves(Struct, frozen=True, omit_defaults=True):
    """What the file holds."""

    sum: int
    """The checksum of the `moves.toml` it was made from."""
    moves: dict[str, Move]


def recall_moves(catalogue: Path) -> dict[str, Move] | None:
    """The moves of a shipped `moves.toml`; None where nothing is known of it, or it was changed."""
    try:
        kept = json.decode(catalogue.with_suffix(".json").read_bytes(), type=KeptMoves)
    except (OSError, DecodeError, RecursionError):
        return None
    return kept.moves if kept.sum == checksum(catalogue) else None


def kept_moves(catalogue: Path, moves: Mapping[str, Move]) -> bytes:
    """The bytes of the file."""
    kept = KeptMoves(checksum(catalogue) or 0, dict(moves))
    return json.format(json.encode(kept), indent=1) + b"\n"
