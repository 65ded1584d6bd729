"""Which devices there are, and how one is made from its name.

This module knows every device and opens none; only the sound process imports it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from relief_player.sound.devices.bell_device import BellDevice
from relief_player.sound.devices.miniaudio_device import MiniaudioDevice
from relief_player.sound.devices.player_device import PlayerDevice
from relief_player.sound.devices.port import Device, DeviceError
from relief_player.sound.devices.silent_device import SilentDevice
from relief_player.sound.devices.simpleaudio_device import SimpleaudioDevice
from relief_player.sound.protocol import Reply

_MAKERS: Final[dict[str, Callable[[], Device]]] = {
    "miniaudio": MiniaudioDevice,
    "simpleaudio": SimpleaudioDevice,
    "player": PlayerDevice,
    "silent": SilentDevice,
}


def make(name: str, report: Callable[[Reply], None]) -> Device:
    """A device that is not open yet.

    Args:
        name: what the settings call it.
        report: told what a device cannot do itself.

    Raises:
        DeviceError: there is none of that name.
    """
    if name == "bell":
        return BellDevice(report)
    maker = _MAKERS.get(name)
    if maker is None:
        raise DeviceError(f"there is no device called {name}")
    return maker()
