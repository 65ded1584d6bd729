"""The cramp diary, joined to what it prompts: an entry is written, and what is to be told comes back, once.

This module owns the way between the history, which keeps entries and what was told, and `care`, which knows the rules.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from relief_player.bootstrap.safety import epoch
from relief_player.care.diary import Noted, Prompt, prompts
from relief_player.history.copies import begin_history
from relief_player.history.diary import Cramp
from relief_player.history.diary_rows import add_cramp, cramps, remember_told, told
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App

_LOOK_BACK: Final = timedelta(days=200)
"""Further back than any episode reaches."""
_HALF_A_DAY: Final = timedelta(hours=12)


def log_cramp(app: App, cramp: Cramp) -> tuple[tuple[Prompt, ...], tuple[str, ...]]:
    """Write an entry; returns what to tell now, and what a person should know of the history.

    Raises:
        HistoryError: it cannot be written.
    """
    notices = begin_history(app.places.history, app.now)
    with app.history() as history:
        add_cramp(history, cramp)
        entries = [noted(one) for one in cramps(history, cramp.at - _LOOK_BACK)]
        found = prompts(entries, cramp.id, told(history))
        if found:
            remember_told(history, [(one.rule, one.about) for one in found])
        return found, (*notices, *history.notices)


def noted(cramp: Cramp) -> Noted:
    """An entry as the rules see it."""
    return Noted(
        id=cramp.id,
        at=Ms(epoch(cramp.at)),
        night=(cramp.at - _HALF_A_DAY).date().toordinal(),
        area=cramp.area,
        lasted=cramp.lasted,
        going=cramp.going,
        woke=cramp.woke,
        signs=frozenset(cramp.signs),
        temperature=cramp.temperature,
        since_days=cramp.since_days,
    )
