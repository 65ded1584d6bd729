from __future__ import annotations

import errno
import io
import json
import os
import platform
import sys
import wave
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import numpy as np
import pytest
from sound_fakes import program

from relief_player.settings.values import VOICES
from relief_player.sound.clips import read_clip
from relief_player.sound.shape import RATE
from relief_player.sound.voice import engines, worker
from relief_player.sound.voice.choice import ORDER, choose_voice
from relief_player.sound.voice.engines import Espeak, Hibari, Pico, VoiceError, is_latin, samples_of
from relief_player.sound.voice.maker import MOST_FAILURES, NOT_SAID, Maker, command
from relief_player.sound.voice.store import Store
from relief_player.sound.voice.worker import LEVEL, serve, shaped, write


def _tone(seconds: float, rate: int = 16_000, level: int = 8_000) -> bytes:
    times = np.arange(int(seconds * rate)) / rate
    return (np.sin(times * 2 * np.pi * 440) * level).astype("<i2").tobytes()


class Hummer:
    """A voice that hums, as long as the text has letters; it cannot say "x" and breaks at "!"."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed

    def speak(self, text: str) -> tuple[bytes, int]:
        if "!" in text:
            raise VoiceError("it is hoarse")
        return (b"" if text == "x" else _tone(len(text) / 10)), 16_000


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "voice", "hummer", 1.0)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def maker(store: Store, told: list[str]):
    made: list[Maker] = []

    def make(start: list[str], patience: float = 20.0) -> Maker:
        made.append(Maker(store, start, told.append, patience))
        return made[-1]

    yield make
    for one in made:
        one.close()


HUMS = """
import json, sys, wave
for line in sys.stdin:
    asked = json.loads(line)
    frames = 0 if asked["text"] == "x" else 4410 * len(asked["text"])
    if frames:
        with wave.open(asked["path"], "wb") as file:
            file.setparams((1, 2, 44100, 0, "NONE", ""))
            file.writeframes(b"ab" * frames)
    print(json.dumps({"path": asked["path"], "frames": frames}), flush=True)
