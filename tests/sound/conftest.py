"""What the tests of sound share: the shipped clips, a machine without sound, and one with a card made of software."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sound_rig import SoundRig, missing

from relief_player.places import shipped


@pytest.fixture
def clips() -> Path:
    """The folder of the shipped cue sounds."""
    return shipped("audio")


@pytest.fixture
def no_card(tmp_path: Path) -> dict[str, str]:
    """The environment of a process on a machine that has no sound device."""
    silent = tmp_path / "asound.conf"
    silent.write_text("", encoding="utf-8")
    nowhere = f"unix:{tmp_path}/nobody"
    return {
        "ALSA_CONFIG_PATH": str(silent),
        "PULSE_SERVER": nowhere,
        "PIPEWIRE_REMOTE": str(tmp_path / "nobody"),
        "JACK_NO_START_SERVER": "1",
        "XDG_RUNTIME_DIR": str(tmp_path),
    }


@pytest.fixture
def rig() -> Iterator[SoundRig]:
    """A sound card made of software, which a test may break."""
    lacking = missing()
    if lacking:
        pytest.skip(lacking)
    with SoundRig() as card:
        yield card
