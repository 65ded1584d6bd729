"""The cramp diary, as its screens use it: each look opens the history and closes it again.

This module owns the way from the diary's rows and rules to the screens' port. A connection belongs to the thread that
opened it, and the screens ask from any worker thread.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from relief_player.bootstrap.app import App
from relief_player.bootstrap.diary import log_again, log_cramp, summary_for_clinician, told_about
from relief_player.care.diary import Prompt
from relief_player.cleaning import clean
from relief_player.errors import HistoryError
from relief_player.history.diary import Cramp
from relief_player.history.diary_rows import count_cramps, cramps
from relief_player.history.ids import new_id
from relief_player.history.report_pages import PAGE_BREAK, as_html, as_text
from relief_player.tui.diary.port import MOST_LISTED

_HTML: Final = (".html", ".htm")
_EMPTY: Final = HistoryError("Nothing is in the diary yet", hint="Add an entry first.")


class CrampDiary:
    """The person's cramp diary.

    Args:
        app: the parts of the program.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    def now(self) -> datetime:
        """The wall clock."""
        return self._app.now()

    def entries(self) -> tuple[Sequence[Cramp], int]:
        """The newest entries, and how many there are.

        Raises:
            HistoryError: the history cannot be read.
        """
        with self._app.history() as history:
            return tuple(islice(cramps(history), MOST_LISTED)), count_cramps(history)

    def told(self, cramp: Cramp) -> Sequence[Prompt]:
        """What was told about an entry.

        Raises:
            HistoryError: the history cannot be read.
        """
        return told_about(self._app, cramp)

    def add(self, cramp: Cramp) -> Sequence[Prompt]:
        """Write a new entry; returns what to tell now.

        Raises:
            HistoryError: it cannot be written.
        """
        return log_cramp(self._app, replace(cramp, id=new_id()))[0]

    def change(self, cramp: Cramp) -> Sequence[Prompt]:
        """Write an entry anew; returns what to tell now.

        Raises:
            HistoryError: it cannot be written.
        """
        return log_again(self._app, cramp)

    def delete(self, cramp_id: str, *, undo: bool = False) -> None:
        """Delete an entry, or take that back.

        Raises:
            HistoryError: it cannot be written.
        """
        with self._app.history() as history:
            history.delete(cramp_id, "cramp", undo=undo)

    def report(self) -> Sequence[str]:
        """The report as lines of text; empty without entries.

        Raises:
            HistoryError: the history cannot be read.
        """
        report, span, _ = summary_for_clinician(self._app)
        return tuple(as_text(report, span)) if report.cramps else ()

    def save_report(self, file: str) -> str:
        """Write the report to a file for nobody else to read; nothing is written over.

        Args:
            file: a path; `~` is the person's home. HTML where its name ends so, else text.

        Raises:
            HistoryError: there is nothing to write, the file is there already, or it cannot be written.
        """
        report, span, _ = summary_for_clinician(self._app)
        if not report.cramps:
            raise _EMPTY
        target = Path(file).expanduser().absolute()
        if target.suffix.lower() in _HTML:
            text = "".join(as_html(report, span))
        else:
            text = "".join(f"{'' if line == PAGE_BREAK else line}\n" for line in as_text(report, span))
        try:
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise HistoryError(f"{target} is there already", hint="Give another name.") from None
        except OSError as error:
            raise HistoryError(f"{target} cannot be written", str(error.strerror), "Give another name.") from None
        try:
            with open(handle, "w", encoding="utf-8", newline="") as written:  # noqa: PTH123  # a descriptor
                written.write(clean(text))
        except OSError as error:
            target.unlink(missing_ok=True)
            raise HistoryError(f"{target} cannot be written", str(error.strerror)) from None
        return str(target)