"""


# -- which voice --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "programs", "packages", "voice"),
    [
        ("linux", [], ["py_nanotts"], "pico"),
        ("linux", ["espeak-ng"], [], "espeak"),
        ("linux", ["say", "powershell"], [], ""),
        ("darwin", ["say", "espeak-ng"], [], "say"),
        ("win32", ["powershell"], [], "sapi"),
        ("linux", ["espeak-ng"], ["py_nanotts", "hibari", "onnxruntime"], "hibari"),
        ("darwin", ["say"], ["hibari", "onnxruntime"], "hibari"),
        ("linux", [], ["py_nanotts", "hibari"], "pico"),
        ("linux", [], [], ""),
    ],
)
def test_the_voice_is_the_first_that_is_there(platform: str, programs: list[str], packages: list[str], voice: str):
    found = choose_voice("auto", platform, lambda name: name if name in programs else None, packages.__contains__)
    assert found == voice


@pytest.mark.parametrize(
    ("wanted", "voice"),
    [("pico", "pico"), ("espeak", "espeak"), ("hibari", "hibari"), ("say", "hibari"), ("sapi", "hibari")],
)
def test_a_wanted_voice_goes_first_and_where_it_is_not_there_another_speaks(wanted: str, voice: str):
    assert choose_voice(wanted, "linux", lambda name: name, lambda _: True) == voice


def test_every_voice_of_the_settings_can_be_made():
    assert ("auto", *ORDER) == VOICES
    assert set(engines.VOICES) == set(ORDER)


@pytest.mark.parametrize(
    ("text", "latin"),
    [("Halfway", True), ("déjà vu 3", True), ("日本語", False), ("Next: Привет", False), ("...", False), ("10", True)],
)
def test_a_text_of_another_alphabet_is_known(text: str, latin: bool):
    assert is_latin(text) == latin


def test_pico_leaves_other_alphabets_alone():
    pytest.importorskip("py_nanotts")
    assert Pico(1.0).speak("もう一度") == (b"", 16_000)


def test_a_word_so_long_that_the_voice_might_never_come_back_from_it_is_not_said():
    pytest.importorskip("py_nanotts")
    said, rate = Pico(1.0).speak("a" * 100)
    assert (len(said) > rate, Pico(1.0).speak("One " + "a" * 101)) == (True, (b"", rate))


class _Bird:
    """A stand-in for hibari-tts, with what it was asked; it has no words for a three."""

    asked: ClassVar[list[tuple[object, ...]]] = []

    def __init__(self, model: str) -> None:
        self.asked[:] = [(model,)]

    def __call__(self, text: str, speed: float, seed: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        self.asked.append((text, speed, seed))
        return np.array([[0.0, 0.5, -2.0], [1.5]][text.count("3")], np.float32)


@pytest.fixture
def bird(monkeypatch: pytest.MonkeyPatch) -> type[_Bird]:
    """The stand-in, as it would be installed; what would fetch a model from a network is refused."""

    def voice_path(name: str, *, download_missing: bool) -> str:
        assert not download_missing
        return f"the package's {name}"

    monkeypatch.setitem(sys.modules, "hibari", SimpleNamespace(Hibari=_Bird, SAMPLE_RATE=24_000))
    monkeypatch.setitem(sys.modules, "hibari.voices", SimpleNamespace(DEFAULT="heart", voice_path=voice_path))
    return _Bird


def test_hibari_speaks_with_the_model_in_its_package_and_takes_brackets_for_nothing(bird: type[_Bird]):
    samples, rate = Hibari(1.25).speak("[One](/two/)")
    assert bird.asked == [("the package's heart",), (" One (/two/)", 1.25, 0)]
    assert (np.frombuffer(samples, np.int16).tolist(), rate) == ([0, 16_383, -32_767], 24_000)


@pytest.mark.parametrize("text", ["もう一度", "Count 33"])
def test_what_hibari_cannot_say_is_not_said(text: str, bird: type[_Bird]):
    assert Hibari(1.0).speak(text) == (b"", 24_000)
    assert Hibari(1.0).speak("Again")[0]


def test_hibari_that_is_not_installed_is_a_voice_that_cannot_speak(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "hibari", None)
    with pytest.raises(VoiceError, match="hibari-tts"):
        Hibari(1.0)


def test_a_program_that_is_not_there_is_a_voice_that_cannot_speak(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(VoiceError):
        Espeak(1.0).speak("Hello")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_text_goes_into_a_program_as_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    stand_in = tmp_path / "espeak-ng"
    stand_in.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/args\ncat > {tmp_path}/text\n', encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(VoiceError, match="no sound"):
        Espeak(2.0).speak("-f /etc/passwd; true")
    assert (tmp_path / "text").read_text(encoding="utf-8") == "-f /etc/passwd; true"
    assert (tmp_path / "args").read_text(encoding="utf-8").split() == [
        "-v",
        "en-gb",
        "-s",
        "330",
        "--stdin",
        "--stdout",
    ]


def test_a_file_of_another_shape_is_refused():
    memory = io.BytesIO()
    with wave.open(memory, "wb") as file:
        file.setparams((2, 2, 22_050, 0, "NONE", ""))
        file.writeframes(b"abcd")
    with pytest.raises(VoiceError):
        samples_of(memory.getvalue())


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only the GNU library can be told to hand out zeros")
def test_the_same_words_are_the_same_bytes_whatever_was_said_before(tmp_path: Path, told: list[str]):
    pytest.importorskip("py_nanotts")
    made = []
    for number, before in enumerate(([], ["Something else.", "Again.", "And once more."])):
        maker = Maker(Store(tmp_path / str(number), "pico", 1.0), command("pico", 1.0), told.append)
        phrases = [maker.phrase(text) for text in [*before, "Switch to the left side."]]
        maker.close()
        assert phrases[-1] is not None
        made.append(phrases[-1][0].read_bytes())
    assert made[0] == made[1]


def test_a_text_that_pico_stumbles_over_costs_no_other_its_words(store: Store, told: list[str]):
    pytest.importorskip("py_nanotts")
    maker = Maker(store, command("pico", 1.0), told.append)
    found = [maker.phrase(text) is not None for text in ("9" * 60, "8" * 70, "7" * 80, "6" * 90, "Halfway")]
    maker.close()
    assert (found, told) == ([False] * 4 + [True], [NOT_SAID])


# -- a phrase as a clip ---------------------------------------------------------------------------------------------------


def test_a_phrase_loses_the_silence_around_it_and_is_at_the_rate_of_all_clips():
    silence = bytes(16_000)
    clip = np.frombuffer(shaped(silence + _tone(1.0) + silence, 16_000), "<i2")
    assert len(clip) / RATE == pytest.approx(1.02, abs=0.015)


@pytest.mark.parametrize("level", [800, 8_000, 30_000])
def test_phrases_are_equally_loud(level: int):
    clip = np.frombuffer(shaped(_tone(1.0, level=level), 16_000), "<i2").astype(float)
    assert np.sqrt(np.mean(clip**2)) == pytest.approx(LEVEL, rel=0.03)


def test_a_phrase_begins_and_ends_without_a_click():
    clip = np.frombuffer(shaped(np.full(16_000, 5_000, "<i2").tobytes(), 16_000), "<i2").astype(int)
    assert clip[0] == clip[-1] == 0
    assert np.max(np.abs(np.diff(clip))) < 100


def test_a_long_pause_inside_a_phrase_is_made_shorter():
    clip = shaped(_tone(0.5) + bytes(32_000) + _tone(0.5), 16_000)
    assert len(clip) / 2 / RATE == pytest.approx(1.25, abs=0.02)


def test_silence_is_no_phrase():
    assert shaped(bytes(32_000), 16_000) == b""


def test_the_voice_process_answers_each_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(engines.VOICES, "hummer", Hummer)
    orders = [
        {"text": text, "path": str(tmp_path / f"{number}.wav")} for number, text in enumerate(["Hello", "x", "!"])
    ]
    answers = io.BytesIO()
    serve("hummer", 1.0, io.BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in orders)), answers)
    first, second, third = [json.loads(line) for line in answers.getvalue().splitlines()]
    assert len(read_clip(tmp_path / "0.wav")) == first["frames"] * 2 > RATE // 2
    assert (second["frames"], third) == (0, {"failed": "it is hoarse"})
    assert [path.name for path in tmp_path.iterdir()] == ["0.wav"]


def test_a_phrase_that_there_is_no_room_for_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(worker, "write", full)
    asked = json.dumps({"text": "hello", "path": str(tmp_path / "a.wav")}).encode()
    assert worker.answer(Hummer(), asked) == {"failed": "its words cannot be kept, No space left on device"}


def test_a_voice_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "py_nanotts", None)
    answers = io.BytesIO()
    serve("pico", 1.0, io.BytesIO(b""), answers)
    assert json.loads(answers.getvalue()) == {"failed": "py-nanotts is not installed"}


# -- the store -------------------------------------------------------------------------------------------------------------


def test_a_phrase_is_found_by_what_it_says_and_who_says_it(tmp_path: Path):
    stores = [Store(tmp_path, voice, speed) for voice, speed in (("a", 1.0), ("b", 1.0), ("a", 1.2))]
    assert len({store.path(text) for store in stores for text in ("Start", "Rest")}) == 6


def test_a_phrase_that_was_made_is_found_with_its_length(store: Store):
    store.make_room()
    write(bytes(RATE * 2), store.path("Start"))
    assert store.find("Start") == (store.path("Start"), 1_000)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"nothing of the kind" * 10])
def test_a_broken_file_is_made_anew(content: bytes, store: Store):
    store.make_room()
    store.path("Start").write_bytes(content)
    assert store.find("Start") is None


def test_the_store_keeps_what_was_used_last_and_stays_within_its_bound(tmp_path: Path):
    store = Store(tmp_path, "a", 1.0, most=3_000)
    for number in range(6):
        path = store.path(str(number))
        path.write_bytes(bytes(1_000))
        os.utime(path, (number, number))
    store.make_room()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(store.path(str(n)).name for n in (3, 4, 5))


# -- the maker -------------------------------------------------------------------------------------------------------------


def test_a_phrase_is_made_once_and_then_found(maker, store: Store):
    first = maker(program(HUMS))
    assert first.phrase("Start") == (store.path("Start"), 500)
    second = maker(program("raise SystemExit"))
    assert second.length("Start") == 500


def test_what_cannot_be_said_is_told_once(maker, told: list[str]):
    one = maker(program(HUMS))
    assert [one.phrase("x"), one.phrase("x"), one.phrase("Start") is not None] == [None, None, True]
    assert told == [NOT_SAID]


def test_a_voice_that_dies_is_started_again_and_given_up_in_time(maker, told: list[str], tmp_path: Path):
    starts = tmp_path / "starts"
    one = maker(program(f"open({str(starts)!r}, 'a').write('.')"))
    assert [one.phrase("Start"), one.phrase("Rest")] == [None, None]
    assert len(starts.read_text(encoding="utf-8")) == MOST_FAILURES
    assert told == ["The voice is off: it does not answer. The tones go on."]


def test_a_voice_that_hangs_is_given_up(maker, told: list[str]):
    one = maker(program("import sys\nsys.stdin.read()"), patience=0.05)
    assert one.phrase("Start") is None
    assert told == ["The voice is off: it takes too long. The tones go on."]


def test_a_closed_maker_makes_nothing_and_says_nothing(maker, told: list[str]):
    one = maker(program(HUMS))
    one.close()
    assert (one.phrase("Start"), told) == (None, [])


def test_a_phrase_that_the_store_let_go_is_made_again(maker, store: Store):
    one = maker(program(HUMS))
    one.phrase("Start")
    store.path("Start").unlink()
    assert one.fetch("Start") == store.path("Start")
    assert store.path("Start").exists()


def test_a_folder_that_cannot_be_made_turns_the_voice_off(tmp_path: Path, told: list[str]):
    (tmp_path / "file").touch()
    one = Maker(Store(tmp_path / "file" / "voice", "a", 1.0), program(HUMS), told.append)
    assert one.phrase("Start") is None
    assert len(told) == 1


def test_the_real_voice_speaks_through_its_process(tmp_path: Path, told: list[str]):
    pytest.importorskip("py_nanotts")
    one = Maker(Store(tmp_path, "pico", 1.0), command("pico", 1.0), told.append)
    found = one.phrase("Switch to the right side")
    one.close()
    assert found is not None
    assert 900 <= found[1] <= 2_000
    assert np.max(np.abs(np.frombuffer(read_clip(found[0]), "<i2"))) > 5_000
    assert told == []
