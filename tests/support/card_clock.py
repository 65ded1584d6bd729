"""A sound card whose clock is not the machine's, as fast as it can be pulled: where each cue lands, to the sample.

The card is a stand-in; the agenda, the sample clock and the mixer are the very ones that play. A card that is `drift`
fast asks for its frames sooner than they are counted, and plays them sooner; it is asked for blocks by a busy machine,
so each request comes a little late, and some as late as the buffer allows.
"""

from __future__ import annotations

import random
from collections import deque

import numpy as np

from relief_player.sound.agenda import Agenda
from relief_player.sound.devices.miniaudio_device import PERIOD, MiniaudioDevice
from relief_player.sound.mixer import CHANNELS
from relief_player.sound.protocol import At
from relief_player.sound.shape import RATE, WIDTH

AHEAD = 3.0
"""Seconds before its time at which a cue is sent, as the session sends it."""
BEGAN = 5_000.0
"""The machine's second at which the card began: any."""
_BLOCK = round(PERIOD * RATE / 4)
"""Frames that are asked for at a time."""
_JITTER = 0.002
"""Seconds by which a usual request is late, at the most."""
_HICCUP = 0.02
"""The part of the requests that are as late as the buffer allows."""
_CLICK = (20_000).to_bytes(WIDTH, "little", signed=True) + bytes(WIDTH * 63)


def landed(seconds: float, every: float, drift: float, *, seed: int = 4) -> list[float]:
    """How many seconds after its due time each cue is heard, by a clock that is not the device's.

    Args:
        seconds: how long the card plays, by the machine's clock.
        every: seconds between two cues.
        drift: the part by which the card's clock is faster than the machine's.
        seed: of what is late.
    """
    chance = random.Random(seed)  # noqa: S311  # jitter, no secret
    now = BEGAN
    agenda = Agenda(lambda _: None, lambda: now)
    agenda.load("click", _CLICK)
    device = MiniaudioDevice(now=lambda: now)
    blocks = device.blocks(agenda)
    next(blocks)
    to_send = deque(BEGAN + 1.0 + every * number for number in range(int((seconds - 2.0) / every)))
    awaited = deque(to_send)
    errors: list[float] = []
    rate = RATE * (1 + drift)
    asked_for = 0
    while awaited and asked_for / rate < seconds:
        late = device.latency * 0.9 if chance.random() < _HICCUP else _JITTER * chance.random()
        now = max(now, BEGAN + asked_for / rate + late)
        while to_send and to_send[0] < now + AHEAD:
            agenda.put(At(to_send[0], "click", (len(to_send),)))
            to_send.popleft()
        block = blocks.send(_BLOCK)
        if block.count(0) < len(block):
            clicks = np.flatnonzero(np.frombuffer(block, np.int16)[::CHANNELS])
            errors.extend(BEGAN + (asked_for + int(at)) / rate + device.latency - awaited.popleft() for at in clicks)
        asked_for += _BLOCK
    # What was never heard would make what came after it look early.
    assert not awaited, f"{len(awaited)} cues were not heard"
    return errors
