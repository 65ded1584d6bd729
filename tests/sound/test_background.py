from __future__ import annotations

import io
import threading
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sound_fakes import write_clip

from relief_player.session.events import Paused, PauseReason, RecountBegan, Resumed
from relief_player.sound import ground as ground_module
from relief_player.sound.agenda import Agenda
from relief_player.sound.background.bed import COMES, DUCKED, GOES, Bed, round_and_round
from relief_player.sound.background.decoding import files_of, pour
from relief_player.sound.background.recipes import KINDS, SECONDS, loop
from relief_player.sound.background.tap import Tap, TapError
from relief_player.sound.ground import Ground
from relief_player.sound.mixer import Mixer
from relief_player.sound.prompter import QUIET, Prompter
from relief_player.sound.protocol import Background, BadClip, Lull, Reply
from relief_player.sound.shape import RATE
from relief_player.units import Ms

LEVEL = 10_000


def _values(samples: bytes) -> NDArray[np.int64]:
    return np.frombuffer(samples, "<i2").astype(np.int64)


def _steady(frames: int) -> bytes:
    return np.full(frames, LEVEL, "<i2").tobytes()


def _came_up(bed: Bed) -> Bed:
    bed.block(round((COMES + 0.1) * RATE), [])
    return bed


# -- the recipes -----------------------------------------------------------------------------------------------------------


LOOPS_MADE_ONCE = pytest.mark.xdist_group("loops")
"""A loop is half a minute of samples: the tests that look at all of them go to one worker."""


@pytest.fixture(scope="module", params=KINDS)
def made(request: pytest.FixtureRequest) -> tuple[str, NDArray[np.int64]]:
    return request.param, _values(loop(request.param))


@LOOPS_MADE_ONCE
def test_a_loop_is_half_a_minute(made: tuple[str, NDArray[np.int64]]):
    assert len(made[1]) == SECONDS * RATE


