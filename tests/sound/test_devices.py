from __future__ import annotations

import queue
import sys
import threading
from pathlib import Path

import pytest
from sound_fakes import Hand, write_clip

from relief_player.sound import instant
from relief_player.sound.agenda import Agenda
from relief_player.sound.clips import read_clip
from relief_player.sound.devices.bell_device import ONE_RING, BellDevice
from relief_player.sound.devices.maker import make
from relief_player.sound.devices.miniaudio_device import SILENT_FOR, MiniaudioDevice
from relief_player.sound.devices.player_device import PlayerDevice
from relief_player.sound.devices.port import DeviceError
from relief_player.sound.devices.simpleaudio_device import SimpleaudioDevice
from relief_player.sound.protocol import At, Reply, Ring

needs_programs = pytest.mark.skipif(sys.platform == "win32", reason="Windows starts no program to play")


@pytest.mark.parametrize("name", ["miniaudio", "simpleaudio", "player", "bell", "silent"])
def test_every_device_of_the_settings_can_be_made(name: str):
    assert make(name, print).name == name


def test_a_stand_in_that_plays_to_nobody_is_no_sound(monkeypatch: pytest.MonkeyPatch):
    library = pytest.importorskip("miniaudio")
    real = library.PlaybackDevice
    monkeypatch.setattr(library, "PlaybackDevice", lambda **options: real(**options, backends=[library.Backend.NULL]))
    with pytest.raises(DeviceError, match="no sound device was found"):
        MiniaudioDevice().open(Agenda(print))


@pytest.mark.parametrize(("steady", "milliseconds"), [(False, 100), (True, 250)])
def test_blocks_are_large_where_a_background_would_let_a_gap_be_heard(
    steady: bool, milliseconds: int, monkeypatch: pytest.MonkeyPatch
):
    library = pytest.importorskip("miniaudio")
    asked: list[dict[str, object]] = []
    real = library.PlaybackDevice
    monkeypatch.setattr(library, "PlaybackDevice", lambda **options: asked.append(options) or real(**options))
    agenda = Agenda(print)
    agenda.steady = steady
    device = MiniaudioDevice(allow_null=True)
    device.open(agenda)
    device.close()
    assert [options["buffersize_msec"] for options in asked] == [milliseconds]


def test_a_device_that_asks_for_nothing_has_gone():
    pytest.importorskip("miniaudio")
    now = Hand()
    device = MiniaudioDevice(allow_null=True, now=now)
    device.open(Agenda(print))
    try:
        device.check()
        assert device._device is not None
        device._device.stop()
        now.now += SILENT_FOR + 0.1
        with pytest.raises(DeviceError, match="went away"):
            device.check()
    finally:
        device.close()


@pytest.mark.parametrize("device", [MiniaudioDevice, SimpleaudioDevice])
def test_a_library_that_is_not_installed_is_said(
    device: type[MiniaudioDevice | SimpleaudioDevice], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, device.name, None)
    with pytest.raises(DeviceError, match=f"{device.name} is not installed"):
        device().open(Agenda(print))


@needs_programs
def test_a_player_that_fails_is_passed_over_for_the_next():
    device = PlayerDevice([("false",), ("surely-no-such-program",), ("true",)])
    device.open(Agenda(print))
    device.close()
    assert device.words == "true"


@needs_programs
def test_where_no_player_works_there_is_no_device():
    with pytest.raises(DeviceError, match="no player of the system makes a sound"):
        PlayerDevice([("false",)]).open(Agenda(print))


@needs_programs
def test_a_player_is_handed_a_file_at_the_volume_that_is_set(tmp_path: Path):
    heard = tmp_path / "heard.wav"
    agenda = Agenda(print)
    agenda.load("tone", read_clip(write_clip(tmp_path / "tone.wav", milliseconds=10, level=8_000)))
    agenda.percent = 50
    device = PlayerDevice([("sh", "-c", f'cp "$1" {heard}', "sh")])
    device.open(agenda)
    device._sound(At(0.0, "tone"))
    device._running[-1].wait()
    device.close()
    assert set(read_clip(heard)) == set((2_000).to_bytes(2, "little"))


@needs_programs
def test_a_player_that_reports_an_error_has_gone():
    device = PlayerDevice([("sh", "-c", 'case "$1" in *silence*) ;; *) exit 1 ;; esac', "sh")])
    device.open(Agenda(print))
    device._sound(At(0.0, "tone"))
    device._running[-1].wait()
    try:
        with pytest.raises(DeviceError, match="reports an error"):
            device.check()
    finally:
        device.close()


@needs_programs
def test_the_files_of_a_player_go_when_it_is_closed():
    device = PlayerDevice([("true",)])
    device.open(Agenda(print))
    folder = device._folder
    assert folder is not None
    device.close()
    assert not Path(folder.name).exists()


def _rings(dues: list[float], percent: int = 100) -> int:
    told: list[Reply] = []
    agenda = Agenda(print)
    agenda.percent = percent
    device = BellDevice(told.append)
    device.open(agenda)
    for due in dues:
        device._ring(At(due, "end"))
    device.close()
    return told.count(Ring())


def test_cues_of_one_moment_are_one_ring():
    assert _rings([100.0, 100.0, 100.0 + ONE_RING / 2]) == 1


def test_cues_apart_are_a_ring_each():
    assert _rings([100.0, 101.0, 102.0]) == 3


def test_a_muted_bell_does_not_ring():
    assert _rings([100.0], percent=0) == 0


@needs_programs
def test_a_player_of_the_system_is_ended_where_the_words_it_says_were_taken_back(tmp_path: Path):
    # A player that ends at once for the trial, and lasts for anything else.
    lasting = ("sh", "-c", 'case "$0" in *silence*) exit 0;; esac; exec sleep 60')
    device, begun = PlayerDevice([lasting]), threading.Event()
    agenda = Agenda(lambda _: begun.set())
    agenda.load("say-0", read_clip(write_clip(tmp_path / "a.wav")))
    device.open(agenda)
    try:
        agenda.put(At(instant.now(), "say-0", (1, 1, 0)))
        assert begun.wait(5)
        player = device._passing[0]
        agenda.withdraw(1)
        assert player.wait(5) != 0
        device.check()
    finally:
        device.close()


@needs_programs
def test_a_player_of_the_system_is_given_what_a_clip_holds_now(tmp_path: Path):
    device, begun = PlayerDevice([("true",)]), queue.SimpleQueue()
    agenda = Agenda(begun.put)
    device.open(agenda)
    try:
        for number, level in enumerate((1_000, 2_000)):
            agenda.load("say-0", read_clip(write_clip(tmp_path / "a.wav", level=level)))
            agenda.put(At(instant.now(), "say-0", (number, 1, 0)))
            begun.get(timeout=5)
        assert device._folder is not None
        files = [path for path in Path(device._folder.name).iterdir() if path.name.startswith("say-0")]
        assert sorted(int.from_bytes(read_clip(path)[:2], "little") for path in files) == [1_000, 2_000]
    finally:
        device.close()
