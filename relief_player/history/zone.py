"""The name of the person's time zone, where it can be known.

This module owns the guess. It is only ever a name beside an offset that is certain: where the two disagree, the name
is left out.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

_LOCALTIME: Final = Path("/etc/localtime")
_DATABASE: Final = "zoneinfo/"


def zone_name(when: datetime, localtime: Path | None = None) -> str:
    """The IANA name of the zone of a moment, such as ``Europe/Vienna``; empty where it is not known.

    Args:
        when: the moment; its own zone's name is taken where it has one.
        localtime: the link by which a system says where it is; without one, this system's own.
    """
    own = getattr(when.tzinfo, "key", "")
    if own:
        return str(own)
    named, linked = os.environ.get("TZ", "").removeprefix(":"), _linked(localtime or _LOCALTIME)
    if localtime is None and not named and when.utcoffset() == when.astimezone().utcoffset():
        return linked  # that very file is what the system counts by; there is nothing to compare
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  # half a megabyte: it asks how Python was built

    for name in (named, linked):
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            if name and ZoneInfo(name).utcoffset(when) == when.utcoffset():
                return name
    return ""


def _linked(localtime: Path) -> str:
    with suppress(OSError):
        return str(localtime.readlink()).partition(_DATABASE)[2]
    return ""