@LOOPS_MADE_ONCE
def test_a_loop_comes_round_without_a_seam(made: tuple[str, NDArray[np.int64]]):
    _, values = made
    steps = np.abs(np.diff(values))
    assert abs(values[0] - values[-1]) <= np.max(steps)
    around = np.roll(values, RATE // 2)[:RATE]
    assert 0.2 * np.std(values) < np.std(around) < 1.2 * np.std(values)


@LOOPS_MADE_ONCE
def test_a_loop_is_never_cut_and_has_no_hum(made: tuple[str, NDArray[np.int64]]):
    assert np.max(np.abs(made[1])) < 16_000
    assert abs(np.mean(made[1])) < 40


def test_the_same_recipe_is_the_same_loop():
    assert loop("rain") == loop("rain")


@pytest.mark.parametrize(("kind", "least", "most"), [("brown", -6.5, -4.5), ("pink", -3.9, -2.3)])
def test_noise_falls_as_its_colour_does(kind: str, least: float, most: float):
    values = _values(loop(kind))
    power = np.abs(np.fft.rfft(values)) ** 2
    pitch = np.fft.rfftfreq(len(values), 1 / RATE)
    octaves = [62.5 * 2**number for number in range(8)]
    levels = [10 * np.log10(np.mean(power[(pitch >= low) & (pitch < 2 * low)])) for low in octaves]
    assert least <= np.polyfit(range(len(levels)), levels, 1)[0] <= most


def test_waves_swell_every_ten_seconds():
    seconds = _values(loop("waves")).reshape(SECONDS, RATE).std(axis=1)
    assert [int(np.argmax(seconds[start : start + 10])) for start in (0, 10, 20)] == pytest.approx([3, 3, 3], abs=1)
    assert np.max(seconds) > 3 * np.min(seconds)


# -- the bed ---------------------------------------------------------------------------------------------------------------


def test_a_loop_goes_round_and_round():
    source = round_and_round(np.array([1, 2, 3], "<i2").tobytes())
    assert _values(source(2)).tolist() + _values(source(6)).tolist() == [1, 2, 3, 1, 2, 3, 1, 2]


def test_a_background_comes_up_slowly_and_without_a_click():
    values = _values(Bed(_steady).block(3 * RATE, []))
    assert values[0] < 200
    assert values[RATE] == pytest.approx(LEVEL / 2, abs=200)
    assert values[-1] == LEVEL
    assert np.max(np.abs(np.diff(values))) < 200


@pytest.mark.parametrize(("percent", "level"), [(100, LEVEL), (50, LEVEL // 4), (0, 0)])
def test_it_is_as_loud_as_the_settings_say(percent: int, level: int):
    assert _values(_came_up(Bed(_steady, percent)).block(100, []))[0] == level


def test_it_goes_down_under_what_is_heard_and_comes_back():
    values = _values(_came_up(Bed(_steady)).block(3 * RATE, [(RATE, 2 * RATE)]))
    assert values[RATE - 442] == LEVEL
    assert values[2 * RATE - 1] == pytest.approx(LEVEL * DUCKED, rel=0.01)
    assert values[-1] == LEVEL
    assert np.max(np.abs(np.diff(values))) < 0.1 * LEVEL


def test_what_is_heard_does_not_depend_on_how_it_is_cut_into_blocks():
    whole, cut = Bed(_steady, ends=2 * RATE), Bed(_steady, ends=2 * RATE)
    heard = (882 * 10, 882 * 40)
    expected = whole.block(882 * 100, [heard])
    parts = [cut.block(882, [(heard[0] - at, heard[1] - at)]) for at in range(0, 882 * 100, 882)]
    assert b"".join(parts) == expected


def test_it_has_faded_away_where_the_session_ends():
    bed = Bed(_steady, ends=3 * RATE)
    values = _values(bed.block(6 * RATE, []))
    assert values[3 * RATE - 500] == LEVEL
    assert not values[round((3 + COMES + 0.05) * RATE) :].any()
    assert not bed.audible


def test_told_to_leave_it_goes_quickly():
    bed = _came_up(Bed(_steady))
    bed.leave()
    assert not _values(bed.block(RATE, []))[round((GOES + 0.05) * RATE) :].any()


def test_the_mixer_lays_clips_on_it_and_says_where_they_are_heard():
    mixer = Mixer()
    mixer.start(_steady(10), delay=5)
    assert mixer.spans(8) == [(5, 8)]
    first = mixer.block(8, 1.0, under=np.full(8, 3, "<i2").tobytes())
    assert _values(first)[::2].tolist() == [3] * 5 + [LEVEL + 3] * 3
    assert mixer.spans(20) == [(0, 7)]


# -- a person's own file ---------------------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Path:
    pytest.importorskip("miniaudio")
    return write_clip(tmp_path / "own.wav", milliseconds=150, level=LEVEL)


def test_an_own_file_is_played_round_and_round(own: Path):
    tap = Tap(own, patient=True)
    values = _values(tap.give(RATE))
    tap.close()
    assert set(values.tolist()) == {LEVEL}


def test_a_folder_is_played_file_by_file_in_order_of_names(own: Path):
    write_clip(own.parent / "another.wav", milliseconds=150, level=500)
    (own.parent / "notes.txt").write_text("no sound", encoding="utf-8")
    tap = Tap(own.parent, patient=True)
    values = _values(tap.give(RATE // 2))
    tap.close()
    assert values[0] == 500
    assert set(values.tolist()) == {500, LEVEL}
    assert [path.name for path in files_of(own.parent)] == ["another.wav", "own.wav"]


def test_who_cannot_wait_gets_silence_where_there_is_nothing_yet(own: Path):
    tap = Tap(own, patient=False)
    tap._process.kill()
    tap._process.wait()
    assert len(tap.give(100 * RATE)) == 100 * RATE * 2
    tap.close()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("text.mp3", b"no sound at all" * 100, "it is no sound file that can be read"),
        ("empty.wav", b"", "it is no sound file that can be read"),
        ("missing.ogg", None, "there is no such file"),
    ],
)
def test_what_is_no_sound_file_is_told(name: str, content: bytes | None, why: str, tmp_path: Path):
    pytest.importorskip("miniaudio")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(TapError, match=why):
        Tap(tmp_path / name, patient=True)


def test_an_empty_folder_is_told(tmp_path: Path):
    pytest.importorskip("miniaudio")
    assert pour(tmp_path, io.BytesIO()) == "there is no sound file in it"


class _Reader(io.BytesIO):
    """Reads for two seconds of sound, and then no more."""

    def write(self, samples: bytes) -> int:  # type: ignore[override]  # a pipe takes bytes
        if self.tell() > 4 * RATE:
            raise BrokenPipeError
        return super().write(samples)


@pytest.mark.parametrize("frames", [1, 2_000])
def test_a_very_short_file_is_read_once_and_played_round_and_round(
    frames: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    library = pytest.importorskip("miniaudio")
    opened: list[str] = []
    real = library.stream_file
    monkeypatch.setattr(
        library, "stream_file", lambda name, *more, **named: opened.append(name) or real(name, *more, **named)
    )
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(np.arange(1, frames + 1, dtype="<i2").tobytes())
    heard = _Reader()
    with pytest.raises(BrokenPipeError):
        pour(tmp_path / "a.wav", heard)
    assert len(opened) == 1
    assert _values(heard.getvalue())[: 4 * frames].tolist() == [*range(1, frames + 1)] * 4


def test_a_file_of_no_samples_is_not_read_for_ever(tmp_path: Path):
    pytest.importorskip("miniaudio")
    with wave.open(str(tmp_path / "none.wav"), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
    assert pour(tmp_path / "none.wav", io.BytesIO())


# -- in the sound process --------------------------------------------------------------------------------------------------


def test_the_sound_process_lays_a_background_and_takes_it_away():
    agenda = Agenda(lambda _: None)
    ground = Ground(agenda, lambda _: None)
    ground.take(Background("brown", 100))
    assert ground.wait(10)
    assert agenda.bed is not None
    assert _values(_came_up(agenda.bed).block(RATE, [])).std() > 500
    ground.close()
    assert agenda.bed is None


def test_a_background_that_cannot_be_played_is_told_and_there_is_none(tmp_path: Path):
    pytest.importorskip("miniaudio")
    told: list[Reply] = []
    agenda = Agenda(lambda _: None)
    ground = Ground(agenda, told.append)
    ground.take(Background(str(tmp_path / "missing.mp3"), 100))
    assert ground.wait(10)
    assert told == [BadClip("background", "missing.mp3 cannot be the background, there is no such file")]
    assert agenda.bed is None


class _Disk:
    """A disk that sleeps until it is woken; gives files, and is given them back."""

    def __init__(self) -> None:
        self.awake = threading.Event()
        self.given_back: list[str] = []

    def source_of(self, name: str, *, patient: bool) -> tuple[Callable[[int], bytes], Callable[[], None]]:
        assert not patient
        assert self.awake.wait(10)
        return _steady, lambda: self.given_back.append(name)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> _Disk:
    made = _Disk()
    monkeypatch.setattr(ground_module, "source_of", made.source_of)
    return made


def test_a_file_on_a_disk_that_sleeps_holds_up_nothing_and_is_heard_once_it_is_there(disk: _Disk):
    agenda = Agenda(lambda _: None)
    ground = Ground(agenda, lambda _: None)
    ground.take(Background("slow.mp3", 100))
    ground.take(Lull(50))
    assert agenda.bed is None
    disk.awake.set()
    assert ground.wait(10)
    assert agenda.bed is not None
    assert _values(_came_up(agenda.bed).block(RATE, []))[-1] == LEVEL // 4
    ground.close()
    assert disk.given_back == ["slow.mp3"]


@pytest.mark.parametrize("end", [Ground.close, Ground.leave])
def test_a_file_that_comes_after_the_end_is_given_back_unheard(end: Callable[[Ground], None], disk: _Disk):
    agenda = Agenda(lambda _: None)
    ground = Ground(agenda, lambda _: None)
    ground.take(Background("slow.mp3", 100))
    end(ground)
    disk.awake.set()
    assert ground.wait(10)
    assert (agenda.bed, disk.given_back) == (None, ["slow.mp3"])


# -- in a pause ------------------------------------------------------------------------------------------------------------


def test_in_a_pause_it_goes_on_softly_and_comes_back_afterwards():
    bed = _came_up(Bed(_steady))
    bed.lull(50)
    softer = _values(bed.block(RATE, []))
    assert softer[-1] == LEVEL // 4
    assert np.max(np.abs(np.diff(softer))) < 0.05 * LEVEL
    bed.lull(100)
    back = _values(bed.block(3 * RATE, []))
    assert (back[RATE // 2] < LEVEL, back[-1]) == (True, LEVEL)


def test_where_it_stops_in_a_pause_it_goes_on_where_it_was():
    position = 0

    def counting(frames: int) -> bytes:
        nonlocal position
        position += frames
        return _steady(frames)

    bed = _came_up(Bed(counting))
    bed.lull(0)
    bed.block(RATE, [])
    held = position
    assert not _values(bed.block(RATE, [])).any()
    assert (position, bed.audible) == (held, False)
    bed.lull(100)
    assert _values(bed.block(3 * RATE, []))[-1] == LEVEL
    assert position == held + 3 * RATE


def test_a_background_that_is_laid_in_a_pause_is_as_soft_as_it_is_to_be():
    agenda = Agenda(lambda _: None)
    ground = Ground(agenda, lambda _: None)
    ground.take(Lull(0))
    ground.take(Background("brown", 100))
    assert ground.wait(10)
    assert agenda.bed is not None
    agenda.bed.block(RATE, [])
    assert not agenda.bed.audible
    ground.close()


AT = Ms(0)


@pytest.mark.parametrize(("in_pause", "percent"), [("quiet", QUIET), ("stop", 0)])
def test_a_pause_makes_it_soft_and_going_on_brings_it_back(in_pause: str, percent: int):
    prompter = Prompter(None, None, in_pause)
    assert prompter.hear(Paused(AT, AT, PauseReason.ASKED), 1.0) == Lull(percent)
    assert prompter.hear(RecountBegan(AT, AT), 1.0) == Lull(100)
    assert prompter.hear(Resumed(AT, AT), 1.0) == Lull(100)


def test_without_a_background_a_pause_asks_for_nothing():
    assert Prompter(None, None).hear(Paused(AT, AT, PauseReason.SLEPT), 1.0) is None
