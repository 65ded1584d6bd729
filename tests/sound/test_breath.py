from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from relief_player.session.timeline import CueKind
from relief_player.sound.breath import KEPT, Swells, swell
from relief_player.sound.breath_names import LONGEST, read_swell_name, swell_name
from relief_player.sound.loudness import momentary
from relief_player.sound.shape import RATE
from relief_player.sound.tones import LOUDNESS
from relief_player.units import Ms

IN, OUT = CueKind.BREATHE_IN, CueKind.BREATHE_OUT


def _samples(kind: CueKind, milliseconds: int) -> NDArray[np.float64]:
    return np.frombuffer(swell(swell_name(kind, Ms(milliseconds))), "<i2").astype(float)


def _brightness(samples: NDArray[np.float64]) -> float:
    """The middle pitch of what is heard, in Hz."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    return float(np.sum(power * np.fft.rfftfreq(len(samples), 1 / RATE)) / np.sum(power))


@pytest.mark.parametrize("kind", [IN, OUT])
@pytest.mark.parametrize("milliseconds", [500, 1_501, 4_000, 5_000, 19_999])
def test_a_swell_is_as_long_as_its_breath_to_the_sample(kind: CueKind, milliseconds: int):
    samples = _samples(kind, milliseconds)
    assert len(samples) == round(milliseconds * 44.1)
    # And it is heard from its beginning to its end.
    edge = RATE // 20
    assert min(np.std(samples[:edge]), np.std(samples[-edge:])) > 30


@pytest.mark.parametrize(("kind", "rises"), [(IN, True), (OUT, False)])
def test_in_grows_and_brightens_and_out_fades_and_darkens(kind: CueKind, rises: bool):
    thirds = np.array_split(_samples(kind, 4_000), 3)
    louder = np.std(thirds[2]) > 1.5 * np.std(thirds[0])
    softer = np.std(thirds[0]) > 1.5 * np.std(thirds[2])
    brighter = _brightness(thirds[2]) > _brightness(thirds[0])
    assert (louder, softer, brighter) == (rises, not rises, rises)


@pytest.mark.parametrize("kind", [IN, OUT])
def test_a_swell_begins_and_ends_in_silence_and_has_no_click(kind: CueKind):
    samples = _samples(kind, 5_000)
    assert np.max(np.abs(samples[[0, -1]])) <= 30
    steps = np.abs(np.diff(samples))
    assert np.max(steps) < 12 * np.std(steps)


@pytest.mark.parametrize("kind", [IN, OUT])
def test_a_swell_is_softer_than_the_tones(kind: CueKind):
    loudness = momentary(_samples(kind, 5_000).astype(int).tolist(), RATE)
    assert LOUDNESS - 8 < loudness < LOUDNESS - 3


def test_the_same_breath_is_the_same_swell():
    assert swell("swell-breathe-in-2000") == swell("swell-breathe-in-2000")


@pytest.mark.parametrize(
    ("kind", "length"), [(CueKind.HOLD, 2_000), (CueKind.START, 2_000), (IN, 0), (OUT, LONGEST + 1)]
)
def test_nothing_but_a_breath_of_a_sensible_length_has_a_swell(kind: CueKind, length: int):
    assert swell_name(kind, Ms(length)) == ""


@pytest.mark.parametrize(
    "name", ["swell-", "swell-hold-2000", "swell-breathe-in-0", "swell-breathe-in-999999", "start"]
)
def test_a_name_of_no_swell_makes_none(name: str):
    assert read_swell_name(name) is None
    assert swell(name) == b""


def test_only_the_last_few_are_kept():
    swells = Swells()
    names = [swell_name(IN, Ms(500 + number)) for number in range(KEPT + 1)]
    for name in names:
        swells.make(name)
    swells.make("start")
    assert [bool(swells.get(name)) for name in names] == [False, *([True] * KEPT)]
