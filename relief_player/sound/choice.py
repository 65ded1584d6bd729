"""Which sound devices are tried, in which order.

This module owns the order, as names; it imports no device, so that the session's side can ask.
"""

from __future__ import annotations

from typing import Final

AUTO: Final = ("miniaudio", "simpleaudio", "player", "bell")
"""From the best that can be had to the least. Silence is no device of this list: it is chosen, or there is none."""


def order_of_devices(wanted: str, *, bell: bool) -> tuple[str, ...]:
    """The devices to try, the wanted one first.

    Args:
        wanted: a device's name, or ``"auto"``.
        bell: whether somebody can ring the terminal's bell.
    """
    if wanted == "silent":
        return ("silent",)
    possible = [name for name in AUTO if bell or name != "bell"]
    return tuple(sorted(possible, key=lambda name: name != wanted))
