"""Which machine this is, for the history.

This module owns the host id. It is not in the database, so that a copied or synchronised database never makes this
machine take another's running session for its own dead one. The id is made of a random file beside the database and
of the system's machine id, so that not even a copy of the whole folder carries it along (on Linux; elsewhere the file
alone decides). Deleting the file makes this another machine: sessions that were running at that moment stay so.
"""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Final

from relief_player.digests import named_uuid

FILE: Final = "host-id"
_MACHINE_ID: Final = Path("/etc/machine-id")


def host_id(folder: Path, machine_id: Path = _MACHINE_ID) -> str:
    """The id of this machine for the history in a folder; made at the first asking.

    Args:
        folder: where the database is; it exists.
        machine_id: the file in which the system says which machine this is; it need not exist.

    Raises:
        OSError: the file can be neither read nor made.
    """
    seed = _seed(folder / FILE)
    machine = ""
    with suppress(OSError, UnicodeDecodeError):
        machine = machine_id.read_text(encoding="ascii").strip()
    # Hashed: the system's id is not to be handed around, and databases are.
    return str(named_uuid(seed, machine))


def _seed(path: Path) -> uuid.UUID:
    """The random id in a file. Of two processes that make it at once, both take the one that was first."""
    try:
        return uuid.UUID(path.read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        pass
    mine = uuid.uuid4()
    own = path.with_name(f"{path.name}.{mine}")
    with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"{mine}\n")
    try:
        return _first_of(own, path) or mine
    finally:
        own.unlink(missing_ok=True)


def _first_of(own: Path, path: Path) -> uuid.UUID | None:
    """Give the file its name unless another process has; returns the id of that one."""
    try:
        os.link(own, path)
    except FileExistsError:
        with suppress(ValueError):
            return uuid.UUID(path.read_text(encoding="ascii").strip())
        own.replace(path)
    except OSError:
        own.replace(path)  # a file system without links
    return None
