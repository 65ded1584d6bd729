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
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCALTIME: Final = Path("/etc/localtime")
_DATABASE: Final = "zoneinfo/"


def zone_name(when: datetime, localtime: Path = _LOCALTIME) -> str:
    """The IANA name of the zone of a moment, such as ``Europe/Vienna``; empty where it is not known.

    Args:
        when: the moment; its own zone's name is taken where it has one.
        localtime: the link by which the system says where it is.
    """
    own = getattr(when.tzinfo, "key", "")
    if own:
        return str(own)
    for name in (os.environ.get("TZ", "").removeprefix(":"), _linked(localtime)):
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            if name and ZoneInfo(name).utcoffset(when) == when.utcoffset():
                return name
    return ""


def _linked(localtime: Path) -> str:
    with suppress(OSError):
        return str(localtime.readlink()).partition(_DATABASE)[2]
    return ""
