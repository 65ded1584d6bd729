from __future__ import annotations

import io
import struct
import sys
import wave
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import miniaudio
import numpy as np
import pytest
from mutagen.flac import FLAC
from mutagen.flac import Picture as Block
from mutagen.id3 import ID3
from mutagen.oggvorbis import OggVorbis
from rendered import EVENING, RATE, WITHOUT_SIDES, samples_of, timeline_of
from sound_fakes import write_clip

from relief_player.errors import ReliefError, UsageError
from relief_player.sound.breath import swell
from relief_player.sound.clips import read_clip
from relief_player.sound.panning import FAR, NEAR
from relief_player.sound.render import rendering
from relief_player.sound.render.chapters import chapters
from relief_player.sound.render.cover import SIZE, cover
from relief_player.sound.render.encoders import kind_of, writer_for
from relief_player.sound.render.rendering import Request, render
from relief_player.sound.render.score import score
from relief_player.sound.render.target import Target
from relief_player.sound.shape import frame_of
from relief_player.sound.voice.script import script
from relief_player.units import Ms

KINDS = [".wav", ".mp3", ".flac", ".ogg"]
LEANS = {"": [1.0, 1.0], "left": [NEAR, FAR], "right": [FAR, NEAR]}


@pytest.fixture
def request_for(tmp_path: Path, clips: Path):
    def made(name: str, **options: object) -> Request:
        options = {"timeline": timeline_of(), "title": "Evening, déjà", **options}
        return Request(file=tmp_path / name, clips=clips, **options)

    return made


def _chunks(path: Path) -> Iterator[tuple[bytes, bytes]]:
    file = io.BytesIO(path.read_bytes())
    assert file.read(4) == b"RIFF"
    assert struct.unpack("<I", file.read(4))[0] == path.stat().st_size - 8
    assert file.read(4) == b"WAVE"
    while head := file.read(8):
        name, size = struct.unpack("<4sI", head)
        yield name, file.read(size + size % 2)[:size]


