"""Whether a cue is on time after an hour: heard for ten minutes, and an hour of frames by the sample clock.

The ten minutes are recorded from a card made of software, the whole way. The hour is pulled as fast as it can be made
from what the sound process gives its device, whose clock is not the machine's: there each cue is found to the sample.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from bench.card import hour, rig
from bench.figures import Figure, middle, percentile
from bench.onset import MIDDLE, WORST, errors

SECONDS: Final = 600
"""Of real time."""
HOUR: Final = 3_600
"""Of frames."""
EVERY: Final = 0.9
"""Seconds between two cues."""
MINUTE: Final = 66
"""Cues of a minute."""
DRIFTS: Final = (-50, 50)
"""Parts in a million by which a sound card's clock is slow or fast; a usual one."""
DEVICE: Final = "miniaudio"


def measure() -> Iterator[Figure]:
    """The hour first, which takes seconds."""
    for drift in DRIFTS:
        found = [error * 1000 for error in hour().landed(HOUR, EVERY, drift / 1e6)]
        yield from _figures(f"an hour by the sample clock, card {drift:+d} ppm", found, 0)
    if lacking := rig().missing():
        print(lacking, file=sys.stderr)
        return
    heard, missed = errors(DEVICE, "quiet", SECONDS)
    if heard:
        yield from _figures(f"{SECONDS // 60} minutes, {DEVICE}", heard, missed)


def _figures(what: str, errors: list[float], missed: int) -> Iterator[Figure]:
    off = percentile([abs(error) for error in errors], 99)
    told = f"{len(errors):,} cues, {missed} not heard; worst {max(errors, key=abs):.2f} ms"
    yield Figure(what=f"onset p99, {what}", measured=told, value=off, bound=WORST, unit="ms")
    first, last = middle(errors[:MINUTE]), middle(errors[-MINUTE:])
    told = f"median {middle(errors):+.2f} ms; first minute {first:+.2f} ms, last {last:+.2f} ms"
    yield Figure(what=f"onset median, {what}", measured=told, value=abs(middle(errors)), bound=MIDDLE, unit="ms")
