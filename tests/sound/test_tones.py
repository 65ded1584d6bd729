from __future__ import annotations

import itertools
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from relief_player.settings import MOODS
from relief_player.sound import tones
from relief_player.sound.cues import CLIP_NAMES
from relief_player.sound.moods import folder_of

RATE = 44_100
SOUNDS = [f"{mood}/{name}" for mood in MOODS for name in CLIP_NAMES]
SAMPLES = npt.NDArray[np.float64]


def _file(folder: Path, sound: str) -> Path:
    mood, _, name = sound.rpartition("/")
    return folder_of(folder, mood or "soft") / f"{name}.wav"


def _samples(folder: Path, sound: str) -> SAMPLES:
    with wave.open(str(_file(folder, sound))) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float64) / 32_768


def _filtered(samples: SAMPLES, b: tuple[float, ...], a: tuple[float, ...]) -> SAMPLES:
    """A second-order filter by its frequency response, so that nothing of the package's own filter is used."""
    padded = np.concatenate([samples, np.zeros(RATE)])
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(len(padded)))
    response = (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)
    filtered: SAMPLES = np.fft.irfft(np.fft.rfft(padded) * response, len(padded))
    return filtered


def _as_48k(samples: SAMPLES) -> SAMPLES:
    at = np.arange(0, len(samples) / RATE, 1 / 48_000)
    return np.interp(at, np.arange(len(samples)) / RATE, samples)