def test_every_cue_is_in_the_file_at_its_very_frame(request_for, clips: Path):
    request = request_for("a.wav")
    render(request)
    expected = np.zeros((request.timeline.length * 441 // 10 + 2 * RATE, 2))
    for one in score(request.timeline):
        clip = swell(one.clip) or read_clip(clips / f"{one.clip}.wav")
        samples = np.frombuffer(clip, "<i2")[:, None]
        expected[one.frame : one.frame + len(samples)] += samples * LEANS[one.side]
    samples = samples_of(request.file)
    # Each clip that leans is cut to whole numbers by itself.
    assert np.max(np.abs(samples - expected[: len(samples)])) <= 4
    assert np.max(np.abs(expected[len(samples) :])) <= 1


def test_a_session_without_sides_is_a_file_of_one_channel_with_every_sample_as_it_is(request_for, clips: Path):
    request = request_for("a.wav", timeline=timeline_of(WITHOUT_SIDES))
    render(request)
    expected = np.zeros(request.timeline.length * 441 // 10 + 2 * RATE, int)
    for one in score(request.timeline):
        clip = np.frombuffer(swell(one.clip) or read_clip(clips / f"{one.clip}.wav"), "<i2")
        expected[one.frame : one.frame + len(clip)] += clip
    samples = samples_of(request.file)
    assert samples.shape[1] == 1
    assert samples[:, 0].tolist() == expected[: len(samples)].tolist()
    assert not expected[len(samples) :].any()


class Half:
    """Says everything in half a second, at one level."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.fetched: list[str] = []

    def length(self, _text: str) -> Ms:
        return Ms(500)

    def fetch(self, text: str) -> Path:
        self.fetched.append(text)
        return write_clip(self._folder / "phrase.wav", milliseconds=500, level=1_000)


@pytest.mark.parametrize(("percent", "level"), [(100, 1_000), (50, 250)])
def test_words_are_in_the_file_where_the_script_has_them(percent: int, level: int, request_for, tmp_path: Path):
    words = Half(tmp_path)
    timeline = timeline_of(WITHOUT_SIDES)
    plain = request_for("a.wav", timeline=timeline)
    spoken = request_for("b.wav", timeline=timeline, words=words, words_percent=percent)
    render(plain)
    render(spoken)
    heard = samples_of(spoken.file)[:, 0].astype(int)
    said = heard - np.resize(samples_of(plain.file)[:, 0], len(heard))
    lines = list(script(plain.timeline, words.length, waiting=False))
    expected = np.zeros(len(said), int)
    for line in lines:
        expected[frame_of(line.at) : frame_of(line.at) + RATE // 2] = level
    assert len(lines) > 5
    assert np.array_equal(said[: plain.timeline.length * 441 // 10], expected[: plain.timeline.length * 441 // 10])


def test_a_background_lies_under_the_whole_session_and_fades_away_at_its_end(request_for):
    request = request_for("a.wav", background="brown")
    render(request)
    samples = samples_of(request.file)[:, 0].astype(float)
    seconds = [
        samples[start : start + RATE].std() for start in range(0, request.timeline.length * 441 // 10 - RATE, RATE)
    ]
    assert min(seconds[2:-2]) > 300
    assert np.max(np.abs(samples[-100:])) <= 5


def test_a_background_that_is_none_is_a_matter_of_usage(request_for, tmp_path: Path):
    with pytest.raises(UsageError, match="There is no such file"):
        render(request_for("a.wav", background="missing.mp3"))
    assert list(tmp_path.iterdir()) == []


def test_a_wav_file_is_as_long_as_the_session_and_at_most_two_seconds_more(request_for):
    request = request_for("a.wav")
    made = render(request)
    length = len(samples_of(request.file)) / RATE
    assert length == made.seconds
    assert 0 <= length - request.timeline.length / 1000 <= 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_session_is_the_same_file(kind: str, request_for):
    first, second = request_for(f"a{kind}"), request_for(f"b{kind}")
    render(first)
    render(second)
    assert first.file.read_bytes() == second.file.read_bytes()


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("kind", [".mp3", ".flac", ".ogg"])
def test_a_coded_file_has_every_cue_where_the_plain_one_has_it(kind: str, channels: int, request_for):
    timeline = timeline_of(EVENING if channels == 2 else WITHOUT_SIDES)
    plain, coded = request_for("a.wav", timeline=timeline), request_for(f"a{kind}", timeline=timeline)
    render(plain)
    render(coded)
    found = miniaudio.decode_file(str(coded.file), nchannels=channels, sample_rate=RATE).samples
    decoded = np.array(found, float).reshape(-1, channels)[:, -1]
    original = samples_of(plain.file)[:, -1].astype(float)
    assert len(decoded) == len(original)
    size = 1 << len(original).bit_length()  # a file that is late by less than itself has its peak anywhere but at 0
    fits = np.fft.irfft(np.fft.rfft(decoded, size) * np.conj(np.fft.rfft(original, size)), size)
    assert int(np.argmax(fits)) == 0
    assert np.std(decoded) == pytest.approx(np.std(original), rel=0.1)


def test_a_flac_file_holds_every_sample(request_for):
    plain, coded = request_for("a.wav"), request_for("a.flac")
    render(plain)
    render(coded)
    decoded = miniaudio.decode_file(str(coded.file), nchannels=2, sample_rate=RATE).samples
    assert np.array_equal(np.array(decoded), samples_of(plain.file).ravel())


def test_an_mp3_names_itself_and_its_chapters(request_for):
    request = request_for("a.mp3")
    render(request)
    tags = ID3(str(request.file))
    wanted = [(one.at, one.end, one.title) for one in chapters(request.timeline)]
    found = [tags[f"CHAP:chp{number}"] for number in range(1, len(wanted) + 1)]
    assert [(one.start_time, one.end_time, str(one.sub_frames["TIT2"])) for one in found] == wanted
    assert tags["CTOC:toc"].child_element_ids == [one.element_id for one in found]
    assert str(tags["TIT2"]) == "Evening, déjà"


@pytest.mark.parametrize(("kind", "reader"), [(".flac", FLAC), (".ogg", OggVorbis)])
def test_flac_and_ogg_name_themselves_and_their_chapters(kind: str, reader: type, request_for):
    request = request_for(f"a{kind}")
    render(request)
    tags = reader(str(request.file))
    assert tags["title"] == ["Evening, déjà"]
    assert tags["CHAPTER001"] == ["00:00:00.000"]
    wanted = [one.title for one in chapters(request.timeline)]
    assert [tags[f"CHAPTER{number:03}NAME"][0] for number in range(1, len(wanted) + 1)] == wanted


def test_a_phone_finds_the_cover_of_the_session_in_every_coded_file(request_for):
    made = {kind: request_for(f"a{kind}") for kind in KINDS}
    for request in made.values():
        render(request)
    picture = cover(made[".mp3"].timeline).png()
    in_mp3 = ID3(str(made[".mp3"].file)).getall("APIC")
    assert [(one.type, one.mime, one.data == picture) for one in in_mp3] == [(3, "image/png", True)]
    [in_flac] = FLAC(str(made[".flac"].file)).pictures
    in_ogg = Block(b64decode(OggVorbis(str(made[".ogg"].file))["metadata_block_picture"][0]))
    for found in (in_flac, in_ogg):
        assert (found.type, found.mime, found.width, found.height) == (3, "image/png", SIZE, SIZE)
        assert found.data == picture


def test_a_wav_file_carries_its_cue_sheet(request_for):
    request = request_for("a.wav")
    render(request)
    chunks = list(_chunks(request.file))
    assert [name for name, _ in chunks] == [b"fmt ", b"data", b"LIST", b"cue ", b"LIST"]
    marks = dict(chunks)[b"cue "]
    places = [struct.unpack_from("<I", marks, 4 + 24 * number + 20)[0] for number in range(len(marks) // 24)]
    assert places == [one.at * 441 // 10 for one in chapters(request.timeline)]
    assert b"Leg swings (2 of 2)\0" in chunks[-1][1]
    assert "Evening, déjà".encode() in chunks[2][1]


def test_captions_and_lyrics_lie_beside_it_on_request(request_for, tmp_path: Path):
    made = render(request_for("a.wav", captions=True, lyrics=True))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.lrc", "a.vtt", "a.wav"]
    assert [path.name for path in made.files] == ["a.wav", "a.vtt", "a.lrc"]


@pytest.mark.parametrize("there", ["a.wav", "a.vtt"])
def test_a_file_that_is_there_is_left_alone(there: str, request_for, tmp_path: Path):
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        render(request_for("a.wav", captions=True))
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [(there, "mine")]


def test_it_is_replaced_where_that_is_wanted(request_for, tmp_path: Path):
    (tmp_path / "a.wav").write_text("old", encoding="utf-8")
    request = request_for("a.wav", replace=True)
    render(request)
    assert len(samples_of(request.file)) > RATE


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_who_ends_it_early_finds_the_folder_as_it_was(stop: type[BaseException], request_for, tmp_path: Path):
    (tmp_path / "a.wav").write_text("old", encoding="utf-8")

    def press(part: float) -> None:
        if part > 0.5:
            raise stop

    with pytest.raises(stop):
        render(request_for("a.wav", replace=True, progress=press))
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a.wav", "old")]


def test_a_full_disk_is_told_and_leaves_nothing(request_for, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Full:
        def write(self, samples: bytes) -> None:
            raise OSError(28, "No space left on device")

        def finish(self) -> None:
            """Is never reached."""

        def close(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(rendering, "writer_for", lambda _kind, part, _frames, _channels: part.touch() or Full())
    with pytest.raises(ReliefError, match="No space left on device") as told:
        render(request_for("a.wav"))
    assert "Nothing was left behind" in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_from_the_first_second_to_the_end(request_for):
    told: list[float] = []
    render(request_for("a.wav", progress=told.append))
    assert told == sorted(told)
    assert 0 < told[0] < 0.1
    assert told[-1] == 1.0


@pytest.mark.parametrize("name", ["a", "a.aac", "a.wav.txt"])
def test_an_ending_that_says_no_kind_is_answered_with_those_there_are(name: str):
    with pytest.raises(UsageError, match=r"\.wav, \.mp3, \.flac, \.ogg"):
        kind_of(Path(name))


def test_the_ending_may_be_in_capitals():
    assert kind_of(Path("A.WAV")) == ".wav"


def test_what_is_too_long_for_a_wav_file_is_said_before_it_is_written(tmp_path: Path):
    with pytest.raises(UsageError, match="13 hours"):
        writer_for(".wav", tmp_path / "a", 24 * 3600 * RATE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("kind", "extra"), [(".mp3", "mp3"), (".flac", "flac-ogg")])
def test_a_library_that_is_missing_is_named_with_what_brings_it(
    kind: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    missing = {".mp3": "lameenc", ".flac": "soundfile"}[kind]
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ReliefError, match=rf"relief-player\[{extra}\]"):
        writer_for(kind, tmp_path / "a", RATE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_was_only_begun_can_be_closed(kind: str, tmp_path: Path):
    writer = writer_for(kind, tmp_path / "a", RATE)
    writer.close()
    writer.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_nothing_can_be_finished(kind: str, tmp_path: Path):
    writer = writer_for(kind, tmp_path / "a", 0)
    writer.finish()
    writer.close()


def test_a_missing_cue_sound_is_told(request_for, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    request = request_for("a.wav")
    broken = Request(timeline=request.timeline, title="x", file=request.file, clips=empty)
    with pytest.raises(ReliefError, match="A cue sound is missing"):
        render(broken)
    assert list(tmp_path.iterdir()) == [empty]


def test_a_session_of_no_length_is_a_file_all_the_same(request_for):
    request = request_for("a.wav", timeline=timeline_of('name = "x"\n[[step]]\nkind = "note"\nname = "Hello"\n'))
    made = render(request)
    assert made.seconds <= 2
    with wave.open(str(request.file)) as file:
        assert file.getnframes() == round(made.seconds * RATE)


@pytest.mark.parametrize("name", ["missing/a.wav", "folder"])
def test_a_place_where_nothing_can_be_written_is_told(name: str, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError):
        Target([tmp_path / name], replace=True)
