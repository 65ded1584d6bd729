"""What every sound device does, whatever it is made of: one suite over all of them."""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sound_fakes import write_clip

from relief_player.sound import instant
from relief_player.sound.agenda import Agenda
from relief_player.sound.clips import read_clip
from relief_player.sound.devices.bell_device import BellDevice
from relief_player.sound.devices.miniaudio_device import MiniaudioDevice
from relief_player.sound.devices.player_device import PlayerDevice
from relief_player.sound.devices.port import Device, DeviceError
from relief_player.sound.devices.silent_device import SilentDevice
from relief_player.sound.devices.simpleaudio_device import SimpleaudioDevice
from relief_player.sound.protocol import At, Dropped, Reply, Started

CLIP = 60
"""Milliseconds of the clip that is played."""


def _player(_report: Callable[[Reply], None]) -> Device:
    if sys.platform == "win32":
        pytest.skip("Windows plays through winsound, which needs a real device")
    return PlayerDevice([("true",)])


DEVICES: dict[str, Callable[[Callable[[Reply], None]], Device]] = {
    "miniaudio": lambda _report: MiniaudioDevice(allow_null=True),
    "simpleaudio": lambda _report: SimpleaudioDevice(),
    "player": _player,
    "bell": BellDevice,
    "silent": lambda _report: SilentDevice(),
}


class Played:
    """An open device, its agenda, and what it reports."""

    def __init__(self, make: Callable[[Callable[[Reply], None]], Device], clip: Path) -> None:
        self._reports: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self.agenda = Agenda(self._reports.put)
        self.agenda.load("tone", read_clip(clip))
        self.device = make(self._reports.put)
        try:
            self.device.open(self.agenda)
        except DeviceError as error:
            pytest.skip(f"cannot be tried here: {error}")

    def at(self, seconds: float, number: int = 1, generation: int = 0) -> float:
        """Have the clip sound so many seconds from now; returns when that is."""
        due = instant.now() + seconds
        self.agenda.put(At(due, "tone", (number, 1, 0), generation))
        return due

    def next(self, seconds: float = 5.0) -> Started | Dropped:
        """The next report of a cue."""
        while True:
            report = self._reports.get(timeout=seconds)
            if isinstance(report, Started | Dropped):
                return report

    def stays_quiet(self, seconds: float) -> bool:
        """Whether no cue begins in this time."""
        try:
            self.next(seconds)
        except queue.Empty:
            return True
        return False


@pytest.fixture(params=DEVICES)
def played(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    # ALSA's own stand-in: it takes all and plays it to nobody, so that simpleaudio can be tried without a card.
    alsa = tmp_path / "asound.conf"
    alsa.write_text("pcm.!default { type null }\nctl.!default { type hw card 0 }\n", encoding="utf-8")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(alsa))
    opened = Played(DEVICES[request.param], write_clip(tmp_path / "tone.wav", CLIP))
    yield opened
    opened.device.close()


def test_it_is_known_by_the_name_that_the_settings_use(played: Played, request: pytest.FixtureRequest):
    assert f"[{played.device.name}]" in request.node.name
    assert played.device.words


def test_a_cue_begins_when_it_is_due(played: Played):
    due = played.at(0.2)
    began = played.next()
    assert began == Started((1, 1, 0), "tone", due, began.when)  # type: ignore[union-attr]  # as the test expects
    assert abs(began.when - due) < 0.05  # type: ignore[union-attr]  # as above


def test_cues_begin_in_the_order_in_which_they_are_due(played: Played):
    played.at(0.25, number=2)
    played.at(0.15, number=1)
    assert [played.next().key for _ in range(2)] == [(1, 1, 0), (2, 1, 0)]


def test_two_cues_of_one_instant_both_begin(played: Played):
    due = played.at(0.2, number=1)
    played.agenda.put(At(due, "tone", (2, 1, 0)))
    assert {played.next().key for _ in range(2)} == {(1, 1, 0), (2, 1, 0)}


def test_a_cue_that_comes_while_the_device_waits_for_a_later_one_begins_first(played: Played):
    played.at(0.4, number=2)
    played.at(0.1, number=1)
    assert [played.next().key for _ in range(2)] == [(1, 1, 0), (2, 1, 0)]


def test_a_cue_that_was_withdrawn_never_begins(played: Played):
    played.at(0.2, number=1, generation=1)
    played.at(0.3, number=2, generation=2)
    played.agenda.withdraw(2)
    assert played.next().key == (2, 1, 0)


def test_a_cue_a_little_late_begins_at_once(played: Played):
    played.at(-0.2)
    began = played.next()
    assert isinstance(began, Started)
    assert began.when - instant.now() < 0.1


def test_cues_too_late_to_be_true_are_dropped_and_not_played_in_a_burst(played: Played):
    for number in range(5):
        played.at(-0.6, number)
    assert {type(played.next()) for _ in range(5)} == {Dropped}


def test_a_cue_told_again_after_it_began_does_not_begin_again(played: Played):
    due = played.at(0.1)
    played.next()
    played.agenda.put(At(due, "tone", (1, 1, 0)))
    assert played.stays_quiet(0.2)


def test_a_clip_that_was_never_loaded_does_no_harm(played: Played):
    played.agenda.put(At(instant.now() + 0.05, "nothing", (9, 1, 0)))
    played.next()
    played.at(0.1, number=2)
    assert isinstance(played.next(), Started)
    played.device.check()


def test_it_is_well_while_it_plays(played: Played):
    played.at(0.1)
    played.next()
    played.device.check()


def test_the_volume_may_change_while_it_plays(played: Played):
    for number, percent in enumerate((0, 100, 30)):
        played.agenda.percent = percent
        played.at(0.05, number)
        assert isinstance(played.next(), Started)


def test_it_closes_at_once_while_it_sounds_and_can_be_closed_again(played: Played):
    played.at(0.1)
    played.next()
    before = instant.now()
    played.device.close()
    played.device.close()
    assert instant.now() - before < 1


def test_nothing_begins_after_it_was_closed(played: Played):
    played.device.close()
    played.at(0.05)
    assert played.stays_quiet(0.2)


def test_it_falls_silent_when_its_clip_has_ended(played: Played):
    played.at(0.05)
    played.next()
    end = instant.now() + 2
    while played.device.sounding and instant.now() < end:
        played.stays_quiet(0.02)
    assert not played.device.sounding