def _loudness(samples: SAMPLES) -> float:
    """The momentary loudness by the coefficients that BS.1770-4 prints for 48 kHz (tables 1 and 2)."""
    head = _filtered(
        _as_48k(samples),
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (1.0, -1.69065929318241, 0.73248077421585),
    )
    weighted = _filtered(head, (1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
    energy = np.concatenate([[0.0], np.cumsum(weighted**2)])
    window = int(0.4 * 48_000)
    return float(-0.691 + 10 * np.log10(np.max(energy[window:] - energy[:-window]) / window))


def _fingerprint(samples: SAMPLES) -> SAMPLES:
    """What is heard when: energy in sixth-octave bands over the first second, as a direction."""
    padded = np.pad(samples, (0, RATE))[:RATE]
    width, hop = 2_048, 1_024
    frames = [padded[at : at + width] * np.hanning(width) for at in range(0, RATE - width, hop)]
    power = np.abs(np.fft.rfft(np.array(frames))) ** 2
    pitch = np.fft.rfftfreq(width, 1 / RATE)
    edges = 200 * 2 ** (np.arange(31) / 6)
    bands = [power[:, (pitch >= low) & (pitch < high)].sum(axis=1) for low, high in itertools.pairwise(edges)]
    heard: SAMPLES = np.sqrt(np.array(bands)).ravel()
    return heard / np.linalg.norm(heard)


MADE_ONCE = pytest.mark.xdist_group("tones")
"""All sounds take seconds to make: the tests that look at them go to one worker."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audio")
    tones.main([str(folder)])
    return folder


@MADE_ONCE
def test_the_shipped_sounds_are_those_that_the_design_makes(made: Path, clips: Path):
    different = [name for name in SOUNDS if _file(made, name).read_bytes() != _file(clips, name).read_bytes()]
    # Where a library of mathematics rounds otherwise, one last bit may differ; more is another sound.
    assert [name for name in different if _far_apart(made, clips, name)] == []


def _far_apart(made: Path, clips: Path, name: str) -> bool:
    ours, theirs = _samples(made, name), _samples(clips, name)
    return len(ours) != len(theirs) or bool(np.max(np.abs(ours - theirs)) > 2 / 32_768)


@MADE_ONCE
def test_making_the_sounds_leaves_nothing_but_the_sounds(made: Path):
    assert sorted(path for path in made.rglob("*") if path.is_file()) == sorted(_file(made, name) for name in SOUNDS)


def test_a_sound_that_cannot_be_made_leaves_the_old_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "breathe-in.wav").write_bytes(b"old")

    def fail(_name: str, _mood: str) -> bytes:
        raise OSError("no space left on device")

    monkeypatch.setattr(tones, "wav", fail)
    with pytest.raises(OSError, match="no space"):
        tones.write(tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_16_bit_mono_at_44_kilohertz_and_short(name: str, clips: Path):
    with wave.open(str(_file(clips, name))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert 0.4 <= file.getnframes() / RATE <= 0.8


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_begins_and_ends_in_silence(name: str, clips: Path):
    samples = _samples(clips, name)
    assert np.max(np.abs(samples[[0, -1]])) <= 1 / 32_768


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_there_within_20_ms_and_not_at_once(name: str, clips: Path):
    samples = np.abs(_samples(clips, name))
    first_note = np.max(samples[: int(0.06 * RATE)])
    risen = np.argmax(samples > 0.8 * first_note) / RATE
    assert 0.004 <= risen <= 0.02


def _loudest_above(hertz: float, samples: SAMPLES) -> float:
    """The height of what is left without the lower pitches; silence stands on both sides, so the edges count."""
    padded = np.pad(samples, RATE // 10)
    spectrum = np.fft.rfft(padded)
    spectrum[np.fft.rfftfreq(len(padded), 1 / RATE) < hertz] = 0
    return float(np.max(np.abs(np.fft.irfft(spectrum, len(padded)))))


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_has_no_click(name: str, clips: Path):
    # A click has all pitches at once; no note has any this high.
    samples = _samples(clips, name)
    assert _loudest_above(9_000, samples) < 0.001
    assert np.max(np.abs(np.diff(samples))) < 0.15


@pytest.mark.parametrize("at", [0, 5_000, -1])
def test_the_search_for_clicks_would_find_a_small_one(at: int, clips: Path):
    samples = _samples(clips, "start").copy()
    samples[at] += 0.01
    assert _loudest_above(9_000, samples) > 0.001


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_stays_below_full_scale_with_room_for_another_one(name: str, clips: Path):
    assert 20 * np.log10(np.max(np.abs(_samples(clips, name)))) <= -3


def test_all_sounds_are_equally_loud_by_the_standard(clips: Path):
    loudness = {name: _loudness(_samples(clips, name)) for name in SOUNDS}
    assert max(loudness.values()) - min(loudness.values()) <= 0.5
    assert np.mean(list(loudness.values())) == pytest.approx(tones.LOUDNESS, abs=0.2)


def test_all_sounds_are_equally_loud_to_another_s_meter_too(clips: Path):
    pyloudnorm = pytest.importorskip("pyloudnorm")
    meter = pyloudnorm.Meter(RATE, block_size=0.4)
    window = int(0.4 * RATE)

    def loudness(name: str) -> float:
        # Silence round it, so that the filters have come to rest; its gate takes the whole of one block.
        padded = np.pad(_samples(clips, name), window)
        starts = range(window // 2, len(padded) - window, RATE // 20)
        return max(float(meter.integrated_loudness(padded[start : start + window])) for start in starts)

    measured = {name: loudness(name) for name in SOUNDS}
    assert {name: level for name, level in measured.items() if abs(level - tones.LOUDNESS) > 0.5} == {}


@pytest.mark.parametrize("mood", MOODS)
def test_all_sounds_of_a_mood_have_about_the_same_power(mood: str, clips: Path):
    power = [20 * np.log10(np.sqrt(np.mean(_samples(clips, f"{mood}/{name}") ** 2))) for name in CLIP_NAMES]
    # Not nearer than this: the standard hears the high and bright ones louder.
    assert max(power) - min(power) <= 2.5


@pytest.mark.parametrize("mood", MOODS)
def test_no_two_sounds_of_a_mood_are_alike(mood: str, clips: Path):
    prints = {name: _fingerprint(_samples(clips, f"{mood}/{name}")) for name in CLIP_NAMES}
    distances = {
        (one, other): 1 - float(prints[one] @ prints[other]) for one, other in itertools.combinations(CLIP_NAMES, 2)
    }
    assert {pair: far for pair, far in distances.items() if far < 0.15} == {}


def test_the_moods_sound_different(clips: Path):
    for one, other in itertools.combinations(MOODS, 2):
        near = [
            float(_fingerprint(_samples(clips, f"{one}/{name}")) @ _fingerprint(_samples(clips, f"{other}/{name}")))
            for name in CLIP_NAMES
        ]
        assert 1 - float(np.mean(near)) > 0.03


@pytest.mark.parametrize("mood", MOODS)
def test_what_begins_rises_and_what_ends_falls(mood: str, clips: Path):
    def moves(name: str) -> float:
        samples = _samples(clips, f"{mood}/{name}")
        early, late = samples[: int(0.1 * RATE)], samples[int(0.3 * RATE) : int(0.4 * RATE)]
        return _pitch(late) / _pitch(early)

    assert moves("start") > 1 > moves("end")
    assert moves("breathe-in") > 1 > moves("breathe-out")
    assert moves("get-ready") > 1 > moves("release")


def _pitch(samples: SAMPLES) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), RATE))
    return float(np.argmax(spectrum))


def _at(hertz: int, samples: SAMPLES) -> float:
    """How much of a pitch there is in the first tenth of a second."""
    spectrum = np.abs(np.fft.rfft(samples[:4_410] * np.hanning(4_410), RATE))
    return float(np.max(spectrum[hertz - 10 : hertz + 10]))


@pytest.mark.parametrize("mood", MOODS)
def test_the_beats_of_a_countdown_have_an_even_pitch_and_the_last_another(mood: str, clips: Path):
    samples, last = _samples(clips, f"{mood}/countdown"), _samples(clips, f"{mood}/countdown-last")
    assert _at(1_318, last) > 0.3 * _at(880, last)
    assert _at(1_318, samples) < 0.05 * _at(880, samples)
    assert _pitch(samples[:4_410]) == pytest.approx(_pitch(samples[4_410:8_820]), rel=0.01)
