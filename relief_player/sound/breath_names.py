"""The names of the swells of a breath: what the session's side says, and the sound process makes a sound of.

This module owns their spelling. It loads no library of sound.
"""

from __future__ import annotations

import re
from typing import Final

from relief_player.session.timeline import CueKind
from relief_player.sound.protocol import SWELL
from relief_player.units import Ms

LONGEST: Final = Ms(60_000)
"""No one breathes in for longer; what claims to has no swell."""
_NAME: Final = re.compile(rf"{SWELL}(breathe-in|breathe-out)-(\d{{1,6}})")


def swell_name(kind: CueKind, length: Ms) -> str:
    """The name of a swell; empty where there is none of that kind or length."""
    swells = kind in (CueKind.BREATHE_IN, CueKind.BREATHE_OUT) and 0 < length <= LONGEST
    return f"{SWELL}{kind.value}-{length}" if swells else ""


def read_swell_name(name: str) -> tuple[CueKind, Ms] | None:
    """Which breath a swell is for, and how long it lasts; None where it is no name of one."""
    found = _NAME.fullmatch(name)
    if found is None or not 0 < int(found[2]) <= LONGEST:
        return None
    return CueKind(found[1]), Ms(int(found[2]))
