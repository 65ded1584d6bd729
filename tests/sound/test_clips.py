"""What a file must be to be heard as a clip."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest
from sound_fakes import write_clip

from relief_player.sound.clips import ClipError, read_clip


def test_a_clip_is_read_as_samples(tmp_path: Path):
    samples = read_clip(write_clip(tmp_path / "start.wav", milliseconds=10, level=7))
    assert samples == (7).to_bytes(2, "little") * 441


def test_a_clip_of_another_shape_is_refused(tmp_path: Path):
    with wave.open(str(tmp_path / "stereo.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(bytes(8))
    with pytest.raises(ClipError, match=r"stereo\.wav is not 16 bit mono at 44100 Hz"):
        read_clip(tmp_path / "stereo.wav")


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all" * 100])
def test_a_file_that_is_no_sound_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "start.wav").write_bytes(content)
    with pytest.raises(ClipError, match=r"start\.wav cannot be read"):
        read_clip(tmp_path / "start.wav")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(ClipError, match=r"start\.wav cannot be read"):
        read_clip(tmp_path / "start.wav")
