"""`relief render` from the command line."""

from __future__ import annotations

import signal
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from relief_player.errors import Exit
from relief_player.settings import MOODS

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from relief_player.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_a_routine_becomes_a_file_of_its_length(relief, file, tmp_path: Path):
    ended = relief("render", file(), "out.wav")
    with wave.open(str(tmp_path / "out.wav")) as made:
        seconds = made.getnframes() / made.getframerate()
    assert ended.code == Exit.DONE
    assert 10 <= seconds <= 12
    assert ended.out == ""
    assert "out.wav: 0:1" in ended.err


def test_it_says_that_the_file_does_not_wait(relief, file):
    assert "Some steps wait for you; the file does not." in relief("render", file(), "out.wav").err


def test_words_are_in_the_file_unless_they_are_not_wanted(relief, file, tmp_path: Path):
    pytest.importorskip("py_nanotts")
    path = file()
    relief("render", path, "spoken.wav")
    relief("render", path, "again.wav")
    relief("render", path, "toned.wav", "--no-voice")
    spoken, again, toned = [(tmp_path / f"{name}.wav").read_bytes() for name in ("spoken", "again", "toned")]
    assert spoken == again != toned


def test_a_machine_without_a_voice_is_told_and_has_its_file(relief, file, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("relief_player.sound.voice.opening.choose_voice", lambda _: "")
    ended = relief("render", file(), "out.wav")
    assert (ended.code, "There is no voice on this machine" in ended.err) == (Exit.DONE, True)


def test_captions_and_lyrics_lie_beside_it(relief, file, tmp_path: Path):
    relief("render", file(), "out.wav", "--captions", "--lyrics")
    assert {"out.wav", "out.vtt", "out.lrc"} < set(_files(tmp_path))


@pytest.mark.parametrize("said", ["--replace", "--force"])
def test_a_file_that_is_there_is_replaced_where_that_is_said(said: str, relief, file, tmp_path: Path):
    (tmp_path / "out.wav").write_text("mine", encoding="utf-8")
    refused = relief("render", file(), "out.wav")
    assert (refused.code, (tmp_path / "out.wav").read_text(encoding="utf-8")) == (Exit.USAGE, "mine")
    assert "--replace" in refused.err
    assert relief("render", file(), "out.wav", said).code == Exit.DONE


TOO_HOT = 'name = "Too hot"\n[[step]]\nkind = "heat"\nname = "Heat"\nareas = ["calf"]\nduration = "31m"\n'


def test_what_passes_a_limit_is_refused_as_it_is_for_playing_unless_it_is_forced(relief, tmp_path: Path):
    (tmp_path / "hot.toml").write_text(TOO_HOT, encoding="utf-8")
    played, refused = relief("play", "hot.toml", "--plain"), relief("render", "hot.toml", "out.wav", "--no-voice")
    assert (refused.code, refused.err) == (Exit.REFUSED, played.err)
    assert "This passes a limit that is there for your safety." in refused.err
    assert not (tmp_path / "out.wav").exists()
    assert relief("render", "hot.toml", "out.wav", "--no-voice", "--replace").code == Exit.REFUSED
    assert relief("render", "hot.toml", "out.wav", "--no-voice", "--force").code == Exit.DONE


def test_each_mood_is_another_file_of_the_same_length(relief, file, tmp_path: Path):
    path = file()
    for mood in MOODS:
        assert relief("render", path, f"{mood}.wav", "--no-voice", "--mood", mood).code == Exit.DONE
    relief("render", path, "unasked.wav", "--no-voice")
    made = {name: (tmp_path / f"{name}.wav").read_bytes() for name in (*MOODS, "unasked")}
    assert made["unasked"] == made["soft"]
    assert len({made[mood] for mood in MOODS}) == len(MOODS)


def test_a_mood_that_is_none_is_a_matter_of_usage(relief, file):
    assert relief("render", file(), "out.wav", "--mood", "loud").code == Exit.USAGE


def test_it_is_fitted_to_the_time_asked_for(relief, tmp_path: Path):
    ended = relief("render", "full-body-stretch", "out.wav", "--fit", "13m")
    with wave.open(str(tmp_path / "out.wav")) as made:
        assert made.getnframes() / made.getframerate() <= 13 * 60 + 2
    assert ended.code == Exit.DONE


@pytest.mark.parametrize("name", ["out.aac", "out", "nowhere/out.wav"])
def test_a_name_that_cannot_be_written_is_a_matter_of_usage(name: str, relief, file, tmp_path: Path):
    path = file()
    assert relief("render", path, name).code == Exit.USAGE
    assert _files(tmp_path) == [path.name]


def test_a_routine_with_problems_makes_no_file(relief, file, tmp_path: Path):
    broken = file("name = 5\n")
    assert relief("render", broken, "out.wav").code == Exit.PROBLEMS
    assert _files(tmp_path) == [broken.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_a_full_disk_is_told_and_leaves_nothing(kind: str, own_home, file, tmp_path: Path):
    path = file()
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, "render", str(path), f"out.{kind}"],
        cwd=tmp_path,
        env=own_home,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if kind == "flac" and ended.returncode == 0:
        pytest.skip("the file is small enough for the limit")
    assert ended.returncode == Exit.FAILED
    assert "The file could not be written" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert _files(tmp_path) == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, Exit.TERMINATED)], ids=["ctrl-c", "term"]
)
def test_ended_early_it_leaves_nothing_half_written(
    number: int, code: Exit, start: Callable[..., subprocess.Popen[bytes]], file, tmp_path: Path
):
    day = file('name = "Day"\n[[step]]\nkind = "move"\nname = "Walk"\nduration = "20h"\n')
    process = start("render", day, "out.mp3")
    while process.poll() is None and not list(tmp_path.glob(".out*")):
        pass
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors.count(b"Traceback"), errors) == (code, 0, errors)
    assert _files(tmp_path) == [day.name]
