"""The trial of the voice that `relief doctor` makes."""

from __future__ import annotations

import sys

import pytest

from relief_player.settings import VoiceSettings
from relief_player.sound.voice import trial
from relief_player.sound.voice.trial import VoiceReport, try_voice


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(trial, "choose_voice", lambda wanted: {"auto": "pico", "none": ""}[wanted])
    return monkeypatch


def test_a_voice_that_speaks_is_said_with_how_long_a_phrase_took(voice: pytest.MonkeyPatch):
    pytest.importorskip("py_nanotts")
    found = try_voice(VoiceSettings())
    assert (found.name, found.words, found.reason) == ("pico", "Pico, British English", "")
    assert 0 < found.seconds < trial.PATIENCE


def test_where_there_is_no_voice_it_says_so(voice: pytest.MonkeyPatch):
    assert try_voice(VoiceSettings(engine="none")) == VoiceReport(name="")


def test_a_voice_that_fails_is_said_with_its_reason(voice: pytest.MonkeyPatch):
    failing = [sys.executable, "-c", 'print(\'{"failed": "it is hoarse"}\', flush=True); input()']
    voice.setattr(trial, "command", lambda *_: failing)
    assert "it is hoarse" in try_voice(VoiceSettings()).reason
