from __future__ import annotations

from pathlib import Path

import pytest
from sound_fakes import program
from sound_rig import SoundRig

from relief_player.sound import doctor, instant
from relief_player.sound.doctor import probe_devices

BLOCKED = program("import sys; sys.stdin.read()")
CRASHING = program("raise SystemExit(139)")
BREAKS_WHILE_IT_SOUNDS = program("""
    import sys
    print('{"is":"ready","device":"x","words":"a frail thing","latency":0}', flush=True)
    for line in sys.stdin:
        if '"at"' in line:
            print('{"is":"started","key":[],"name":"start","due":0,"when":1e12}', flush=True)
            print('{"is":"lost","reason":"it went away"}', flush=True)
""")


def test_a_machine_without_sound_has_a_reason_for_each_device(clips: Path, no_card: dict[str, str]):
    reports = probe_devices(clips, environment=no_card)
    assert [report.name for report in reports] == ["miniaudio", "simpleaudio", "player"]
    assert [report.name for report in reports if report.works or not report.reason] == []


def test_a_bell_works_where_somebody_can_ring_it(clips: Path, no_card: dict[str, str]):
    rings: list[str] = []
    bell = probe_devices(clips, environment=no_card, test_tone=True, ring=lambda: rings.append("ding"))[-1]
    assert (bell.name, bell.words, bell.works, rings) == ("bell", "the terminal's bell", True, ["ding"])


def test_devices_that_block_cost_their_few_seconds_only_once(clips: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doctor, "PATIENCE", 0.5)
    before = instant.now()
    reports = probe_devices(clips, start=BLOCKED, test_tone=True)
    assert {(report.works, report.reason) for report in reports} == {(False, "it does not answer")}
    assert instant.now() - before < 1.4


def test_devices_that_crash_take_nothing_with_them(clips: Path):
    assert {(report.works, report.reason) for report in probe_devices(clips, start=CRASHING)} == {(False, "it fails")}


def test_a_program_that_cannot_be_started_is_a_device_that_fails(clips: Path):
    assert {report.works for report in probe_devices(clips, start=["surely-no-such-program"])} == {False}


def test_a_device_that_breaks_while_it_sounds_does_not_work(clips: Path):
    reports = probe_devices(clips, start=BREAKS_WHILE_IT_SOUNDS, test_tone=True)
    assert {(report.words, report.works, report.reason) for report in reports} == {
        ("a frail thing", False, "it went away")
    }


def test_a_tone_that_is_missing_is_the_reason(tmp_path: Path, no_card: dict[str, str]):
    bell = probe_devices(tmp_path, environment=no_card, test_tone=True, ring=print)[-1]
    assert "start.wav cannot be read" in bell.reason


@pytest.mark.rig
def test_the_tone_of_each_device_that_works_leaves_the_card(clips: Path, rig: SoundRig):
    with rig.record() as recording:
        reports = probe_devices(clips, test_tone=True, environment=rig.environment)
    working = [report.name for report in reports if report.works]
    assert {"miniaudio", "player"} <= set(working)
    assert len(recording.onsets(quiet=0.2)) == len(working)
