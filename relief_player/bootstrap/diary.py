"""The cramp diary, joined to what it prompts: an entry is written, and what is to be told comes back, once.

This module owns the way between the history, which keeps entries and what was told, and `care`, which knows the rules.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from relief_player.bootstrap.safety import epoch
from relief_player.care.diary import Noted, Prompt, prompts
from relief_player.history.copies import begin_history
from relief_player.history.diary import Cramp
from relief_player.history.diary_rows import add_cramp, change_cramp, cramps, remember_told, told
from relief_player.history.report import Report, span_of, summed_up
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App
    from relief_player.history.reading import History

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
        return _to_tell(history, cramp), (*notices, *history.notices)


def log_again(app: App, cramp: Cramp) -> tuple[Prompt, ...]:
    """Write an entry that is there already anew; returns what to tell now.

    Raises:
        NotFoundError: it is no longer there.
        HistoryError: it cannot be written.
    """
    with app.history() as history:
        change_cramp(history, cramp)
        return _to_tell(history, cramp)


def told_about(app: App, cramp: Cramp) -> tuple[Prompt, ...]:
    """What was told about an entry, as far as it still holds, the gravest first.

    Raises:
        HistoryError: the history cannot be read.
    """
    with app.history() as history:
        rules = {rule for rule, about in told(history) if about == cramp.id}
        if not rules:
            return ()
        entries = [noted(one) for one in cramps(history, cramp.at - _LOOK_BACK)]
        return tuple(one for one in prompts(entries, cramp.id, ()) if one.rule in rules)


class Summary(NamedTuple):
    """The diary for a clinician."""

    report: Report
    """What it comes to."""
    span: str
    """The days it is about, in words."""
    notices: tuple[str, ...]
    """What a person should know of the history, a line each."""


def summary_for_clinician(app: App, since: datetime | None = None) -> Summary:
    """The diary summed up; without entries its report counts none.

    Args:
        app: the parts of the program.
        since: only from then on.

    Raises:
        HistoryError: the history cannot be read.
    """
    with app.history() as history:
        entries = list(cramps(history, since))
        begin = since if since is not None else min((one.at for one in entries), default=None)
        report = summed_up(entries, history.sessions(begin) if entries else (), app.settings.temperature)
        return Summary(report, span_of(report, since), history.notices)


def _to_tell(history: History, cramp: Cramp) -> tuple[Prompt, ...]:
    """What an entry prompts and was not told in its episode; kept as told."""
    entries = [noted(one) for one in cramps(history, cramp.at - _LOOK_BACK)]
    found = prompts(entries, cramp.id, told(history))
    if found:
        remember_told(history, [(one.rule, one.about) for one in found])
    return found


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
