"""The rows of the shipped routines, shipped with them, so that the first list of all reads no routine either.

This module owns `routines/shelf.json`: for each file its checksum and its row. A test holds it to what the files say,
and writes it anew where it is asked to. A file that is not as it was shipped is read like any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from relief_player.routine.checksum import checksum

NAME: Final = "shelf.json"
CATALOGUE: Final = "moves.toml"


class ShippedRows:
    """What is shipped about the files of one folder.

    Args:
        folder: the shipped routines.
        timing: the lead-ins and counts that lengths are asked for with, written out. Lengths of other ones than those
            the rows were made with are not known here.
    """

    def __init__(self, folder: Path, timing: str) -> None:
        self._folder = folder
        self._timing = timing
        self._rows: Mapping[str, Any] | None = None

    def recall(self, path: Path) -> dict[str, Any] | None:
        """The fields of a file's row; None where it is no shipped file, or not as it was shipped."""
        if path.parent != self._folder:
            return None
        if self._rows is None:
            self._rows = self._load()
        known = self._rows.get(path.name)
        if not isinstance(known, dict) or known.get("sum") != checksum(path):
            return None
        row = known.get("row")
        return row if isinstance(row, dict) else None

    def _load(self) -> Mapping[str, Any]:
        try:
            whole = json.loads((self._folder / NAME).read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(whole, dict) or whole.get("timing") != self._timing:
            return {}
        files = whole.get("files")
        # Rows hold what the catalogue says of the moves.
        fits = whole.get("catalogue") == checksum(self._folder / CATALOGUE)
        return files if fits and isinstance(files, dict) else {}


def shipped_rows(folder: Path, timing: str, rows: Iterable[tuple[Path, Mapping[str, Any]]]) -> str:
    """The text of the file: what is known of each shipped routine."""
    files = {path.name: {"sum": checksum(path), "row": fields} for path, fields in rows}
    whole = {"timing": timing, "catalogue": checksum(folder / CATALOGUE), "files": files}
    return json.dumps(whole, indent=1, sort_keys=True) + "\n"
